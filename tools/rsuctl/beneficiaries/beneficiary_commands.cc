#include "tools/rsuctl/beneficiaries/beneficiary_commands.h"

#include <cstdio>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/csv.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/beneficiaries/cursor_file.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/files/missing_entries.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using Stub = v1::BeneficiaryService::Stub;

// Small pages: a page takes the time that its people take.
constexpr int kPage = 1000;

constexpr char kPeopleHeader[] =
    "idcs,contribution_mad,insured_as,insured_through,household,pays_mad,"
    "direct_aid_mad";
constexpr char kPeopleChangesHeader[] =
    "idcs,change,contribution_mad_before,contribution_mad,insured_as,"
    "insured_through,household,pays_mad_before,pays_mad,direct_aid_mad_before,"
    "direct_aid_mad";
constexpr char kHouseholdsHeader[] =
    "household,score,formula,threshold,distance,amount_mad,payers,people,"
    "members,revision,effective_date";
constexpr char kHouseholdChangesHeader[] =
    "household,change,score_before,amount_mad_before,people_before,score,"
    "formula,threshold,distance,amount_mad,payers,people,members,revision,"
    "effective_date";

// Empty for what is not there, which is not 0.
std::string Mad(bool has, std::int64_t mad) {
  return has ? absl::StrCat(mad) : "";
}

std::string PaysMad(const v1::Beneficiary& person) {
  return Mad(person.has_pays_mad(), person.pays_mad());
}

std::string ReceivesMad(const v1::Beneficiary& person) {
  return Mad(person.has_receives_mad(), person.receives_mad());
}

std::string RoleColumns(const v1::Beneficiary& person) {
  return absl::StrCat(person.insured_as() == v1::InsuredAs::UNSPECIFIED
                          ? ""
                          : v1::InsuredAs::Value_Name(person.insured_as()),
                      ",", person.insured_through(), ",", person.household());
}

// From the score on.
std::string RowColumns(const v1::BeneficiaryHousehold& row) {
  return absl::StrCat(
      row.score(), ",", base::CsvField(row.formula()), ",", row.threshold(),
      ",", row.distance(), ",", Mad(row.has_amount_mad(), row.amount_mad()),
      ",", absl::StrJoin(row.payers(), " "), ",", row.people(), ",",
      row.members(), ",", row.revision(), ",", row.effective_date());
}

std::string CsvLine(const v1::Beneficiary& person) {
  return absl::StrCat(
      person.idcs(), ",",
      Mad(person.has_contribution_mad(), person.contribution_mad()), ",",
      RoleColumns(person), ",", PaysMad(person), ",", ReceivesMad(person));
}

std::string CsvLine(const v1::BeneficiaryChange& change) {
  return absl::StrCat(
      change.idcs(), ",", v1::BeneficiaryChange::Kind_Name(change.kind()), ",",
      Mad(change.has_contribution_mad_before(),
          change.contribution_mad_before()),
      ",", Mad(change.has_contribution_mad(), change.contribution_mad()), ",",
      RoleColumns(change.after()), ",", PaysMad(change.before()), ",",
      PaysMad(change.after()), ",", ReceivesMad(change.before()), ",",
      ReceivesMad(change.after()));
}

std::string CsvLine(const v1::BeneficiaryHousehold& row) {
  return absl::StrCat(row.household(), ",", RowColumns(row));
}

std::string CsvLine(const v1::BeneficiaryHouseholdChange& change) {
  const v1::BeneficiaryHousehold& before = change.before();
  return absl::StrCat(
      change.household(), ",",
      v1::BeneficiaryHouseholdChange::Kind_Name(change.kind()), ",",
      before.score(), ",", Mad(before.has_amount_mad(), before.amount_mad()),
      ",", change.has_before() ? absl::StrCat(before.people()) : "", ",",
      change.has_after() ? RowColumns(change.after()) : ",,,,,,,,,");
}

// What a list comes to.
struct Totals {
  explicit Totals(MissingEntries::Of of) : missing(of) {}

  std::int64_t rows = 0;
  std::optional<std::int64_t> mad;  // none where no line carries money
  std::int64_t waiting = 0;
  MissingEntries missing;
};

void AddMad(bool has, std::int64_t mad, Totals& totals) {
  if (has) totals.mad = totals.mad.value_or(0) + mad;
}

void AddTo(const v1::Beneficiary& person, Totals& totals) {
  ++totals.rows;
  AddMad(person.has_pays_mad(), person.pays_mad(), totals);
  AddMad(person.has_receives_mad(), person.receives_mad(), totals);
}

void AddTo(const v1::BeneficiaryHousehold& row, Totals& totals) {
  ++totals.rows;
  AddMad(row.has_amount_mad(), row.amount_mad(), totals);
}

template <typename Change>
void AddTo(const Change&, Totals& totals) {
  ++totals.rows;
}

template <typename Page>
void AddUnreadable(const Page& page, Totals& totals) {
  for (const v1::UnreadableEntry& entry : page.unreadable()) {
    totals.missing.Add(entry.household(), entry.idcs());
  }
}

template <typename Rows>
void PrintRows(const Rows& rows, const BeneficiaryFlags& flags,
               Totals& totals) {
  for (const auto& row : rows) {
    std::puts(flags.format == "json" ? JsonLine(row).c_str()
                                     : CsvLine(row).c_str());
    AddTo(row, totals);
  }
}

void Print(const v1::ListBeneficiariesResponse& page,
           const BeneficiaryFlags& flags, Totals& totals) {
  PrintRows(page.beneficiaries(), flags, totals);
  totals.waiting += page.waiting();
}

void Print(const v1::ListBeneficiaryHouseholdsResponse& page,
           const BeneficiaryFlags& flags, Totals& totals) {
  PrintRows(page.households(), flags, totals);
  totals.waiting += page.waiting();
}

template <typename Changes>
void Print(const Changes& page, const BeneficiaryFlags& flags, Totals& totals) {
  PrintRows(page.changes(), flags, totals);
}

const char* NounOf(const BeneficiaryFlags& flags) {
  return flags.by == "household" ? "households" : "people";
}

// Not among the lines, which programs read.
void PrintTotals(const BeneficiaryFlags& flags, const Totals& totals) {
  std::fprintf(stderr, "%s%s\n",
               Say(OperationText::kListed, Spoken(),
                   {absl::StrCat(totals.rows), NounOf(flags)})
                   .c_str(),
               totals.mad.has_value() ? Say(OperationText::kListedMad, Spoken(),
                                            {absl::StrCat(*totals.mad)})
                                            .c_str()
                                      : "");
  if (totals.waiting == 0) return;
  std::fprintf(stderr, "%s\n",
               Say(OperationText::kListWaits, Spoken(),
                   {absl::StrCat(totals.waiting), NounOf(flags)})
                   .c_str());
}

// A list that is printed whole.
struct Printed {
  explicit Printed(MissingEntries::Of of) : totals(of) {}

  v1::ListPoint point;  // that all pages speak of
  Totals totals;
};

// Prints every page, before the first of CSV the header.
template <typename Response, typename Request>
absl::StatusOr<Printed> PrintPages(
    Stub& stub, const char* header, Request& request,
    const BeneficiaryFlags& flags,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                 Response*)) {
  command_line::Progress progress(NounInWords(NounOf(flags), Spoken()), 0);
  // A household in which one person cannot be read is named by that person.
  Printed printed(flags.by == "household" ? MissingEntries::Of::kHouseholds
                                          : MissingEntries::Of::kPeople);
  request.set_page_size(kPage);
  do {
    RSU_ASSIGN_OR_RETURN(const Response page,
                         CallMethod(stub, method, request));
    if (request.page_token().empty() && flags.format != "json") {
      std::puts(header);
    }
    const std::int64_t before = printed.totals.rows;
    Print(page, flags, printed.totals);
    AddUnreadable(page, printed.totals);
    progress.Advance(printed.totals.rows - before, 0);
    printed.point = page.point();
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return printed;
}

// Puts the cursor in its place if all was printed: what nobody could read must
// come again.
ExitStatus Finish(const BeneficiaryFlags& flags,
                  const absl::StatusOr<Printed>& printed) {
  if (!printed.ok()) return FailWith(printed.status());
  if (!ResultsAreTaken()) return ExitStatus::kServerFailed;
  // A list that says nothing of somebody must not pass for a whole one.
  if (printed->totals.missing.any())
    return FailMissing(printed->totals.missing);
  if (flags.cursor.empty()) return ExitStatus::kDone;
  const absl::Status written =
      WriteCursor(flags.cursor, flags.programme, printed->point);
  return written.ok() ? ExitStatus::kDone : FailWith(written);
}

}  // namespace

ExitStatus ListBeneficiaries(const BeneficiaryFlags& flags) {
  if (!flags.cursor.empty()) {
    const absl::Status free = CheckMayHoldCursor(flags.cursor, flags.programme);
    if (!free.ok()) return FailWith(free);
  }
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::BeneficiaryService::NewStub(*channel);
  v1::ListBeneficiariesRequest request;
  request.set_programme(flags.programme);
  request.set_as_of(flags.day);
  const absl::StatusOr<Printed> printed =
      flags.by == "household"
          ? PrintPages<v1::ListBeneficiaryHouseholdsResponse>(
                *stub, kHouseholdsHeader, request, flags,
                &Stub::ListBeneficiaryHouseholds)
          : PrintPages<v1::ListBeneficiariesResponse>(
                *stub, kPeopleHeader, request, flags, &Stub::ListBeneficiaries);
  if (printed.ok() && ResultsAreTaken()) PrintTotals(flags, printed->totals);
  return Finish(flags, printed);
}

ExitStatus ListBeneficiaryChanges(const BeneficiaryFlags& flags) {
  const auto since = ReadCursor(flags.cursor, flags.programme);
  if (!since.ok()) return FailWith(since.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::BeneficiaryService::NewStub(*channel);
  v1::ListBeneficiaryChangesRequest request;
  request.set_programme(flags.programme);
  *request.mutable_since() = *since;
  request.set_as_of(flags.day);
  return Finish(flags,
                flags.by == "household"
                    ? PrintPages<v1::ListBeneficiaryHouseholdChangesResponse>(
                          *stub, kHouseholdChangesHeader, request, flags,
                          &Stub::ListBeneficiaryHouseholdChanges)
                    : PrintPages<v1::ListBeneficiaryChangesResponse>(
                          *stub, kPeopleChangesHeader, request, flags,
                          &Stub::ListBeneficiaryChanges));
}

}  // namespace rsuctl
