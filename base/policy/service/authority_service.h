#ifndef BASE_POLICY_SERVICE_AUTHORITY_SERVICE_H_
#define BASE_POLICY_SERVICE_AUTHORITY_SERVICE_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "base/policy/known_names.h"
#include "base/policy/policy_in_force.h"
#include "base/rpc/door.h"
#include "proto/rsu/authority/v1/authority_service.grpc.pb.h"

namespace base::policy {

// The service rsu.authority.v1.AuthorityService. Thread-safe.
class AuthorityService
    : public rpc::Door<rsu::authority::v1::AuthorityService> {
 public:
  // Borrows both. Without a policy (null) the local caller may do everything.
  AuthorityService(const PolicyInForce* policy, const KnownNames* known);

 private:
  grpc::ServerUnaryReactor* WhatMayI(
      grpc::CallbackServerContext* context,
      const rsu::authority::v1::WhatMayIRequest* request,
      rsu::authority::v1::WhatMayIResponse* response) override;

  const PolicyInForce* const policy_;
  const KnownNames& known_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_SERVICE_AUTHORITY_SERVICE_H_
