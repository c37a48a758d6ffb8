#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/language.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/scores/score_commands.h"
#include "tools/rsuctl/scores/score_question.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/score_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;

// "members, dwelling.rooms (corrected by revision 2)".
std::string FactsOf(const v1::Explanation::Term& term, Language language) {
  std::string facts;
  for (const v1::Fact& fact : term.facts()) {
    absl::StrAppend(&facts, facts.empty() ? "" : Comma(language),
                    fact.source() == v1::Fact::CORRECTED
                        ? Say(ScoreText::kCorrected, language,
                              {fact.field(), absl::StrCat(fact.revision())})
                        : Isolated(fact.field(), language));
  }
  return facts;
}

// The columns that are no words: numbers stand at the right.
void PrintRow(const std::string& term, const std::string& value,
              const std::string& coefficient, const std::string& contribution,
              const std::string& words) {
  std::printf("%s %s %s %s%s%s\n", Padded(term, 9).c_str(),
              PaddedLeft(value, 12).c_str(),
              PaddedLeft(coefficient, 12).c_str(),
              PaddedLeft(contribution, 14).c_str(), words.empty() ? "" : "  ",
              words.c_str());
}

// "constant" and "region" are words, "V19" is a number of the annex.
std::string TermName(const v1::Explanation::Term& term, Language language) {
  if (term.number() == "constant") return Say(ScoreText::kConstant, language);
  if (term.number() == "region") return Say(ScoreText::kRegion, language);
  return term.number();
}

void PrintScore(const v1::Score& score, Language language) {
  const auto say = [language](ScoreText text) { return Say(text, language); };
  PrintRow(say(ScoreText::kTerm), say(ScoreText::kValue),
           say(ScoreText::kCoefficient), say(ScoreText::kContribution),
           say(ScoreText::kWhat));
  for (const v1::Explanation::Term& term : score.explanation().terms()) {
    const bool region = term.number() == "region";
    PrintRow(
        TermName(term, language), Number(term.value(), language),
        Number(term.coefficient(), language),
        Number(term.contribution(), language),
        absl::StrCat(term.description(),
                     region ? absl::StrCat(" (", term.variable(), ")") : "",
                     Colon(language), FactsOf(term, language)));
  }
  PrintRow(say(ScoreText::kScore), "", "", Number(score.score(), language), "");
  std::printf("%s\n%s\n%s%s\n%s\n",
              Say(ScoreText::kHousehold, language,
                  {score.household(), OriginOf(score, language)})
                  .c_str(),
              Say(ScoreText::kExactly, language,
                  {score.explanation().exact_numerator(),
                   score.explanation().denominator()})
                  .c_str(),
              score.usable()
                  ? ""
                  : absl::StrCat(say(ScoreText::kOutsideRange), "\n").c_str(),
              KnownAs(score, language).c_str(),
              say(ScoreText::kOwnOnly).c_str());
}

}  // namespace

std::string OriginOf(const v1::Score& score, Language language) {
  return Say(ScoreText::kOrigin, language,
             {score.formula(), score.effective_date(),
              absl::StrCat(score.revision())});
}

std::string KnownAs(const v1::Score& score, Language language) {
  return Say(ScoreText::kKnownAs, language,
             {score.as_of(),
              google::protobuf::util::TimeUtil::ToString(score.known_at())});
}

ExitStatus ExplainScore(const ExplainScoreFlags& flags) {
  return AskAboutHousehold(
      flags, {flags.day, flags.known_at},
      [&flags](const auto& channel, const Belonging& belonging) {
        v1::GetScoreRequest request;
        request.set_name(belonging.household);
        request.set_as_of(flags.day);
        *request.mutable_known_at() = belonging.known_at;
        request.set_explain(true);
        request.set_language(std::string(base::LanguageCode(Spoken())));
        const auto score =
            CallScores(channel, request, &v1::ScoreService::Stub::GetScore);
        if (!score.ok()) return FailWith(score.status());
        if (flags.format == "json") {
          std::puts(JsonLine(*score).c_str());
        } else {
          PrintScore(*score, Spoken());
        }
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
