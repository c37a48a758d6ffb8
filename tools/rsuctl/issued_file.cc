#include "tools/rsuctl/issued_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
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

// One such file, line by line.
class IssuedLines {
 public:
  struct Line {
    std::int64_t number;
    std::string person_ref;
    std::string idcs;
  };

  explicit IssuedLines(const std::string& path) : path_(path), file_(path) {}

  // The next line; nothing after the last. Errors: those of ReadIssuedFile().
  absl::StatusOr<std::optional<Line>> Next() {
    if (number_ == 0 && !file_) {
      return absl::NotFoundError(
          absl::StrCat(path_, ": ", std::strerror(errno)));
    }
    std::string line;
    while (std::getline(file_, line)) {
      if (++number_ == 1) {
        if (!IsHeader(line)) return BadHeader(path_);
        continue;
      }
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty()) continue;
      auto fields = ReadLine(line);
      if (!fields.ok()) {
        return BadLine(path_, number_, fields.status().message());
      }
      return Line{number_, std::move(fields->first), std::move(fields->second)};
    }
    if (file_.bad() || !file_.eof()) {
      return absl::NotFoundError(absl::StrCat(path_, ": cannot be read on"));
    }
    if (number_ == 0) return BadHeader(path_);
    return std::nullopt;
  }

 private:
  const std::string path_;
  std::ifstream file_;
  std::int64_t number_ = 0;
};

// How many lines of `earlier` are not in `now`: a person who is missing there
// or has another number, or a line more of one. Reads both in step and
// remembers only what was met in one of them so far, which is little when both
// follow one input.
//
// Errors: those of IssuedLines.
absl::StatusOr<std::size_t> CountMissing(const std::string& earlier,
                                         const std::string& now) {
  IssuedLines earlier_lines(earlier);
  IssuedLines now_lines(now);
  // How often a line came in the earlier file more than in the new one; below
  // zero, in the new one more often. None is zero.
  absl::flat_hash_map<std::string, int> balance;
  std::size_t missing = 0;
  const auto add = [&](const IssuedLines::Line& line, int change) {
    const auto found =
        balance.try_emplace(absl::StrCat(line.idcs, line.person_ref), 0).first;
    found->second += change;
    if (change > 0 && found->second > 0) ++missing;
    if (change < 0 && found->second >= 0) --missing;
    if (found->second == 0) balance.erase(found);
  };
  bool now_ended = false;
  while (true) {
    RSU_ASSIGN_OR_RETURN(const auto before, earlier_lines.Next());
    if (before.has_value()) add(*before, 1);
    if (!before.has_value() && missing == 0) return 0;
    if (!now_ended) {
      RSU_ASSIGN_OR_RETURN(const auto line, now_lines.Next());
      now_ended = !line.has_value();
      if (line.has_value()) add(*line, -1);
    }
    if (!before.has_value() && now_ended) return missing;
  }
}

// Why the earlier file is to be kept, in words; empty if nothing of it would be
// lost.
std::string WhatIsMissing(const std::string& earlier, const std::string& now) {
  std::error_code error;
  if (std::filesystem::file_size(earlier, error) == 0 || error) return "";
  const absl::StatusOr<std::size_t> missing = CountMissing(earlier, now);
  if (!missing.ok()) {
    return absl::StrCat("the earlier ", earlier, " could not be read whole (",
                        std::string(missing.status().message()), ")");
  }
  if (*missing == 0) return "";
  return absl::StrCat(earlier, " held ", *missing,
                      *missing == 1 ? " line" : " lines",
                      " that the new one does not hold");
}

}  // namespace

absl::Status ReadIssuedFile(
    const std::string& path,
    const std::function<absl::Status(std::int64_t, const std::string&,
                                     const std::string&)>& each) {
  IssuedLines lines(path);
  while (true) {
    RSU_ASSIGN_OR_RETURN(const auto line, lines.Next());
    if (!line.has_value()) return absl::OkStatus();
    RSU_RETURN_IF_ERROR(each(line->number, line->person_ref, line->idcs));
  }
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
  RSU_ASSIGN_OR_RETURN(command_line::OutputFile file,
                       command_line::OutputFile::Create(path));
  IssuedFileWriter writer(std::move(file));
  writer.file_.WriteLine(kHeader);
  return writer;
}

void IssuedFileWriter::Add(absl::string_view person_ref,
                           absl::string_view idcs) {
  file_.WriteLine(absl::StrCat(CsvField(person_ref), ",", idcs));
  ++added_;
}

absl::Status IssuedFileWriter::Finish(std::string& kept) {
  const std::string& path = file_.path();
  if (added_ == 0 && std::filesystem::exists(path)) {
    kept = absl::StrCat(path, " is left as it was");
    return absl::OkStatus();
  }
  if (path != file_.partial_path()) {
    RSU_RETURN_IF_ERROR(file_.CheckWritten());
    const std::string missing = WhatIsMissing(path, file_.partial_path());
    if (!missing.empty()) {
      RSU_ASSIGN_OR_RETURN(const std::string before, file_.KeepEarlier());
      kept = absl::StrCat(missing, "; it is kept as ", before);
    }
  }
  return file_.Finish();
}

}  // namespace rsuctl
