#include "base/rpc/caller.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "base/error.h"

namespace base::rpc {
namespace {

// gRPC tells a name several times.
std::vector<std::string> Distinct(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool IsVisible(absl::string_view name) {
  return !name.empty() && name.size() <= kMaxCallerNameBytes &&
         std::all_of(name.begin(), name.end(),
                     [](char byte) { return byte > ' ' && byte < '\x7f'; });
}

// RFC 3986: a letter, then letters, digits, "+", "-" and ".", then a colon.
bool HasScheme(absl::string_view uri) {
  const std::size_t colon = uri.find(':');
  if (colon == absl::string_view::npos || colon == 0 ||
      !absl::ascii_isalpha(static_cast<unsigned char>(uri[0]))) {
    return false;
  }
  const absl::string_view scheme = uri.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(), [](unsigned char byte) {
    return absl::ascii_isalnum(byte) || byte == '+' || byte == '-' ||
           byte == '.';
  });
}

// Of letters, digits, "-" and "_" between dots: no wildcard, no dot at an end.
bool IsHostName(absl::string_view name) {
  for (const absl::string_view label : absl::StrSplit(name, '.')) {
    if (label.empty() ||
        !std::all_of(label.begin(), label.end(), [](unsigned char byte) {
          return absl::ascii_isalnum(byte) || byte == '-' || byte == '_';
        })) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string CertificateName(const std::vector<std::string>& uris,
                            const std::vector<std::string>& dns_names) {
  const std::vector<std::string> uri = Distinct(uris);
  if (!uri.empty()) {
    const bool names_one = uri.size() == 1 && IsVisible(uri[0]) &&
                           HasScheme(uri[0]) &&
                           !absl::StartsWithIgnoreCase(uri[0], "dns:");
    return names_one ? uri[0] : "";
  }
  std::vector<std::string> lower = dns_names;
  for (std::string& name : lower) absl::AsciiStrToLower(&name);
  lower = Distinct(std::move(lower));
  if (lower.size() != 1 || !IsHostName(lower[0])) return "";
  std::string name = absl::StrCat("dns:", lower[0]);
  return IsVisible(name) ? name : "";
}

absl::Status CallerUnnamed() {
  return ReasonError(absl::StatusCode::kUnauthenticated, "CALLER_UNNAMED",
                     "the certificate must have one URI name, or else one DNS "
                     "name, and no other of its kind");
}

absl::Status CertificateExpired() {
  return ReasonError(absl::StatusCode::kUnauthenticated, "CERTIFICATE_EXPIRED",
                     "the certificate is not good now");
}

}  // namespace base::rpc
