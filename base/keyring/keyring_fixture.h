#ifndef BASE_KEYRING_KEYRING_FIXTURE_H_
#define BASE_KEYRING_KEYRING_FIXTURE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/keyring/keyring.h"

// What tests of keyrings share.
namespace base::keyring {

// 2026-11-30T09:00:00Z.
inline constexpr std::int64_t kNow_s = 1'796'029'200;

inline Date Day(absl::string_view text) { return Date::Parse(text).value(); }

inline Keyring NewRing() { return Keyring::Make("rsu", kNow_s).value(); }

// The secret of 32 bytes that all are `byte`.
inline KeySecret SecretOf(std::uint8_t byte) {
  return KeySecret::CopyOf(std::vector<std::uint8_t>(32, byte));
}

// Base64 of it.
inline std::string SecretText64(char byte) {
  return absl::Base64Escape(std::string(32, byte));
}

// `text` with the line of its check, which Python's hashlib finds right too:
// see keyring_text_test.cc.
inline std::string Checked(const std::string& text) {
  return absl::StrCat(text, "check: ", absl::BytesToHexString(Sha256(text)),
                      "\n");
}

}  // namespace base::keyring

#endif  // BASE_KEYRING_KEYRING_FIXTURE_H_
