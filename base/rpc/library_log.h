#ifndef BASE_RPC_LIBRARY_LOG_H_
#define BASE_RPC_LIBRARY_LOG_H_

namespace base::rpc {

// Lets gRPC and Protocol Buffers write into base/log what they would write to
// standard error: errors alone, and of one kind one in ten seconds. Once, at
// the start of a program.
void SendLibraryLogToOurs();

}  // namespace base::rpc

#endif  // BASE_RPC_LIBRARY_LOG_H_
