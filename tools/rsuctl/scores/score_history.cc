#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/scores/score_commands.h"
#include "tools/rsuctl/scores/score_question.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/score_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using google::protobuf::util::TimeUtil;

constexpr int kPage = 500;

// A later day than any: where the person belongs last.
constexpr char kLastDay[] = "9999-12-31";

std::string OrDash(const std::string& text) {
  return text.empty() ? "-" : text;
}

// "correction, revision 2, formula decree-2-21-582, rescoringRuns/1".
std::string WhyOf(const v1::ScoreChange& change, Language language) {
  std::string why = Say(ScoreText::kCause, language,
                        {v1::ScoreChange::Cause_Name(change.cause()),
                         absl::StrCat(change.revision()), change.formula()});
  if (!change.rescoring_run().empty()) {
    why += Say(ScoreText::kRun, language, {change.rescoring_run()});
  }
  if (!change.usable()) why += Say(ScoreText::kNotUsable, language);
  return why;
}

void PrintRow(const std::string& known, const std::string& first,
              const std::string& last, const std::string& before,
              const std::string& score, const std::string& why) {
  std::printf("%s  %s  %s  %s  %s%s%s\n", Padded(known, 27).c_str(),
              Padded(first, 10).c_str(), Padded(last, 10).c_str(),
              PaddedLeft(before, 9).c_str(), PaddedLeft(score, 9).c_str(),
              why.empty() ? "" : "  ", why.c_str());
}

// Days of a table stay as files write them, which keeps its columns.
void PrintChange(const v1::ScoreChange& change, Language language) {
  PrintRow(TimeUtil::ToString(change.known_time()),
           Isolated(change.first_day(), language),
           Isolated(OrDash(change.last_day()), language),
           Number(OrDash(change.previous_score()), language),
           Number(change.score(), language), WhyOf(change, language));
}

}  // namespace

ExitStatus ShowScoreHistory(const ExplainScoreFlags& flags) {
  return AskAboutHousehold(
      flags, {flags.day.empty() ? kLastDay : flags.day, flags.known_at},
      [&flags](const auto& channel, const Belonging& belonging) {
        const bool json = flags.format == "json";
        const Language language = Spoken();
        v1::ListScoreHistoryRequest request;
        request.set_parent(belonging.household);
        request.set_page_size(kPage);
        *request.mutable_known_at() = belonging.known_at;
        if (!json) {
          std::puts(
              Say(ScoreText::kHistoryOf, language,
                  {belonging.household, TimeUtil::ToString(belonging.known_at)})
                  .c_str());
          PrintRow(Say(ScoreText::kKnown, language),
                   Say(ScoreText::kFirstDay, language),
                   Say(ScoreText::kLastDay, language),
                   Say(ScoreText::kBefore, language),
                   Say(ScoreText::kScore, language), "");
        }
        do {
          const auto page = CallScores(
              channel, request, &v1::ScoreService::Stub::ListScoreHistory);
          if (!page.ok()) return FailWith(page.status());
          for (const v1::ScoreChange& change : page->changes()) {
            if (json) {
              std::puts(JsonLine(change).c_str());
            } else {
              PrintChange(change, language);
            }
          }
          request.set_page_token(page->next_page_token());
        } while (!request.page_token().empty() && ResultsAreTaken());
        return ExitStatus::kDone;
      });
}

}  // namespace rsuctl
