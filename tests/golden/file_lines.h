#ifndef TESTS_GOLDEN_FILE_LINES_H_
#define TESTS_GOLDEN_FILE_LINES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace golden {

// All lines of a sample. A file that cannot be read stops the test.
std::vector<std::string> LinesOf(absl::string_view path);

// The rows of a CSV file without quotes, without its header line.
std::vector<std::vector<std::string>> RowsOf(absl::string_view path);

}  // namespace golden

#endif  // TESTS_GOLDEN_FILE_LINES_H_
