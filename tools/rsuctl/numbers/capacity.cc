#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/count_admissible.h"
#include "idcs/number/number_presets.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/numbers/number_commands.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::idcs::v1;

std::string Spoke(OperatorText text,
                  const std::vector<std::string>& arguments = {}) {
  return Say(text, Spoken(), arguments);
}

void PrintLine(OperatorText name, const std::string& text) {
  constexpr std::size_t kNameWidth = 12;
  std::printf("%s %s\n", Padded(Spoke(name), kNameWidth).c_str(), text.c_str());
}

absl::StatusOr<v1::NumberSpace> AskServer(const ServerFlags& flags) {
  RSU_ASSIGN_OR_RETURN(const auto channel, Connect(flags));
  const auto stub = v1::IdentifierService::NewStub(channel);
  return CallMethod(*stub, &v1::IdentifierService::Stub::GetNumberSpace,
                    v1::GetNumberSpaceRequest());
}

// `admitted` are those of the preset that was asked for, which need not be the
// server's.
void PrintSpace(const v1::NumberSpace& space, std::int64_t admitted) {
  const std::int64_t issued =
      space.issued_to_people() + space.issued_to_households();
  PrintLine(OperatorText::kIssued,
            Spoke(OperatorText::kIssuedTo,
                  {absl::StrCat(issued), absl::StrCat(space.issued_to_people()),
                   absl::StrCat(space.issued_to_households())}));
  PrintLine(OperatorText::kRetired, Spoke(OperatorText::kRetiredOfThose,
                                          {absl::StrCat(space.retired())}));
  PrintLine(OperatorText::kLeft,
            Number(std::max<std::int64_t>(0, admitted - issued), Spoken()));
  PrintLine(OperatorText::kRate, Spoke(OperatorText::kRateOfDays,
                                       {absl::StrCat(space.recently_issued()),
                                        absl::StrCat(space.recent_days())}));
}

void PrintCapacity(const std::string& name, std::int64_t admitted,
                   const std::optional<v1::NumberSpace>& space) {
  PrintLine(OperatorText::kPreset, name);
  PrintLine(OperatorText::kAdmitted, Number(admitted, Spoken()));
  if (!space.has_value()) return;
  PrintSpace(*space, admitted);
  // The server reckons with its own rules.
  if (name == space->preset()) {
    PrintLine(
        OperatorText::kLastsUntil,
        Spoke(OperatorText::kLastDayAtThatRate,
              {space->full_date().empty() ? "never" : space->full_date()}));
  } else {
    PrintLine(OperatorText::kNote,
              Spoke(OperatorText::kOtherPreset, {space->preset()}));
  }
}

// How many numbers the preset admits, by going through all prefixes.
std::int64_t Count(const idcs::NumberRules& rules) {
  command_line::Progress progress("prefixes", idcs::kPrefixCount);
  return idcs::CountAdmissible(
      rules, 0, idcs::kPrefixCount, idcs::AllCores(),
      [&progress](std::int64_t done) { progress.Advance(done, done); });
}

}  // namespace

ExitStatus ShowCapacity(const CapacityFlags& flags) {
  std::optional<v1::NumberSpace> space;
  if (!flags.server.address.empty()) {
    absl::StatusOr<v1::NumberSpace> answer = AskServer(flags.server);
    if (!answer.ok()) return FailWith(answer.status());
    space = *std::move(answer);
  }
  const std::string name = !flags.preset.empty() ? flags.preset
                           : space.has_value()   ? space->preset()
                                                 : "default";
  const absl::StatusOr<idcs::NumberRules> rules = idcs::LoadPreset(name);
  if (!rules.ok()) {
    return Fail(std::string(rules.status().message()), ExitStatus::kUsage);
  }
  const std::int64_t admitted = rules->preset().capacity;
  const bool json = flags.format == "json";
  if (!json) PrintCapacity(name, admitted, space);
  std::int64_t counted = admitted;
  if (flags.verify) {
    std::fflush(stdout);
    counted = Count(*rules);
    if (!json) PrintLine(OperatorText::kCounted, Number(counted, Spoken()));
  }
  if (json) {
    JsonObject object;
    object.Add("preset", name);
    object.Add("admitted", admitted);
    if (space.has_value()) object.AddJson("server", JsonLine(*space));
    if (flags.verify) object.Add("counted", counted);
    std::puts(object.Text().c_str());
  }
  if (counted == admitted) return ExitStatus::kDone;
  return Fail("the count differs from the stored capacity",
              ExitStatus::kRefused);
}

}  // namespace rsuctl
