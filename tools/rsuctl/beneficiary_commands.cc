#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "google/protobuf/util/json_util.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.grpc.pb.h"
#include "tools/command_line/output_file.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/blocking_call.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using Stub = v1::BeneficiaryService::Stub;

// Small pages: a page takes the time that its people take.
constexpr int kPage = 1000;

// The file of a cursor: a programme and a point, as one line of JSON.
absl::Status WriteCursor(const std::string& path, const std::string& programme,
                         const v1::ListPoint& point) {
  v1::ListBeneficiaryChangesRequest cursor;
  cursor.set_programme(programme);
  *cursor.mutable_since() = point;
  std::string json;
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  if (!google::protobuf::util::MessageToJsonString(cursor, &json, options)
           .ok()) {
    return absl::InternalError("the cursor cannot be written");
  }
  RSU_ASSIGN_OR_RETURN(command_line::OutputFile file,
                       command_line::OutputFile::Create(path));
  file.WriteLine(json);
  return file.Finish();
}

absl::StatusOr<v1::ListPoint> ReadCursor(const std::string& path,
                                         const std::string& programme) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) {
    return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
  }
  v1::ListBeneficiaryChangesRequest cursor;
  if (!google::protobuf::util::JsonStringToMessage(text.str(), &cursor).ok() ||
      !cursor.has_since()) {
    return absl::NotFoundError(absl::StrCat(
        path, ": is no cursor, as `beneficiaries list` writes one"));
  }
  if (cursor.programme() != programme) {
    return absl::NotFoundError(absl::StrCat(
        path, ": is the cursor of another programme, ", cursor.programme()));
  }
  return cursor.since();
}

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

// Prints every page; the point that all speak of.
template <typename Response, typename Request>
absl::StatusOr<v1::ListPoint> PrintPages(
    Stub& stub, Request& request,
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
    Print(page, progress);
    point = page.point();
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken());
  return point;
}

// Puts the cursor in its place if all was printed.
ExitStatus Finish(const BeneficiaryFlags& flags,
                  const absl::StatusOr<v1::ListPoint>& point) {
  if (!point.ok()) return FailWith(point.status());
  if (flags.cursor.empty() || std::fflush(stdout) != 0) {
    return ExitStatus::kDone;
  }
  const absl::Status written =
      WriteCursor(flags.cursor, flags.programme, *point);
  return written.ok() ? ExitStatus::kDone : FailWith(written);
}

}  // namespace

ExitStatus ListBeneficiaries(const BeneficiaryFlags& flags) {
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::BeneficiaryService::NewStub(*channel);
  v1::ListBeneficiariesRequest request;
  request.set_programme(flags.programme);
  request.set_as_of(flags.day);
  std::puts("idcs,contribution_mad");
  return Finish(flags, PrintPages<v1::ListBeneficiariesResponse>(
                           *stub, request, &Stub::ListBeneficiaries));
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
  std::puts("idcs,change,contribution_mad_before,contribution_mad");
  return Finish(flags, PrintPages<v1::ListBeneficiaryChangesResponse>(
                           *stub, request, &Stub::ListBeneficiaryChanges));
}

}  // namespace rsuctl
