#include "tools/rsuctl/words/register_texts.h"

#include "tools/rsuctl/words/table.h"

namespace rsuctl {
namespace {

using T = RegisterText;

// clang-format off
constexpr TextRow<RegisterText> kRows[] = {
    {T::kBy, {"BY", 1, "by {0}", "par {0}", "من طرف {0}"}},
    {T::kByAuthor, {"BY_AUTHOR", 3,
     "by {0} ({1}): {2}", "par {0} ({1}) : {2}", "من طرف {0} ({1}): {2}"}},
    {T::kVersion, {"VERSION", 4,
     "{0} version {1, number}, {2} {3}",
     "{0}, version {1, number}, {2}, {3}",
     "{0}، النسخة {1, number}، {2}، {3}"}},
    {T::kEtag, {"ETAG", 1, "etag {0}", "etag {0}", "علامة النسخة (etag) {0}"}},
    {T::kDied, {"DIED", 3,
     "died {0, date}, recorded {1} {2}",
     "décès le {0, date}, enregistré {1}, {2}",
     "الوفاة بتاريخ {0, date}، سجلت في {1}، {2}"}},
    {T::kMergedInto, {"MERGED_INTO", 1,
     "merged into {0}", "fusion avec {0}", "دمج مع {0}"}},
    {T::kMayBeDouble, {"MAY_BE_DOUBLE", 0,
     "may be registered a second time as",
     "peut-être déjà inscrit sous un autre numéro :",
     "قد يكون مسجلا تحت رقم آخر:"}},
    {T::kCandidate, {"CANDIDATE", 2,
     "{0}: {1, select, SAME {the same names, birth date and sex} other {nearly the same names}}",
     "{0} : {1, select, SAME {mêmes noms, même date de naissance et même sexe} other {presque les mêmes noms}}",
     "{0}: {1, select, SAME {الأسماء وتاريخ الميلاد والجنس نفسها} other {أسماء متقاربة}}"}},
    {T::kUnchanged, {"UNCHANGED", 0, "unchanged: ", "inchangé : ", "دون تغيير: "}},
    {T::kDryRun, {"DRY_RUN", 0,
     "dry run, nothing is stored: ", "essai, rien n'est enregistré : ", "تجربة، لم يحفظ أي شيء: "}},
    {T::kHeld, {"HELD", 2, "{0} held {1}", "{0}, en attente depuis {1}", "{0}، في الانتظار منذ {1}"}},
    {T::kDecided, {"DECIDED", 2, "decided {0} {1}", "tranché {0}, {1}", "تم البت {0}، {1}"}},
    {T::kVerdict, {"VERDICT", 2,
     "{1, select, SAME_PERSON {the same person as} other {another person, registered as}} {0}",
     "{1, select, SAME_PERSON {la même personne que} other {une autre personne, inscrite sous}} {0}",
     "{1, select, SAME_PERSON {هو نفسه} other {شخص آخر، سجل تحت}} {0}"}},
    {T::kHousehold, {"HOUSEHOLD", 1, "household: {0}", "ménage : {0}", "الأسرة: {0}"}},
    {T::kRevision, {"REVISION", 1, "revision: {0}", "révision : {0}", "النسخة: {0}"}},
    {T::kEffectiveDate, {"EFFECTIVE_DATE", 1,
     "effective_date: {0, date}", "date d'effet : {0, date}", "تاريخ السريان: {0, date}"}},
    {T::kCreateTime, {"CREATE_TIME", 1, "create_time: {0}", "connu depuis : {0}", "معلوم منذ: {0}"}},
    {T::kSender, {"SENDER", 1, "sender: {0}", "transmis par : {0}", "أرسله: {0}"}},
    {T::kHouseholdRef, {"HOUSEHOLD_REF", 1,
     "household_ref: {0}", "référence du ménage : {0}", "مرجع الأسرة: {0}"}},
    {T::kReplaces, {"REPLACES", 1,
     "replaces: {0}", "remplace la révision : {0}", "تعوض النسخة: {0}"}},
    {T::kScore, {"SCORE", 1, "score: {0}", "score : {0, number}", "التنقيط: {0, number}"}},
    {T::kFormula, {"FORMULA", 1, "formula: {0}", "formule : {0}", "الصيغة: {0}"}},
    {T::kMember, {"MEMBER", 4,
     "member: {0} {1} {2, date} {3}",
     "membre : {0}, {1, select, HEAD {chef de ménage} SPOUSE {conjoint} CHILD {enfant} PARENT {père ou mère} SIBLING {frère ou sœur} GRANDCHILD {petit-enfant} OTHER_RELATIVE {autre parent} NOT_RELATED {sans lien de parenté} other {{1}}}, {2, date}, {3, select, FEMALE {femme} MALE {homme} other {{3}}}",
     "عضو: {0}، {1, select, HEAD {رب الأسرة} SPOUSE {زوج(ة)} CHILD {ابن(ة)} PARENT {والد(ة)} SIBLING {أخ أو أخت} GRANDCHILD {حفيد(ة)} OTHER_RELATIVE {قريب آخر} NOT_RELATED {دون صلة قرابة} other {{1}}}، {2, date}، {3, select, FEMALE {أنثى} MALE {ذكر} other {{3}}}"}},
    {T::kCorrected, {"CORRECTED", 4,
     "{0}: {1, select, yes {would be } other {}}{2, select, UNCHANGED {unchanged} CORRECTED {corrected} other {declared}}, score {3}",
     "{0} : {1, select, yes {serait } other {}}{2, select, UNCHANGED {inchangé} CORRECTED {rectifié} other {déclaré}}, score {3, number}",
     "{0}: {1, select, yes {تجربة، } other {}}{2, select, UNCHANGED {دون تغيير} CORRECTED {تصحيح} other {تصريح}}، التنقيط {3, number}"}},
    {T::kName, {"NAME", 1, ", {0}", ", {0}", "، {0}"}},
    {T::kNothingStored, {"NOTHING_STORED", 1,
     "{0}; nothing was stored", "{0} ; rien n'a été enregistré", "{0}؛ ولم يحفظ أي شيء"}},
    {T::kVerified, {"VERIFIED", 2,
     "{0, select, family_name {family name} given_name {given name} birth_date {birth date} other {{0}}}: {1, select, MATCH {match} CLOSE_MATCH {close match} other {no match}}",
     "{0, select, family_name {nom de famille} given_name {prénom} birth_date {date de naissance} document {document} province {province} other {{0}}} : {1, select, MATCH {concorde} CLOSE_MATCH {concorde presque} other {ne concorde pas}}",
     "{0, select, family_name {اسم العائلة} given_name {الاسم الشخصي} birth_date {تاريخ الميلاد} document {الوثيقة} province {الإقليم} other {{0}}}: {1, select, MATCH {مطابق} CLOSE_MATCH {قريب من المطابقة} other {غير مطابق}}"}},
    {T::kMergedHousehold, {"MERGED_HOUSEHOLD", 4,
     "{0} ({1} {2}){3, select, yes {: the person is in it} other {}}",
     "{0} ({1} {2}){3, select, yes { : la personne en fait partie} other {}}",
     "{0} ({1} {2}){3, select, yes {: الشخص عضو فيها} other {}}"}},
    {T::kDeclaration, {"DECLARATION", 2,
     "  for {0, date}: {1}", "  pour le {0, date} : {1}", "  بتاريخ {0, date}: {1}"}},
    {T::kLetsGo, {"LETS_GO", 0,
     "lets the person go", "laisse partir la personne", "يغادرها الشخص"}},
    {T::kLetsLastGo, {"LETS_LAST_GO", 0,
     "lets the person go; nobody is left in it",
     "laisse partir la personne ; il n'y reste personne", "يغادرها الشخص؛ ولا يبقى فيها أحد"}},
    {T::kNamedTwice, {"NAMED_TWICE", 0,
     "named the person twice, now once",
     "nommait la personne deux fois, désormais une", "كان الشخص مذكورا فيها مرتين، وصار مرة واحدة"}},
    {T::kRevised, {"REVISED", 4,
     "; revision {0} replaces {1}, score {2} -> {3}",
     " ; la révision {0} remplace {1}, score {2, number} -> {3, number}",
     "؛ النسخة {0} تعوض {1}، التنقيط {2, number} -> {3, number}"}},
    {T::kScoreStays, {"SCORE_STAYS", 1,
     "unchanged, score {0}", "inchangée, score {0, number}", "دون تغيير، التنقيط {0, number}"}},
    {T::kInNoHousehold, {"IN_NO_HOUSEHOLD", 0,
     "in no household", "dans aucun ménage", "لا ينتمي إلى أي أسرة"}},
    {T::kInHousehold, {"IN_HOUSEHOLD", 2,
     "household {0}, score {1}", "ménage {0}, score {1, number}", "الأسرة {0}، التنقيط {1, number}"}},
    {T::kCoveredBy, {"COVERED_BY", 1,
     ", covered by {0}",
     ", couverture : {0, select, STUDENT {régime des étudiants} TNS {régime des travailleurs non salariés} FAR {Forces armées royales} other {{0}}}",
     "، التغطية: {0, select, STUDENT {نظام الطلبة} TNS {نظام العمال غير الأجراء} FAR {القوات المسلحة الملكية} CNOPS {الصندوق الوطني لمنظمات الاحتياط الاجتماعي} CNSS {الصندوق الوطني للضمان الاجتماعي} other {{0}}}"}},
    {T::kInProgramme, {"IN_PROGRAMME", 1,
     ", {0}", ", {0}", "، {0}"}},
    {T::kMadAMonth, {"MAD_A_MONTH", 1,
     " {0} MAD a month", " {0, number, dirhams} par mois", " {0, number, dirhams} شهريا"}},
    {T::kAnswerOn, {"ANSWER_ON", 2,
     "{0} on {1, date}", "{0} le {1, date}", "{0} بتاريخ {1, date}"}},
    {T::kBefore, {"BEFORE", 1, "  before: {0}", "  avant : {0}", "  قبل: {0}"}},
    {T::kAfter, {"AFTER", 1, "  after: {0}", "  après : {0}", "  بعد: {0}"}},
};
// clang-format on
static_assert(EveryTextStandsAtItsIndex(kRows));

}  // namespace

std::string Say(RegisterText text, base::Language language,
                const std::vector<std::string>& arguments) {
  static const auto* const catalogue =
      new base::words::Catalogue(MessagesOf(kRows));
  return catalogue->Say(static_cast<std::size_t>(text), arguments, language);
}

std::vector<base::words::Message> RegisterTexts() { return MessagesOf(kRows); }

}  // namespace rsuctl
