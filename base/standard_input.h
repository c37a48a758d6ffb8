#ifndef BASE_STANDARD_INPUT_H_
#define BASE_STANDARD_INPUT_H_

#include <cstdio>
#include <istream>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace base {

// `-` in the place of a file to read is the standard input, for every file that
// a program reads.

bool IsStandardInput(absl::string_view path);

// How messages name it: "standard input", or the path.
std::string NameOfInput(absl::string_view path);

// The file, or the standard input, opened for reading; null with `errno` if it
// cannot be. The caller closes it.
std::FILE* OpenInput(const std::string& path);

// The file, or the standard input, as a stream, which has failed if the file
// cannot be opened.
std::unique_ptr<std::istream> OpenInputStream(const std::string& path);

}  // namespace base

#endif  // BASE_STANDARD_INPUT_H_
