#ifndef TOOLS_RSUCTL_STANDARD_STREAMS_H_
#define TOOLS_RSUCTL_STANDARD_STREAMS_H_

namespace rsuctl {

// Opens in the place of each standard stream that the caller closed one that
// can only fail: the number would be that of the next file or connection, and
// what is printed would go there.
void OccupyStandardStreams();

// Whether what is printed goes to a pipe that nobody reads any more.
bool ReaderIsGone();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_STANDARD_STREAMS_H_
