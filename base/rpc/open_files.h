#ifndef BASE_RPC_OPEN_FILES_H_
#define BASE_RPC_OPEN_FILES_H_

namespace base::rpc {

// How many files (connections are some) this process may have open.
int OpenFileLimit();

// Raises it as far as the system lets this process.
void RaiseOpenFileLimit();

}  // namespace base::rpc

#endif  // BASE_RPC_OPEN_FILES_H_
