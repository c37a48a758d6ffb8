#include "tools/rsuctl/words/answer_words.h"

#include "absl/strings/str_replace.h"
#include "tools/rsuctl/words/table.h"

namespace rsuctl {
namespace {

using base::Language;
using base::words::Catalogue;
using base::words::Message;

// clang-format off
constexpr TextRow<AnswerText> kRows[] = {
    {AnswerText::kInTadamon, {"IN_TADAMON", 2,
     "On {0, date} the person {1} belongs in AMO Tadamon: the State pays the contribution.",
     "Le {0, date}, la personne {1} relève de l'AMO Tadamon : l'État paie la cotisation.",
     "بتاريخ {0, date}، ينتمي الشخص {1} إلى أمو تضامن: تؤدي الدولة واجب الاشتراك."}},
    {AnswerText::kInChamil, {"IN_CHAMIL", 3,
     "On {0, date} the person {1} belongs in AMO Chamil and pays {2, number, dirhams} a month.",
     "Le {0, date}, la personne {1} relève de l'AMO Achamil et paie {2, number, dirhams} par mois.",
     "بتاريخ {0, date}، ينتمي الشخص {1} إلى أمو الشامل ويؤدي {2, number, dirhams} شهريا."}},
    {AnswerText::kInChamilThrough, {"IN_CHAMIL_THROUGH", 4,
     "On {0, date} the person {1} belongs in AMO Chamil through {2}, who pays {3, number, dirhams} a month; the person pays nothing.",
     "Le {0, date}, la personne {1} relève de l'AMO Achamil par le {2}, qui paie {3, number, dirhams} par mois ; la personne ne paie rien.",
     "بتاريخ {0, date}، ينتمي الشخص {1} إلى أمو الشامل عن طريق {2} الذي يؤدي {3, number, dirhams} شهريا؛ ولا يؤدي الشخص شيئا."}},
    {AnswerText::kInChamilNotSet, {"IN_CHAMIL_NOT_SET", 2,
     "On {0, date} the person {1} belongs in AMO Chamil; the contribution is not set.",
     "Le {0, date}, la personne {1} relève de l'AMO Achamil ; la cotisation n'est pas fixée.",
     "بتاريخ {0, date}، ينتمي الشخص {1} إلى أمو الشامل؛ ولم يحدد واجب الاشتراك."}},
    {AnswerText::kCoveredElsewhere, {"COVERED_ELSEWHERE", 3,
     "On {0, date} the person {1} is covered by another compulsory regime: {2, select, STUDENT {the student scheme} TNS {the self-employed} FAR {the armed forces} other {{2}}}.",
     "Le {0, date}, la personne {1} est couverte par un autre régime obligatoire : {2, select, STUDENT {étudiants} TNS {travailleurs non salariés} FAR {Forces armées royales} other {{2}}}.",
     "بتاريخ {0, date}، يستفيد الشخص {1} من نظام إجباري آخر: {2, select, STUDENT {نظام الطلبة} TNS {نظام العمال غير الأجراء} FAR {القوات المسلحة الملكية} CNOPS {الصندوق الوطني لمنظمات الاحتياط الاجتماعي} CNSS {الصندوق الوطني للضمان الاجتماعي} other {{2}}}."}},
    {AnswerText::kNotEligible, {"NOT_ELIGIBLE", 2,
     "On {0, date} the person {1} belongs in neither AMO Tadamon nor AMO Chamil.",
     "Le {0, date}, la personne {1} ne relève ni de l'AMO Tadamon ni de l'AMO Achamil.",
     "بتاريخ {0, date}، لا ينتمي الشخص {1} لا إلى أمو تضامن ولا إلى أمو الشامل."}},
    {AnswerText::kNotScored, {"NOT_SCORED", 2,
     "On {0, date} the person {1} cannot be placed: there is no usable score.",
     "Le {0, date}, la personne {1} ne peut être classée : il n'y a pas de score utilisable.",
     "بتاريخ {0, date}، لا يمكن تصنيف الشخص {1}: لا يوجد تنقيط صالح للاستعمال."}},
    {AnswerText::kNotRegistered, {"NOT_REGISTERED", 2,
     "On {0, date} the person {1} is not registered.",
     "Le {0, date}, la personne {1} n'est pas inscrite.",
     "بتاريخ {0, date}، الشخص {1} غير مسجل."}},
    {AnswerText::kUnknownOutcome, {"UNKNOWN_OUTCOME", 2,
     "On {0, date} the person {1} got an answer that this program does not know.",
     "Le {0, date}, la personne {1} a reçu une réponse que ce programme ne connaît pas.",
     "بتاريخ {0, date}، تلقى الشخص {1} جوابا لا يعرفه هذا البرنامج."}},
    {AnswerText::kWhy, {"WHY", 0, "Why:", "Motifs :", "الأسباب:"}},
    {AnswerText::kNote, {"NOTE", 2,
     "Note: {0} ({1})", "Observation : {0} ({1})", "ملاحظة: {0} ({1})"}},
    {AnswerText::kMember, {"MEMBER", 2,
     "member {0, number} of the declaration ({1, select, HEAD {the head} SPOUSE {the head's spouse} CHILD {the head's child} PARENT {the head's parent} SIBLING {the head's brother or sister} GRANDCHILD {the head's grandchild} OTHER_RELATIVE {another relative of the head} other {not related to the head}})",
     "membre {0, number} de la déclaration ({1, select, HEAD {chef de ménage} SPOUSE {conjoint du chef de ménage} CHILD {enfant du chef de ménage} PARENT {père ou mère du chef de ménage} SIBLING {frère ou sœur du chef de ménage} GRANDCHILD {petit-enfant du chef de ménage} OTHER_RELATIVE {autre parent du chef de ménage} other {sans lien de parenté avec le chef de ménage}})",
     "العضو {0, number} في التصريح ({1, select, HEAD {رب الأسرة} SPOUSE {زوج(ة) رب الأسرة} CHILD {ابن(ة) رب الأسرة} PARENT {والد(ة) رب الأسرة} SIBLING {أخ أو أخت رب الأسرة} GRANDCHILD {حفيد(ة) رب الأسرة} OTHER_RELATIVE {قريب آخر لرب الأسرة} other {لا تربطه قرابة برب الأسرة}})"}},
    {AnswerText::kInsuredThrough, {"INSURED_THROUGH", 1,
     "Insured through: {0}", "Assuré par le {0}", "مؤمَّن عن طريق: {0}"}},
    {AnswerText::kHouseholdNumber, {"HOUSEHOLD_NUMBER", 1,
     "Household: {0}", "Ménage : {0}", "الأسرة: {0}"}},
    {AnswerText::kScore, {"SCORE", 4,
     "Score of the household: {0, number} (formula {1}, declaration for {2, date}, revision {3, number})",
     "Score du ménage : {0, number} (formule {1}, déclaration du {2, date}, révision {3, number})",
     "تنقيط الأسرة: {0, number} (الصيغة {1}، التصريح بتاريخ {2, date}، النسخة {3, number})"}},
    {AnswerText::kDistance, {"DISTANCE", 2,
     "{1, select, AT {exactly at the threshold} UNDER {{0, number} under the threshold} other {{0, number} above the threshold}}",
     "{1, select, AT {exactement au seuil} UNDER {{0, number} sous le seuil} other {{0, number} au-dessus du seuil}}",
     "{1, select, AT {في العتبة تماما} UNDER {{0, number} تحت العتبة} other {{0, number} فوق العتبة}}"}},
    {AnswerText::kHeaviest, {"HEAVIEST", 0,
     "What weighs most in the score:",
     "Ce qui pèse le plus dans le score :",
     "ما يزن أكثر في التنقيط:"}},
    {AnswerText::kHeavyTerm, {"HEAVY_TERM", 3,
     "{0}: {1} ({2, select, CAN {the household's facts, which can change} other {cannot be changed}})",
     "{0} : {1} ({2, select, CAN {faits du ménage, qui peuvent changer} other {ne peut être changé}})",
     "{0}: {1} ({2, select, CAN {معطيات الأسرة، ويمكن أن تتغير} other {لا يمكن تغييره}})"}},
    {AnswerText::kNoAid, {"NO_AID", 0,
     "Direct social aid: none.",
     "Aide sociale directe : aucune.",
     "الدعم الاجتماعي المباشر: لا شيء."}},
    {AnswerText::kAidNotSet, {"AID_NOT_SET", 0,
     "Direct social aid: the amount is not set.",
     "Aide sociale directe : le montant n'est pas fixé.",
     "الدعم الاجتماعي المباشر: لم يحدد المبلغ."}},
    {AnswerText::kAidUndetermined, {"AID_UNDETERMINED", 0,
     "Direct social aid: it cannot be said.",
     "Aide sociale directe : on ne peut le dire.",
     "الدعم الاجتماعي المباشر: لا يمكن تحديده."}},
    {AnswerText::kAid, {"AID", 1,
     "Direct social aid: {0, number, dirhams} a month.",
     "Aide sociale directe : {0, number, dirhams} par mois.",
     "الدعم الاجتماعي المباشر: {0, number, dirhams} شهريا."}},
    {AnswerText::kAidPaidOnce, {"AID_PAID_ONCE", 1,
     "For the whole household, paid once: to {0}.",
     "Pour tout le ménage, versée une fois : au {0}.",
     "للأسرة كلها، ويؤدى مرة واحدة: إلى {0}."}},
    {AnswerText::kWaysOut, {"WAYS_OUT", 0,
     "What can be done:", "Ce que l'on peut faire :", "ما يمكن القيام به:"}},
    {AnswerText::kKnownAt, {"KNOWN_AT", 1,
     "As known at {0}; asked again with --known-at, the answer stays the same.",
     "Tel que connu au {0} ; redemandée avec --known-at, la réponse reste la même.",
     "حسب ما كان معلوما في {0}؛ ويبقى الجواب نفسه إذا أعيد السؤال مع ⁦--known-at⁩."}},
};

constexpr Message kProgramme[] = {
    {"PROGRAMME", 2,
     "{0, select, amo_tadamon {AMO Tadamon} amo_chamil {AMO Chamil} asd {direct social aid} other {{1}}}",
     "{0, select, amo_tadamon {AMO Tadamon} amo_chamil {AMO Achamil} asd {aide sociale directe} other {{1}}}",
     "{0, select, amo_tadamon {أمو تضامن} amo_chamil {أمو الشامل} asd {الدعم الاجتماعي المباشر} other {{1}}}"},
};
// clang-format on
static_assert(EveryTextStandsAtItsIndex(kRows));

}  // namespace

std::string Say(AnswerText text, Language language,
                const std::vector<std::string>& arguments) {
  static const auto* const catalogue = new Catalogue(MessagesOf(kRows));
  return catalogue->Say(static_cast<std::size_t>(text), arguments, language);
}

std::vector<Message> AnswerTexts() {
  std::vector<Message> texts = MessagesOf(kRows);
  texts.insert(texts.end(), std::begin(kProgramme), std::end(kProgramme));
  return texts;
}

std::string ProgrammeInWords(const std::string& name, const std::string& title,
                             Language language) {
  static const auto* const catalogue = new Catalogue(kProgramme);
  return catalogue->Say(0, {absl::StrReplaceAll(name, {{"-", "_"}}), title},
                        language);
}

std::string DistanceInWords(const std::string& distance,
                            const std::string& side, Language language) {
  return Say(AnswerText::kDistance, language, {distance, side});
}

}  // namespace rsuctl
