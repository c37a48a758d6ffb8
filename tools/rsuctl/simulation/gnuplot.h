#ifndef TOOLS_RSUCTL_SIMULATION_GNUPLOT_H_
#define TOOLS_RSUCTL_SIMULATION_GNUPLOT_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace rsuctl {

// Pictures drawn by gnuplot (Debian: gnuplot-nox), which runs as a program of
// its own and reads no settings of the user.

// Whether it is there.
//
// Errors: UNAVAILABLE, naming the package.
absl::Status CheckGnuplot();

// The picture that a script draws, under a title, as the <svg> element of a
// page. The script sets no terminal and no output, and draws lines, boxes and
// labels but no points. `name` goes before the ids in the picture, so that
// those of several pictures in one page differ: letters, digits and _.
//
// Errors: UNAVAILABLE  gnuplot cannot be run.
//         INTERNAL     it does not take the script; with what it says.
absl::StatusOr<std::string> DrawPicture(absl::string_view name,
                                        absl::string_view title, int height,
                                        absl::string_view script);

// A text in a script, which gnuplot takes as it stands: nothing in it is a
// command.
std::string ScriptText(absl::string_view text);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_GNUPLOT_H_
