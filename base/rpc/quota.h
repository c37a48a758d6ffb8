#ifndef BASE_RPC_QUOTA_H_
#define BASE_RPC_QUOTA_H_

#include "absl/status/status.h"
#include "base/rpc/call.h"

namespace base::rpc {

// How much a caller may ask for. Thread-safe. Quick: it runs on gRPC's threads.
class Quota {
 public:
  virtual ~Quota() = default;

  // Counts a call, before its request is read.
  virtual absl::Status TakeCall(const Call& call) = 0;

  // Counts those whom a request names, once it is read.
  virtual absl::Status TakeSubjects(const Call& call) = 0;
};

class NoQuota : public Quota {
 public:
  absl::Status TakeCall(const Call& /*call*/) override {
    return absl::OkStatus();
  }
  absl::Status TakeSubjects(const Call& /*call*/) override {
    return absl::OkStatus();
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_QUOTA_H_
