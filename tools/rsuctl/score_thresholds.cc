#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/rsuctl/json_line.h"
#include "tools/rsuctl/score_question.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using google::protobuf::RepeatedPtrField;

// "AMO Tadamon (at or under it), AMO Chamil (above it, as this household)".
std::string ProgrammesOf(const v1::Threshold& threshold) {
  std::vector<std::string> programmes;
  for (const v1::Threshold::Programme& programme : threshold.programmes()) {
    programmes.push_back(absl::StrCat(
        programme.title(), " (",
        programme.above() ? "above it" : "at or under it",
        programme.on_its_side() ? ", as this household" : "", ")"));
  }
  return absl::StrJoin(programmes, ", ");
}

void PrintCrossings(const char* title,
                    const RepeatedPtrField<v1::Threshold::Crossing>& all) {
  if (all.empty()) return;
  std::printf("  %s\n", title);
  for (const v1::Threshold::Crossing& crossing : all) {
    std::printf("    %s: %s -> %s", crossing.field().c_str(),
                crossing.declared().c_str(), crossing.changed().c_str());
    if (crossing.other_values_size() > 0) {
      std::printf(" (or %s)",
                  absl::StrJoin(crossing.other_values(), ", ").c_str());
    }
    std::printf(", score %s%s\n", crossing.score().c_str(),
                crossing.usable() ? "" : ", not usable");
  }
}

void PrintThresholds(const v1::ThresholdExplanation& explanation) {
  const v1::Score& score = explanation.score();
  std::printf("score %s %s\nhousehold %s, %s\n", score.score().c_str(),
              KnownAs(score).c_str(), score.household().c_str(),
              OriginOf(score).c_str());
  for (const v1::Threshold& threshold : explanation.thresholds()) {
    std::printf("threshold %s of %s\n  score minus threshold: %s\n",
                threshold.threshold().c_str(), ProgrammesOf(threshold).c_str(),
                threshold.distance().c_str());
    PrintCrossings("crossed by one fact alone, by the smallest change:",
                   threshold.crossings());
    PrintCrossings("what would cross it too, but cannot be changed:",
                   threshold.cannot_be_changed());
    if (threshold.crossings().empty() &&
        threshold.cannot_be_changed().empty()) {
      std::printf("  no fact alone crosses it\n");
    }
  }
}

}  // namespace

ExitStatus ExplainThresholds(const ExplainScoreFlags& flags) {
  return AskAboutHousehold(
      flags, flags.day, flags.known_at,
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
          PrintThresholds(*explanation);
        }
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
