#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/json_line.h"
#include "tools/rsuctl/score_question.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;

// "members, dwelling.rooms (corrected by revision 2)".
std::string FactsOf(const v1::Explanation::Term& term) {
  std::string facts;
  for (const v1::Fact& fact : term.facts()) {
    absl::StrAppend(&facts, facts.empty() ? "" : ", ", fact.field());
    if (fact.source() == v1::Fact::CORRECTED) {
      absl::StrAppend(&facts, " (corrected by revision ", fact.revision(), ")");
    }
  }
  return facts;
}

void PrintScore(const v1::Score& score) {
  std::printf("%-8s %12s %12s %14s  %s\n", "term", "value", "coefficient",
              "contribution", "what, and the declared facts it is made from");
  for (const v1::Explanation::Term& term : score.explanation().terms()) {
    const bool region = term.number() == "region";
    std::printf("%-8s %12s %12s %14s  %s%s: %s\n", term.number().c_str(),
                term.value().c_str(), term.coefficient().c_str(),
                term.contribution().c_str(), term.description().c_str(),
                region ? absl::StrCat(" (", term.variable(), ")").c_str() : "",
                FactsOf(term).c_str());
  }
  std::printf("%-8s %12s %12s %14s\n", "score", "", "", score.score().c_str());
  std::printf(
      "household %s, %s\n"
      "exactly %s / %s, rounded half up to seven decimals%s\n"
      "%s\n",
      score.household().c_str(), OriginOf(score).c_str(),
      score.explanation().exact_numerator().c_str(),
      score.explanation().denominator().c_str(),
      score.usable() ? ""
                     : "\noutside the usable range: not used for eligibility "
                       "until a caseworker rules",
      KnownAs(score).c_str());
}

}  // namespace

std::string OriginOf(const v1::Score& score) {
  return absl::StrCat("formula ", score.formula(), ", declaration for ",
                      score.effective_date(), ", revision ", score.revision());
}

std::string KnownAs(const v1::Score& score) {
  return absl::StrCat(
      "on ", score.as_of(), ", as known at ",
      google::protobuf::util::TimeUtil::ToString(score.known_at()));
}

ExitStatus ExplainScore(const ExplainScoreFlags& flags) {
  return AskAboutHousehold(
      flags, flags.day, flags.known_at,
      [&flags](const auto& channel, const Belonging& belonging) {
        v1::GetScoreRequest request;
        request.set_name(belonging.household);
        request.set_as_of(flags.day);
        *request.mutable_known_at() = belonging.known_at;
        request.set_explain(true);
        request.set_language(flags.language);
        const auto score =
            CallScores(channel, request, &v1::ScoreService::Stub::GetScore);
        if (!score.ok()) return FailWith(score.status());
        if (flags.format == "json") {
          std::puts(JsonLine(*score).c_str());
        } else {
          PrintScore(*score);
        }
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
