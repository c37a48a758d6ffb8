#include "tools/rsuctl/files/issued_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/csv.h"
#include "base/file_kind.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "idcs/number/number.h"
#include "registry/declaration/text_rules.h"

namespace rsuctl {
namespace {

using base::CsvReader;

constexpr char kHeader[] = "person_ref,idcs";

// A byte order mark, quotes and a line end.
constexpr std::size_t kMostAroundHeader = 16;

absl::Status BadLine(const std::string& path, std::int64_t line,
                     absl::string_view rule) {
  return absl::InvalidArgumentError(absl::StrCat(path, ":", line, ": ", rule));
}

bool IsHeader(const std::vector<std::string>& fields) {
  return fields.size() == 2 && fields[0] == "person_ref" && fields[1] == "idcs";
}

// What is wrong with a file whose first line is not the header.
absl::Status BadHeader(const std::string& path, const CsvReader& reader,
                       const std::vector<std::string>& first) {
  const absl::string_view kind = base::KindOfForeignFile(reader.first_bytes());
  if (!kind.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": ", kind));
  }
  const bool semicolons = first.size() == 1 && absl::StrContains(first[0], ';');
  return BadLine(
      path, 1,
      absl::StrCat("must be the header ", kHeader,
                   semicolons ? ", with a comma between the fields" : ""));
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
  std::string begin(sizeof(kHeader) + kMostAroundHeader, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(file.gcount()));
  std::istringstream stream(begin);
  const auto first = CsvReader(stream).Next();
  if (begin.empty() ||
      (first.ok() && first->has_value() && IsHeader((*first)->fields))) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      path, " is no file of issued identifiers (its first line is not ",
      kHeader, ") and is left alone; name another one"));
}

// The two fields of one line, or the rule that it breaks.
absl::StatusOr<std::pair<std::string, std::string>> ReadLine(
    const std::vector<std::string>& fields) {
  if (fields.size() != 2 || fields[0].empty()) {
    return absl::InvalidArgumentError("must be a person_ref and an idcs");
  }
  std::string person_ref = base::NormalText(base::PlainCsvText(fields[0]));
  if (const auto rule = registry::BrokenReferenceRule(person_ref)) {
    return absl::InvalidArgumentError(absl::StrCat("person_ref: ", *rule));
  }
  if (!idcs::IdcsNumber::Parse(fields[1]).ok()) {
    return absl::InvalidArgumentError("idcs: must be ten digits");
  }
  return std::make_pair(std::move(person_ref), fields[1]);
}

bool IsFolder(const std::string& path) {
  std::error_code error;
  return !base::IsStandardInput(path) &&
         std::filesystem::is_directory(path, error);
}

// One such file, line by line.
class IssuedLines {
 public:
  struct Line {
    std::int64_t number;
    std::string person_ref;
    std::string idcs;
  };

  explicit IssuedLines(const std::string& path)
      : path_(base::NameOfInput(path)),
        is_folder_(IsFolder(path)),
        file_(base::OpenInputStream(path)),
        reader_(*file_) {}

  // The next line; nothing after the last. Errors: those of ReadIssuedFile().
  absl::StatusOr<std::optional<Line>> Next() {
    if (!has_header_) RSU_RETURN_IF_ERROR(ReadHeader());
    const auto record = reader_.Next();
    if (!record.ok()) return BadRecord(record.status());
    if (!record->has_value()) {
      RSU_RETURN_IF_ERROR(CheckReadWhole());
      return std::nullopt;
    }
    auto fields = ReadLine((*record)->fields);
    if (!fields.ok()) {
      return BadLine(path_, (*record)->line, fields.status().message());
    }
    return Line{(*record)->line, std::move(fields->first),
                std::move(fields->second)};
  }

 private:
  absl::Status ReadHeader() {
    // It opens, and reading it fails.
    if (is_folder_) {
      return absl::NotFoundError(absl::StrCat(path_, ": is a directory"));
    }
    if (!*file_) {
      return absl::NotFoundError(
          absl::StrCat(path_, ": ", std::strerror(errno)));
    }
    const auto header = reader_.Next();
    if (!header.ok() &&
        base::KindOfForeignFile(reader_.first_bytes()).empty()) {
      return BadRecord(header.status());
    }
    if (header.ok() && !header->has_value()) {
      RSU_RETURN_IF_ERROR(CheckReadWhole());
    }
    if (!header.ok() || !header->has_value()) {
      return BadHeader(path_, reader_, {});
    }
    has_header_ = IsHeader((*header)->fields);
    if (has_header_) return absl::OkStatus();
    return BadHeader(path_, reader_, (*header)->fields);
  }

  absl::Status BadRecord(const absl::Status& rule) const {
    return BadLine(path_, reader_.line(), rule.message());
  }

  // What cannot be read on ends as if it were whole.
  absl::Status CheckReadWhole() {
    errno = 0;
    file_->peek();
    if (!file_->bad() && errno == 0) return absl::OkStatus();
    return absl::NotFoundError(absl::StrCat(path_, ": cannot be read on"));
  }

  const std::string path_;
  const bool is_folder_;
  const std::unique_ptr<std::istream> file_;
  CsvReader reader_;
  bool has_header_ = false;
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
  if (path.empty()) return issued;
  RSU_RETURN_IF_ERROR(ReadIssuedFile(path, [&](std::int64_t line,
                                               const std::string& person_ref,
                                               const std::string& idcs) {
    if (issued.emplace(person_ref, idcs).second) return absl::OkStatus();
    return BadLine(base::NameOfInput(path), line, "person_ref: is given twice");
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
  file_.WriteLine(absl::StrCat(base::CsvField(person_ref), ",", idcs));
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

absl::string_view NotIssuedRule(absl::string_view issued) {
  return issued.empty() ? "needs a file of issued identifiers (--issued), or "
                          "idcs beside it"
                        : "is not in the file of issued identifiers";
}

}  // namespace rsuctl
