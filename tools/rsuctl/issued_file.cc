#include "tools/rsuctl/issued_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "tools/rsuctl/csv.h"

namespace rsuctl {
namespace {

constexpr char kHeader[] = "person_ref,idcs";

absl::Status BadLine(const std::string& path, std::int64_t line,
                     absl::string_view rule) {
  return absl::InvalidArgumentError(absl::StrCat(path, ":", line, ": ", rule));
}

}  // namespace

absl::Status ReadIssuedFile(
    const std::string& path,
    const std::function<absl::Status(const std::string&, const std::string&)>&
        each) {
  std::ifstream file(path);
  std::string line;
  if (!file) {
    return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
  }
  for (std::int64_t number = 1; std::getline(file, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1) {
      // Spreadsheets put a byte order mark before the header.
      if (line.compare(0, 3, "\xef\xbb\xbf") == 0) line.erase(0, 3);
      if (line != kHeader) {
        return BadLine(path, 1, absl::StrCat("must be the header ", kHeader));
      }
      continue;
    }
    if (line.empty()) continue;
    const std::optional<std::vector<std::string>> fields = ReadCsvLine(line);
    if (!fields.has_value() || fields->size() != 2 || (*fields)[0].empty()) {
      return BadLine(path, number, "must be a person_ref and an idcs");
    }
    if (!idcs::IdcsNumber::Parse((*fields)[1]).ok()) {
      return BadLine(path, number, "idcs must be ten digits");
    }
    RSU_RETURN_IF_ERROR(each((*fields)[0], (*fields)[1]));
  }
  if (file.bad() || !file.eof()) {
    return absl::NotFoundError(absl::StrCat(path, ": cannot be read on"));
  }
  return absl::OkStatus();
}

absl::StatusOr<absl::flat_hash_map<std::string, std::string>> LoadIssuedFile(
    const std::string& path) {
  absl::flat_hash_map<std::string, std::string> issued;
  RSU_RETURN_IF_ERROR(ReadIssuedFile(
      path, [&](const std::string& person_ref, const std::string& idcs) {
        if (issued.emplace(person_ref, idcs).second) return absl::OkStatus();
        return absl::InvalidArgumentError(absl::StrCat(
            path, ": the person_ref ", person_ref, " is given twice"));
      }));
  return issued;
}

absl::StatusOr<IssuedFileWriter> IssuedFileWriter::Create(
    const std::string& path) {
  RSU_ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(path));
  IssuedFileWriter writer(std::move(file));
  if (writer.file_.path() != writer.file_.partial_path()) {
    // What is no such file is not looked into.
    auto earlier = LoadIssuedFile(writer.file_.path());
    if (earlier.ok()) writer.earlier_ = *std::move(earlier);
  }
  writer.file_.Write(absl::StrCat(kHeader, "\n"));
  return writer;
}

void IssuedFileWriter::Add(absl::string_view person_ref,
                           absl::string_view idcs) {
  file_.Write(absl::StrCat(CsvField(person_ref), ",", idcs, "\n"));
  earlier_.erase(person_ref);
  ++added_;
}

absl::Status IssuedFileWriter::Finish(std::string& kept) {
  const std::string& path = file_.path();
  if (added_ == 0 && std::filesystem::exists(path)) {
    kept = absl::StrCat(path, " is left as it was");
    return absl::OkStatus();
  }
  if (!earlier_.empty()) {
    const std::string before = path + ".before";
    if (std::rename(path.c_str(), before.c_str()) != 0) {
      return absl::UnavailableError(
          absl::StrCat("cannot write ", before, ": ", std::strerror(errno)));
    }
    kept = absl::StrCat(path, " held ", earlier_.size(),
                        " people who are not in this input; it is kept as ",
                        before);
  }
  return file_.Finish();
}

}  // namespace rsuctl
