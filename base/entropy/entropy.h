#ifndef BASE_ENTROPY_ENTROPY_H_
#define BASE_ENTROPY_ENTROPY_H_

#include <cstdint>

#include "absl/status/statusor.h"

namespace base {

// Where unpredictable bits come from. Thread-safe.
class EntropySource {
 public:
  virtual ~EntropySource() = default;

  // 64 bits that an outsider cannot guess.
  //
  // Errors:
  //   UNAVAILABLE, reason NO_ENTROPY  the system gives none.
  virtual absl::StatusOr<std::uint64_t> NextBits() = 0;
};

// OpenSSL's generator, seeded and reseeded from the operating system. Chosen
// over libsodium, which ends the process when the system gives no entropy,
// where an issuer has to answer with an error and go on.
class OpensslEntropy : public EntropySource {
 public:
  absl::StatusOr<std::uint64_t> NextBits() override;
};

}  // namespace base

#endif  // BASE_ENTROPY_ENTROPY_H_
