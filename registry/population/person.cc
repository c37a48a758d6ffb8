#include "registry/population/person.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/error.h"
#include "base/text.h"
#include "registry/declaration/birth_date_rule.h"
#include "registry/declaration/provinces.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr int kMaxNameCharacters = 100;
constexpr int kMaxDocumentCharacters = 40;
constexpr char32_t kTatweel = 0x0640;
constexpr char kListedProvince[] = "must be a province of the list, as RR.PPP";
constexpr char kListedCountry[] =
    "must be an ISO 3166-1 country of three capital letters";

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

bool IsCapital(char c) {
  return absl::ascii_isupper(static_cast<unsigned char>(c));
}

// The alpha-3 codes of ISO 3166-1. ICU lists besides a few that the standard
// does not assign to countries: those that begin with X (user-assigned) and
// Diego Garcia's.
absl::flat_hash_set<std::string>* ReadCountries() {
  auto* countries = new absl::flat_hash_set<std::string>;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr;
       ++code) {
    const std::string alpha3 =
        uloc_getISO3Country(absl::StrCat("und_", *code).c_str());
    if (alpha3.front() != 'X' && alpha3 != "DGA") countries->insert(alpha3);
  }
  return countries;
}

bool IsCountry(absl::string_view text) {
  static const absl::flat_hash_set<std::string>* const countries =
      ReadCountries();
  return countries->contains(text);
}

bool IsLetter(char32_t c, UScriptCode script) {
  UErrorCode error = U_ZERO_ERROR;
  const auto code_point = static_cast<UChar32>(c);
  return u_isalpha(code_point) != 0 &&
         uscript_getScript(code_point, &error) == script;
}

// Accents and vowel signs written as characters of their own.
bool IsMark(char32_t c, UScriptCode script) {
  UErrorCode error = U_ZERO_ERROR;
  const auto code_point = static_cast<UChar32>(c);
  if (u_charType(code_point) != U_NON_SPACING_MARK) return false;
  return uscript_getScript(code_point, &error) == USCRIPT_INHERITED ||
         uscript_hasScript(code_point, script) != 0;
}

bool IsNamePunctuation(char32_t c) {
  return c == U' ' || c == U'-' || c == U'\'' || c == U'’' || c == U'.';
}

// The rule that a name in `script` breaks, or nothing. The name is UTF-8.
std::optional<std::string> BrokenNameRule(absl::string_view name,
                                          UScriptCode script) {
  const absl::string_view letters =
      script == USCRIPT_LATIN ? "Latin letters" : "Arabic letters";
  const std::u32string characters = base::DecodeUtf8(name).value();
  bool has_letter = false;
  for (const char32_t c : characters) {
    const bool letter = IsLetter(c, script);
    has_letter |= letter;
    if (letter || IsMark(c, script) || IsNamePunctuation(c)) continue;
    if (c == kTatweel && script == USCRIPT_ARABIC) continue;
    return absl::StrCat("must hold only ", letters,
                        ", spaces, hyphens, apostrophes and full stops");
  }
  if (!has_letter) return absl::StrCat("must hold ", letters);
  return std::nullopt;
}

std::string ReadName(FieldReader& reader, int field, UScriptCode script,
                     Presence presence) {
  std::string name = reader.Text(field, kMaxNameCharacters, presence);
  if (name.empty()) return name;
  const auto rule = BrokenNameRule(name, script);
  if (rule.has_value()) reader.Refuse(field, *rule);
  return name;
}

bool IsDocumentNumber(absl::string_view text) {
  return !text.empty() && text.size() <= kMaxDocumentCharacters &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return IsCapital(c) || IsDigit(c) || c == '/' || c == '-';
         });
}

bool IsE164(absl::string_view text) {
  return text.size() >= 8 && text.size() <= 16 && text[0] == '+' &&
         text[1] != '0' && std::all_of(text.begin() + 1, text.end(), IsDigit);
}

std::vector<Document> ReadDocuments(
    FieldReader& reader, const v1::Person& message,
    std::vector<base::FieldViolation>& violations) {
  constexpr int kField = v1::Person::kDocumentsFieldNumber;
  const int size = message.documents_size();
  if (size > kMaxDocuments) {
    reader.Refuse(kField, absl::StrCat("must hold at most ", kMaxDocuments,
                                       ", has ", size));
  }
  std::vector<Document> documents;
  for (int i = 0; i < std::min(size, kMaxDocuments); ++i) {
    const Document document = ReadDocument(
        message.documents(i), absl::StrCat("documents[", i, "]"), violations);
    const auto same = std::find(documents.begin(), documents.end(), document);
    if (same != documents.end() && !document.number.empty()) {
      violations.push_back({absl::StrCat("documents[", i, "].number"),
                            absl::StrCat("must not be that of documents[",
                                         same - documents.begin(), "]")});
    }
    documents.push_back(document);
  }
  return documents;
}

std::string ReadListed(FieldReader& reader, int field, const std::string& text,
                       bool listed, absl::string_view rule) {
  if (!reader.HasOrRefuse(field)) return "";
  if (!listed) reader.Refuse(field, rule);
  return text;
}

}  // namespace

base::Date DayOfRegistration(std::int64_t now_us) {
  constexpr std::int64_t kHourUs = 3'600'000'000;
  return base::Date::FromDayNumber(
      static_cast<std::int32_t>((now_us + kHourUs) / (24 * kHourUs)));
}

Document ReadDocument(const v1::Document& message, const std::string& path,
                      std::vector<base::FieldViolation>& violations) {
  using F = v1::Document;
  FieldReader reader(message, path, violations);
  Document document{};
  document.type = reader.Enum<DocumentType>(F::kTypeFieldNumber);
  if (reader.HasOrRefuse(F::kNumberFieldNumber)) {
    if (IsDocumentNumber(message.number())) {
      document.number = message.number();
    } else {
      reader.Refuse(F::kNumberFieldNumber,
                    absl::StrCat("must be 1 to ", kMaxDocumentCharacters,
                                 " capital letters, digits, / and -"));
    }
  }
  return document;
}

absl::StatusOr<Person> Person::Read(const v1::Person& message, base::Date today,
                                    Presence person_ref) {
  using F = v1::Person;
  std::vector<base::FieldViolation> violations;
  FieldReader reader(message, "", violations);
  Person person;
  reader.Reference(F::kPersonRefFieldNumber, person_ref);
  person.family_name_ = ReadName(reader, F::kFamilyNameFieldNumber,
                                 USCRIPT_LATIN, Presence::kRequired);
  person.given_name_ = ReadName(reader, F::kGivenNameFieldNumber, USCRIPT_LATIN,
                                Presence::kRequired);
  person.family_name_ar_ = ReadName(reader, F::kFamilyNameArFieldNumber,
                                    USCRIPT_ARABIC, Presence::kOptional);
  person.given_name_ar_ = ReadName(reader, F::kGivenNameArFieldNumber,
                                   USCRIPT_ARABIC, Presence::kOptional);
  if (const auto birth = reader.Day(F::kBirthDateFieldNumber);
      birth.has_value()) {
    person.birth_date_ = *birth;
    const auto rule =
        BrokenBirthDateRule(*birth, today, "the day of registration");
    if (rule.has_value()) reader.Refuse(F::kBirthDateFieldNumber, *rule);
  }
  person.birth_place_ = ReadListed(
      reader, F::kBirthPlaceFieldNumber, message.birth_place(),
      FindProvince(message.birth_place()).has_value() ||
          IsCountry(message.birth_place()),
      "must be a province of the list, as RR.PPP, or an ISO 3166-1 country of "
      "three capital letters");
  person.sex_ = reader.Enum<Sex>(F::kSexFieldNumber);
  person.nationality_ =
      ReadListed(reader, F::kNationalityFieldNumber, message.nationality(),
                 IsCountry(message.nationality()), kListedCountry);
  person.province_ =
      ReadListed(reader, F::kProvinceFieldNumber, message.province(),
                 FindProvince(message.province()).has_value(), kListedProvince);
  person.documents_ = ReadDocuments(reader, message, violations);
  if (message.has_phone()) {
    person.phone_ = message.phone();
    if (!IsE164(person.phone_)) {
      reader.Refuse(F::kPhoneFieldNumber,
                    "must be + and 7 to 15 digits, the first not 0");
    }
  }
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_PERSON", violations);
  }
  return person;
}

v1::Person ToMessage(const Person& person) {
  v1::Person message;
  message.set_family_name(person.family_name());
  message.set_given_name(person.given_name());
  if (!person.family_name_ar().empty()) {
    message.set_family_name_ar(person.family_name_ar());
  }
  if (!person.given_name_ar().empty()) {
    message.set_given_name_ar(person.given_name_ar());
  }
  message.set_birth_date(person.birth_date().ToString());
  message.set_birth_place(person.birth_place());
  message.set_sex(static_cast<v1::Sex::Value>(person.sex()));
  message.set_nationality(person.nationality());
  message.set_province(person.province());
  for (const Document& document : person.documents()) {
    v1::Document& added = *message.add_documents();
    added.set_type(static_cast<v1::Document::Type>(document.type));
    added.set_number(document.number);
  }
  if (!person.phone().empty()) message.set_phone(person.phone());
  return message;
}

}  // namespace registry
