#include "registry/population/document.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/text.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/declaration/field_reader.h"
#include "registry/population/typed_text.h"

namespace registry {
namespace {

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

bool IsCapitalOrDigit(char c) {
  return absl::ascii_isupper(static_cast<unsigned char>(c)) || IsDigit(c);
}

bool HasDigit(absl::string_view text) {
  return std::any_of(text.begin(), text.end(), IsDigit);
}

bool IsCardNumber(absl::string_view text) {
  std::size_t letters = 0;
  while (letters < text.size() && !IsDigit(text[letters])) ++letters;
  const absl::string_view digits = text.substr(letters);
  return letters >= 1 && letters <= 2 && !digits.empty() &&
         digits.size() <= 8 &&
         std::all_of(text.begin(), text.begin() + letters, IsCapitalOrDigit) &&
         std::all_of(digits.begin(), digits.end(), IsDigit);
}

std::optional<std::string> BrokenLettersAndDigits(absl::string_view text,
                                                  std::size_t least,
                                                  std::size_t most) {
  if (text.size() >= least && text.size() <= most && HasDigit(text) &&
      std::all_of(text.begin(), text.end(), IsCapitalOrDigit)) {
    return std::nullopt;
  }
  return absl::StrCat("must be ", least, " to ", most,
                      " Latin letters and digits, a digit among them");
}

bool IsBirthRecordNumber(absl::string_view text) {
  return !text.empty() && text.size() <= 40 && HasDigit(text) &&
         IsCapitalOrDigit(text.front()) && IsCapitalOrDigit(text.back()) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return IsCapitalOrDigit(c) || c == '/' || c == '-';
         });
}

}  // namespace

std::string NormalDocumentNumber(DocumentType type, absl::string_view number) {
  const std::string plain = PlainPunctuation(base::NormalText(number));
  const bool parted = type == DocumentType::kBirthRecord;
  std::string normal;
  for (const char c : plain) {
    if (c == ' ' || (!parted && absl::StrContains("-./", c))) continue;
    normal.push_back(absl::ascii_toupper(static_cast<unsigned char>(c)));
  }
  return normal;
}

std::optional<std::string> BrokenDocumentNumberRule(DocumentType type,
                                                    absl::string_view number) {
  switch (type) {
    case DocumentType::kCnie:
      if (IsCardNumber(number)) return std::nullopt;
      return "must be 1 or 2 Latin letters and 1 to 8 digits";
    case DocumentType::kResidencePermit:
      return BrokenLettersAndDigits(number, 5, 15);
    case DocumentType::kPassport:
      return BrokenLettersAndDigits(number, 5, 9);
    case DocumentType::kRefugeeCard:
      return BrokenLettersAndDigits(number, 5, 20);
    case DocumentType::kBirthRecord:
      if (IsBirthRecordNumber(number)) return std::nullopt;
      return "must be 1 to 40 Latin letters, digits, / and -, a digit among "
             "them, and begin and end with a letter or a digit";
  }
  return std::nullopt;  // of no type, which is refused
}

Document ReadDocument(const rsu::registry::v1::Document& message,
                      const std::string& path,
                      std::vector<base::FieldViolation>& violations) {
  using F = rsu::registry::v1::Document;
  FieldReader reader(message, path, violations);
  Document document{};
  document.type = reader.Enum<DocumentType>(F::kTypeFieldNumber);
  if (!reader.HasOrRefuse(F::kNumberFieldNumber)) return document;
  const std::string number =
      NormalDocumentNumber(document.type, message.number());
  if (const auto rule = BrokenDocumentNumberRule(document.type, number)) {
    reader.Refuse(F::kNumberFieldNumber, *rule);
  } else {
    document.number = number;
  }
  return document;
}

}  // namespace registry
