#ifndef TOOLS_RSUCTL_IMPORTS_IMPORT_LINES_H_
#define TOOLS_RSUCTL_IMPORTS_IMPORT_LINES_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/standard_input.h"
#include "registry/interchange/json_lines.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/files/refused_lines.h"
#include "tools/rsuctl/imports/import_summary.h"
#include "tools/rsuctl/imports/repeated_references.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// Calls of an import that wait for their answers: enough that the server fills
// its groups, few enough that its queue has room for others.
inline constexpr std::size_t kImportsInFlight = 128;

// Whether the server refused what a line says, so that the other lines go on;
// any other error ends the import.
bool IsRefusal(const absl::Status& status);

// One file on its way into the register: its lines, what was refused of them,
// and how far it is. Not thread-safe.
class ImportLines {
 public:
  // `noun` is what the lines hold, "people".
  //
  // Errors: those of JsonLines::Open() and Refusals::Create().
  static absl::StatusOr<ImportLines> Open(const std::string& noun,
                                          const std::string& path,
                                          const std::string& refused_path);

  // Calls `each` with the number and text of every line that can be read;
  // refuses the others. An error of `each` ends it.
  absl::Status ForEach(
      const std::function<absl::Status(std::int64_t, absl::string_view)>& each);

  // An error if the reference came before in this file. An empty one never did.
  // The first call reads the file once through, if it can be read again.
  absl::Status CheckUnique(absl::string_view field, absl::string_view reference,
                           std::int64_t line);

  void Refuse(std::int64_t line, absl::string_view reference,
              const absl::Status& status, absl::string_view text);

  // Prints a line on the standard error.
  void Note(const std::string& line);

  // Prints a line on the standard error at the end of a whole import, once
  // however often it is asked for.
  void NoteAtEnd(const std::string& line);

  // How messages name the file.
  std::string path() const { return base::NameOfInput(path_); }

  std::int64_t refused() const { return refusals_.count(); }

  // Prints the summary of a whole import, as JSON if `json` is set; the exit
  // status for it.
  ExitStatus Done(const ImportSummary& summary, bool json);

  // Prints the summary of an import that ended early, in words, with what else
  // there is to say; the exit status for it.
  ExitStatus BrokenOff(const absl::Status& status, const ImportSummary& summary,
                       const std::string& more = "");

 private:
  // What a file may be of which every line was refused.
  void NoteKindOfFile();

  // "people: 12 registered now, 1 refused".
  std::string InWords(const ImportSummary& summary) const;

  ImportLines(std::string noun, std::string path, registry::JsonLines lines,
              Refusals refusals);

  std::string noun_;
  std::string path_;
  registry::JsonLines lines_;
  Refusals refusals_;
  std::optional<RepeatedReferences> repeated_;  // once asked for
  SeenReferences seen_;
  std::unique_ptr<command_line::Progress> progress_;
  std::int64_t count_ = 0;
  std::string first_line_;  // that could be read
  std::vector<std::string> at_end_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORTS_IMPORT_LINES_H_
