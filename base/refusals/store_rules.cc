#include "base/refusals/tables.h"

namespace base::refusals {
namespace {

using words::Message;

// What a check of a store finds.
// clang-format off
constexpr Message kRules[] = {
    {"SCORES_DIFFER", 1, "{0, number} scores are not those of the variables",
     "les scores ne sont pas ceux des variables ; leur nombre : {0, number}", "تنقيطات لا توافق المتغيرات، وعددها {0, number}"},
    {"BLOCK_OF_INPUTS", 0, "it is not made of the rows of score_input",
     "il n'est pas fait des lignes de score_input", "ليس مكونا من أسطر score_input"},
    {"NO_BLOCK", 0, "it is no block of scores", "ce n'est pas un bloc de scores", "ليس كتلة تنقيطات"},
    {"FORMULA_NOT_HERE", 0, "its formula is not known here: give it with --formula",
     "sa formule n'est pas connue ici : donnez-la avec --formula", "صيغته غير معروفة هنا: أعطها مع --formula"},
    {"NO_SUCH_DATABASE", 1, "there is no file {0}", "il n'y a pas de fichier {0}", "لا يوجد الملف {0}"},
    {"SCHEMA_OLDER", 2, "the store has schema {0, number}, this program checks schema {1, number}: start the server on it once",
     "la base a le schéma {0, number}, ce programme contrôle le schéma {1, number} : démarrez-y une fois le serveur",
     "مخطط القاعدة {0, number}، وهذا البرنامج يفحص المخطط {1, number}: شغل الخادم عليها مرة"},
    {"SCHEMA_NEWER", 2, "the store has schema {0, number}, this program checks schema {1, number}: it was written by a newer version",
     "la base a le schéma {0, number}, ce programme contrôle le schéma {1, number} : une version plus récente l'a écrite",
     "مخطط القاعدة {0, number}، وهذا البرنامج يفحص المخطط {1, number}: كتبتها نسخة أحدث"},
    {"THE_PAGE_DIFFERS", 0, "the page differs from its digest", "la page diffère de son empreinte", "الصفحة تخالف بصمتها"},
    {"DAY_DIFFERS", 0, "the day is not that of its content", "le jour n'est pas celui de son contenu", "اليوم لا يوافق المحتوى"},
    {"HEAD_SEX_DIFFERS", 0, "the sex of the head is not that of the content",
     "le sexe du chef de ménage n'est pas celui du contenu", "جنس رب الأسرة لا يوافق المحتوى"},
    {"VARIABLES_DIFFER", 0, "the variables are not those of its content",
     "les variables ne sont pas celles de son contenu", "المتغيرات لا توافق المحتوى"},
    {"SCORE_DIFFERS", 0, "the score is not that of its content", "le score n'est pas celui de son contenu", "التنقيط لا يوافق المحتوى"},
    {"MEMBERS_DIFFER", 0, "members are not those of the content",
     "les membres ne sont pas ceux du contenu", "الأعضاء لا يوافقون المحتوى"},
    {"VARIABLES_UNREADABLE", 0, "the variables cannot be read", "les variables ne peuvent être lues", "تتعذر قراءة المتغيرات"},
    {"NO_DECLARATION_CONTENT", 0, "the content is no declaration", "le contenu n'est pas une déclaration", "المحتوى ليس تصريحا"},
    {"NO_PERSON_CONTENT", 0, "the content is no person", "le contenu n'est pas une personne", "المحتوى ليس شخصا"},
    {"BIRTH_OR_SEX_DIFFERS", 0, "birth date or sex is not that of its content",
     "la date de naissance ou le sexe n'est pas celui de son contenu", "تاريخ الميلاد أو الجنس لا يوافق المحتوى"},
    {"NAME_DIFFERS", 0, "the name is not that of the content", "le nom n'est pas celui du contenu", "الاسم لا يوافق المحتوى"},
    {"NOT_OF_A_PERSON", 0, "its number is not that of a person", "son numéro n'est pas celui d'une personne", "رقمه ليس رقم شخص"},
    {"NOT_OF_A_HOUSEHOLD", 0, "its number is not that of a household", "son numéro n'est pas celui d'un ménage", "رقمه ليس رقم أسرة"},
    {"GAP_OF_REVISIONS", 0, "its revisions have a gap", "il manque une de ses révisions", "تنقص إحدى نسخه"},
    {"GAP_OF_POSITIONS", 0, "positions have a gap", "il manque une position", "تنقص إحدى المواضع"},
    {"NO_SUCH_VERSION", 0, "there is no such version of a person", "il n'y a pas de telle version d'une personne", "لا توجد هذه النسخة لشخص"},
    {"NOTHING_DECLARED", 0, "nothing was declared of it", "rien n'a été déclaré de lui", "لم يصرح عنها بشيء"},
    {"HOUSEHOLD_NOT_REGISTERED", 0, "its household is not registered", "son ménage n'est pas inscrit", "أسرته غير مسجلة"},
    {"PERSON_NOT_REGISTERED", 0, "its person is not registered", "sa personne n'est pas inscrite", "شخصه غير مسجل"},
    {"NO_INPUT_OR_ANOTHER", 0, "it has no input for scores, or another",
     "il n'a pas d'entrée pour les scores, ou une autre", "ليس له مدخل للتنقيط، أو له مدخل آخر"},
    {"HAS_NO_DECLARATION", 0, "it has no declaration", "il n'a pas de déclaration", "ليس له تصريح"},
    {"NOT_OF_A_FULL_BLOCK", 0, "it is not of a full block of inputs", "il n'est pas d'un bloc entier d'entrées", "ليس من كتلة مدخلات كاملة"},
    {"NO_SUCH_INPUT", 0, "there is no such input", "il n'y a pas de telle entrée", "لا يوجد هذا المدخل"},
    {"NO_SUCH_DECLARATION", 0, "there is no such declaration, or of another day",
     "il n'y a pas de telle déclaration, ou elle est d'un autre jour", "لا يوجد هذا التصريح، أو هو ليوم آخر"},
    {"HOUSEHOLD_NOT_THERE", 0, "it is of a household that is not there", "il est d'un ménage qui n'est pas là", "هو لأسرة غير موجودة"},
    {"COUNT_OF_DAY", 0, "it is not how many numbers were issued on that day",
     "ce n'est pas le nombre de numéros attribués ce jour-là", "ليس عدد الأرقام المسندة في ذلك اليوم"},
    {"IN_FORCE_UNTIL", 0, "an input is in force until another day than it says",
     "une entrée vaut jusqu'à un autre jour qu'il n'est dit", "مدخل يسري إلى يوم غير المذكور"},
    {"REFERS_TO_MISSING_ROW", 1, "it refers to a row of {0} that is not there",
     "il renvoie à une ligne de {0} qui n'est pas là", "يحيل إلى سطر في {0} غير موجود"},
    {"PAGE_DIFFERS_OF", 1, "page {0, number} of the database differs from its digest",
     "la page {0, number} de la base diffère de son empreinte", "الصفحة {0, number} من القاعدة تخالف بصمتها"},
    {"PAGE_OF_LOG_DIFFERS", 1, "page {0, number} in the log of the database differs from its digest",
     "la page {0, number} du journal de la base diffère de son empreinte", "الصفحة {0, number} في سجل عمليات القاعدة تخالف بصمتها"},
    {"LOG_OF_ANOTHER", 0, "the log beside the database belongs to another database",
     "le journal à côté de la base est celui d'une autre base", "سجل العمليات بجانب القاعدة لقاعدة أخرى"},
    {"NO_SQLITE", 0, "the file is not an SQLite database", "le fichier n'est pas une base SQLite", "الملف ليس قاعدة SQLite"},
    {"OTHER_PROGRAM", 0, "the file is an SQLite database of another program",
     "le fichier est la base SQLite d'un autre programme", "الملف قاعدة SQLite لبرنامج آخر"},
    {"DATABASE_IN_USE_BY", 2, "the database {0} is in use by process {1, number}",
     "la base {0} est employée par le processus {1, number}", "القاعدة {0} تستعملها العملية رقم {1, number}"},
    {"DATABASE_IN_USE", 1, "the database {0} is in use by another process",
     "la base {0} est employée par un autre processus", "القاعدة {0} تستعملها عملية أخرى"},
};
// clang-format on

}  // namespace

absl::Span<const Message> StoreRules() { return kRules; }

}  // namespace base::refusals
