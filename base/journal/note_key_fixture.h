#ifndef BASE_JOURNAL_NOTE_KEY_FIXTURE_H_
#define BASE_JOURNAL_NOTE_KEY_FIXTURE_H_

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "base/journal/note_key.h"
#include "base/journal/secret_key.h"

namespace base::journal {

// Secret keys of published tests, for tests.

// RFC 8032, section 7.1, TEST 1 and TEST 2.
inline constexpr char kSeed1[] =
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
inline constexpr char kSeed2[] =
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

inline SecretKey SecretOf(absl::string_view hex) {
  return *SecretKey::Create(absl::HexStringToBytes(hex));
}

inline SigningKey SigningKeyOf(absl::string_view name, absl::string_view hex) {
  return *SigningKey::Create(name, SecretOf(hex));
}

// The key of the test of Go's package for signed notes
// (golang.org/x/mod/sumdb/note), its text, and the text as signed there.
inline constexpr char kGoSeed[] =
    "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173";
inline constexpr char kGoVerifier[] =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
inline constexpr char kGoText[] =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
inline constexpr char kGoSignature[] =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FF"
    "YC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

// A second key of that test, and its signature of the text.
inline constexpr char kGoOtherVerifier[] =
    "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
inline constexpr char kGoOtherSignature[] =
    "\u2014 EnochRoot "
    "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1a"
    "GrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

}  // namespace base::journal

#endif  // BASE_JOURNAL_NOTE_KEY_FIXTURE_H_
