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
#include "registry/codes/messages/person.h"
#include "registry/declaration/birth_date_rule.h"
#include "registry/declaration/date_limits.h"
#include "registry/declaration/provinces.h"
#include "registry/population/typed_text.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr int kMaxNameCharacters = 100;
constexpr char32_t kTatweel = 0x0640;
constexpr char kListedProvince[] = "must be a province of the list, as RR.PPP";
constexpr char kNationality[] =
    "must be an ISO 3166-1 country of three capital letters, STATELESS or "
    "UNDETERMINED";

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
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
  // Marks of the ʿayn and the hamza stand as they are written.
  return c == U' ' || c == U'-' || c == U'\'' || c == U'’' || c == U'.' ||
         c == U'ʿ' || c == U'ʾ';
}

// The scripts that a name may be in, and the words for their letters.
struct NameScripts {
  std::vector<UScriptCode> scripts;
  absl::string_view letters;
};

const NameScripts& LatinOrTifinagh() {
  static const auto* const scripts = new NameScripts{
      {USCRIPT_LATIN, USCRIPT_TIFINAGH}, "Latin or only Tifinagh letters"};
  return *scripts;
}

const NameScripts& Arabic() {
  static const auto* const scripts =
      new NameScripts{{USCRIPT_ARABIC}, "Arabic letters"};
  return *scripts;
}

// Whether each character may stand in a name in `script`, and one is a letter.
bool IsNameIn(UScriptCode script, const std::u32string& characters,
              bool& has_letter) {
  has_letter = false;
  for (const char32_t c : characters) {
    const bool letter = IsLetter(c, script);
    has_letter |= letter;
    if (letter || IsMark(c, script) || IsNamePunctuation(c)) continue;
    if (c == kTatweel && script == USCRIPT_ARABIC) continue;
    return false;
  }
  return true;
}

// The rule that a name breaks, or nothing. The name is UTF-8.
std::optional<std::string> BrokenNameRule(absl::string_view name,
                                          const NameScripts& allowed) {
  const std::u32string characters = base::DecodeUtf8(name).value();
  bool without_letter = false;
  for (const UScriptCode script : allowed.scripts) {
    bool has_letter = false;
    if (!IsNameIn(script, characters, has_letter)) continue;
    if (has_letter) return std::nullopt;
    without_letter = true;
  }
  if (without_letter) {
    return absl::StrCat("must hold ", allowed.scripts.size() > 1
                                          ? "Latin or Tifinagh letters"
                                          : allowed.letters);
  }
  return absl::StrCat("must hold only ", allowed.letters,
                      ", spaces, hyphens, apostrophes and full stops");
}

std::string ReadName(FieldReader& reader, int field,
                     const NameScripts& allowed) {
  std::string name =
      PlainName(reader.Text(field, kMaxNameCharacters, Presence::kOptional));
  if (name.empty()) return name;
  const auto rule = BrokenNameRule(name, allowed);
  if (rule.has_value()) reader.Refuse(field, *rule);
  return name;
}

PartialDate ReadBirthDate(FieldReader& reader, const v1::Person& message,
                          base::Date today) {
  using F = v1::Person;
  const auto given = reader.BirthDay(F::kBirthDateFieldNumber);
  if (!given.has_value()) return {};
  PartialDate birth = *given;
  if (message.has_birth_date_precision()) {
    const auto stated =
        reader.Enum<DatePrecision>(F::kBirthDatePrecisionFieldNumber);
    if (birth.precision == DatePrecision::kDay &&
        IsFirstDay(birth.first_day, stated)) {
      birth.precision = stated;
    } else if (stated != birth.precision && stated != DatePrecision{}) {
      reader.Refuse(F::kBirthDatePrecisionFieldNumber,
                    "must be what birth_date says: of a MONTH the first day, "
                    "of a YEAR 1 January");
    }
  }
  auto rule =
      BrokenBirthDateRule(birth.first_day, today, "the day of registration");
  if (!rule.has_value()) {
    rule = DateLimits::Released().BrokenByBirth(birth.first_day);
  }
  if (rule.has_value()) reader.Refuse(F::kBirthDateFieldNumber, *rule);
  return birth;
}

bool IsNationality(absl::string_view text) {
  return text == "STATELESS" || text == "UNDETERMINED" || IsCountry(text);
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

absl::StatusOr<Person> Person::Read(const v1::Person& message, base::Date today,
                                    Presence person_ref) {
  using F = v1::Person;
  std::vector<base::FieldViolation> violations;
  FieldReader reader(message, "", violations);
  Person person;
  reader.Reference(F::kPersonRefFieldNumber, person_ref);
  person.family_name_ =
      ReadName(reader, F::kFamilyNameFieldNumber, LatinOrTifinagh());
  person.given_name_ =
      ReadName(reader, F::kGivenNameFieldNumber, LatinOrTifinagh());
  if (!message.has_family_name() && !message.has_given_name()) {
    reader.Refuse(F::kFamilyNameFieldNumber,
                  "is missing, and so is given_name");
  }
  person.family_name_ar_ =
      ReadName(reader, F::kFamilyNameArFieldNumber, Arabic());
  person.given_name_ar_ =
      ReadName(reader, F::kGivenNameArFieldNumber, Arabic());
  person.birth_date_ = ReadBirthDate(reader, message, today);
  person.birth_place_ = ReadListed(
      reader, F::kBirthPlaceFieldNumber, message.birth_place(),
      FindProvince(message.birth_place()).has_value() ||
          IsCountry(message.birth_place()),
      "must be a province of the list, as RR.PPP, or an ISO 3166-1 country of "
      "three capital letters");
  person.sex_ = reader.Enum<Sex>(F::kSexFieldNumber);
  person.nationality_ =
      ReadListed(reader, F::kNationalityFieldNumber, message.nationality(),
                 IsNationality(message.nationality()), kNationality);
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

absl::StatusOr<Person> Person::FromStored(const v1::Person& message) {
  Person person;
  person.family_name_ = message.family_name();
  person.given_name_ = message.given_name();
  person.family_name_ar_ = message.family_name_ar();
  person.given_name_ar_ = message.given_name_ar();
  const auto birth = base::Date::Parse(message.birth_date());
  const int sex = message.sex();
  if (!birth.ok() || (sex != v1::Sex::FEMALE && sex != v1::Sex::MALE)) {
    return absl::DataLossError("a stored person cannot be read");
  }
  person.birth_date_.first_day = *birth;
  if (message.has_birth_date_precision()) {
    person.birth_date_.precision =
        base::FromMessage<DatePrecision>(message.birth_date_precision());
  }
  person.birth_place_ = message.birth_place();
  person.sex_ = static_cast<Sex>(sex);
  person.nationality_ = message.nationality();
  person.province_ = message.province();
  for (const v1::Document& document : message.documents()) {
    const auto type = base::FromMessage<DocumentType>(document.type());
    person.documents_.push_back(
        {type, NormalDocumentNumber(type, document.number())});
  }
  person.phone_ = message.phone();
  return person;
}

v1::Person ToMessage(const Person& person) {
  v1::Person message;
  if (!person.family_name().empty()) {
    message.set_family_name(person.family_name());
  }
  if (!person.given_name().empty()) {
    message.set_given_name(person.given_name());
  }
  if (!person.family_name_ar().empty()) {
    message.set_family_name_ar(person.family_name_ar());
  }
  if (!person.given_name_ar().empty()) {
    message.set_given_name_ar(person.given_name_ar());
  }
  message.set_birth_date(person.birth_date().ToString());
  if (person.birth_date_precision() != DatePrecision::kDay) {
    message.set_birth_date_precision(
        base::InMessage(person.birth_date_precision()));
  }
  message.set_birth_place(person.birth_place());
  message.set_sex(base::InMessage(person.sex()));
  message.set_nationality(person.nationality());
  message.set_province(person.province());
  for (const Document& document : person.documents()) {
    v1::Document& added = *message.add_documents();
    added.set_type(base::InMessage(document.type));
    added.set_number(document.number);
  }
  if (!person.phone().empty()) message.set_phone(person.phone());
  return message;
}

}  // namespace registry
