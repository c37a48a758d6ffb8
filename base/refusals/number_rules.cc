#include "base/refusals/tables.h"

namespace base::refusals {
namespace {

using words::Message;

// What an identifier breaks: alone, and after "the number".
// clang-format off
constexpr Message kRules[] = {
    {"THE_NUMBER", 1, "the number {0}", "le numéro {0}", "الرقم {0}"},
    {"NUMBER_LENGTH", 0, "must have ten digits", "doit avoir dix chiffres", "يجب أن يتكون من عشرة أرقام"},
    {"NUMBER_DIGITS", 0, "must have digits from 0 to 9 only", "ne doit avoir que des chiffres de 0 à 9", "يجب ألا يحتوي إلا على أرقام من 0 إلى 9"},
    {"NUMBER_FIRST_DIGIT", 1, "must not start with {0}", "ne doit pas commencer par {0}", "يجب ألا يبدأ بـ {0}"},
    {"NUMBER_CHECK_DIGIT", 0, "has a wrong check digit; a digit may be mistyped",
     "a une clé de contrôle fausse ; un chiffre a pu être mal saisi", "رقم المراقبة فيه خاطئ؛ وقد يكون أحد الأرقام كتب خطأ"},
    {"NUMBER_CHECK_DIGIT_RULE", 0, "breaks the rule of the check digit: one digit may be wrong, or two exchanged",
     "ne respecte pas la clé de contrôle : un chiffre peut être faux, ou deux échangés", "لا يوافق رقم المراقبة: قد يكون أحد الأرقام خاطئا، أو تبادل رقمان موضعيهما"},
    {"NUMBER_RUN", 1, "has {0} adjacent digits that go up or down by one",
     "a {0} chiffres voisins qui montent ou descendent d'un en un", "فيه أرقام متجاورة تتزايد أو تتناقص واحدا واحدا، وعددها {0}"},
    {"NUMBER_REPEAT", 1, "has the same digit {0} times in a row",
     "a {0} fois de suite le même chiffre", "يتكرر فيه الرقم نفسه تباعا، وعدد المرات {0}"},
    {"NUMBER_REPEAT_NEAR_ONE", 1, "has the same digit twice within {0} place",
     "a deux fois le même chiffre, à {0} place de distance", "يتكرر فيه الرقم نفسه على مسافة {0}"},
    {"NUMBER_REPEAT_NEAR", 1, "has the same digit twice within {0} places",
     "a deux fois le même chiffre, à moins de {0} places de distance", "يتكرر فيه الرقم نفسه على مسافة لا تتجاوز {0}"},
    {"NUMBER_REPEAT_OR_NEAR", 2, "has the same digit {0} times in a row, or has the same digit twice within {1} places",
     "a {0} fois de suite le même chiffre, ou deux fois à moins de {1} places de distance",
     "يتكرر فيه الرقم نفسه تباعا، وعدد المرات {0}، أو يتكرر على مسافة لا تتجاوز {1}"},
    {"NUMBER_BLOCK", 1, "has a block of {0} digits or more that occurs twice",
     "a un bloc de {0} chiffres ou plus qui revient deux fois", "فيه مقطع يتكرر مرتين، وعدد أرقامه {0} أو أكثر"},
    {"NUMBER_EVEN", 1, "has {0} adjacent digits from 2, 4, 6 and 8",
     "a {0} chiffres voisins parmi 2, 4, 6 et 8", "فيه أرقام متجاورة من 2 و4 و6 و8، وعددها {0}"},
    {"NUMBER_HALVES", 0, "has a second half that repeats or mirrors the first",
     "a une seconde moitié qui répète ou renverse la première", "نصفه الثاني يكرر الأول أو يعكسه"},
    {"NUMBER_RESTRICTED", 1, "contains {0}", "contient {0}", "يحتوي على {0}"},
    {"NUMBER_CYCLIC", 0, "follows the decimals of a fraction such as 1/7",
     "suit les décimales d'une fraction telle que 1/7", "يتبع الأرقام العشرية لكسر مثل 1/7"},
    {"NUMBER_EITHER", 2, "{0} or {1}", "{0} ou {1}", "{0} أو {1}"},
    {"NUMBER_ONE", 0, "one", "une", "واحد"},
    {"NUMBER_TWO", 0, "two", "deux", "اثنان"},
    {"NUMBER_THREE", 0, "three", "trois", "ثلاثة"},
    {"NUMBER_FOUR", 0, "four", "quatre", "أربعة"},
    {"NUMBER_FIVE", 0, "five", "cinq", "خمسة"},
    {"NUMBER_SIX", 0, "six", "six", "ستة"},
    {"NUMBER_SEVEN", 0, "seven", "sept", "سبعة"},
    {"NUMBER_EIGHT", 0, "eight", "huit", "ثمانية"},
    {"NUMBER_NINE", 0, "nine", "neuf", "تسعة"},
    {"NUMBER_TEN", 0, "ten", "dix", "عشرة"},
};
// clang-format on

}  // namespace

absl::Span<const Message> NumberRules() { return kRules; }

}  // namespace base::refusals
