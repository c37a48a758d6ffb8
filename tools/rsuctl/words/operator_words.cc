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
    {OperatorText::kEndsAfterDeath, {"ENDS_AFTER_DEATH", 0,
     "effective_date: is after the registered death; stored, and changes no answer",
     "effective_date : est postérieure au décès enregistré ; conservé, et ne change aucune réponse",
     "effective_date: بعد الوفاة المسجلة؛ حفظ ولا يغير أي جواب"}},
    {OperatorText::kIfHouseholdKeeps, {"IF_HOUSEHOLD_KEEPS", 1,
     "If {0} keeps the person:", "Si {0} garde la personne :", "إذا احتفظت {0} بالشخص:"}},
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
