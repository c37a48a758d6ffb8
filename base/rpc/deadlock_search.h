#ifndef BASE_RPC_DEADLOCK_SEARCH_H_
#define BASE_RPC_DEADLOCK_SEARCH_H_

namespace base::rpc {

// Lets Abseil's locks be taken without a search for deadlocks. Debian builds
// Abseil with it: one table of all locks behind a lock of its own, asked each
// time gRPC takes a second lock; and it ends the process where it suspects a
// deadlock. Sanitizers search as well, in tests. Once, at the start of a
// program.
void StopDeadlockSearch();

}  // namespace base::rpc

#endif  // BASE_RPC_DEADLOCK_SEARCH_H_
