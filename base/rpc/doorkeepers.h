#ifndef BASE_RPC_DOORKEEPERS_H_
#define BASE_RPC_DOORKEEPERS_H_

#include "base/rpc/authority.h"
#include "base/rpc/call_record.h"
#include "base/rpc/gate.h"
#include "base/rpc/quota.h"
#include "base/rpc/subject_guard.h"

namespace base::rpc {

// Who is asked about every call of a service, in this order. Borrows all.
struct Doorkeepers {
  Gate* gate;
  const Authority* authority;
  Quota* quota;
  CallRecord* record;

  // Null: a call that keeps to places reaches nobody.
  const SubjectGuard* guard = nullptr;
};

}  // namespace base::rpc

#endif  // BASE_RPC_DOORKEEPERS_H_
