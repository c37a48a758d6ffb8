#include "base/standard_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

namespace base {

bool IsStandardInput(absl::string_view path) { return path == "-"; }

std::string NameOfInput(absl::string_view path) {
  return IsStandardInput(path) ? "standard input" : std::string(path);
}

std::FILE* OpenInput(const std::string& path) {
  if (!IsStandardInput(path)) return std::fopen(path.c_str(), "re");
  const int file = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
  return file < 0 ? nullptr : fdopen(file, "r");
}

std::unique_ptr<std::istream> OpenInputStream(const std::string& path) {
  if (IsStandardInput(path)) {
    return std::make_unique<std::istream>(std::cin.rdbuf());
  }
  return std::make_unique<std::ifstream>(path, std::ios::binary);
}

}  // namespace base
