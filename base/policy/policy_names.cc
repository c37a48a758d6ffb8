#include "base/policy/policy_names.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "base/caller_names.h"
#include "base/rpc/caller.h"

namespace base::policy {
namespace {

constexpr std::size_t kMaxNameCharacters = 64;

}  // namespace

bool IsCode(const std::string& text) {
  return !text.empty() && text.size() <= kMaxNameCharacters &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) ||
                  c == '-' || c == '_';
         });
}

bool IsPersonName(const std::string& text) {
  return !text.empty() && text.size() <= kMaxNameCharacters &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < '\x7f'; });
}

bool IsCallerName(const std::string& name) {
  if (name == kLocalCaller || name == kGatewayCaller) return true;
  absl::string_view host = name;
  if (absl::ConsumePrefix(&host, "dns:")) {
    return rpc::CertificateName({}, {std::string(host)}) == name;
  }
  return !name.empty() && rpc::CertificateName({name}, {}) == name;
}

std::string DigestOf(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ':'), text.end());
  absl::AsciiStrToLower(&text);
  const bool is_digest =
      text.size() == 64 &&
      std::all_of(text.begin(), text.end(),
                  [](unsigned char c) { return absl::ascii_isxdigit(c); });
  return is_digest ? text : "";
}

}  // namespace base::policy
