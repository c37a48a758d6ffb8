// A household as it is declared on a day, and everything it ever declared.

#include <google/protobuf/util/time_util.h>

#include <cstdio>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/date.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/households/household_commands.h"
#include "tools/rsuctl/households/household_left.h"
#include "tools/rsuctl/households/household_of.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using google::protobuf::util::TimeUtil;

constexpr int kPage = 500;
constexpr std::int64_t kMicrosOfDay = std::int64_t{86'400} * 1'000'000;

std::string Today() {
  return base::Date::FromDayNumber(
             static_cast<std::int32_t>(base::SystemClock().NowMicros() /
                                       kMicrosOfDay))
      .ToString();
}

// Calls `each` with the declarations of `parent`, page by page.
absl::Status ForEachDeclaration(
    v1::HouseholdService::Stub& stub, const std::string& parent,
    const DayAsKnown& at,
    const std::function<void(const v1::DeclarationRecord&)>& each) {
  v1::ListDeclarationsRequest request;
  request.set_parent(parent);
  request.set_page_size(kPage);
  if (at.known_at.has_value()) *request.mutable_known_at() = *at.known_at;
  do {
    RSU_ASSIGN_OR_RETURN(
        const v1::ListDeclarationsResponse page,
        CallMethod(stub, &v1::HouseholdService::Stub::ListDeclarations,
                   request));
    for (const v1::DeclarationRecord& record : page.declarations()) {
      each(record);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return absl::OkStatus();
}

bool IsUnknownHousehold(const absl::Status& status) {
  return base::DetailOf(status).reason == "UNKNOWN_HOUSEHOLD";
}

// The declarations of the household with this number, or, if there is none,
// those that name the person with it.
absl::Status ForEachOf(
    v1::HouseholdService::Stub& stub, const std::string& number,
    const DayAsKnown& at,
    const std::function<void(const v1::DeclarationRecord&)>& each) {
  absl::Status status =
      ForEachDeclaration(stub, "households/" + number, at, each);
  if (!IsUnknownHousehold(status)) return status;
  return ForEachDeclaration(stub, "people/" + number, at, each);
}

void PrintLine(const v1::DeclarationRecord& record) {
  const v1::Declaration& declaration = record.declaration();
  std::vector<std::string> members;
  for (const v1::Member& member : declaration.members()) {
    members.push_back(member.idcs());
  }
  std::printf(
      "%s,%lld,%s,%s,%s,%s,%s,%s,%s,%s\n", record.household().c_str(),
      static_cast<long long>(record.revision()),
      declaration.effective_date().c_str(),
      TimeUtil::ToString(record.create_time()).c_str(), record.sender().c_str(),
      base::CsvField(declaration.household_ref()).c_str(),
      record.replaces() > 0 ? absl::StrCat(record.replaces()).c_str() : "",
      record.score().c_str(), record.formula().c_str(),
      absl::StrJoin(members, " ").c_str());
}

void PrintText(RegisterText text, const std::vector<std::string>& arguments) {
  std::puts(Say(text, Spoken(), arguments).c_str());
}

void PrintRecord(const v1::DeclarationRecord& record) {
  const v1::Declaration& declaration = record.declaration();
  PrintText(RegisterText::kHousehold, {record.household()});
  PrintText(RegisterText::kRevision, {absl::StrCat(record.revision())});
  PrintText(RegisterText::kEffectiveDate, {declaration.effective_date()});
  PrintText(RegisterText::kCreateTime,
            {TimeUtil::ToString(record.create_time())});
  PrintText(RegisterText::kSender, {record.sender()});
  PrintText(RegisterText::kHouseholdRef, {declaration.household_ref()});
  if (record.replaces() > 0) {
    PrintText(RegisterText::kReplaces, {absl::StrCat(record.replaces())});
  }
  PrintText(RegisterText::kScore, {record.score()});
  PrintText(RegisterText::kFormula, {record.formula()});
  for (const v1::Member& member : declaration.members()) {
    PrintText(
        RegisterText::kMember,
        {member.idcs(), v1::Member::Relationship_Name(member.relationship()),
         member.birth_date(), v1::Sex::Value_Name(member.sex())});
  }
}

// The declaration of a household that holds on the day, if one does.
absl::StatusOr<std::optional<v1::DeclarationRecord>> InForce(
    v1::HouseholdService::Stub& stub, const std::string& household,
    const DayAsKnown& at) {
  std::optional<v1::DeclarationRecord> last;
  const auto rank = [](const v1::DeclarationRecord& record) {
    return std::make_tuple(record.declaration().effective_date(),
                           record.revision());
  };
  RSU_RETURN_IF_ERROR(ForEachDeclaration(
      stub, household, at, [&](const v1::DeclarationRecord& record) {
        if (record.declaration().effective_date() > at.day) return;
        if (!last.has_value() || rank(*last) < rank(record)) last = record;
      }));
  return last;
}

// Refuses what was asked of a household, by the number as it was typed.
ExitStatus RefuseNumber(const std::string& why) {
  const auto typed = NamesAsTyped().find("idcs");
  return Fail(typed == NamesAsTyped().end()
                  ? why
                  : absl::StrCat(typed->second, ": ", why),
              ExitStatus::kRefused);
}

}  // namespace

ExitStatus ShowHousehold(const HouseholdFlags& flags) {
  const auto at =
      ReadDayAsKnown(flags.day.empty() ? Today() : flags.day, flags.known_at);
  if (!at.has_value()) return Fail(kBadKnownAt, ExitStatus::kUsage);
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::HouseholdService::NewStub(*channel);
  auto record = InForce(*stub, "households/" + flags.number, *at);
  if (!record.ok() && IsUnknownHousehold(record.status())) {
    const auto belonging = HouseholdOf(*channel, flags.number, *at);
    if (!belonging.ok()) return FailWith(belonging.status());
    if (belonging->household.empty()) {
      return RefuseNumber(belonging->why_not);
    }
    record = InForce(*stub, belonging->household, *at);
  }
  if (!record.ok()) return FailWith(record.status());
  if (!record->has_value()) {
    return RefuseNumber("the household had declared nothing for that day");
  }
  const auto left = WhoIsLeft(*channel, **record, *at);
  if (!left.ok()) return FailWith(left.status());
  if (flags.format == "json") {
    JsonObject object;
    object.Add("nobody_left", *left != HouseholdLeft::kSomebody);
    // Behind the fields of the record.
    std::string line = JsonLine(**record);
    line.back() = ',';
    std::puts((line + object.Text().substr(1)).c_str());
    return ExitStatus::kDone;
  }
  PrintRecord(**record);
  if (*left != HouseholdLeft::kSomebody) {
    PrintText(RegisterText::kNobodyLeft,
              {at->day, *left == HouseholdLeft::kAllDied ? "DIED" : "GONE"});
  }
  return ExitStatus::kDone;
}

ExitStatus ShowHouseholdHistory(const HouseholdFlags& flags) {
  const auto at = ReadDayAsKnown("", flags.known_at);
  if (!at.has_value()) return Fail(kBadKnownAt, ExitStatus::kUsage);
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::HouseholdService::NewStub(*channel);
  bool any = false;
  const absl::Status status = ForEachOf(
      *stub, flags.number, *at, [&](const v1::DeclarationRecord& record) {
        if (flags.format == "json") {
          std::puts(JsonLine(record).c_str());
          return;
        }
        if (!any) {
          std::puts(
              "household,revision,effective_date,create_time,sender,"
              "household_ref,replaces,score,formula,members");
        }
        any = true;
        PrintLine(record);
      });
  return status.ok() ? ExitStatus::kDone : FailWith(status);
}

}  // namespace rsuctl
