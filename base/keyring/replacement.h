#ifndef BASE_KEYRING_REPLACEMENT_H_
#define BASE_KEYRING_REPLACEMENT_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base::keyring {

// The name of what is written beside a file until it is whole.
inline constexpr char kPartialEnd[] = ".partial";

// A file on its way into the place of another one: at any moment, whatever ends
// the process or the machine, the old file is there or the new one, whole. One
// process at a time has the replacement of a file; another one waits for it.
// Not thread-safe; movable.
class Replacement {
 public:
  // How long another process is waited for.
  static constexpr int kWait_s = 10;

  // Takes the lock, for the file itself or the one that a link leads to. What a
  // process that was killed had left is written over.
  //
  // Errors: UNAVAILABLE  the folder cannot be written to, or another process
  //             has the lock for longer than kWait_s.
  static absl::StatusOr<Replacement> Begin(const std::string& path);

  // Leaves the old file, unless Finish() was called.
  ~Replacement();
  Replacement(Replacement&& other) noexcept;
  Replacement& operator=(Replacement&&) = delete;

  // Adds text, readable by the user of this process alone.
  //
  // Errors: UNAVAILABLE  it could not be written: the disk is full.
  absl::Status Write(absl::string_view text);

  // Puts what was written in its place, once it is on the disk: `is_new`, where
  // no file may be, or over the old one.
  //
  // Errors: ALREADY_EXISTS  there is a file, of which one was not to be.
  //         UNAVAILABLE     it is not on the disk. The old file is there, or,
  //             if only the folder could not be written, the new one.
  absl::Status Finish(bool is_new);

 private:
  Replacement(std::string path, std::string target, int file);

  absl::Status CannotWrite(int error_number) const;
  // Lets the lock go.
  void Close();

  std::string path_;     // as it was given
  std::string target_;   // links followed
  std::string partial_;  // beside the target
  int file_;             // open and locked; -1 once it is closed
};

// What is said where a keyring would be made over another file.
absl::Status ExistsAlready(const std::string& path);

}  // namespace base::keyring

#endif  // BASE_KEYRING_REPLACEMENT_H_
