#include "base/refusals/tables.h"

namespace base::refusals {
namespace {

using words::Message;

// What SQLite and the operating system say, where a text of ours hands it on:
// "cannot open the database a.db: Too many open files". Their English is that
// of SQLite 3.40 and glibc 2.36.
// clang-format off
constexpr Message kTexts[] = {
    // SQLite, of a file.
    {"SQLITE_CANNOT_OPEN", 0, "unable to open database file", "le fichier ne s'ouvre pas", "الملف لا يفتح"},
    {"SQLITE_DISK", 0, "disk I/O error", "erreur de lecture ou d'écriture du disque", "خطأ في القراءة من القرص أو الكتابة فيه"},
    {"SQLITE_MALFORMED", 0, "database disk image is malformed", "la structure du fichier est endommagée", "بنية الملف متضررة"},
    {"SQLITE_LOCKED", 0, "database is locked", "un autre programme tient la base", "برنامج آخر يحجز القاعدة"},
    {"SQLITE_TABLE_LOCKED", 0, "database table is locked", "un autre programme tient une table", "برنامج آخر يحجز جدولا"},
    {"SQLITE_PROTOCOL", 0, "locking protocol", "la base ne se laisse pas verrouiller", "يتعذر قفل القاعدة"},
    {"SQLITE_READ_ONLY", 0, "attempt to write a readonly database", "la base est en lecture seule", "القاعدة للقراءة فقط"},
    {"SQLITE_MEMORY", 0, "out of memory", "la mémoire ne suffit pas", "الذاكرة لا تكفي"},
    {"SQLITE_FULL", 0, "database or disk is full", "la base ou le disque est plein", "القاعدة أو القرص ممتلئ"},
    {"SQLITE_PERMISSION", 0, "access permission denied", "l'accès est refusé", "الوصول ممنوع"},
    {"SQLITE_LOGIC", 0, "SQL logic error", "une requête ne convient pas à la base", "استعلام لا يناسب القاعدة"},
    {"SQLITE_NO_DATABASE", 0, "file is not a database", "le fichier n'est pas une base", "الملف ليس قاعدة"},
    {"SQLITE_SCHEMA_UNNAMED", 0, "malformed database schema", "la définition des tables est endommagée", "تعريف الجداول متضرر"},
    {"SQLITE_SCHEMA", 1, "malformed database schema ({0})", "la définition de {0} est endommagée", "تعريف {0} متضرر"},
    {"SQLITE_SCHEMA_CHANGED", 0, "database schema has changed", "la définition des tables a changé", "تغير تعريف الجداول"},
    {"SQLITE_TOO_BIG", 0, "string or blob too big", "une valeur est trop grande", "قيمة كبيرة جدا"},
    {"SQLITE_FILE_FORMAT", 0, "unsupported file format", "le format du fichier n'est pas connu", "صيغة الملف غير معروفة"},

    // SQLite, of rows and indexes (PRAGMA integrity_check).
    {"ROW_NOT_IN_INDEX", 2, "row {0, number} missing from index {1}",
     "l'index {1} n'a pas la ligne {0, number}", "السطر {0, number} غير موجود في الفهرس {1}"},
    {"ENTRY_NOT_UNIQUE", 1, "non-unique entry in index {0}",
     "l'index {0} a deux fois une valeur qui doit être unique", "في الفهرس {0} قيمة مكررة يجب أن تكون وحيدة"},
    {"ENTRIES_OF_INDEX", 1, "wrong # of entries in index {0}",
     "l'index {0} n'a pas autant d'entrées que la table a de lignes", "عدد عناصر الفهرس {0} يخالف عدد أسطر الجدول"},
    {"ROW_NOT_IN_ORDER", 1, "row not in PRIMARY KEY order for {0}",
     "une ligne de {0} n'est pas à son rang", "سطر من {0} ليس في ترتيبه"},
    {"VALUE_MISSING", 1, "NULL value in {0}", "une valeur manque dans {0}", "تنقص قيمة في {0}"},
    {"VALUE_IS_NUMBER", 1, "NUMERIC value in {0}", "une valeur de {0} est un nombre", "قيمة في {0} هي عدد"},
    {"VALUE_IS_TEXT", 1, "TEXT value in {0}", "une valeur de {0} est un texte", "قيمة في {0} هي نص"},
    {"VALUE_OF_OTHER_TYPE", 2, "non-{0} value in {1}",
     "une valeur de {1} n'est pas du type {0}", "قيمة في {1} ليست من النوع {0}"},
    {"RULE_OF_TABLE", 1, "CHECK constraint failed in {0}",
     "une ligne de {0} enfreint une règle de la table", "سطر من {0} يخالف قاعدة من قواعد الجدول"},

    {"TOLD_NO_MORE", 1, "SQLite tells no more than {0, number} of these",
     "SQLite n'en dit pas plus de {0, number}", "لا يذكر SQLite منها أكثر من {0, number}"},

    // SQLite, of pages: where, then what.
    {"ON_PAGE", 2, "Page {0, number}: {1}", "page {0, number} : {1}", "الصفحة {0, number}: {1}"},
    {"ON_PAGE_CELL", 3, "On tree page {0, number} cell {1, number}: {2}",
     "page {0, number}, cellule {1, number} : {2}", "الصفحة {0, number}، الخلية {1, number}: {2}"},
    {"ON_PAGE_LAST", 2, "On page {0, number} at right child: {1}",
     "page {0, number}, dernière branche : {1}", "الصفحة {0, number}، الفرع الأخير: {1}"},
    {"ON_FREE_LIST", 1, "Main freelist: {0}", "liste des pages libres : {0}", "قائمة الصفحات الحرة: {0}"},
    {"NO_PAGE_OF_NUMBER", 1, "invalid page number {0, number}",
     "il n'y a pas de page {0, number}", "لا توجد الصفحة {0, number}"},
    {"PAGE_TWICE", 1, "2nd reference to page {0, number}",
     "la page {0, number} est employée deux fois", "الصفحة {0, number} مستعملة مرتين"},
    {"PAGE_NOT_HAD", 1, "failed to get page {0, number}",
     "la page {0, number} ne peut être lue", "تتعذر قراءة الصفحة {0, number}"},
    {"PAGE_NOT_READ", 1, "unable to get the page. error code={0}",
     "la page ne peut être lue (code {0})", "تتعذر قراءة الصفحة (الرمز {0})"},
    {"NO_PAGE_OF_TABLE", 1, "btreeInitPage() returns error code {0}",
     "ce n'est pas une page de table (code {0})", "ليست صفحة جدول (الرمز {0})"},
    {"PAGE_NEVER_USED", 1, "Page {0, number} is never used",
     "la page {0, number} n'est employée nulle part", "الصفحة {0, number} غير مستعملة"},
    {"MAP_PAGE_USED", 1, "Pointer map page {0, number} is referenced",
     "la page {0, number}, de la carte des pages, est employée", "الصفحة {0, number} من خريطة الصفحات مستعملة"},
    {"MAP_NOT_READ", 1, "Failed to read ptrmap key={0}",
     "la carte des pages ne peut être lue pour la page {0}", "تتعذر قراءة خريطة الصفحات للصفحة {0}"},
    {"MAP_ENTRY", 3, "Bad ptr map entry key={0} expected={1} got={2}",
     "la carte des pages a pour la page {0} {2} au lieu de {1}", "في خريطة الصفحات للصفحة {0}: {2} بدل {1}"},
    {"LENGTH_OF_OVERFLOW", 2, "overflow list length is {0, number} but should be {1, number}",
     "une longue valeur tient sur un autre nombre de pages que prévu : {0, number} au lieu de {1, number}",
     "قيمة طويلة تشغل عددا آخر من الصفحات: {0, number} بدل {1, number}"},
    {"SIZE_OF_FREE_LIST", 2, "size is {0, number} but should be {1, number}",
     "sa longueur est {0, number} au lieu de {1, number}", "طولها {0, number} بدل {1, number}"},
    {"FREE_LIST_PAGE", 1, "freelist leaf count too big on page {0, number}",
     "la page {0, number} compte trop de pages libres", "الصفحة {0, number} تعد صفحات حرة أكثر من اللازم"},
    {"OFFSET_OUT_OF_RANGE", 2, "Offset {0, number} out of range {1}",
     "la position {0, number} est hors de {1}", "الموضع {0, number} خارج {1}"},
    {"FREE_SPACE", 0, "free space corruption", "la place libre de la page est mal notée", "المساحة الحرة في الصفحة مسجلة خطأ"},
    {"LARGEST_ROOT", 2, "max rootpage ({0}) disagrees with header ({1})",
     "la dernière première page d'une table est {0}, et l'en-tête dit {1}", "آخر صفحة أولى لجدول هي {0}، وفي رأس الملف {1}"},
    {"INCREMENTAL_VACUUM", 0, "incremental_vacuum enabled with a max rootpage of zero",
     "l'en-tête dit que des pages sont libérées peu à peu, sans dire jusqu'où", "رأس الملف يقول إن الصفحات تحرر تدريجيا دون أن يقول إلى أين"},
    {"ENCODING_UNKNOWN", 1, "unsupported encoding: {0}", "codage inconnu : {0}", "ترميز غير معروف: {0}"},
    {"BEYOND_PAGE", 0, "Extends off end of page", "il dépasse la fin de la page", "يتجاوز نهاية الصفحة"},
    {"ROW_OUT_OF_ORDER", 1, "Rowid {0, number} out of order",
     "la ligne {0, number} n'est pas à son rang", "السطر {0, number} ليس في ترتيبه"},
    {"DEPTH_DIFFERS", 0, "Child page depth differs", "les branches n'ont pas la même profondeur", "الفروع مختلفة العمق"},
    {"BYTE_TWICE", 2, "Multiple uses for byte {0, number} of page {1, number}",
     "l'octet {0, number} de la page {1, number} est employé deux fois", "البايت {0, number} من الصفحة {1, number} مستعمل مرتين"},
    {"FRAGMENTS", 3, "Fragmentation of {0, number} bytes reported as {1, number} on page {2, number}",
     "octets perdus de la page {2, number} : {0, number}, notés {1, number}",
     "بايتات ضائعة من الصفحة {2, number}: {0, number}، والمسجل {1, number}"},

    // The operating system.
    {"NO_SUCH_FILE", 0, "No such file or directory", "il n'existe pas", "غير موجود"},
    {"NO_PERMISSION", 0, "Permission denied", "l'accès en est refusé", "الوصول إليه ممنوع"},
    {"NOT_PERMITTED", 0, "Operation not permitted", "l'opération n'est pas permise", "العملية غير مسموح بها"},
    {"FILE_EXISTS", 0, "File exists", "un fichier porte ce nom", "يوجد ملف بهذا الاسم"},
    {"IS_A_DIRECTORY", 0, "Is a directory", "c'est un dossier", "هو مجلد"},
    {"NOT_A_DIRECTORY", 0, "Not a directory", "ce n'est pas un dossier", "ليس مجلدا"},
    {"READ_ONLY_FILES", 0, "Read-only file system", "le système de fichiers est en lecture seule", "نظام الملفات للقراءة فقط"},
    {"NO_SPACE", 0, "No space left on device", "il n'y a plus de place sur le disque", "لم تبق مساحة على القرص"},
    {"QUOTA_EXCEEDED", 0, "Disk quota exceeded", "le quota du disque est dépassé", "تم تجاوز الحصة المسموح بها من القرص"},
    {"FILE_TOO_LARGE", 0, "File too large", "le fichier est trop grand", "الملف كبير جدا"},
    {"INPUT_OUTPUT", 0, "Input/output error", "erreur de lecture ou d'écriture", "خطأ في القراءة أو الكتابة"},
    {"TOO_MANY_FILES", 0, "Too many open files", "trop de fichiers sont ouverts", "الملفات المفتوحة كثيرة جدا"},
    {"TOO_MANY_FILES_IN_ALL", 0, "Too many open files in system", "trop de fichiers sont ouverts sur cette machine", "الملفات المفتوحة على هذا الجهاز كثيرة جدا"},
    {"TOO_MANY_LINKS", 0, "Too many levels of symbolic links", "les liens symboliques n'aboutissent pas", "الروابط الرمزية لا تصل إلى ملف"},
    {"NAME_TOO_LONG", 0, "File name too long", "le nom du fichier est trop long", "اسم الملف طويل جدا"},
    {"FILE_BUSY", 0, "Text file busy", "un programme l'exécute", "برنامج ينفذه"},
    {"DEVICE_BUSY", 0, "Device or resource busy", "il est occupé", "هو مشغول"},
    {"STALE_FILE", 0, "Stale file handle", "il n'est plus sur le serveur de fichiers", "لم يعد على خادم الملفات"},
    {"NO_MEMORY", 0, "Cannot allocate memory", "la mémoire de la machine ne suffit pas", "ذاكرة الجهاز لا تكفي"},
    {"NO_LOCKS", 0, "No locks available", "il ne se laisse pas verrouiller", "يتعذر قفله"},
    {"NOTHING_BEHIND", 0, "No such device or address", "rien ne se trouve derrière ce nom", "لا شيء وراء هذا الاسم"},
    {"NO_DEVICE", 0, "No such device", "l'appareil n'existe pas", "الجهاز غير موجود"},
    {"READER_GONE", 0, "Broken pipe", "personne ne lit plus", "لم يعد أحد يقرأ"},
    {"INVALID_ARGUMENT", 0, "Invalid argument", "cela n'est pas possible avec ce fichier", "هذا غير ممكن مع هذا الملف"},
};
// clang-format on

}  // namespace

absl::Span<const Message> SystemTexts() { return kTexts; }

}  // namespace base::refusals
