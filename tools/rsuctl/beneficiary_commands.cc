#include <cstdio>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.grpc.pb.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/cursor_file.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using Stub = v1::BeneficiaryService::Stub;

// Small pages: a page takes the time that its people take.
constexpr int kPage = 1000;

std::string Mad(bool has, std::int64_t mad) {
  return has ? absl::StrCat(mad) : "";
}

void Print(const v1::ListBeneficiariesResponse& page,
           command_line::Progress& progress) {
  for (const v1::Beneficiary& person : page.beneficiaries()) {
    std::printf(
        "%s,%s\n", person.idcs().c_str(),
        Mad(person.has_contribution_mad(), person.contribution_mad()).c_str());
  }
  progress.Advance(page.beneficiaries_size(), 0);
}

void Print(const v1::ListBeneficiaryChangesResponse& page,
           command_line::Progress& progress) {
  for (const v1::BeneficiaryChange& change : page.changes()) {
    std::printf(
        "%s,%s,%s,%s\n", change.idcs().c_str(),
        v1::BeneficiaryChange::Kind_Name(change.kind()).c_str(),
        Mad(change.has_contribution_mad_before(),
            change.contribution_mad_before())
            .c_str(),
        Mad(change.has_contribution_mad(), change.contribution_mad()).c_str());
  }
  progress.Advance(page.changes_size(), 0);
}

// Prints every page, before the first the header; the point that all speak of.
template <typename Response, typename Request>
absl::StatusOr<v1::ListPoint> PrintPages(
    Stub& stub, const char* header, Request& request,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                 Response*)) {
  command_line::Progress progress("people", 0);
  v1::ListPoint point;
  request.set_page_size(kPage);
  do {
    RSU_ASSIGN_OR_RETURN(const Response page,
                         CallAndWait<Response>([&](grpc::ClientContext* context,
                                                   Response* response) {
                           return (stub.*method)(context, request, response);
                         }));
    if (request.page_token().empty()) std::puts(header);
    Print(page, progress);
    point = page.point();
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return point;
}

// Puts the cursor in its place if all was printed: what nobody could read must
// come again.
ExitStatus Finish(const BeneficiaryFlags& flags,
                  const absl::StatusOr<v1::ListPoint>& point) {
  if (!point.ok()) return FailWith(point.status());
  if (!ResultsAreTaken()) return ExitStatus::kServerFailed;
  if (flags.cursor.empty()) return ExitStatus::kDone;
  const absl::Status written =
      WriteCursor(flags.cursor, flags.programme, *point);
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
  return Finish(flags, PrintPages<v1::ListBeneficiariesResponse>(
                           *stub, "idcs,contribution_mad", request,
                           &Stub::ListBeneficiaries));
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
  return Finish(
      flags, PrintPages<v1::ListBeneficiaryChangesResponse>(
                 *stub, "idcs,change,contribution_mad_before,contribution_mad",
                 request, &Stub::ListBeneficiaryChanges));
}

}  // namespace rsuctl
