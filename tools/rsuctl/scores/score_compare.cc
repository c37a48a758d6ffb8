#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/language.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/scores/score_commands.h"
#include "tools/rsuctl/scores/score_question.h"
#include "tools/rsuctl/words/field_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/score_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using v1::ScoreComparison;

// "1", or "1 -> 2"; a dash for none.
std::string Step(const std::string& before, const std::string& after) {
  if (before == after) return before;
  return absl::StrCat(before.empty() ? "-" : before, " -> ",
                      after.empty() ? "-" : after);
}

std::string StepOfNumbers(const std::string& before, const std::string& after,
                          Language language) {
  return Step(Number(before, language), Number(after, language));
}

// What each of the three steps moved, then words.
void PrintRow(const std::string& by_facts, const std::string& by_milieu,
              const std::string& by_formula, const std::string& words) {
  std::printf("%s %s %s%s%s\n", PaddedLeft(by_facts, 14).c_str(),
              PaddedLeft(by_milieu, 14).c_str(),
              PaddedLeft(by_formula, 14).c_str(), words.empty() ? "" : "  ",
              words.c_str());
}

void PrintLine(const ScoreComparison::Line& line, Language language) {
  std::vector<std::string> changed;
  for (const std::string& fact : line.changed_facts()) {
    changed.push_back(Isolated(fact, language));
  }
  std::string facts = absl::StrJoin(changed, Comma(language));
  if (!facts.empty()) facts = absl::StrCat(Colon(language), facts);
  PrintRow(Number(line.by_facts().rounded(), language),
           Number(line.by_milieu().rounded(), language),
           Number(line.by_formula().rounded(), language),
           absl::StrCat(
               line.description(), Comma(language),
               StepOfNumbers(line.value_before(), line.value_after(), language),
               " × ",
               StepOfNumbers(line.coefficient_before(),
                             line.coefficient_after(), language),
               facts));
}

// The score, where it comes from, and who told it when.
void PrintScore(ScoreText text, const v1::Score& score, Language language) {
  std::printf(
      "%s\n%s\n",
      Say(text, language,
          {score.score(), KnownAs(score, language), OriginOf(score, language)})
          .c_str(),
      Say(ScoreText::kDeclaredBy, language,
          {score.sender(),
           google::protobuf::util::TimeUtil::ToString(score.create_time())})
          .c_str());
  if (!score.usable()) {
    std::puts(Say(ScoreText::kOutsideRange, language).c_str());
  }
}

// The place of a member who is a whole changed field, "members[2]"; 0 of any
// other field.
int MemberOf(absl::string_view path) {
  int index = 0;
  if (!absl::ConsumePrefix(&path, "members[") ||
      !absl::ConsumeSuffix(&path, "]") || !absl::SimpleAtoi(path, &index)) {
    return 0;
  }
  return index + 1;
}

std::string ChangeInWords(const ScoreComparison::ChangedField& field,
                          Language language) {
  const std::string& path =
      field.after().empty() ? field.before() : field.after();
  const int member = MemberOf(path);
  if (member > 0 && field.before().empty()) {
    return Say(ScoreText::kMemberCame, language, {absl::StrCat(member), path});
  }
  if (member > 0 && field.after().empty()) {
    return Say(ScoreText::kMemberLeft, language, {absl::StrCat(member), path});
  }
  return FieldInWords(path, language);
}

// Whether a figure that changed did anything to the score.
bool Moves(const ScoreComparison::Line& line) {
  return line.by_facts().numerator() != "0" ||
         line.by_milieu().numerator() != "0" ||
         line.by_formula().numerator() != "0";
}

void PrintLines(const ScoreComparison& comparison, Language language) {
  int still = 0;
  for (const ScoreComparison::Line& line : comparison.lines()) {
    if (Moves(line)) {
      PrintLine(line, language);
    } else {
      ++still;
    }
  }
  if (still > 0) {
    std::puts(
        Say(ScoreText::kMovedNothing, language, {absl::StrCat(still)}).c_str());
  }
}

void PrintComparison(const ScoreComparison& comparison, Language language) {
  PrintScore(ScoreText::kFrom, comparison.before(), language);
  PrintScore(ScoreText::kTo, comparison.after(), language);
  if (comparison.changed_fields_size() > 0) {
    std::puts(Say(ScoreText::kDeclaredOtherwise, language).c_str());
    for (const auto& field : comparison.changed_fields()) {
      std::printf("  %s\n", ChangeInWords(field, language).c_str());
    }
  }
  PrintRow(Say(ScoreText::kByFacts, language),
           Say(ScoreText::kByMilieu, language),
           Say(ScoreText::kByFormula, language), "");
  PrintLines(comparison, language);
  PrintRow(Number(comparison.by_facts().rounded(), language),
           Number(comparison.by_milieu().rounded(), language),
           Number(comparison.by_formula().rounded(), language),
           Say(ScoreText::kTogether, language, {comparison.difference()}));
  std::puts(
      Say(ScoreText::kExactParts, language,
          {comparison.by_facts().numerator(),
           comparison.by_milieu().numerator(),
           comparison.by_formula().numerator(),
           comparison.by_rounding().numerator(), comparison.denominator()})
          .c_str());
}

// "DAY@MOMENT" or "DAY".
std::pair<std::string, std::string> SplitAt(const std::string& text) {
  return absl::StrSplit(text, absl::MaxSplits('@', 1));
}

}  // namespace

ExitStatus CompareScores(const ExplainScoreFlags& flags) {
  const auto [to_day, to_moment] = SplitAt(flags.to);
  const auto from =
      ReadDayAsKnown(SplitAt(flags.from).first, SplitAt(flags.from).second);
  if (!from.has_value()) {
    return Fail(absl::StrCat("--from: ", kBadMoment), ExitStatus::kUsage);
  }
  const std::string& day = to_day;
  return AskAboutHousehold(
      flags,
      {to_day, to_moment, "--to", absl::StrCat("--to: ", kBadMoment), "--to"},
      [&](const auto& channel, const Belonging& belonging) {
        const auto earlier = HouseholdOf(channel, flags.idcs, *from);
        if (!earlier.ok()) {
          return FailWith(InTermsOf(
              {{"as_of", "--from"}, {"known_at", "--from"}}, earlier.status()));
        }
        if (earlier->household != belonging.household) {
          return Fail(Say(ScoreText::kOtherHousehold, Spoken()),
                      ExitStatus::kRefused);
        }
        v1::CompareScoresRequest request;
        request.set_name(belonging.household);
        request.mutable_before()->set_as_of(from->day);
        *request.mutable_before()->mutable_known_at() = earlier->known_at;
        request.mutable_after()->set_as_of(day);
        *request.mutable_after()->mutable_known_at() = belonging.known_at;
        request.set_language(std::string(base::LanguageCode(Spoken())));
        const auto comparison = CallScores(
            channel, request, &v1::ScoreService::Stub::CompareScores);
        if (!comparison.ok()) return FailWith(comparison.status());
        if (flags.format == "json") {
          std::puts(JsonLine(*comparison).c_str());
        } else {
          PrintComparison(*comparison, Spoken());
        }
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
