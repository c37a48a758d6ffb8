#ifndef BASE_CALLER_NAMES_H_
#define BASE_CALLER_NAMES_H_

namespace base {

// The caller's name on a server without TLS, where nobody proves who they are.
inline constexpr char kLocalCaller[] = "local";

// The caller's name if their certificate has no common name. It stands for
// everybody, so that nothing may be granted to it.
inline constexpr char kUnnamedCaller[] = "unnamed";

// The rule that a list of callers breaks which grants something to it.
inline constexpr char kUnnamedCallerRule[] =
    "must not be unnamed, as every certificate without a common name is called";

}  // namespace base

#endif  // BASE_CALLER_NAMES_H_
