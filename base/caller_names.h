#ifndef BASE_CALLER_NAMES_H_
#define BASE_CALLER_NAMES_H_

namespace base {

// The caller's name on a server without TLS, where nobody proves who they are.
inline constexpr char kLocalCaller[] = "local";

// The name of what runs in the process of the server.
inline constexpr char kGatewayCaller[] = "gateway";

}  // namespace base

#endif  // BASE_CALLER_NAMES_H_
