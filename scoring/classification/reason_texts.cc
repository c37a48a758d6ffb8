#include "scoring/classification/reason.h"

namespace scoring {
namespace {

// clang-format off
// Names that several rows choose by the code in their argument 0. Parts of
// literals: a pattern is read as a whole.
#define REGIME_ENGLISH \
  "{0, select, STUDENT {the student scheme} " \
  "TNS {the scheme of the self-employed} " \
  "FAR {the armed forces} " \
  "other {{0}}}"
#define REGIME_FRENCH \
  "{0, select, STUDENT {le régime des étudiants} " \
  "TNS {le régime des travailleurs non salariés} " \
  "FAR {les Forces armées royales} " \
  "CNOPS {la CNOPS} " \
  "CNSS {la CNSS} " \
  "other {{0}}}"
#define REGIME_ARABIC \
  "{0, select, STUDENT {نظام الطلبة} " \
  "TNS {نظام العمال غير الأجراء} " \
  "FAR {القوات المسلحة الملكية} " \
  "CNOPS {الصندوق الوطني لمنظمات الاحتياط الاجتماعي} " \
  "CNSS {الصندوق الوطني للضمان الاجتماعي} " \
  "other {{0}}}"

#define PROGRAMME_ENGLISH \
  "{0, select, amo_tadamon {AMO Tadamon} " \
  "amo_chamil {AMO Chamil} " \
  "asd {direct social aid} " \
  "other {{0}}}"
#define PROGRAMME_FRENCH \
  "{0, select, amo_tadamon {l'AMO Tadamon} " \
  "amo_chamil {l'AMO Achamil} " \
  "asd {l'aide sociale directe} " \
  "other {{0}}}"
#define PROGRAMME_ARABIC \
  "{0, select, amo_tadamon {أمو تضامن} " \
  "amo_chamil {أمو الشامل} " \
  "asd {الدعم الاجتماعي المباشر} " \
  "other {{0}}}"

// What a member is to the head, by the code in argument 1.
#define RELATIONSHIP_ENGLISH \
  "{1, select, HEAD {the head} " \
  "SPOUSE {the head's spouse} " \
  "CHILD {the head's child} " \
  "PARENT {the head's parent} " \
  "SIBLING {the head's brother or sister} " \
  "GRANDCHILD {the head's grandchild} " \
  "OTHER_RELATIVE {another relative of the head} " \
  "other {somebody not related to the head}}"
#define RELATIONSHIP_FRENCH \
  "{1, select, HEAD {le chef de ménage} " \
  "SPOUSE {le conjoint du chef de ménage} " \
  "CHILD {l'enfant du chef de ménage} " \
  "PARENT {le père ou la mère du chef de ménage} " \
  "SIBLING {le frère ou la sœur du chef de ménage} " \
  "GRANDCHILD {le petit-enfant du chef de ménage} " \
  "OTHER_RELATIVE {un autre parent du chef de ménage} " \
  "other {une personne sans lien de parenté avec le chef de ménage}}"
#define RELATIONSHIP_ARABIC \
  "{1, select, HEAD {رب الأسرة} " \
  "SPOUSE {زوج(ة) رب الأسرة} " \
  "CHILD {ابن(ة) رب الأسرة} " \
  "PARENT {والد(ة) رب الأسرة} " \
  "SIBLING {أخ أو أخت رب الأسرة} " \
  "GRANDCHILD {حفيد(ة) رب الأسرة} " \
  "OTHER_RELATIVE {قريب آخر لرب الأسرة} " \
  "other {شخص لا تربطه قرابة برب الأسرة}}"

// clang-format on

// Every reason there is. One row a reason, one line a language; what differs
// goes where {0}, {1}, ... stand, in the syntax of base/words/pattern.h
// (docs/design/words.md says how to add a row), and the words of each language
// are those of docs/glossary.md. A code is stable: programs act on it.
constexpr ReasonText kReasonTexts[] = {
    // clang-format off
    {"NOT_REGISTERED", 0,
     "Nobody is registered under this identifier.",
     "Personne n'est inscrit sous cet identifiant.",
     "لا أحد مسجل تحت هذا المعرف."},
    {"DECEASED", 0,
     "The person who had this identifier has died.",
     "La personne qui portait cet identifiant est décédée.",
     "توفي صاحب هذا المعرف."},
    {"IDENTIFIER_RETIRED", 0,
     "This identifier is retired: its holder has another one, or it was issued in error.",
     "Cet identifiant est retiré : son titulaire en a un autre, ou il a été attribué par erreur.",
     "هذا المعرف مسحوب: لصاحبه معرف آخر، أو أسند خطأ."},
    {"CANNOT_BE_READ", 0,
     "What is stored of this person or of the household is damaged and cannot be read; whoever runs the register has to mend it.",
     "Ce qui est enregistré sur cette personne ou sur le ménage est endommagé et ne peut être lu ; l'administrateur du registre doit le réparer.",
     "ما هو مسجل عن هذا الشخص أو عن الأسرة متضرر وتتعذر قراءته؛ وعلى مسير السجل إصلاحه."},
    {"COVERED_AS_PRINCIPAL", 2,
     "Insured by " REGIME_ENGLISH " on {1, date}, which excludes AMO Tadamon and AMO Chamil.",
     "Assuré(e) par " REGIME_FRENCH " le {1, date}, ce qui exclut l'AMO Tadamon et l'AMO Achamil.",
     "مؤمَّن لدى " REGIME_ARABIC " بتاريخ {1, date}، وهو ما يستبعد أمو تضامن وأمو الشامل."},
    {"COVERED_AS_DEPENDANT", 2,
     "Dependant of a person insured by " REGIME_ENGLISH " on {1, date}, which excludes AMO Tadamon and AMO Chamil.",
     "Ayant droit d'une personne assurée par " REGIME_FRENCH " le {1, date}, ce qui exclut l'AMO Tadamon et l'AMO Achamil.",
     "من ذوي حقوق شخص مؤمَّن لدى " REGIME_ARABIC " بتاريخ {1, date}، وهو ما يستبعد أمو تضامن وأمو الشامل."},
    {"NOT_COVERED_ELSEWHERE", 1,
     "No other compulsory regime covers the person on {0, date}.",
     "Aucun autre régime obligatoire ne couvre la personne le {0, date}.",
     "لا يغطي الشخصَ أي نظام إجباري آخر بتاريخ {0, date}."},
    {"DEPENDANT_AGE_LIMIT_PASSED", 2,
     "The cover as a dependant by " REGIME_ENGLISH " ended with the age limit of {1, number, years}; no other compulsory regime covers the person.",
     "La couverture comme ayant droit par " REGIME_FRENCH " a pris fin avec la limite d'âge de {1, number, years} ; aucun autre régime obligatoire ne couvre la personne.",
     "انتهت التغطية لدى " REGIME_ARABIC " بصفة ذي حقوق ببلوغ حد السن المحدد في {1, number, years}؛ ولا يغطي الشخصَ أي نظام إجباري آخر."},
    {"LIVES_ABROAD", 1,
     "The person is known to live abroad on {0, date}; AMO Tadamon and AMO Chamil are for residents.",
     "La personne est connue comme résidant à l'étranger le {0, date} ; l'AMO Tadamon et l'AMO Achamil sont réservées aux résidents.",
     "يقيم الشخص خارج المغرب بتاريخ {0, date}؛ أمو تضامن وأمو الشامل للمقيمين."},
    {"NO_SCORE", 0,
     "The person is in no household that has a score on this day.",
     "La personne n'appartient à aucun ménage ayant un score à cette date.",
     "لا ينتمي الشخص إلى أسرة لها تنقيط في هذا التاريخ."},
    {"SCORE_OUTSIDE_USABLE_RANGE", 1,
     "The household's score {0, number} lies outside the usable range of its formula; it is not used until a caseworker rules.",
     "Le score du ménage, {0, number}, est hors de la plage de validité de sa formule ; il n'est pas utilisé tant qu'un chargé de dossier ne s'est pas prononcé.",
     "تنقيط الأسرة {0, number} خارج مجال صلاحية صيغته؛ ولا يستعمل قبل أن يبت فيه الموظف المكلف بالملف."},
    {"SCORE_TOO_OLD", 2,
     "The household's score is of the declaration for {0, date}, more than {1, number, months} ago; it is not used until the household declares again.",
     "Le score du ménage vient de la déclaration du {0, date}, il y a plus de {1, number, months} ; il n'est pas utilisé tant que le ménage n'a pas déclaré à nouveau.",
     "تنقيط الأسرة مأخوذ من التصريح بتاريخ {0, date}، أي قبل أكثر من {1, number, months}؛ ولا يستعمل قبل أن تصرح الأسرة من جديد."},
    {"PROGRAMME_NOT_IN_FORCE", 2,
     "On {1, date} " PROGRAMME_ENGLISH " is not in force.",
     "Le {1, date}, " PROGRAMME_FRENCH " n'est pas en vigueur.",
     "بتاريخ {1, date}، " PROGRAMME_ARABIC " غير ساري المفعول."},
    {"SCORE_AT_OR_UNDER_THRESHOLD", 3,
     "The household's score {0, number} is at or under the threshold {1, number} of AMO Tadamon: {2, select, 0 {exactly at the threshold} other {{2, number} under the threshold}}.",
     "Le score du ménage, {0, number}, est inférieur ou égal au seuil {1, number} de l'AMO Tadamon : {2, select, 0 {exactement au seuil} other {{2, number} sous le seuil}}.",
     "تنقيط الأسرة {0, number} أقل من عتبة أمو تضامن {1, number} أو يساويها: {2, select, 0 {في العتبة تماما} other {{2, number} تحت العتبة}}."},
    {"SCORE_ABOVE_THRESHOLD", 3,
     "The household's score {0, number} is above the threshold {1, number} of AMO Tadamon: {2, number} above the threshold.",
     "Le score du ménage, {0, number}, est supérieur au seuil {1, number} de l'AMO Tadamon : {2, number} au-dessus du seuil.",
     "تنقيط الأسرة {0, number} أعلى من عتبة أمو تضامن {1, number}: {2, number} فوق العتبة."},
    {"KEPT_BY_BAND", 1,
     "The household was on the side of " PROGRAMME_ENGLISH ", and its score is within the band beyond the threshold, so it stays.",
     "Le ménage relevait de " PROGRAMME_FRENCH " et son score reste dans la marge au-delà du seuil ; il y demeure.",
     "كانت الأسرة مستفيدة من " PROGRAMME_ARABIC " ولا يزال تنقيطها ضمن الهامش فوق العتبة، فتبقى فيه."},
    {"KEPT_UNTIL_CONFIRMED", 1,
     "The household was on the side of " PROGRAMME_ENGLISH ", and too few scores in a row lie beyond the threshold, so it stays.",
     "Le ménage relevait de " PROGRAMME_FRENCH " et trop peu de scores consécutifs dépassent le seuil ; il y demeure.",
     "كانت الأسرة مستفيدة من " PROGRAMME_ARABIC " ولم يتجاوز العتبةَ عدد كاف من التنقيطات المتتالية، فتبقى فيه."},
    {"KEPT_BY_GRACE_PERIOD", 2,
     "The household was on the side of " PROGRAMME_ENGLISH " and stays there until {1, date}, the end of its grace period.",
     "Le ménage relevait de " PROGRAMME_FRENCH " et y demeure jusqu'au {1, date}, fin de son délai de grâce.",
     "كانت الأسرة مستفيدة من " PROGRAMME_ARABIC " وتبقى فيه إلى غاية {1, date}، نهاية مهلة السماح."},
    {"EMPLOYED", 0,
     "AMO Chamil is for those without an activity; an employed person belongs in the regime of that activity.",
     "L'AMO Achamil est réservée aux personnes sans activité ; une personne en activité relève du régime de cette activité.",
     "أمو الشامل لمن لا نشاط له؛ ومن يزاول نشاطا يتبع نظام ذلك النشاط."},
    {"ACTIVITY_UNKNOWN", 0,
     "AMO Chamil is for those without an activity, and the person's activity is not known.",
     "L'AMO Achamil est réservée aux personnes sans activité, et l'activité de la personne n'est pas connue.",
     "أمو الشامل لمن لا نشاط له، ونشاط الشخص غير معروف."},
    {"NOT_EMPLOYED", 0,
     "The person has no activity that excludes AMO Chamil.",
     "La personne n'a pas d'activité qui exclue l'AMO Achamil.",
     "ليس للشخص نشاط يستبعد أمو الشامل."},
    {"SCORE_NOT_ABOVE_CHAMIL_THRESHOLD", 3,
     "The household's score {0, number} is at or under the threshold {1, number} of AMO Chamil: {2, select, 0 {exactly at the threshold} other {{2, number} under the threshold}}.",
     "Le score du ménage, {0, number}, est inférieur ou égal au seuil {1, number} de l'AMO Achamil : {2, select, 0 {exactement au seuil} other {{2, number} sous le seuil}}.",
     "تنقيط الأسرة {0, number} أقل من عتبة أمو الشامل {1, number} أو يساويها: {2, select, 0 {في العتبة تماما} other {{2, number} تحت العتبة}}."},
    {"CONTRIBUTION_BRACKET", 2,
     "The contribution to AMO Chamil for the score {0, number} is {1, number, dirhams} a month.",
     "La cotisation à l'AMO Achamil pour le score {0, number} est de {1, number, dirhams} par mois.",
     "واجب الاشتراك في أمو الشامل عن التنقيط {0, number} هو {1, number, dirhams} شهريا."},
    {"CONTRIBUTION_NOT_SET", 1,
     "No contribution to AMO Chamil is set for the score {0, number}.",
     "Aucune cotisation à l'AMO Achamil n'est fixée pour le score {0, number}.",
     "لم يحدد واجب اشتراك في أمو الشامل عن التنقيط {0, number}."},
    {"WAITING_PERIOD", 1,
     "Rights under AMO Chamil open after {0, number, months} of contribution.",
     "Les droits à l'AMO Achamil s'ouvrent après {0, number, months} de cotisation.",
     "تفتح الحقوق في أمو الشامل بعد {0, number, months} من الاشتراك."},
    {"THRESHOLD_DIVIDES", 2,
     "No band, confirmation or grace period softens the threshold of " PROGRAMME_ENGLISH " on {1, date}: it divides as it stands.",
     "Aucune marge, aucune confirmation, aucun délai de grâce n'adoucit le seuil pour " PROGRAMME_FRENCH " le {1, date} : il sépare tel quel.",
     "لا هامش ولا تأكيد ولا مهلة سماح تخفف من عتبة " PROGRAMME_ARABIC " بتاريخ {1, date}: فهي تفصل كما هي."},
    {"THRESHOLD_SOFTENED", 5,
     "A rule softens the threshold of " PROGRAMME_ENGLISH " on {1, date} for a household that was on its side: band {2, number}; scores in a row beyond it until it counts: {3, number}; days of grace: {4, number}. Where it keeps the household, a reason says so.",
     "Une règle adoucit le seuil pour " PROGRAMME_FRENCH " le {1, date}, pour un ménage qui en relevait : marge {2, number} ; scores consécutifs au-delà avant qu'il ne compte : {3, number} ; jours de grâce : {4, number}. Si elle maintient le ménage, un motif le dit.",
     "قاعدة تخفف من عتبة " PROGRAMME_ARABIC " بتاريخ {1, date} لأسرة كانت مستفيدة: الهامش {2, number}؛ التنقيطات المتتالية خارجه قبل أن تحتسب: {3, number}؛ أيام السماح: {4, number}. وإذا أبقت الأسرةَ ذكر ذلك سبب."},
    {"COVER_SINCE", 2,
     "This cover by " REGIME_ENGLISH " is open since {1, date}, until that regime reports its end.",
     "Cette couverture par " REGIME_FRENCH " est ouverte depuis le {1, date}, tant que ce régime n'en signale pas la fin.",
     "هذه التغطية لدى " REGIME_ARABIC " مفتوحة منذ {1, date}، إلى أن يبلغ ذلك النظام بانتهائها."},
    {"SCORE_SINCE", 2,
     "The score {0, number} counts from {1, date} on, the day for which the household declared, until it declares for a later day or its declaration is corrected.",
     "Le score {0, number} compte à partir du {1, date}, jour pour lequel le ménage a déclaré, jusqu'à ce qu'il déclare pour un jour ultérieur ou que sa déclaration soit rectifiée.",
     "يحتسب التنقيط {0, number} ابتداء من {1, date}، وهو اليوم الذي صرحت به الأسرة عنه، إلى أن تصرح عن يوم لاحق أو يصحح تصريحها."},
    {"SCORE_BEFORE", 2,
     "Until {1, date} the household's score was {0, number}.",
     "Jusqu'au {1, date}, le score du ménage était {0, number}.",
     "إلى غاية {1, date} كان تنقيط الأسرة {0, number}."},
    {"SCORE_CROSSED", 4,
     "On {1, date} the score came to the other side of the threshold {2, number} of " PROGRAMME_ENGLISH ": {3, select, UNDER {at or under it since, and above it before} other {above it since, and at or under it before}}.",
     "Le {1, date}, le score a franchi le seuil {2, number} pour " PROGRAMME_FRENCH " : {3, select, UNDER {au seuil ou en dessous depuis, au-dessus avant} other {au-dessus depuis, au seuil ou en dessous avant}}.",
     "بتاريخ {1, date} اجتاز التنقيط العتبة {2, number} في " PROGRAMME_ARABIC ": {3, select, UNDER {في العتبة أو تحتها منذ ذلك اليوم، وفوقها قبله} other {فوقها منذ ذلك اليوم، وفيها أو تحتها قبله}}."},
    {"BIRTH_DATE_PARTLY_KNOWN", 3,
     "{2, select, YEAR {Only the year} other {Only the month and year}} of birth {2, select, YEAR {is} other {are}} known; the age of {1, number, years} is counted from {0, date}, the first day that it can be.",
     "{2, select, YEAR {Seule l'année de naissance est connue} other {Seuls le mois et l'année de naissance sont connus}} ; l'âge de {1, number, years} est compté à partir du {0, date}, premier jour possible.",
     "لا يعرف من تاريخ الميلاد إلا {2, select, YEAR {السنة} other {الشهر والسنة}}؛ وسن {1, number, years} محسوبة ابتداء من {0, date}، وهو أول يوم ممكن."},
    {"HEAD_OF_HOUSEHOLD", 0,
     "The head of a household is insured as a principal.",
     "Le chef de ménage est assuré principal.",
     "رب الأسرة مؤمَّن رئيسي."},
    {"SPOUSE_OF_PRINCIPAL", 0,
     "A spouse is a dependant of the head of the household.",
     "Le conjoint est ayant droit du chef de ménage.",
     "الزوج(ة) من ذوي حقوق رب الأسرة."},
    {"CHILD_UP_TO_AGE", 2,
     "A child of {0, number, years} is a dependant, up to the age of {1, number}.",
     "Un enfant de {0, number, years} est ayant droit, jusqu'à l'âge de {1, number, years}.",
     "الطفل البالغ من العمر {0, number, years} من ذوي الحقوق، إلى غاية سن {1, number, years}."},
    {"STUDENT_UP_TO_AGE", 2,
     "An unmarried child of {0, number, years} who studies is a dependant, up to the age of {1, number}.",
     "Un enfant célibataire de {0, number, years} qui fait des études est ayant droit, jusqu'à l'âge de {1, number, years}.",
     "الابن غير المتزوج البالغ من العمر {0, number, years} والمتابع لدراسته من ذوي الحقوق، إلى غاية سن {1, number, years}."},
    {"DISABLED_WITHOUT_AGE_LIMIT", 0,
     "A child with a severe disability is a dependant at any age.",
     "Un enfant en situation de handicap grave est ayant droit sans limite d'âge.",
     "الابن في وضعية إعاقة شديدة من ذوي الحقوق دون حد للسن."},
    {"OVER_AGE_LIMIT", 2,
     "At {0, number, years}, over the age limit of {1, number}, a child is insured as a principal.",
     "À {0, number, years}, au-delà de la limite d'âge de {1, number, years}, un enfant est assuré principal.",
     "في سن {0, number, years}، بعد حد السن المحدد في {1, number, years}، يكون الابن مؤمَّنا رئيسيا."},
    {"NO_PRINCIPAL_IN_HOUSEHOLD", 0,
     "Neither the head of the household nor a spouse is insured there as a principal, so the person is.",
     "Ni le chef de ménage ni un conjoint n'y est assuré principal ; la personne l'est donc.",
     "لا رب الأسرة ولا الزوج(ة) مؤمَّن رئيسي فيه، فالشخص هو المؤمَّن الرئيسي."},
    {"MINOR_THROUGH_SIBLING", 0,
     "Nobody of the household can insure this minor as parent or spouse of a parent; a minor does not pay beside brothers and sisters, and is insured through one of them, who pays once for all who are minors.",
     "Personne dans le ménage ne peut assurer ce mineur comme parent ou conjoint d'un parent ; un mineur ne paie pas à côté de ses frères et sœurs, et il est assuré par l'un d'eux, qui paie une fois pour tous ceux qui sont mineurs.",
     "لا أحد في الأسرة يمكنه تأمين هذا القاصر بصفته والدا أو زوجا لأحد الوالدين؛ ولا يؤدي قاصر إلى جانب إخوته، بل يؤمَّن عن طريق أحدهم الذي يؤدي مرة واحدة عن جميع القاصرين منهم."},
    {"ELDEST_OF_MINORS", 0,
     "Nobody of the household can insure this minor; as the eldest of the brothers and sisters the person is the principal, and pays once for all of them who are minors.",
     "Personne dans le ménage ne peut assurer ce mineur ; étant l'aîné des frères et sœurs, il est assuré principal et paie une fois pour tous ceux qui sont mineurs.",
     "لا أحد في الأسرة يمكنه تأمين هذا القاصر؛ وبصفته أكبر إخوته فهو المؤمَّن الرئيسي، ويؤدي مرة واحدة عن جميع القاصرين منهم."},
    {"NOT_A_DEPENDANT", 0,
     "Only the spouse and the children of the head of the household are dependants; the person is insured as a principal.",
     "Seuls le conjoint et les enfants du chef de ménage sont ayants droit ; la personne est assurée principale.",
     "ذوو الحقوق هم زوج(ة) رب الأسرة وأبناؤه فقط؛ والشخص مؤمَّن رئيسي."},
    {"BIRTH_DATE_DECLARED_COUNTS", 4,
     "The age of {1, number, years} is by the birth date {0, date} that the household declared, which counts until it declares again; the population register has {2, date}, which would be {3, number, years}.",
     "L'âge de {1, number, years} vient de la date de naissance {0, date} déclarée par le ménage, qui compte jusqu'à sa prochaine déclaration ; le registre de la population porte {2, date}, soit {3, number, years}.",
     "سن {1, number, years} محسوبة من تاريخ الميلاد {0, date} الذي صرحت به الأسرة، وهو المعتمد إلى أن تصرح من جديد؛ وفي السجل الوطني للسكان {2, date}، أي سن {3, number, years}."},
    {"BIRTH_DATE_REGISTERED_COUNTS", 4,
     "The age of {1, number, years} is by the birth date {0, date} of the population register, which counts; the household declared {2, date}, which would be {3, number, years}.",
     "L'âge de {1, number, years} vient de la date de naissance {0, date} du registre de la population, qui compte ; le ménage a déclaré {2, date}, soit {3, number, years}.",
     "سن {1, number, years} محسوبة من تاريخ الميلاد {0, date} في السجل الوطني للسكان، وهو المعتمد؛ وقد صرحت الأسرة بتاريخ {2, date}، أي سن {3, number, years}."},
    {"AID_EXCLUDED_BY_PUBLIC_EMPLOYEE", 4,
     "Member {0, number} of the declaration, " RELATIONSHIP_ENGLISH ", is employed by the State, a local authority or a public institution, as {2} reports from {3, date} on; this excludes the household from direct social aid whatever its score, until {2} reports an end.",
     "Le membre {0, number} de la déclaration, " RELATIONSHIP_FRENCH ", est employé par l'État, une collectivité territoriale ou un établissement public, selon {2}, à compter du {3, date} ; le ménage est exclu de l'aide sociale directe quel que soit son score, tant que {2} n'en signale pas la fin.",
     "العضو {0, number} في التصريح، " RELATIONSHIP_ARABIC "، يعمل لدى الدولة أو جماعة ترابية أو مؤسسة عمومية حسب {2} ابتداء من {3, date}؛ وهذا يقصي الأسرة من الدعم الاجتماعي المباشر مهما كان تنقيطها، إلى أن تبلغ {2} بانتهائه."},
    {"AID_EXCLUDED_BY_PENSION", 4,
     "Member {0, number} of the declaration, " RELATIONSHIP_ENGLISH ", draws a pension, as {2} reports from {3, date} on; this excludes the household from direct social aid whatever its score, until {2} reports an end.",
     "Le membre {0, number} de la déclaration, " RELATIONSHIP_FRENCH ", perçoit une pension, selon {2}, à compter du {3, date} ; le ménage est exclu de l'aide sociale directe quel que soit son score, tant que {2} n'en signale pas la fin.",
     "العضو {0, number} في التصريح، " RELATIONSHIP_ARABIC "، يتقاضى معاشا حسب {2} ابتداء من {3, date}؛ وهذا يقصي الأسرة من الدعم الاجتماعي المباشر مهما كان تنقيطها، إلى أن تبلغ {2} بانتهائه."},
    {"AID_EXCLUDED_BY_OTHER_FAMILY_ALLOWANCE", 4,
     "Member {0, number} of the declaration, " RELATIONSHIP_ENGLISH ", receives another family allowance, as {2} reports from {3, date} on; this excludes the household from direct social aid whatever its score, until {2} reports an end.",
     "Le membre {0, number} de la déclaration, " RELATIONSHIP_FRENCH ", perçoit d'autres allocations familiales, selon {2}, à compter du {3, date} ; le ménage est exclu de l'aide sociale directe quel que soit son score, tant que {2} n'en signale pas la fin.",
     "العضو {0, number} في التصريح، " RELATIONSHIP_ARABIC "، يستفيد من تعويضات عائلية أخرى حسب {2} ابتداء من {3, date}؛ وهذا يقصي الأسرة من الدعم الاجتماعي المباشر مهما كان تنقيطها، إلى أن تبلغ {2} بانتهائه."},
    {"AID_EXCLUSION_ENDS", 2,
     "{0} reports that this ends: from {1, date} on it excludes the household no more.",
     "{0} en signale la fin : à compter du {1, date}, le ménage n'est plus exclu pour cette raison.",
     "أبلغت {0} بانتهائه: ابتداء من {1, date} لا يقصي الأسرة لهذا السبب."},
    {"AID_SCORE_AT_OR_UNDER_THRESHOLD", 3,
     "The household's score {0, number} is at or under the threshold {1, number} of direct social aid: {2, select, 0 {exactly at the threshold} other {{2, number} under the threshold}}.",
     "Le score du ménage, {0, number}, est inférieur ou égal au seuil {1, number} de l'aide sociale directe : {2, select, 0 {exactement au seuil} other {{2, number} sous le seuil}}.",
     "تنقيط الأسرة {0, number} أقل من عتبة الدعم الاجتماعي المباشر {1, number} أو يساويها: {2, select, 0 {في العتبة تماما} other {{2, number} تحت العتبة}}."},
    {"AID_SCORE_ABOVE_THRESHOLD", 3,
     "The household's score {0, number} is above the threshold {1, number} of direct social aid: {2, number} above the threshold.",
     "Le score du ménage, {0, number}, est supérieur au seuil {1, number} de l'aide sociale directe : {2, number} au-dessus du seuil.",
     "تنقيط الأسرة {0, number} أعلى من عتبة الدعم الاجتماعي المباشر {1, number}: {2, number} فوق العتبة."},
    {"AID_CANNOT_BE_SAID", 0,
     "Whether the household gets direct social aid cannot be said: none of its scores can be used on this day.",
     "On ne peut dire si le ménage a droit à l'aide sociale directe : aucun de ses scores n'est utilisable à cette date.",
     "لا يمكن القول إن كانت الأسرة تستفيد من الدعم الاجتماعي المباشر: لا تنقيط لها صالح للاستعمال في هذا التاريخ."},
    {"AID_AMOUNTS_NOT_SET", 1,
     "No amounts of direct social aid are set on {0, date}.",
     "Aucun montant d'aide sociale directe n'est fixé le {0, date}.",
     "لم تحدد مبالغ الدعم الاجتماعي المباشر بتاريخ {0, date}."},
    {"AID_CHILD_UNDER_SCHOOL_AGE", 3,
     "Child of rank {0, number}, aged {1, number}, too young for school: {2, number, dirhams} a month.",
     "Enfant de rang {0, number}, âgé de {1, number, years}, trop jeune pour l'école : {2, number, dirhams} par mois.",
     "طفل رتبته {0, number} بالغ من العمر {1, number, years}، دون سن التمدرس: {2, number, dirhams} شهريا."},
    {"AID_CHILD_IN_SCHOOL", 3,
     "Child of rank {0, number}, aged {1, number}, in school: {2, number, dirhams} a month.",
     "Enfant de rang {0, number}, âgé de {1, number, years}, scolarisé : {2, number, dirhams} par mois.",
     "طفل رتبته {0, number} بالغ من العمر {1, number, years}، متمدرس: {2, number, dirhams} شهريا."},
    {"AID_CHILD_OUT_OF_SCHOOL", 3,
     "Child of rank {0, number}, aged {1, number}, out of school: {2, number, dirhams} a month.",
     "Enfant de rang {0, number}, âgé de {1, number, years}, non scolarisé : {2, number, dirhams} par mois.",
     "طفل رتبته {0, number} بالغ من العمر {1, number, years}، غير متمدرس: {2, number, dirhams} شهريا."},
    {"AID_CHILD_FATHERLESS", 3,
     "Fatherless child of rank {0, number}, aged {1, number}: {2, number, dirhams} a month.",
     "Enfant orphelin de père de rang {0, number}, âgé de {1, number, years} : {2, number, dirhams} par mois.",
     "طفل يتيم الأب رتبته {0, number} بالغ من العمر {1, number, years}: {2, number, dirhams} شهريا."},
    {"AID_FATHERLESS_REPORTED", 3,
     "That the child of rank {0, number} is fatherless is reported by {1}, from {2, date} on.",
     "{1} signale que l'enfant de rang {0, number} est orphelin de père, à compter du {2, date}.",
     "أبلغت {1} بأن الطفل ذا الرتبة {0, number} يتيم الأب ابتداء من {2, date}."},
    {"AID_FATHER_DIED", 2,
     "The population register records the death on {1, date} of the father of the child of rank {0, number}; who he is follows from the household's declarations.",
     "Le registre de la population porte le décès, le {1, date}, du père de l'enfant de rang {0, number} ; les déclarations du ménage disent qui il est.",
     "يسجل السجل الوطني للسكان وفاة والد الطفل ذي الرتبة {0, number} بتاريخ {1, date}؛ وهويته مستخلصة من تصاريح الأسرة."},
    {"AID_CHILD_IN_CUSTODY", 3,
     "The child of rank {0, number} counts here: a member of the household has custody, as {1} reports from {2, date} on.",
     "L'enfant de rang {0, number} compte ici : un membre du ménage en a la garde, selon {1}, à compter du {2, date}.",
     "يحتسب الطفل ذو الرتبة {0, number} هنا: لأحد أفراد الأسرة حضانته حسب {1} ابتداء من {2, date}."},
    {"AID_CHILD_IN_KAFALA", 3,
     "The child of rank {0, number} counts here: a member of the household has kafala, as {1} reports from {2, date} on.",
     "L'enfant de rang {0, number} compte ici : un membre du ménage l'a pris en kafala, selon {1}, à compter du {2, date}.",
     "يحتسب الطفل ذو الرتبة {0, number} هنا: يكفله أحد أفراد الأسرة حسب {1} ابتداء من {2, date}."},
    {"AID_CHILD_IN_GUARDIANSHIP", 3,
     "The child of rank {0, number} counts here: a member of the household is the legal guardian, as {1} reports from {2, date} on.",
     "L'enfant de rang {0, number} compte ici : un membre du ménage en est le tuteur légal, selon {1}, à compter du {2, date}.",
     "يحتسب الطفل ذو الرتبة {0, number} هنا: أحد أفراد الأسرة نائبه الشرعي حسب {1} ابتداء من {2, date}."},
    {"AID_CHILD_RAISED_ELSEWHERE", 3,
     "Member {0, number} of the declaration, a child of the head, does not count here: somebody outside the household raises the child, as {1} reports from {2, date} on.",
     "Le membre {0, number} de la déclaration, enfant du chef de ménage, ne compte pas ici : une personne hors du ménage l'élève, selon {1}, à compter du {2, date}.",
     "العضو {0, number} في التصريح، وهو ابن(ة) رب الأسرة، لا يحتسب هنا: يتولى تربيته شخص من خارج الأسرة حسب {1} ابتداء من {2, date}."},
    {"AID_BIRTH_DATE_DECLARED_COUNTS", 4,
     "The age of the child of rank {0, number} is by the birth date {1, date} that the household declared, which counts until it declares again; the population register has {2, date}, which would be {3, number, years}.",
     "L'âge de l'enfant de rang {0, number} vient de la date de naissance {1, date} déclarée par le ménage, qui compte jusqu'à sa prochaine déclaration ; le registre de la population porte {2, date}, soit {3, number, years}.",
     "سن الطفل ذي الرتبة {0, number} محسوبة من تاريخ الميلاد {1, date} الذي صرحت به الأسرة، وهو المعتمد إلى أن تصرح من جديد؛ وفي السجل الوطني للسكان {2, date}، أي سن {3, number, years}."},
    {"AID_BIRTH_DATE_REGISTERED_COUNTS", 4,
     "The age of the child of rank {0, number} is by the birth date {1, date} of the population register, which counts; the household declared {2, date}, which would be {3, number, years}.",
     "L'âge de l'enfant de rang {0, number} vient de la date de naissance {1, date} du registre de la population, qui compte ; le ménage a déclaré {2, date}, soit {3, number, years}.",
     "سن الطفل ذي الرتبة {0, number} محسوبة من تاريخ الميلاد {1, date} في السجل الوطني للسكان، وهو المعتمد؛ وقد صرحت الأسرة بتاريخ {2, date}، أي سن {3, number, years}."},
    {"AID_BIRTH_DATE_PARTLY_KNOWN", 3,
     "{2, select, YEAR {Only the year} other {Only the month and year}} of birth of the child of rank {0, number} {2, select, YEAR {is} other {are}} known; the age is counted from {1, date}, the first day that it can be.",
     "{2, select, YEAR {Seule l'année} other {Seuls le mois et l'année}} de naissance de l'enfant de rang {0, number} {2, select, YEAR {est connue} other {sont connus}} ; l'âge est compté à partir du {1, date}, premier jour possible.",
     "لا يعرف من تاريخ ميلاد الطفل ذي الرتبة {0, number} إلا {2, select, YEAR {السنة} other {الشهر والسنة}}؛ والسن محسوبة ابتداء من {1, date}، وهو أول يوم ممكن."},
    {"AID_CHILD_RANK_NOT_PAID", 2,
     "Child of rank {0, number}, aged {1, number}: nothing is paid for this rank.",
     "Enfant de rang {0, number}, âgé de {1, number, years} : rien n'est versé pour ce rang.",
     "طفل رتبته {0, number} بالغ من العمر {1, number, years}: لا يصرف شيء عن هذه الرتبة."},
    {"AID_SEVERE_DISABILITY", 2,
     "Supplement for the severe disability of the child of rank {0, number}: {1, number, dirhams} a month.",
     "Complément pour le handicap grave de l'enfant de rang {0, number} : {1, number, dirhams} par mois.",
     "تكملة عن الإعاقة الشديدة للطفل ذي الرتبة {0, number}: {1, number, dirhams} شهريا."},
    {"AID_BIRTH_PREMIUM", 3,
     "For the child of rank {0, number} (by age, among those who count): {2, select, 1 {the first birth} 2 {the second birth} other {birth number {2, number}}} of the household's children, which gave a right to {1, number, dirhams}, once; this is no part of the monthly amount.",
     "Pour l'enfant de rang {0, number} (par âge, parmi ceux qui comptent) : {2, select, 1 {première naissance} 2 {deuxième naissance} other {naissance numéro {2, number}}} parmi les enfants du ménage, qui a ouvert droit à {1, number, dirhams}, une seule fois ; ce n'est pas une part du montant mensuel.",
     "عن الطفل ذي الرتبة {0, number} (حسب السن، بين من يحتسبون): {2, select, 1 {أول ولادة} 2 {ثاني ولادة} other {الولادة رقم {2, number}}} بين أطفال الأسرة، خولت الحق في {1, number, dirhams} مرة واحدة؛ وليس ذلك جزءا من المبلغ الشهري."},
    {"AID_CHILDREN_TOTAL", 1,
     "The amounts of the children add up to {0, number, dirhams} a month.",
     "Les montants des enfants s'élèvent à {0, number, dirhams} par mois.",
     "مجموع مبالغ الأطفال {0, number, dirhams} شهريا."},
    {"AID_FLOOR", 2,
     "The amounts of the children add up to {0, number, dirhams} a month; a household gets no less than {1, number, dirhams}.",
     "Les montants des enfants s'élèvent à {0, number, dirhams} par mois ; un ménage ne reçoit pas moins de {1, number, dirhams}.",
     "مجموع مبالغ الأطفال {0, number, dirhams} شهريا؛ ولا تتلقى الأسرة أقل من {1, number, dirhams}."},
    {"AID_WITHOUT_CHILD", 1,
     "A household without a child that counts gets {0, number, dirhams} a month.",
     "Un ménage sans enfant à compter reçoit {0, number, dirhams} par mois.",
     "الأسرة التي ليس لها طفل يحتسب تتلقى {0, number, dirhams} شهريا."},
    {"AID_PAID_TO_HUSBAND", 1,
     "It is paid to the husband, member {0, number} of the declaration, as head for child aid.",
     "Elle est versée au mari, membre {0, number} de la déclaration, chef au titre de l'aide pour enfants.",
     "يصرف للزوج، العضو {0, number} في التصريح، بصفته رب الأسرة في دعم الأطفال."},
    {"AID_PAID_TO_CUSTODY", 1,
     "It is paid to who has custody, member {0, number} of the declaration.",
     "Elle est versée à la personne qui a la garde, membre {0, number} de la déclaration.",
     "يصرف لصاحب الحضانة، العضو {0, number} في التصريح."},
    {"AID_PAID_TO_KAFALA", 1,
     "It is paid to who has kafala, member {0, number} of the declaration.",
     "Elle est versée à la personne qui a la kafala, membre {0, number} de la déclaration.",
     "يصرف للكافل، العضو {0, number} في التصريح."},
    {"AID_PAID_TO_GUARDIANSHIP", 1,
     "It is paid to the legal guardian, member {0, number} of the declaration.",
     "Elle est versée au tuteur légal, membre {0, number} de la déclaration.",
     "يصرف للنائب الشرعي، العضو {0, number} في التصريح."},
    {"AID_SCHOOL_CHILD", 2,
     "Back-to-school aid for the child of rank {0, number}: {1, number, dirhams}, once this year.",
     "Aide à la rentrée scolaire pour l'enfant de rang {0, number} : {1, number, dirhams}, une fois cette année.",
     "دعم الدخول المدرسي عن الطفل ذي الرتبة {0, number}: {1, number, dirhams}، مرة واحدة هذه السنة."},
    {"AID_SCHOOL_LEVEL_UNKNOWN", 1,
     "Back-to-school aid for the child of rank {0, number} cannot be said: no body reports the level of schooling.",
     "L'aide à la rentrée scolaire pour l'enfant de rang {0, number} ne peut être dite : aucun organisme ne signale son niveau scolaire.",
     "لا يمكن تحديد دعم الدخول المدرسي عن الطفل ذي الرتبة {0, number}: لم تبلغ أي جهة بمستواه الدراسي."},
    // clang-format on
};

}  // namespace

absl::Span<const ReasonText> ReasonTexts() { return kReasonTexts; }

}  // namespace scoring
