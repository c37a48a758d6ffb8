#include "base/refusals/tables.h"

namespace base::refusals {
namespace {

using words::Message;

// What is wrong with a file or a line of it.
// clang-format off
constexpr Message kRules[] = {
    // JSON.
    {"UNKNOWN_FIELD", 0, "is not a field of this format", "n'est pas un champ de ce format", "ليس حقلا في هذه الصيغة"},
    {"NAME_OF_ONE_CHARACTER", 0, "a name of 1 character is not a field",
     "un nom d'un caractère n'est pas un champ", "اسم من حرف واحد ليس حقلا"},
    {"NAME_OF_CHARACTERS", 1, "a name of {0, number} characters is not a field",
     "un nom de {0, number, characters} n'est pas un champ", "اسم طوله {0, number, characters} ليس حقلا"},
    {"GIVEN_TWICE", 0, "is given twice", "figure deux fois", "ورد مرتين"},
    {"LIST", 0, "must be a list", "doit être une liste", "يجب أن يكون قائمة"},
    {"BOOLEAN", 0, "must be true or false", "doit être true (vrai) ou false (faux)", "يجب أن يكون true (نعم) أو false (لا)"},
    {"STRING", 0, "must be a string", "doit être un texte entre guillemets", "يجب أن يكون نصا بين علامتي اقتباس"},
    {"OBJECT", 0, "must be an object", "doit être un objet", "يجب أن يكون كائنا"},
    {"JSON_OBJECT", 0, "must be a JSON object", "doit être un objet JSON", "يجب أن يكون كائن JSON"},
    {"INTEGER", 0, "must be an integer", "doit être un entier", "يجب أن يكون عددا صحيحا"},
    {"INTEGER_32", 0, "must be an integer that fits in 32 bits", "doit être un entier qui tienne en 32 bits", "يجب أن يكون عددا صحيحا لا يتجاوز 32 بت"},
    {"INTEGER_64", 0, "must be an integer that fits in 64 bits", "doit être un entier qui tienne en 64 bits", "يجب أن يكون عددا صحيحا لا يتجاوز 64 بت"},
    {"BYTES", 1, "must be at most {0} bytes", "doit faire au plus {0, number, bytes}", "طوله الأقصى {0, number, bytes}"},
    {"NOT_EXCEED_BYTES", 1, "must not exceed {0} bytes", "ne doit pas dépasser {0, number, bytes}", "طوله الأقصى {0, number, bytes}"},
    {"NESTED", 0, "values are nested too deeply", "les valeurs sont imbriquées trop profondément", "القيم متداخلة أكثر من اللازم"},
    {"NOT_JSON", 2, "is not valid JSON: {0} at byte {1, number}",
     "n'est pas du JSON valide : {0}, à l'octet {1, number}", "ليس JSON صالحا: {0}، عند البايت {1, number}"},
    {"NUL", 0, "a NUL", "un caractère NUL", "حرف NUL"},
    {"LONE_SURROGATE_AT_END", 0, "half of a surrogate pair stands alone in the string that ends",
     "la moitié d'une paire de substitution est seule dans le texte qui finit", "نصف زوج بديل وحيد في النص الذي ينتهي"},
    {"LONE_SURROGATE", 0, "half of a surrogate pair stands alone", "la moitié d'une paire de substitution est seule", "نصف زوج بديل وحيد"},
    {"NO_VALUE", 0, "there is no value", "il n'y a pas de valeur", "لا توجد قيمة"},
    {"FOLLOWS", 0, "something follows the value", "quelque chose suit la valeur", "شيء ما يلي القيمة"},
    {"NO_MEMBER_NAME", 0, "the name of a member is missing", "le nom d'un membre manque", "ينقص اسم عنصر"},
    {"NO_COLON", 0, "a colon is missing", "un deux-points manque", "تنقص نقطتان"},
    {"NO_COMMA_OR_BRACE", 0, "a comma or '}' is missing", "une virgule ou '}' manque", "تنقص فاصلة أو '}'"},
    {"NO_COMMA_OR_BRACKET", 0, "a comma or ] is missing", "une virgule ou ] manque", "تنقص فاصلة أو ]"},
    {"BAD_ESCAPE", 0, "a \\u escape has no four hexadecimal digits",
     "un échappement \\u n'a pas quatre chiffres hexadécimaux", "رمز \\u تنقصه أربعة أرقام ست عشرية"},
    {"BAD_CONTROL", 0, "an escape or a control character in a string is not allowed",
     "un échappement ou un caractère de commande n'est pas permis dans un texte", "رمز هروب أو حرف تحكم غير مسموح به في نص"},
    {"NO_QUOTE", 0, "the quotation mark that ends a string is missing",
     "le guillemet qui ferme un texte manque", "تنقص علامة الاقتباس التي تنهي النص"},
    {"STRING_UTF8", 0, "a string is not UTF-8", "un texte n'est pas en UTF-8", "نص ليس بترميز UTF-8"},
    {"NO_FRACTION", 0, "a digit after the decimal point is missing", "un chiffre manque après le point décimal", "ينقص رقم بعد الفاصلة العشرية"},
    {"NO_EXPONENT", 0, "a digit of an exponent is missing", "un chiffre de l'exposant manque", "ينقص رقم من الأس"},
    {"NO_JSON_VALUE", 0, "a value is not one of JSON", "une valeur n'est pas du JSON", "قيمة ليست من JSON"},
    {"LARGE_NUMBER", 1, "a number is larger than this reader takes at byte {0, number}",
     "un nombre est trop grand pour ce programme, à l'octet {0, number}", "عدد أكبر مما يقبله هذا البرنامج، عند البايت {0, number}"},

    // CSV.
    {"QUOTES", 0, "a quote must begin and end a field, and be doubled within one",
     "un guillemet doit commencer et finir un champ, et être doublé à l'intérieur", "يجب أن تبدأ علامة الاقتباس الحقل وتنهيه، وأن تضاعف داخله"},
    {"OPEN_QUOTE", 0, "a quote must be closed", "un guillemet doit être fermé", "يجب إغلاق علامة الاقتباس"},
    {"BYTES_OR_QUOTE", 1, "must be at most {0} bytes; is a quote not closed?",
     "doit faire au plus {0, number, bytes} ; un guillemet n'est-il pas fermé ?", "طوله الأقصى {0, number, bytes}؛ ألم تغلق علامة اقتباس؟"},

    // Kinds of files.
    {"UTF32", 0, "looks like UTF-32: save it as UTF-8", "semble être en UTF-32 : enregistrez-le en UTF-8", "يبدو بترميز UTF-32: احفظه بترميز UTF-8"},
    {"UTF16", 0, "looks like UTF-16: save it as UTF-8", "semble être en UTF-16 : enregistrez-le en UTF-8", "يبدو بترميز UTF-16: احفظه بترميز UTF-8"},
    {"ZIP", 0, "is a zip file or a spreadsheet (.xlsx, .ods): unpack it, or save the spreadsheet as text",
     "est un fichier zip ou un tableur (.xlsx, .ods) : décompressez-le, ou enregistrez le tableur comme texte",
     "ملف zip أو جدول بيانات (.xlsx، .ods): فك ضغطه، أو احفظ الجدول كنص"},
    {"EMPTY_ZIP", 0, "is an empty zip file", "est un fichier zip vide", "ملف zip فارغ"},
    {"COMPRESSED", 1, "is a compressed file ({0}): unpack it", "est un fichier compressé ({0}) : décompressez-le", "ملف مضغوط ({0}): فك ضغطه"},
    {"OLD_OFFICE", 0, "is an old spreadsheet or document (.xls, .doc): save it as text",
     "est un tableur ou un document ancien (.xls, .doc) : enregistrez-le comme texte", "جدول أو مستند قديم (.xls، .doc): احفظه كنص"},
    {"PDF", 0, "is a PDF document", "est un document PDF", "مستند PDF"},
    {"RTF", 0, "is a document (RTF): save it as text", "est un document (RTF) : enregistrez-le comme texte", "مستند (RTF): احفظه كنص"},
    {"SQLITE", 0, "is a database (SQLite)", "est une base de données (SQLite)", "قاعدة بيانات (SQLite)"},
    {"FOLDER", 0, "is a directory", "est un dossier", "مجلد"},
    {"NO_REGULAR_FILE", 0, "is no regular file", "n'est pas un fichier ordinaire", "ليس ملفا عاديا"},
    {"OTHER_NUMBER_THAN_THE_LINE", 0, "is not the number of the command line", "n'est pas le numéro de la ligne de commande", "ليس الرقم المعطى في سطر الأوامر"},
    {"OTHER_ETAG_THAN_THE_LINE", 0, "is not the --etag of the command line", "n'est pas le --etag de la ligne de commande", "ليس --etag المعطى في سطر الأوامر"},
    {"ETAG_NEEDED", 0, "--etag must be given: the file does not say which version it was made from",
     "--etag doit être donné : le fichier ne dit pas de quelle version il vient", "يجب إعطاء --etag: الملف لا يذكر الصيغة التي أخذ منها"},
    {"STANDARD_INPUT_TWICE", 0, "the standard input can be read only once: give - for one file",
     "l'entrée standard ne peut être lue qu'une fois : donnez - pour un seul fichier", "لا يمكن قراءة الدخل القياسي إلا مرة واحدة: أعط - لملف واحد"},
    {"FOLDER_NOT_MADE", 2, "cannot make the folder {0}: {1}", "impossible de créer le dossier {0} : {1}", "يتعذر إنشاء المجلد {0}: {1}"},
    {"OF_NO_SIMULATION", 1, "{0} is of no simulation and is left alone; name another folder",
     "{0} ne vient d'aucune simulation et n'est pas touché ; nommez un autre dossier", "{0} ليس من نتائج محاكاة وترك كما هو؛ سم مجلدا آخر"},
    {"IT_IS_A_FOLDER", 0, "it is a folder", "c'est un dossier", "هو مجلد"},
    {"CANNOT_BE_READ", 0, "cannot be read", "ne peut être lu", "تتعذر قراءته"},
    {"CANNOT_BE_READ_ON", 0, "cannot be read on", "ne peut être lu plus loin", "تتعذر مواصلة قراءته"},
    {"CANNOT_BE_READ_TO_END", 0, "cannot be read to its end", "ne peut être lu jusqu'à la fin", "تتعذر قراءته إلى نهايته"},
    {"CANNOT_BE_OPENED", 1, "cannot be opened: {0}", "ne peut être ouvert : {0}", "يتعذر فتحه: {0}"},
    {"NO_SUCH_FILE", 0, "No such file or directory", "il n'existe pas", "غير موجود"},
    {"NO_PERMISSION", 0, "Permission denied", "l'accès en est refusé", "الوصول إليه ممنوع"},
    {"MEBIBYTE", 0, "must be at most 1 MiB long", "doit faire au plus 1 Mio", "حجمه الأقصى 1 MiB"},
    {"ISSUED_HEADER", 1, "must be the header {0}", "doit être l'en-tête {0}", "يجب أن يكون سطر العناوين {0}"},
    {"ISSUED_HEADER_COMMA", 1, "must be the header {0}, with a comma between the fields",
     "doit être l'en-tête {0}, avec une virgule entre les champs", "يجب أن يكون سطر العناوين {0}، وبين الحقول فاصلة"},
    {"ISSUED_LINE", 0, "must be a person_ref and an idcs", "doit être un person_ref et un idcs", "يجب أن يكون person_ref وidcs"},
    {"HOLDS_NONE", 1, "the file holds no {0}", "le fichier ne contient rien de tel : {0}", "الملف لا يحتوي على شيء من: {0}"},
    {"NOT_WRITTEN_BY_ANOTHER", 0, "another command is writing it", "une autre commande l'écrit", "أمر آخر يكتبه"},
    {"EMPTY_FILE_NAME", 0, "a file name is empty", "un nom de fichier est vide", "اسم ملف فارغ"},
};
// clang-format on

}  // namespace

absl::Span<const Message> FileRules() { return kRules; }

}  // namespace base::refusals
