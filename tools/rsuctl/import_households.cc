#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "registry/declaration/declaration_message.h"
#include "registry/interchange/declaration_line.h"
#include "tools/rsuctl/call_window.h"
#include "tools/rsuctl/commands.h"
#include "tools/rsuctl/connection.h"
#include "tools/rsuctl/import_lines.h"
#include "tools/rsuctl/issued_file.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Window = CallWindow<v1::CreateDeclarationRequest, v1::DeclarationRecord>;
using Issued = absl::flat_hash_map<std::string, std::string>;

struct Counts {
  std::int64_t declared = 0;
  std::int64_t corrected = 0;
  std::int64_t unchanged = 0;
  std::int64_t superseded = 0;
  std::int64_t findings = 0;
};

// Gives each member the identifier that was issued for its person_ref.
absl::Status AddIdentifiers(const Issued& issued,
                            const std::string& issued_path,
                            v1::Declaration& message) {
  std::vector<base::FieldViolation> violations;
  for (int i = 0; i < message.members_size(); ++i) {
    v1::Member& member = *message.mutable_members(i);
    if (member.has_idcs()) continue;
    const auto found = issued.find(member.person_ref());
    if (found == issued.end()) {
      violations.push_back({absl::StrCat("members[", i, "].person_ref"),
                            std::string(NotIssuedRule(issued_path))});
      continue;
    }
    member.set_idcs(found->second);
  }
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields("MALFORMED_DECLARATION", violations);
}

absl::Status TakeAnswer(Window::Call& call, const ImportFlags& flags,
                        ImportLines& lines, Counts& counts) {
  if (base::DetailOf(call.status).reason == "SUPERSEDED_DECLARATION") {
    ++counts.superseded;
    return absl::OkStatus();
  }
  if (IsRefusal(call.status)) {
    lines.Refuse(call.line, call.reference, call.status, call.text);
    return absl::OkStatus();
  }
  RSU_RETURN_IF_ERROR(call.status);
  for (const v1::Finding& finding : call.response.findings()) {
    lines.Note(absl::StrCat(flags.input, ":", call.line, ": ", call.reference,
                            ": ", finding.field(), ": ", finding.description(),
                            "; kept as declared"));
    ++counts.findings;
  }
  if (call.response.unchanged()) {
    ++counts.unchanged;
  } else if (call.response.replaces() > 0) {
    ++counts.corrected;
  } else {
    ++counts.declared;
  }
  return absl::OkStatus();
}

absl::Status Import(const ImportFlags& flags,
                    const std::shared_ptr<grpc::Channel>& channel,
                    const Issued& issued, ImportLines& lines, Counts& counts) {
  const auto stub = v1::HouseholdService::NewStub(channel);
  Window window(
      kImportsInFlight,
      [&stub](grpc::ClientContext* context,
              const v1::CreateDeclarationRequest* request,
              v1::DeclarationRecord* response,
              std::function<void(grpc::Status)> done) {
        stub->async()->CreateDeclaration(context, request, response,
                                         std::move(done));
      },
      [&](Window::Call& call) {
        return TakeAnswer(call, flags, lines, counts);
      });
  RSU_RETURN_IF_ERROR(lines.ForEach([&](std::int64_t number,
                                        absl::string_view text) {
    const registry::DeclarationLine line = registry::ReadDeclarationLine(text);
    absl::Status status =
        lines.CheckUnique("household_ref", line.household_ref, number);
    if (status.ok()) status = line.declaration.status();
    auto call = std::make_unique<Window::Call>();
    if (status.ok()) {
      *call->request.mutable_declaration() =
          registry::ToMessage(*line.declaration);
      status = AddIdentifiers(issued, flags.issued,
                              *call->request.mutable_declaration());
    }
    call->line = number;
    call->reference = line.household_ref;
    if (!flags.refused.empty()) call->text = std::string(text);
    call->request.set_sender(flags.sender);
    call->request.set_restore(flags.restore);
    call->settled = !status.ok();
    call->status = std::move(status);
    return window.Add(std::move(call));
  }));
  return window.Drain();
}

}  // namespace

ExitStatus ImportHouseholds(const ImportFlags& flags) {
  const absl::Status differ = command_line::CheckFilesDiffer(
      {flags.input, flags.issued}, {flags.refused});
  if (!differ.ok()) return FailWith(differ);
  const auto issued = LoadIssuedFile(flags.issued);
  if (!issued.ok()) return FailWithInput(issued.status());
  auto lines = ImportLines::Open("households", flags.input, flags.refused);
  if (!lines.ok()) return FailWithInput(lines.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  Counts counts;
  const absl::Status status = Import(flags, *channel, *issued, *lines, counts);
  ImportSummary summary;
  summary.Add("declared_now", counts.declared, "declared now");
  summary.Add("corrected", counts.corrected, "corrected");
  summary.Add("unchanged", counts.unchanged, "unchanged");
  summary.Add("refused", lines->refused(), "refused");
  summary.AddIfAny(
      "superseded", counts.superseded,
      "left alone, being corrected since (--restore lets them hold again)",
      "; ");
  summary.AddIfAny("findings", counts.findings,
                   "facts differ from the population register", "; ");
  if (!status.ok()) return lines->BrokenOff(status, summary);
  return lines->Done(summary, flags.format == "json");
}

}  // namespace rsuctl
