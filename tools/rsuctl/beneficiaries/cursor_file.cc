#include "tools/rsuctl/beneficiaries/cursor_file.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "base/configuration_file.h"
#include "base/status_macros.h"
#include "google/protobuf/util/json_util.h"
#include "tools/command_line/output_file.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;

// Nothing if the text is no cursor.
std::optional<v1::ListBeneficiaryChangesRequest> ParseCursor(
    const std::string& text) {
  v1::ListBeneficiaryChangesRequest cursor;
  if (!google::protobuf::util::JsonStringToMessage(text, &cursor).ok() ||
      cursor.programme().empty() || !cursor.since().has_known_at()) {
    return std::nullopt;
  }
  return cursor;
}

}  // namespace

absl::StatusOr<v1::ListPoint> ReadCursor(const std::string& path,
                                         const std::string& programme) {
  const auto text = base::ReadConfigurationFile(path);
  if (!text.ok()) {
    return absl::NotFoundError(
        absl::StrCat(path, ": ", std::string(text.status().message())));
  }
  const auto cursor = ParseCursor(*text);
  if (!cursor.has_value()) {
    return absl::NotFoundError(absl::StrCat(
        path, ": is no cursor, as `beneficiaries list` writes one"));
  }
  if (cursor->programme() != programme) {
    return absl::NotFoundError(absl::StrCat(
        path, ": is the cursor of another programme, ", cursor->programme()));
  }
  return cursor->since();
}

absl::Status CheckMayHoldCursor(const std::string& path,
                                const std::string& programme) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return absl::OkStatus();
  const auto text = base::ReadConfigurationFile(path);
  if (absl::IsNotFound(text.status())) {
    return absl::UnavailableError(absl::StrCat("cannot write the cursor: what ",
                                               path, " holds cannot be read"));
  }
  if (text.ok() && text->empty()) return absl::OkStatus();
  const auto cursor = text.ok() ? ParseCursor(*text) : std::nullopt;
  if (!cursor.has_value()) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, " is no cursor and is left alone; name another file"));
  }
  if (cursor->programme() != programme) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, " is the cursor of another programme, ", cursor->programme(),
        ", and is left alone; name another file"));
  }
  return absl::OkStatus();
}

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

}  // namespace rsuctl
