#ifndef TOOLS_RSUCTL_REGISTRATION_REGISTRATION_IMPORT_H_
#define TOOLS_RSUCTL_REGISTRATION_REGISTRATION_IMPORT_H_

#include <grpcpp/channel.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "proto/rsu/registry/v1/registered_person.pb.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/imports/import_flags.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// What the files have in common that register people, and so give out numbers.

// What an operator needs to know of a refusal, in their words; `reference` is
// the field that names the record in its file, "person_ref".
absl::Status InOperatorsWords(const absl::Status& status,
                              absl::string_view reference);

// Of a document of somebody else: whose it is, beside its field. Any other
// status as it is.
absl::Status WithHolder(const absl::Status& status);

// Why a line is not registered before somebody decides. `held` has a review.
absl::Status HeldForAnOperator(const rsu::registry::v1::RegisteredPerson& held);

// Says on the standard error what an operator should know of somebody whom a
// line registers, now or before: that others have nearly the same names, and
// that the identifier is retired. Said each time a file is sent, since an
// earlier time may have been broken off before it was.
void NoteRegistered(const rsu::registry::v1::RegisteredPerson& person,
                    std::int64_t line, absl::string_view reference,
                    ImportLines& lines);

// Adds how many were refused, and how many of those are held.
void AddRefused(std::int64_t refused, std::int64_t held,
                ImportSummary& summary);

// Runs an import from its flags to its exit status: opens the files, connects,
// calls `run` and then `summary` for what it did, and puts the file of numbers
// in its place, or keeps the numbers so far if `run` fails. `noun` is what the
// lines hold, "people".
ExitStatus RunRegistrationImport(
    const ImportFlags& flags, const std::string& noun,
    const std::function<absl::Status(const std::shared_ptr<grpc::Channel>&,
                                     IssuedFileWriter&, ImportLines&)>& run,
    const std::function<ImportSummary(const ImportLines&)>& summary);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REGISTRATION_REGISTRATION_IMPORT_H_
