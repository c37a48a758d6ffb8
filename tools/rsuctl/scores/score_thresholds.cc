#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/scores/score_commands.h"
#include "tools/rsuctl/scores/score_question.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/field_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/score_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using google::protobuf::RepeatedPtrField;

// "AMO Tadamon (at or under it), AMO Chamil (above it, as this household)".
std::string ProgrammesOf(const v1::Threshold& threshold, Language language) {
  std::vector<std::string> programmes;
  for (const v1::Threshold::Programme& programme : threshold.programmes()) {
    programmes.push_back(
        Say(ScoreText::kProgramme, language,
            {ProgrammeInWords(programme.name(), programme.title(), language),
             programme.above() ? "ABOVE" : "UNDER",
             programme.on_its_side() ? "IN" : "OUT"}));
  }
  return absl::StrJoin(programmes, Comma(language));
}

void PrintCrossings(ScoreText title,
                    const RepeatedPtrField<v1::Threshold::Crossing>& all,
                    Language language) {
  if (all.empty()) return;
  std::printf("  %s\n", Say(title, language).c_str());
  for (const v1::Threshold::Crossing& crossing : all) {
    std::vector<std::string> others;
    for (const std::string& value : crossing.other_values()) {
      others.push_back(ValueInWords(crossing.field(), value, language));
    }
    const std::string more =
        others.empty() ? ""
                       : Say(ScoreText::kOrValues, language,
                             {absl::StrJoin(others, Comma(language))});
    std::printf(
        "    %s%s\n",
        Say(ScoreText::kChange, language,
            {FieldInWords(crossing.field(), language),
             ValueInWords(crossing.field(), crossing.declared(), language),
             ValueInWords(crossing.field(), crossing.changed(), language), more,
             crossing.score()})
            .c_str(),
        crossing.usable() ? "" : Say(ScoreText::kNotUsable, language).c_str());
  }
}

void PrintThreshold(const v1::Threshold& threshold, Language language) {
  std::printf("%s\n  %s\n",
              Say(ScoreText::kThreshold, language,
                  {threshold.threshold(), ProgrammesOf(threshold, language)})
                  .c_str(),
              Say(ScoreText::kDistance, language,
                  {DistanceInWords(threshold.distance(),
                                   v1::Threshold::Side_Name(threshold.side()),
                                   language)})
                  .c_str());
  PrintCrossings(ScoreText::kCrossedBy, threshold.crossings(), language);
  PrintCrossings(ScoreText::kCannotBeChanged, threshold.cannot_be_changed(),
                 language);
  if (threshold.crossings().empty() && threshold.cannot_be_changed().empty()) {
    std::printf("  %s\n", Say(ScoreText::kNothingCrosses, language).c_str());
  }
}

void PrintThresholds(const v1::ThresholdExplanation& explanation,
                     Language language) {
  const v1::Score& score = explanation.score();
  std::printf("%s\n%s\n",
              Say(ScoreText::kScoreOn, language,
                  {score.score(), KnownAs(score, language)})
                  .c_str(),
              Say(ScoreText::kHousehold, language,
                  {score.household(), OriginOf(score, language)})
                  .c_str());
  if (!score.usable()) {
    std::puts(Say(ScoreText::kOutsideRange, language).c_str());
  }
  for (const v1::Threshold& threshold : explanation.thresholds()) {
    PrintThreshold(threshold, language);
  }
  if (explanation.thresholds_size() > 0) {
    std::puts(Say(ScoreText::kCountsFrom, language).c_str());
  }
}

}  // namespace

ExitStatus ExplainThresholds(const ExplainScoreFlags& flags) {
  return AskAboutHousehold(
      flags, {flags.day, flags.known_at},
      [&flags](const auto& channel, const Belonging& belonging) {
        v1::ExplainThresholdsRequest request;
        request.set_name(belonging.household);
        request.set_as_of(flags.day);
        *request.mutable_known_at() = belonging.known_at;
        const auto explanation = CallScores(
            channel, request, &v1::ScoreService::Stub::ExplainThresholds);
        if (!explanation.ok()) return FailWith(explanation.status());
        if (flags.format == "json") {
          std::puts(JsonLine(*explanation).c_str());
        } else {
          PrintThresholds(*explanation, Spoken());
        }
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
