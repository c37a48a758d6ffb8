#include "tools/rsuctl/issued_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "idcs/number/number.h"
#include "registry/declaration/text_rules.h"
#include "tools/rsuctl/csv.h"

namespace rsuctl {
namespace {

constexpr char kHeader[] = "person_ref,idcs";

absl::Status BadLine(const std::string& path, std::int64_t line,
                     absl::string_view rule) {
  return absl::InvalidArgumentError(absl::StrCat(path, ":", line, ": ", rule));
}

absl::Status BadHeader(const std::string& path) {
  return BadLine(path, 1, absl::StrCat("must be the header ", kHeader));
}

bool IsHeader(absl::string_view line) {
  // Spreadsheets put a byte order mark before the header.
  absl::ConsumePrefix(&line, "\xef\xbb\xbf");
  absl::ConsumeSuffix(&line, "\r");
  return line == kHeader;
}

// An error if a regular file is there that holds anything but issued
// identifiers.
absl::Status CheckIsIssuedFile(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return absl::OkStatus();
  std::ifstream file(path);
  if (!file) {
    return absl::UnavailableError(
        absl::StrCat("cannot write ", path,
                     ": what it holds cannot be read: ", std::strerror(errno)));
  }
  // No more than the header and its end, since it may be one line of gigabytes.
  std::string begin(sizeof(kHeader) + 8, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(file.gcount()));
  if (begin.empty() || IsHeader(begin.substr(0, begin.find('\n')))) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      path, " is no file of issued identifiers (its first line is not ",
      kHeader, ") and is left alone; name another one"));
}

// Fields of one line, or the rule that it breaks.
absl::StatusOr<std::pair<std::string, std::string>> ReadLine(
    const std::string& line) {
  std::optional<std::vector<std::string>> fields = ReadCsvLine(line);
  if (!fields.has_value() || fields->size() != 2 || (*fields)[0].empty()) {
    return absl::InvalidArgumentError("must be a person_ref and an idcs");
  }
  if (const auto rule = base::BrokenTextRule(
          (*fields)[0], registry::kMaxReferenceCharacters)) {
    return absl::InvalidArgumentError(absl::StrCat("person_ref ", *rule));
  }
  if (!idcs::IdcsNumber::Parse((*fields)[1]).ok()) {
    return absl::InvalidArgumentError("idcs must be ten digits");
  }
  return std::make_pair(std::move((*fields)[0]), std::move((*fields)[1]));
}

}  // namespace

absl::Status ReadIssuedFile(
    const std::string& path,
    const std::function<absl::Status(std::int64_t, const std::string&,
                                     const std::string&)>& each) {
  std::ifstream file(path);
  std::string line;
  if (!file) {
    return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
  }
  std::int64_t number = 0;
  while (std::getline(file, line)) {
    if (++number == 1) {
      if (!IsHeader(line)) return BadHeader(path);
      continue;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const auto fields = ReadLine(line);
    if (!fields.ok()) return BadLine(path, number, fields.status().message());
    RSU_RETURN_IF_ERROR(each(number, fields->first, fields->second));
  }
  if (file.bad() || !file.eof()) {
    return absl::NotFoundError(absl::StrCat(path, ": cannot be read on"));
  }
  return number == 0 ? BadHeader(path) : absl::OkStatus();
}

absl::StatusOr<absl::flat_hash_map<std::string, std::string>> LoadIssuedFile(
    const std::string& path) {
  absl::flat_hash_map<std::string, std::string> issued;
  RSU_RETURN_IF_ERROR(
      ReadIssuedFile(path, [&](std::int64_t line, const std::string& person_ref,
                               const std::string& idcs) {
        if (issued.emplace(person_ref, idcs).second) return absl::OkStatus();
        return BadLine(
            path, line,
            absl::StrCat("the person_ref ", person_ref, " is given twice"));
      }));
  return issued;
}

absl::StatusOr<IssuedFileWriter> IssuedFileWriter::Create(
    const std::string& path) {
  RSU_RETURN_IF_ERROR(CheckIsIssuedFile(path));
  RSU_ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(path));
  IssuedFileWriter writer(std::move(file));
  if (writer.file_.path() != writer.file_.partial_path()) {
    const std::string& target = writer.file_.path();
    std::error_code error;
    auto earlier = LoadIssuedFile(target);
    if (earlier.ok()) {
      writer.earlier_ = *std::move(earlier);
    } else if (std::filesystem::file_size(target, error) > 0 && !error) {
      writer.unreadable_ = std::string(earlier.status().message());
    }
  }
  writer.file_.WriteLine(kHeader);
  return writer;
}

void IssuedFileWriter::Add(absl::string_view person_ref,
                           absl::string_view idcs) {
  file_.WriteLine(absl::StrCat(CsvField(person_ref), ",", idcs));
  earlier_.erase(person_ref);
  ++added_;
}

absl::Status IssuedFileWriter::Finish(std::string& kept) {
  const std::string& path = file_.path();
  if (added_ == 0 && std::filesystem::exists(path)) {
    kept = absl::StrCat(path, " is left as it was");
    return absl::OkStatus();
  }
  if (!earlier_.empty() || !unreadable_.empty()) {
    RSU_ASSIGN_OR_RETURN(const std::string before, file_.KeepEarlier());
    const std::string what =
        !unreadable_.empty()
            ? absl::StrCat("the earlier ", path, " could not be read whole (",
                           unreadable_, ")")
            : absl::StrCat(
                  path, " held ", earlier_.size(),
                  earlier_.size() == 1 ? " person who is" : " people who are",
                  " not in this input");
    kept = absl::StrCat(what, "; it is kept as ", before);
  }
  return file_.Finish();
}

}  // namespace rsuctl
