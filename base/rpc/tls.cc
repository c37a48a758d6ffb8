#include "base/rpc/tls.h"

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/configuration_file.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

absl::StatusOr<std::string> ReadPem(absl::string_view what,
                                    const std::string& path) {
  if (path.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("TLS takes a certificate, a key and an authority; the ",
                     what, " is missing"));
  }
  absl::StatusOr<std::string> content = ReadConfigurationFile(path);
  if (absl::IsInvalidArgument(content.status())) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the TLS ", what, " ", path, " ", content.status().message()));
  }
  if (!content.ok() || content->empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot read the TLS ", what, " ", path));
  }
  return content;
}

}  // namespace

absl::StatusOr<TlsFiles> ReadTlsFiles(const TlsFiles& paths) {
  TlsFiles content;
  RSU_ASSIGN_OR_RETURN(content.certificate,
                       ReadPem("certificate", paths.certificate));
  RSU_ASSIGN_OR_RETURN(content.key, ReadPem("key", paths.key));
  RSU_ASSIGN_OR_RETURN(content.authority,
                       ReadPem("authority", paths.authority));
  return content;
}

bool IsLoopback(absl::string_view address) {
  const std::size_t colon = address.rfind(':');
  if (colon == absl::string_view::npos) return false;
  const absl::string_view host = address.substr(0, colon);
  if (host == "localhost" || host == "[::1]") return true;
  const std::vector<absl::string_view> parts = absl::StrSplit(host, '.');
  if (parts.size() != 4 || parts[0] != "127") return false;
  for (const absl::string_view part : parts) {
    int number = 0;
    if (part.empty() || part.size() > 3 || !absl::SimpleAtoi(part, &number) ||
        number < 0 || number > 255) {
      return false;
    }
  }
  return true;
}

}  // namespace base::rpc
