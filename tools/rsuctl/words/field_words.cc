#include "tools/rsuctl/words/field_words.h"

#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/types/span.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

using base::Language;
using base::words::Message;

// The code of a row is the path in capitals, without the index of a bill or a
// member: "SPENDING_WATER_ELECTRICITY_BILLS_CENTIMES", "MEMBER_EDUCATION".
// clang-format off
constexpr Message kFields[] = {
    {"HOUSEHOLD_REF", 0, "household reference", "référence du ménage", "مرجع الأسرة"},
    {"EFFECTIVE_DATE", 0, "effective date", "date d'effet", "تاريخ السريان"},
    {"REGION", 0, "region", "région", "الجهة"},
    {"PROVINCE", 0, "province", "province", "الإقليم"},
    {"MILIEU", 0, "milieu", "milieu", "الوسط"},
    {"MEMBERS", 0, "number of members", "nombre de membres", "عدد أفراد الأسرة"},
    {"DWELLING_TYPE", 0, "kind of dwelling", "type de logement", "نوع المسكن"},
    {"DWELLING_ROOMS", 0, "rooms", "pièces", "عدد الغرف"},
    {"DWELLING_HAS_BATH_OR_SHOWER", 0, "bath or shower", "baignoire ou douche", "حمام أو دش"},
    {"DWELLING_HAS_INDIVIDUAL_ELECTRICITY_METER", 0, "individual electricity meter", "compteur individuel d'électricité", "عداد كهرباء فردي"},
    {"ASSETS_COMPUTERS", 0, "computers", "ordinateurs", "الحواسيب"},
    {"ASSETS_MOBILE_PHONES", 0, "mobile phones", "téléphones portables", "الهواتف المحمولة"},
    {"ASSETS_CARS", 0, "cars", "voitures", "السيارات"},
    {"ASSETS_MOTORCYCLES", 0, "motorcycles", "motocyclettes", "الدراجات النارية"},
    {"ASSETS_COWS", 0, "cows", "vaches", "الأبقار"},
    {"ASSETS_HAS_SATELLITE_DISH", 0, "satellite dish", "antenne parabolique", "صحن لاقط"},
    {"ASSETS_HAS_FIXED_PHONE", 0, "fixed phone line", "ligne de téléphone fixe", "خط هاتف ثابت"},
    {"ASSETS_HAS_LOAN", 0, "loan", "crédit", "قرض"},
    {"ASSETS_HAS_SECONDARY_HOME", 0, "secondary home", "résidence secondaire", "سكن ثانوي"},
    {"ASSETS_HAS_GARAGE", 0, "garage", "garage", "مرأب"},
    {"ASSETS_HAS_PROFESSIONAL_PREMISES", 0, "professional premises", "local professionnel", "محل مهني"},
    {"ASSETS_HAS_NON_AGRICULTURAL_LAND", 0, "non-agricultural land", "terrain non agricole", "أرض غير فلاحية"},
    {"ASSETS_HAS_IRRIGATED_LAND", 0, "irrigated land", "terre irriguée", "أرض مسقية"},
    {"SPENDING_GAS_MONTHLY_CENTIMES", 0, "gas, a month", "gaz, par mois", "الغاز، شهريا"},
    {"SPENDING_WATER_ELECTRICITY_BILLS_CENTIMES", 0, "water and electricity bill", "facture d'eau et d'électricité", "فاتورة الماء والكهرباء"},
    {"SPENDING_PHONE_INTERNET_MONTHLY_CENTIMES", 0, "phone and internet, a month", "téléphone et internet, par mois", "الهاتف والإنترنت، شهريا"},
    {"MEMBER", 0, "without that person", "sans cette personne", "بدون هذا الفرد"},
    {"MEMBER_PERSON_REF", 0, "reference", "référence", "المرجع"},
    {"MEMBER_IDCS", 0, "identifier", "identifiant", "المعرف"},
    {"MEMBER_SEX", 0, "sex", "sexe", "الجنس"},
    {"MEMBER_RELATIONSHIP", 0, "relationship", "lien de parenté", "صلة القرابة"},
    {"MEMBER_BIRTH_DATE", 0, "birth date", "date de naissance", "تاريخ الازدياد"},
    {"MEMBER_EDUCATION", 0, "level of education", "niveau d'études", "المستوى التعليمي"},
    {"MEMBER_DIPLOMA", 0, "diploma", "diplôme", "الشهادة"},
    {"MEMBER_CAN_READ_AND_WRITE", 0, "reads and writes", "sait lire et écrire", "يعرف القراءة والكتابة"},
    {"MEMBER_SCHOOLING", 0, "schooling", "scolarité", "التمدرس"},
    {"MEMBER_ACTIVITY", 0, "activity", "activité", "النشاط"},
    {"MEMBER_OCCUPATION", 0, "occupation", "profession", "المهنة"},
    {"MEMBER_EMPLOYMENT_STATUS", 0, "employment status", "situation dans la profession", "الوضعية في المهنة"},
    {"MEMBER_HEALTH_COVER", 0, "health cover", "couverture médicale", "التغطية الصحية"},
};

// Values of choices: the code, with the field before it where fields share one.
constexpr Message kCodes[] = {
    {"URBAN", 0, "town", "ville", "حضري"},
    {"RURAL", 0, "countryside", "campagne", "قروي"},
    {"APARTMENT", 0, "apartment", "appartement", "شقة"},
    {"VILLA", 0, "villa", "villa", "فيلا"},
    {"MODERN_HOUSE", 0, "modern house", "maison moderne", "دار عصرية"},
    {"TRADITIONAL_HOUSE", 0, "traditional house", "maison traditionnelle", "دار تقليدية"},
    {"RURAL_STONE_HOUSE", 0, "rural house of stone", "maison rurale en pierre", "مسكن قروي من الحجر"},
    {"RURAL_EARTH_HOUSE", 0, "rural house of earth", "maison rurale en pisé", "مسكن قروي من الطين"},
    {"SHACK", 0, "shack", "habitation sommaire", "مسكن صفيحي"},
    {"DWELLING_TYPE_OTHER", 0, "other", "autre", "غير ذلك"},
    {"HEAD", 0, "head of household", "chef de ménage", "رب الأسرة"},
    {"SPOUSE", 0, "spouse", "conjoint", "الزوج(ة)"},
    {"CHILD", 0, "child", "enfant", "الابن(ة)"},
    {"PARENT", 0, "parent", "père ou mère", "الأب أو الأم"},
    {"SIBLING", 0, "sibling", "frère ou sœur", "الأخ أو الأخت"},
    {"GRANDCHILD", 0, "grandchild", "petit-enfant", "الحفيد(ة)"},
    {"OTHER_RELATIVE", 0, "other relative", "autre parent", "قريب آخر"},
    {"NOT_RELATED", 0, "not related", "sans lien de parenté", "بدون قرابة"},
    {"MEMBER_EDUCATION_NONE", 0, "none", "aucun", "بدون"},
    {"PRESCHOOL", 0, "preschool", "préscolaire", "أولي"},
    {"FUNDAMENTAL", 0, "fundamental", "fondamental", "أساسي"},
    {"SECONDARY", 0, "secondary", "secondaire", "ثانوي"},
    {"HIGHER", 0, "higher", "supérieur", "عال"},
    {"MEMBER_DIPLOMA_NONE", 0, "none", "aucun", "بدون"},
    {"TECHNICAL", 0, "technical", "technique", "تقني"},
    {"NOT_ENROLLED", 0, "not enrolled", "non scolarisé", "غير متمدرس"},
    {"PUBLIC", 0, "public", "public", "عمومي"},
    {"PRIVATE", 0, "private", "privé", "خصوصي"},
    {"EMPLOYED", 0, "employed", "actif occupé", "مشتغل"},
    {"UNEMPLOYED", 0, "unemployed", "chômeur", "عاطل عن العمل"},
    {"MEMBER_ACTIVITY_STUDENT", 0, "student", "élève ou étudiant", "تلميذ أو طالب"},
    {"HOMEMAKER", 0, "homemaker", "au foyer", "بالبيت"},
    {"RETIRED", 0, "retired", "retraité", "متقاعد"},
    {"RENTIER", 0, "lives off an income", "rentier", "يعيش من دخل ممتلكاته"},
    {"INACTIVE", 0, "inactive", "inactif", "غير نشيط"},
    {"SENIOR_EXECUTIVE", 0, "senior executive", "cadre supérieur", "إطار عال"},
    {"MIDDLE_EXECUTIVE", 0, "middle executive", "cadre moyen", "إطار متوسط"},
    {"CLERK", 0, "clerk", "employé", "مستخدم"},
    {"TRADER", 0, "trader", "commerçant", "تاجر"},
    {"FARM_OPERATOR", 0, "farm operator", "exploitant agricole", "مستغل فلاحي"},
    {"CRAFTSMAN", 0, "craftsman", "artisan", "حرفي"},
    {"MACHINE_OPERATOR", 0, "operates plant or machines", "conducteur d'installations ou de machines", "عامل على التجهيزات أو الآلات"},
    {"LABOURER", 0, "labourer", "manœuvre", "عامل يدوي"},
    {"OTHER_OCCUPATION", 0, "other occupation", "autre profession", "مهنة أخرى"},
    {"NO_OCCUPATION", 0, "no occupation", "sans profession", "بدون مهنة"},
    {"EMPLOYER", 0, "employer", "employeur", "مشغِّل"},
    {"SELF_EMPLOYED", 0, "self-employed", "indépendant", "مستقل"},
    {"WAGE_EARNER", 0, "wage earner", "salarié", "أجير"},
    {"FAMILY_HELP", 0, "family help", "aide familial", "مساعد عائلي"},
    {"APPRENTICE", 0, "apprentice", "apprenti", "متعلم"},
    {"NOT_EMPLOYED", 0, "not employed", "sans emploi", "غير مشتغل"},
    {"MEMBER_HEALTH_COVER_NONE", 0, "none", "aucune", "بدون"},
    {"RAMED", 0, "RAMED", "RAMED", "نظام المساعدة الطبية"},
    {"AMO_TADAMON", 0, "AMO Tadamon", "AMO Tadamon", "أمو تضامن"},
    {"AMO_CHAMIL", 0, "AMO Chamil", "AMO Achamil", "أمو الشامل"},
    {"CNOPS", 0, "CNOPS", "CNOPS", "الصندوق الوطني لمنظمات الاحتياط الاجتماعي"},
    {"CNSS", 0, "CNSS", "CNSS", "الصندوق الوطني للضمان الاجتماعي"},
    {"TNS", 0, "the self-employed", "travailleurs non salariés", "العمال غير الأجراء"},
    {"FAR", 0, "the armed forces", "Forces armées royales", "القوات المسلحة الملكية"},
    {"MEMBER_HEALTH_COVER_STUDENT", 0, "the student scheme", "régime des étudiants", "نظام الطلبة"},
    {"PRIVATE_INSURANCE", 0, "private insurance", "assurance privée", "تأمين خاص"},
    {"MEMBER_HEALTH_COVER_OTHER", 0, "other", "autre", "غير ذلك"},
};

constexpr Message kValues[] = {
    {"OF_MEMBER", 2, "member {0, number}: {1}", "membre {0, number} : {1}", "الفرد {0, number}: {1}"},
    {"WITH_PATH", 2, "{0} ({1})", "{0} ({1})", "{0} ({1})"},
    {"YES_OR_NO", 1, "{0, select, true {yes} other {no}}", "{0, select, true {oui} other {non}}", "{0, select, true {نعم} other {لا}}"},
    {"AMOUNT", 1, "{0, number, dirhams}", "{0, number, dirhams}", "{0, number, dirhams}"},
};
// clang-format on
constexpr std::size_t kOfMember = 0;
constexpr std::size_t kWithPath = 1;
constexpr std::size_t kYesOrNo = 2;
constexpr std::size_t kAmount = 3;

constexpr std::int64_t kCentimes = 100;

std::string SayValue(std::size_t row, Language language,
                     const std::vector<std::string>& arguments) {
  static const auto* const catalogue = new base::words::Catalogue(kValues);
  return catalogue->Say(row, arguments, language);
}

// "MEMBER_EDUCATION" of "members.education".
std::string CodeOf(absl::string_view path) {
  return absl::AsciiStrToUpper(
      absl::StrReplaceAll(path, {{"members.", "member_"}, {".", "_"}}));
}

// The row of a code; null if there are no words for it.
const Message* Find(absl::Span<const Message> rows, absl::string_view code) {
  for (const Message& row : rows) {
    if (row.code == code) return &row;
  }
  return nullptr;
}

// Takes the index "[2]" out of a path.
std::string WithoutIndex(absl::string_view path, std::int64_t& index) {
  const std::size_t open = path.find('[');
  const std::size_t close = path.find(']');
  if (open == absl::string_view::npos || close == absl::string_view::npos ||
      !absl::SimpleAtoi(path.substr(open + 1, close - open - 1), &index)) {
    return std::string(path);
  }
  return absl::StrCat(path.substr(0, open), path.substr(close + 1));
}

}  // namespace

std::string FieldInWords(absl::string_view path, Language language) {
  std::int64_t index = -1;
  std::string plain = WithoutIndex(path, index);
  const bool member = index >= 0 && absl::StartsWith(plain, "members");
  if (member && plain == "members") plain = "member";
  const Message* field = Find(kFields, CodeOf(plain));
  if (field == nullptr) return Isolated(path, language);
  std::string words(field->In(language));
  if (member) {
    words = SayValue(kOfMember, language, {absl::StrCat(index + 1), words});
  }
  return SayValue(kWithPath, language, {words, std::string(path)});
}

std::string ValueInWords(absl::string_view path, absl::string_view value,
                         Language language) {
  if (value == "true" || value == "false") {
    return SayValue(kYesOrNo, language, {std::string(value)});
  }
  std::int64_t centimes = 0;
  if (absl::StrContains(path, "_centimes") &&
      absl::SimpleAtoi(value, &centimes)) {
    const std::int64_t left = centimes % kCentimes;
    return SayValue(
        kAmount, language,
        {absl::StrCat(
            centimes / kCentimes, left == 0 ? "" : ".",
            left == 0 ? "" : absl::StrCat(left < 10 ? "0" : "", left))});
  }
  if (absl::EndsWith(path, "birth_date")) return Day(value, language);
  std::int64_t index = -1;
  const std::string field = CodeOf(WithoutIndex(path, index));
  const Message* words = Find(kCodes, absl::StrCat(field, "_", value));
  if (words == nullptr) words = Find(kCodes, value);
  if (words != nullptr) return std::string(words->In(language));
  return Number(value, language);
}

std::vector<Message> FieldTexts() {
  std::vector<Message> texts(std::begin(kFields), std::end(kFields));
  texts.insert(texts.end(), std::begin(kCodes), std::end(kCodes));
  texts.insert(texts.end(), std::begin(kValues), std::end(kValues));
  return texts;
}

}  // namespace rsuctl
