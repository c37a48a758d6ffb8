#include <cstdio>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tools/rsuctl/json_line.h"
#include "tools/rsuctl/score_question.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using v1::ScoreComparison;

// "1", or "1 -> 2"; a dash for none.
std::string Step(const std::string& before, const std::string& after) {
  if (before == after) return before;
  return absl::StrCat(before.empty() ? "-" : before, " -> ",
                      after.empty() ? "-" : after);
}

void PrintLine(const ScoreComparison::Line& line) {
  std::string facts = absl::StrJoin(line.changed_facts(), ", ");
  if (!facts.empty()) facts = absl::StrCat(": ", facts);
  std::printf("%12s %12s %12s  %s, %s x %s%s\n",
              line.by_facts().rounded().c_str(),
              line.by_milieu().rounded().c_str(),
              line.by_formula().rounded().c_str(), line.description().c_str(),
              Step(line.value_before(), line.value_after()).c_str(),
              Step(line.coefficient_before(), line.coefficient_after()).c_str(),
              facts.c_str());
}

void PrintComparison(const ScoreComparison& comparison) {
  std::printf("from %s %s (%s)\n", comparison.before().score().c_str(),
              KnownAs(comparison.before()).c_str(),
              OriginOf(comparison.before()).c_str());
  std::printf("to   %s %s (%s)\n", comparison.after().score().c_str(),
              KnownAs(comparison.after()).c_str(),
              OriginOf(comparison.after()).c_str());
  if (comparison.changed_fields_size() > 0) {
    std::printf("declared otherwise:\n");
    for (const auto& field : comparison.changed_fields()) {
      std::printf("  %s\n", Step(field.before(), field.after()).c_str());
    }
  }
  std::printf("%12s %12s %12s\n", "by facts", "by milieu", "by formula");
  for (const ScoreComparison::Line& line : comparison.lines()) PrintLine(line);
  std::printf("%12s %12s %12s  together %s\n",
              comparison.by_facts().rounded().c_str(),
              comparison.by_milieu().rounded().c_str(),
              comparison.by_formula().rounded().c_str(),
              comparison.difference().c_str());
  std::printf("exactly %s + %s + %s + %s by rounding, over %s\n",
              comparison.by_facts().numerator().c_str(),
              comparison.by_milieu().numerator().c_str(),
              comparison.by_formula().numerator().c_str(),
              comparison.by_rounding().numerator().c_str(),
              comparison.denominator().c_str());
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
  if (!from.has_value()) return Fail(kBadMoment, ExitStatus::kUsage);
  const std::string& day = to_day;
  return AskAboutHousehold(
      flags, to_day, to_moment,
      [&](const auto& channel, const Belonging& belonging) {
        const auto earlier = HouseholdOf(channel, flags.idcs, *from);
        if (!earlier.ok()) return FailWith(earlier.status());
        if (earlier->household != belonging.household) {
          return Fail(
              "the person belonged to another household, or to none, "
              "at the first of the two moments",
              ExitStatus::kRefused);
        }
        v1::CompareScoresRequest request;
        request.set_name(belonging.household);
        request.mutable_before()->set_as_of(from->day);
        *request.mutable_before()->mutable_known_at() = earlier->known_at;
        request.mutable_after()->set_as_of(day);
        *request.mutable_after()->mutable_known_at() = belonging.known_at;
        request.set_language(flags.language);
        const auto comparison = CallScores(
            channel, request, &v1::ScoreService::Stub::CompareScores);
        if (!comparison.ok()) return FailWith(comparison.status());
        if (flags.format == "json") {
          std::puts(JsonLine(*comparison).c_str());
        } else {
          PrintComparison(*comparison);
        }
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
