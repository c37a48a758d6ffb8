#include <cstdio>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/json_line.h"
#include "tools/rsuctl/score_question.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using google::protobuf::util::TimeUtil;

constexpr int kPage = 500;

// A later day than any: where the person belongs last.
constexpr char kLastDay[] = "9999-12-31";

const char* OrDash(const std::string& text) {
  return text.empty() ? "-" : text.c_str();
}

// "correction, revision 2, formula decree-2-21-582, rescoringRuns/1".
std::string WhyOf(const v1::ScoreChange& change) {
  std::string why = absl::StrCat(
      absl::AsciiStrToLower(v1::ScoreChange::Cause_Name(change.cause())),
      ", revision ", change.revision(), ", formula ", change.formula());
  if (!change.rescoring_run().empty()) {
    absl::StrAppend(&why, ", ", change.rescoring_run());
  }
  if (!change.usable()) why += ", not usable";
  return why;
}

void PrintChange(const v1::ScoreChange& change) {
  std::printf("%-27s  %s  %-10s  %9s  %9s  %s\n",
              TimeUtil::ToString(change.known_time()).c_str(),
              change.first_day().c_str(), OrDash(change.last_day()),
              OrDash(change.previous_score()), change.score().c_str(),
              WhyOf(change).c_str());
}

}  // namespace

ExitStatus ShowScoreHistory(const ExplainScoreFlags& flags) {
  return AskAboutHousehold(
      flags, flags.day.empty() ? kLastDay : flags.day, flags.known_at,
      [&flags](const auto& channel, const Belonging& belonging) {
        const bool json = flags.format == "json";
        v1::ListScoreHistoryRequest request;
        request.set_parent(belonging.household);
        request.set_page_size(kPage);
        *request.mutable_known_at() = belonging.known_at;
        if (!json) {
          std::printf("%s, as known at %s\n%-27s  %-10s  %-10s  %9s  %9s\n",
                      belonging.household.c_str(),
                      TimeUtil::ToString(belonging.known_at).c_str(), "known",
                      "from", "to", "before", "score");
        }
        do {
          const auto page = CallScores(
              channel, request, &v1::ScoreService::Stub::ListScoreHistory);
          if (!page.ok()) return FailWith(page.status());
          for (const v1::ScoreChange& change : page->changes()) {
            if (json) {
              std::puts(JsonLine(change).c_str());
            } else {
              PrintChange(change);
            }
          }
          request.set_page_token(page->next_page_token());
        } while (!request.page_token().empty() && ResultsAreTaken());
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
