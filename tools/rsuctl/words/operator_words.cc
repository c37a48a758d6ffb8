#include "tools/rsuctl/words/operator_words.h"

#include "tools/rsuctl/words/table.h"

namespace rsuctl {
namespace {

// clang-format off
constexpr TextRow<OperatorText> kRows[] = {
    {OperatorText::kLooksLikeCsv, {"LOOKS_LIKE_CSV", 0,
     "the file looks like CSV; what is needed is JSON Lines: one object '{...}' a line (docs/formats.md)",
     "le fichier semble être un CSV ; il faut du JSON Lines : un objet '{...}' par ligne (docs/formats.md)",
     "يبدو أن الملف CSV؛ والمطلوب JSON Lines: كائن '{...}' في كل سطر (docs/formats.md)"}},
    {OperatorText::kOtherKindOfFile, {"OTHER_KIND_OF_FILE", 2,
     "this looks like a file of {0, select, people {people} households {households} coverage {coverage events} status {status events} other {births and deaths}}; that is for `{1}`",
     "cela ressemble à un fichier {0, select, people {de personnes} households {de ménages} coverage {d'événements de couverture} status {d'événements de statut} other {de naissances et de décès}} ; pour celui-ci : `{1}`",
     "يبدو أن هذا ملف {0, select, people {أشخاص} households {أسر} coverage {أحداث تغطية} status {أحداث وضعيات} other {ولادات ووفيات}}؛ والأمر الخاص به: `{1}`"}},
    {OperatorText::kExchangedMembers, {"EXCHANGED_MEMBERS", 0,
     "where households were given each other's members, neither can come first: `households correct FILE` declares all of them in one act",
     "si des ménages ont reçu les membres les uns des autres, aucun ne peut passer en premier : `households correct FILE` les déclare tous en un seul acte",
     "إذا نسب أفراد أسر بعضها إلى بعض فلا يمكن أن تسبق إحداها: `households correct FILE` يصرح بها كلها دفعة واحدة"}},
    {OperatorText::kRestoreOption, {"RESTORE_OPTION", 0,
     "with --restore what was corrected since holds again",
     "avec --restore, ce qui a été rectifié depuis vaut de nouveau",
     "مع \u2066--restore\u2069 يسري من جديد ما صحح بعد ذلك"}},
    {OperatorText::kEndsAfterDeath, {"ENDS_AFTER_DEATH", 0,
     "effective_date: is after the registered death; stored, and changes no answer",
     "effective_date : est postérieure au décès enregistré ; conservé, et ne change aucune réponse",
     "effective_date: بعد الوفاة المسجلة؛ حفظ ولا يغير أي جواب"}},
    {OperatorText::kIfHouseholdKeeps, {"IF_HOUSEHOLD_KEEPS", 1,
     "If {0} keeps the person:", "Si {0} garde la personne :", "إذا احتفظت {0} بالشخص:"}},
    {OperatorText::kPreset, {"PRESET", 0, "preset", "règles", "القواعد"}},
    {OperatorText::kAdmitted, {"ADMITTED", 0, "admitted", "admis", "المقبولة"}},
    {OperatorText::kIssued, {"ISSUED", 0, "issued", "attribués", "المسندة"}},
    {OperatorText::kIssuedTo, {"ISSUED_TO", 3,
     "{0, number} ({1, number} to people, {2, number} to households)",
     "{0, number} ({1, number} à des personnes, {2, number} à des ménages)",
     "{0, number} ({1, number} لأشخاص و{2, number} لأسر)"}},
    {OperatorText::kRetired, {"RETIRED", 0, "retired", "retirés", "المسحوبة"}},
    {OperatorText::kRetiredOfThose, {"RETIRED_OF_THOSE", 1,
     "{0, number} of those", "{0, number} de ceux-là", "{0, number} منها"}},
    {OperatorText::kLeft, {"LEFT", 0, "left", "restants", "المتبقية"}},
    {OperatorText::kRate, {"RATE", 0, "rate", "rythme", "الوتيرة"}},
    {OperatorText::kRateOfDays, {"RATE_OF_DAYS", 2,
     "{0, number} in the last {1, plural, one {# day} other {# days}}",
     "{0, number} {1, plural, one {le dernier jour} other {les # derniers jours}}",
     "{0, number} خلال آخر {1, number, days}"}},
    {OperatorText::kLastsUntil, {"LASTS_UNTIL", 0,
     "lasts until", "suffit", "يكفي"}},
    {OperatorText::kLastDayAtThatRate, {"LAST_DAY_AT_THAT_RATE", 1,
     "{0, select, never {beyond 9999} other {{0, date}}} at that rate",
     "{0, select, never {au-delà de 9999} other {jusqu'au {0, date}}} à ce rythme",
     "{0, select, never {إلى ما بعد سنة 9999} other {إلى {0, date}}} بهذه الوتيرة"}},
    {OperatorText::kNote, {"NOTE", 0, "note", "note", "ملاحظة"}},
    {OperatorText::kOtherPreset, {"OTHER_PRESET", 1,
     "the server issues under {0}",
     "le serveur attribue selon {0}", "يسند الخادم حسب {0}"}},
    {OperatorText::kCounted, {"COUNTED", 0, "counted", "comptés", "المعدودة"}},
    {OperatorText::kWarning, {"WARNING", 0, "warning", "attention", "تنبيه"}},
    {OperatorText::kClientFile, {"CLIENT_FILE", 2,
     "client file: {1, select, no_home {none, for want of HOME} absent {{0}, which is not there} other {{0}}}",
     "fichier du client : {1, select, no_home {aucun, faute de HOME} absent {{0}, qui n'existe pas} other {{0}}}",
     "ملف العميل: {1, select, no_home {لا يوجد، لغياب HOME} absent {{0}، وهو غير موجود} other {{0}}}"}},
    {OperatorText::kSetting, {"SETTING", 3,
     "{0, select, server {server} certificate {tls certificate} key {tls key} other {tls authority}}: {1, select, _ {none} other {{1}}}{2, select, _ {} other {, by {2}}}",
     "{0, select, server {serveur} certificate {certificat tls} key {clé tls} other {autorité tls}} : {1, select, _ {rien} other {{1}}}{2, select, _ {} other {, par {2}}}",
     "{0, select, server {الخادم} certificate {شهادة tls} key {مفتاح tls} other {سلطة tls}}: {1, select, _ {لا شيء} other {{1}}}{2, select, _ {} other {، حسب {2}}}"}},
};
// clang-format on
static_assert(EveryTextStandsAtItsIndex(kRows));

}  // namespace

std::string Say(OperatorText text, base::Language language,
                const std::vector<std::string>& arguments) {
  static const auto* const catalogue =
      new base::words::Catalogue(MessagesOf(kRows));
  return catalogue->Say(static_cast<std::size_t>(text), arguments, language);
}

std::vector<base::words::Message> OperatorTexts() { return MessagesOf(kRows); }

}  // namespace rsuctl
