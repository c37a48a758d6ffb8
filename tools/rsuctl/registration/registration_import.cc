#include "tools/rsuctl/registration/registration_import.h"

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/refused_lines.h"

namespace rsuctl {

absl::Status InOperatorsWords(const absl::Status& status,
                              absl::string_view reference) {
  if (base::DetailOf(status).reason == "REQUEST_ID_REUSED") {
    return BadField(reference, "was sent before with other data");
  }
  return WithHolder(status);
}

absl::Status WithHolder(const absl::Status& status) {
  const base::ErrorDetail detail = base::DetailOf(status);
  if (detail.reason != "DOCUMENT_REGISTERED") return status;
  return BadField(detail.metadata.at("field"),
                  absl::StrCat("belongs to someone registered before: ",
                               detail.metadata.at("candidate")));
}

absl::Status HeldForAnOperator(
    const rsu::registry::v1::RegisteredPerson& held) {
  return absl::FailedPreconditionError(
      absl::StrCat("is held for an operator as ", held.review(),
                   ": has the names, the birth date and the sex of ",
                   held.candidates(0).person()));
}

void NoteRegistered(const rsu::registry::v1::RegisteredPerson& person,
                    std::int64_t line, absl::string_view reference,
                    ImportLines& lines) {
  const std::string place =
      absl::StrCat(lines.path(), ":", line, ": ", reference, ": ");
  if (person.candidates_size() > 0) {
    lines.Note(absl::StrCat(
        place,
        "registered; nearly the same names, and the birth date and sex, of ",
        person.candidates(0).person()));
  }
  if (person.merged_into().empty() && !person.has_death()) return;
  lines.Note(absl::StrCat(
      place, "registered before; the identifier is retired (its holder ",
      person.has_death()
          ? "died"
          : absl::StrCat("has another one, ", person.merged_into()),
      ")"));
}

void AddRefused(std::int64_t refused, std::int64_t held,
                ImportSummary& summary) {
  summary.Add("refused", refused, OperationText::kRefused);
  summary.AddIfAny("held", held, OperationText::kHeld);
}

ExitStatus RunRegistrationImport(
    const ImportFlags& flags, const std::string& noun,
    const std::function<absl::Status(const std::shared_ptr<grpc::Channel>&,
                                     IssuedFileWriter&, ImportLines&)>& run,
    const std::function<ImportSummary(const ImportLines&)>& summary) {
  const absl::Status differ = command_line::CheckFilesDiffer(
      {flags.input}, {flags.issued, flags.refused});
  if (!differ.ok()) return FailWith(differ);
  auto lines = ImportLines::Open(noun, flags.input, flags.refused);
  if (!lines.ok()) return FailWithInput(lines.status());
  auto issued = IssuedFileWriter::Create(flags.issued);
  if (!issued.ok()) return FailWith(issued.status());
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  absl::Status status = run(*channel, *issued, *lines);
  std::string kept;
  if (status.ok()) status = issued->Finish(kept);
  if (status.ok()) {
    if (!kept.empty()) lines->Note(kept);
    return lines->Done(summary(*lines), flags.format == "json");
  }
  issued->KeepPartial();
  return lines->BrokenOff(status, summary(*lines),
                          issued->has_partial()
                              ? Say(OperationText::kNumbersSoFar, Spoken(),
                                    {issued->partial_path()})
                              : "");
}

}  // namespace rsuctl
