#ifndef TOOLS_RSUCTL_BENEFICIARIES_CURSOR_FILE_H_
#define TOOLS_RSUCTL_BENEFICIARIES_CURSOR_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"

namespace rsuctl {

// The file that says up to where somebody knows who is in a programme: the
// programme and the point of a list or of changes, as one line of JSON.

// Errors: NOT_FOUND  it cannot be read, is no cursor, or is that of another
//                    programme.
absl::StatusOr<rsu::eligibility::v1::ListPoint> ReadCursor(
    const std::string& path, const std::string& programme);

// Whether a list of the programme may leave its cursor there: over nothing, an
// empty file or an earlier cursor of the same programme.
//
// Errors:
//   INVALID_ARGUMENT  the file is there and holds something else.
//   UNAVAILABLE       it is there and cannot be read.
absl::Status CheckMayHoldCursor(const std::string& path,
                                const std::string& programme);

// Errors: those of command_line::OutputFile.
absl::Status WriteCursor(const std::string& path, const std::string& programme,
                         const rsu::eligibility::v1::ListPoint& point);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_BENEFICIARIES_CURSOR_FILE_H_
