#include "base/csv.h"

#include <cassert>
#include <sstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "base/file_kind.h"
#include "base/status_macros.h"

namespace base {
namespace {

constexpr int kEof = std::char_traits<char>::eof();

// Whether a spreadsheet could take `text` for a formula.
bool LooksLikeAFormula(absl::string_view text) {
  while (!text.empty() && text[0] == '\'') text.remove_prefix(1);
  while (absl::ConsumePrefix(&text, " ") ||
         absl::ConsumePrefix(&text, "\xc2\xa0")) {
  }
  if (text.empty()) return false;
  if (absl::StrContains("=+-@\t\r", text[0])) return true;
  for (const absl::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (absl::StartsWith(text, wide)) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<std::optional<CsvReader::Record>> CsvReader::Next() {
  if (line_ == 0) SkipByteOrderMark();
  while (!ended_) {
    Record record;
    record.line = line_ = next_line_;
    bytes_ = 0;
    End end = End::kField;
    while (end == End::kField) {
      record.fields.emplace_back();
      RSU_ASSIGN_OR_RETURN(end, ReadField(record.fields.back()));
    }
    ended_ = end == End::kText;
    // A blank line, or the end of the text after the last line's end.
    if (bytes_ > 0) return record;
  }
  return std::nullopt;
}

absl::StatusOr<CsvReader::End> CsvReader::ReadField(std::string& field) {
  bool quoted = false;
  while (true) {
    const int byte = Take();
    if (byte == kEof) return End::kText;
    if (byte == '\n') return End::kRecord;
    if (byte == '\r') {
      if (text_.sgetc() == '\n') Take();
      return End::kRecord;
    }
    if (++bytes_ > kMaxCsvRecordBytes) {
      ended_ = true;
      return absl::InvalidArgumentError(
          absl::StrCat("must be at most ", kMaxCsvRecordBytes, " bytes"));
    }
    if (byte == ',') return End::kField;
    if (quoted || (byte == '"' && !field.empty())) {
      ended_ = true;
      return absl::InvalidArgumentError(
          "a quote must begin and end a field, and be doubled within one");
    }
    if (byte == '"') {
      RSU_RETURN_IF_ERROR(ReadQuoted(field));
      quoted = true;
    } else {
      field.push_back(static_cast<char>(byte));
    }
  }
}

// Reads on after an opening quote up to the one that closes it.
absl::Status CsvReader::ReadQuoted(std::string& field) {
  while (true) {
    const int byte = Take();
    if (byte == kEof) {
      ended_ = true;
      return absl::InvalidArgumentError("a quote must be closed");
    }
    if (++bytes_ > kMaxCsvRecordBytes) {
      ended_ = true;
      return absl::InvalidArgumentError(
          absl::StrCat("must be at most ", kMaxCsvRecordBytes,
                       " bytes; is a quote not closed?"));
    }
    if (byte == '"') {
      if (text_.sgetc() != '"') return absl::OkStatus();
      text_.sbumpc();
    }
    field.push_back(static_cast<char>(byte));
  }
}

void CsvReader::SkipByteOrderMark() {
  for (const int byte : {0xEF, 0xBB, 0xBF}) {
    if (text_.sgetc() != byte) return;
    first_bytes_.push_back(static_cast<char>(text_.sbumpc()));
  }
}

int CsvReader::Take() {
  const int byte = text_.sbumpc();
  if (first_bytes_.size() < kFileKindBytes && byte != kEof) {
    first_bytes_.push_back(static_cast<char>(byte));
  }
  if (byte == '\n' || (byte == '\r' && text_.sgetc() != '\n')) ++next_line_;
  return byte;
}

std::vector<std::vector<std::string>> ReadEmbeddedCsv(absl::string_view text) {
  std::istringstream stream{std::string(text)};
  CsvReader reader(stream);
  std::vector<std::vector<std::string>> records;
  while (true) {
    auto record = reader.Next();
    assert(record.ok());
    if (!record.ok() || !record->has_value()) return records;
    records.push_back(std::move((*record)->fields));
  }
}

std::string CsvField(absl::string_view text) {
  std::string field =
      LooksLikeAFormula(text) ? absl::StrCat("'", text) : std::string(text);
  if (field.find_first_of(",;\"\t\r\n") == std::string::npos) return field;
  return absl::StrCat("\"", absl::StrReplaceAll(field, {{"\"", "\"\""}}), "\"");
}

absl::string_view PlainCsvText(absl::string_view field) {
  if (absl::StartsWith(field, "'") && LooksLikeAFormula(field.substr(1))) {
    field.remove_prefix(1);
  }
  return field;
}

}  // namespace base
