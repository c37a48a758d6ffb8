#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/csv.h"
#include "tools/rsuctl/json_line.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;

constexpr int kPage = 5000;

// The households that cannot be read.
absl::StatusOr<std::vector<std::string>> Export(const ExportScoresFlags& flags,
                                                v1::ScoreService::Stub& stub) {
  std::vector<std::string> unreadable;
  command_line::Progress progress("households", 0);
  const bool json = flags.format == "json";
  if (!json) std::puts("household_ref,score");
  v1::ListScoresRequest request;
  request.set_page_size(kPage);
  request.set_as_of(flags.day);
  request.set_sender(flags.sender);
  do {
    RSU_ASSIGN_OR_RETURN(const v1::ListScoresResponse page,
                         CallAndWait<v1::ListScoresResponse>(
                             [&](grpc::ClientContext* context,
                                 v1::ListScoresResponse* response) {
                               return stub.ListScores(context, request,
                                                      response);
                             }));
    for (const v1::Score& score : page.scores()) {
      if (json) {
        std::puts(JsonLine(score).c_str());
        continue;
      }
      std::printf("%s,%s\n", CsvField(score.household_ref()).c_str(),
                  score.score().c_str());
    }
    unreadable.insert(unreadable.end(), page.unreadable().begin(),
                      page.unreadable().end());
    progress.Advance(page.scores_size(), 0);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return unreadable;
}

}  // namespace

ExitStatus ExportScores(const ExportScoresFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::ScoreService::NewStub(*channel);
  const auto unreadable = Export(flags, *stub);
  if (!unreadable.ok()) return FailWith(unreadable.status());
  if (unreadable->empty()) return ExitStatus::kDone;
  for (const std::string& household : *unreadable) {
    std::fprintf(stderr, "%s\n",
                 Say(OperationText::kUnreadableEntry, Spoken(),
                     {household.empty() ? "NONE" : household, "NONE"})
                     .c_str());
  }
  return Fail(Say(OperationText::kListUnreadable, Spoken(),
                  {absl::StrCat(unreadable->size())}),
              ExitStatus::kServerFailed);
}

}  // namespace rsuctl
