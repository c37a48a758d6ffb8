#ifndef BASE_RPC_READ_FOR_CALL_H_
#define BASE_RPC_READ_FOR_CALL_H_

#include <grpcpp/server_context.h>

#include <utility>

#include "absl/status/status.h"
#include "base/rpc/admission.h"
#include "base/rpc/attended_session.h"
#include "base/rpc/call_context.h"
#include "base/rpc/guarded_subjects.h"
#include "base/sql/database.h"
#include "base/status_macros.h"

namespace base::rpc {

// Reads the store for a call: the one way in which handlers read it. `read`
// runs on a reader's thread, of the lane, and is given an AttendedSession;
// `done` gets what it returned, or
//
//   RESOURCE_EXHAUSTED, REPLIES_NOT_TAKEN  earlier replies hold all the room;
//                                          nothing was read.
//   the error for whom the caller may not know (guarded_subjects.h).
//   the errors of sql::Database::Read().
//
// `done` may end the call.
inline void ReadForCall(grpc::CallbackServerContext* context,
                        sql::Database& database,
                        sql::Database::ReadFunction read,
                        sql::Database::Done done, sql::Database::Lane lane) {
  CallContext& call = CallOf(*context);
  call.BeginWork();
  database.Read(
      [&call, read = std::move(read)](sql::Session& session) -> absl::Status {
        // Others may have been answered since this one was let in.
        RSU_RETURN_IF_ERROR(call.RoomForReply());
        AttendedSession attended(&session, &call);
        RSU_RETURN_IF_ERROR(GuardSubjects(call, attended));
        return read(attended);
      },
      [&call, done = std::move(done)](const absl::Status& status) {
        call.EndWork();
        done(status);
      },
      DeadlineUs(*context), lane);
}

}  // namespace base::rpc

#endif  // BASE_RPC_READ_FOR_CALL_H_
