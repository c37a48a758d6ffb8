#include "tools/rsuctl/standard_streams.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace rsuctl {

void OccupyStandardStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int way = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    // The lowest free number is this one; if nothing can be opened, nothing
    // can be mended.
    if (open("/dev/null", way) < 0) return;
  }
}

bool ReaderIsGone() {
  pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 &&
         (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace rsuctl
