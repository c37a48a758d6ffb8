#include <cstdio>
#include <optional>
#include <string>

#include "base/csv.h"
#include "base/status_macros.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/files/missing_entries.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/scores/score_commands.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;

constexpr int kPage = 5000;

void AddMissing(const v1::ListScoresResponse& page, MissingEntries& missing) {
  missing.Went(page.households());
  for (const std::string& household : page.unreadable()) {
    if (!household.empty()) {
      missing.Add(household, "");
    } else if (page.has_households_in_all()) {
      missing.AddPart(page.households_in_all());
    } else {
      missing.AddPart(std::nullopt);
    }
  }
}

// Prints the scores. Gives what is missing among them.
absl::StatusOr<MissingEntries> Export(const ExportScoresFlags& flags,
                                      v1::ScoreService::Stub& stub) {
  MissingEntries missing(MissingEntries::Of::kScores);
  command_line::Progress progress("households", 0);
  const bool json = flags.format == "json";
  if (!json) std::puts("household_ref,score");
  v1::ListScoresRequest request;
  request.set_page_size(kPage);
  request.set_as_of(flags.day);
  request.set_sender(flags.sender);
  do {
    RSU_ASSIGN_OR_RETURN(
        const v1::ListScoresResponse page,
        CallMethod(stub, &v1::ScoreService::Stub::ListScores, request));
    for (const v1::Score& score : page.scores()) {
      if (json) {
        std::puts(JsonLine(score).c_str());
        continue;
      }
      std::printf("%s,%s\n", base::CsvField(score.household_ref()).c_str(),
                  score.score().c_str());
    }
    AddMissing(page, missing);
    progress.Advance(page.scores_size(), 0);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return missing;
}

}  // namespace

ExitStatus ExportScores(const ExportScoresFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::ScoreService::NewStub(*channel);
  const absl::StatusOr<MissingEntries> missing = Export(flags, *stub);
  if (!missing.ok()) return FailWith(missing.status());
  return missing->any() ? FailMissing(*missing) : ExitStatus::kDone;
}

}  // namespace rsuctl
