#ifndef TOOLS_VERSION_VERSION_H_
#define TOOLS_VERSION_VERSION_H_

#include <string>

#include "absl/strings/string_view.h"

// What a program says of itself for --version.
namespace version {

// "rsuctl 0.9.0, commit 196e286…, schema 12": the version of the programs, the
// commit that they were built from, and the number of the last migration of a
// store that they know. Of a build that nobody stamped the commit is
// "unstamped" (see tools/version/BUILD).
std::string Line(absl::string_view program);

}  // namespace version

#endif  // TOOLS_VERSION_VERSION_H_
