#include "base/refusals/tables.h"

namespace base::refusals {
namespace {

using words::Message;

// What is wrong with a keyring, its file, and what is asked of it.
// clang-format off
constexpr Message kRules[] = {
    // The text of a keyring.
    {"NO_KEYRING", 0, "is no keyring", "n'est pas un trousseau de clés", "ليس حلقة مفاتيح"},
    {"KEYRING_VERSION", 0, "is a keyring of another version than 1",
     "est un trousseau d'une autre version que 1", "حلقة مفاتيح من إصدار غير 1"},
    {"KEYRING_CHANGED", 0, "was changed or cut off since `rsuctl keys` wrote it: take a copy of it",
     "a été modifié ou tronqué depuis que `rsuctl keys` l'a écrit : prenez-en une copie",
     "عدل أو قطع بعد أن كتبه `rsuctl keys`: خذ نسخة منه"},
    {"KEYRING_LINE", 0, "must be a name, a colon and a value", "doit être un nom, un deux-points et une valeur", "يجب أن يكون اسما ونقطتين وقيمة"},
    {"BEFORE_FIRST_KEY", 0, "stands before the first key", "précède la première clé", "ورد قبل المفتاح الأول"},
    {"KEY_KIND", 0, "must be a kind of keys", "doit être une sorte de clés", "يجب أن يكون نوعا من المفاتيح"},
    {"KEY_SECRET", 0, "must be 32 bytes in base64", "doit faire 32 octets en base64", "يجب أن يكون 32 بايت بصيغة base64"},
    {"KEY_ID", 0, "must be the kind, a hyphen and a number", "doit être la sorte, un tiret et un numéro", "يجب أن يكون النوع ثم واصلة ثم رقما"},
    {"REGISTER_NAME", 0, "must be 1 to 64 characters from a to z, 0 to 9, and - . / within",
     "doit faire de 1 à 64 caractères : a à z, 0 à 9, et au milieu - . /",
     "يجب أن يكون من 1 إلى 64 من الحروف a إلى z والأرقام 0 إلى 9، وفي الوسط - . /"},

    // Keys and their days.
    {"KEY_UNTIL_ORDER", 0, "must not be before from", "ne doit pas précéder from", "يجب ألا يكون قبل from"},
    {"KEY_RETIRED_ORDER", 0, "must not be after until", "ne doit pas suivre until", "يجب ألا يكون بعد until"},
    {"ROOT_NO_RETIREMENT", 0, "a root has no such day", "une racine n'a pas un tel jour", "ليس للجذر مثل هذا اليوم"},
    {"PSEUDONYM_ROOT_NO_END", 0, "a root of pseudonyms has no such day", "une racine de pseudonymes n'a pas un tel jour", "ليس لجذر المعرفات المستعارة مثل هذا اليوم"},
    {"PSEUDONYM_ROOT_ONE", 0, "there is one root of pseudonyms only", "il n'y a qu'une racine de pseudonymes", "لا يوجد إلا جذر واحد للمعرفات المستعارة"},
    {"KEY_OF_YEAR", 0, "must be the whole of the year of its name", "doit être toute l'année que dit son nom", "يجب أن يكون كامل السنة التي في اسمه"},
    {"SECRET_OF_OTHER", 1, "is that of {0} too", "est aussi celui de {0}", "هو سر {0} أيضا"},
    {"KEYS_SHARE_DAY", 1, "must not share a day with the period of {0}", "ne doit pas avoir un jour en commun avec la période de {0}", "يجب ألا يشترك في يوم مع مدة {0}"},
    {"KEYS_AT_MOST", 1, "the keys of a keyring must be at most {0, number}", "les clés d'un trousseau doivent être au plus {0, number}", "عدد المفاتيح الأقصى في الحلقة {0, number}"},
    {"NO_KEY_IN_FORCE", 2, "no key of the kind {0} is in force on {1, date}: `rsuctl keys add` makes one",
     "aucune clé de la sorte {0} n'est en vigueur le {1, date} : `rsuctl keys add` en crée une",
     "لا يسري أي مفتاح من النوع {0} يوم {1, date}: ينشئ `rsuctl keys add` واحدا"},

    // What is asked of it.
    {"FIRST_OF_YEAR", 0, "must be the first day of a year", "doit être le premier jour d'une année", "يجب أن يكون أول يوم من سنة"},
    {"LAST_OF_YEAR", 0, "must be the last day of that year", "doit être le dernier jour de cette année", "يجب أن يكون آخر يوم من تلك السنة"},
    {"NOT_PAST", 0, "must not be in the past", "ne doit pas être passé", "يجب ألا يكون في الماضي"},
    {"BEFORE_FIRST_DAY", 0, "must not be before the first day", "ne doit pas précéder le premier jour", "يجب ألا يكون قبل اليوم الأول"},
    {"BEFORE_KEY", 0, "must not be before the first day of the key", "ne doit pas précéder le premier jour de la clé", "يجب ألا يكون قبل أول يوم للمفتاح"},
    {"AFTER_KEY", 0, "must not be after the last day of the key", "ne doit pas suivre le dernier jour de la clé", "يجب ألا يكون بعد آخر يوم للمفتاح"},
    {"KEY_IN_FORCE", 1, "{0} is in force on a day of that period: give other days, or retire it first",
     "{0} est en vigueur un jour de cette période : donnez d'autres jours, ou retirez-la d'abord",
     "{0} يسري في يوم من تلك المدة: أعط أياما أخرى، أو اسحبه أولا"},
    {"UNKNOWN_KEY", 0, "the keyring has no such key", "le trousseau n'a pas cette clé", "ليس في الحلقة هذا المفتاح"},
    {"KEY_RETIRED_ALREADY", 1, "the key is retired already, from {0, date} on", "la clé est déjà retirée, depuis le {0, date}", "سبق سحب المفتاح ابتداء من {0, date}"},
    {"PSEUDONYM_ROOT_STAYS", 0, "a root of pseudonyms cannot be retired: all pseudonyms that agencies hold come from it; a new version of pseudonyms changes them",
     "une racine de pseudonymes ne peut être retirée : tous les pseudonymes des organismes en viennent ; une nouvelle version des pseudonymes les change",
     "لا يمكن سحب جذر المعرفات المستعارة: كل المعرفات المستعارة لدى الهيئات مشتقة منه؛ وإصدار جديد منها يغيرها"},
    {"SUBJECTS_STAY", 0, "a key of journal subjects cannot be retired: its year ends it, and who looked at whose file is found with it alone",
     "une clé des sujets du journal ne peut être retirée : son année y met fin, et elle seule permet de trouver qui a consulté quel dossier",
     "لا يمكن سحب مفتاح أصحاب الملفات في سجل التتبع: تنهيه سنته، وبه وحده يعرف من اطلع على أي ملف"},
    {"DIGESTS_STAY", 0, "a key of journal digests cannot be retired: the journal needs one on every day; `keys add` puts another in its place",
     "une clé des empreintes du journal ne peut être retirée : le journal en a besoin chaque jour ; `keys add` en met une autre à sa place",
     "لا يمكن سحب مفتاح بصمات سجل التتبع: يحتاج إليه كل يوم؛ ويضع `keys add` آخر مكانه"},

    // The file.
    {"FILE_OF_OTHERS", 0, "belongs to another user: run this as its owner", "appartient à un autre utilisateur : lancez ceci comme son propriétaire", "ملك لمستخدم آخر: نفذ هذا باسم مالكه"},
    {"LINK_OF_OTHERS", 0, "is a link of another user: name the file it leads to", "est un lien d'un autre utilisateur : nommez le fichier où il mène", "رابط لمستخدم آخر: سم الملف الذي يؤدي إليه"},
    {"OPEN_TO_OTHERS", 0, "others can read or change it: `chmod 600` keeps them out", "d'autres peuvent le lire ou le modifier : `chmod 600` les en empêche", "يستطيع آخرون قراءته أو تعديله: يمنعهم `chmod 600`"},
    {"FOLDER_NAME_FILE", 0, "is a directory: name the file in it", "est un dossier : nommez le fichier qui s'y trouve", "مجلد: سم الملف الذي فيه"},
    {"KEYRING_LONG", 0, "must be at most 64 KiB long", "doit faire au plus 64 Kio", "حجمه الأقصى 64 KiB"},
    {"KEYRING_EXISTS", 0, "is there already, and a keyring is never made over a file: name another one",
     "existe déjà, et un trousseau n'est jamais créé à la place d'un fichier : nommez-en un autre",
     "موجود من قبل، ولا تنشأ حلقة مفاتيح مكان ملف: سم ملفا آخر"},
    {"NAME_OF_PARTIAL", 0, "must not end in .partial, as the name of what is written does",
     "ne doit pas finir par .partial, comme le nom de ce qui s'écrit", "يجب ألا ينتهي ب .partial، كاسم ما تجري كتابته"},
    {"NAME_TAKEN", 0, "another file has that name", "un autre fichier porte ce nom", "ملف آخر يحمل هذا الاسم"},
    {"NO_RANDOM_BITS", 0, "the system gives no random bits", "le système ne donne pas de bits aléatoires", "النظام لا يعطي بتات عشوائية"},
};
// clang-format on

}  // namespace

absl::Span<const Message> KeyRules() { return kRules; }

}  // namespace base::refusals
