#include "base/refusals/tables.h"

namespace base::refusals {
namespace {

using words::Message;

// Rules of days, and what the registers hold against a field.
// clang-format off
constexpr Message kRules[] = {
    {"DATE", 0, "must be a date that exists, as YYYY-MM-DD",
     "doit être une date qui existe, comme AAAA-MM-JJ", "يجب أن يكون تاريخا موجودا بصيغة YYYY-MM-DD"},
    {"DATE_FORM", 0, "must be YYYY-MM-DD", "doit être AAAA-MM-JJ", "يجب أن يكون بصيغة YYYY-MM-DD"},
    {"PARTIAL_DATE", 0, "must be a date that exists, as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known",
     "doit être une date qui existe, comme AAAA-MM-JJ, ou AAAA-MM ou AAAA si l'on n'en sait pas plus",
     "يجب أن يكون تاريخا موجودا بصيغة YYYY-MM-DD، أو YYYY-MM أو YYYY إن لم يعرف أكثر من ذلك"},
    {"DATE_OR_YEAR", 0, "must be a date that exists, as YYYY-MM-DD, or a year",
     "doit être une date qui existe, comme AAAA-MM-JJ, ou une année", "يجب أن يكون تاريخا موجودا بصيغة YYYY-MM-DD، أو سنة"},
    {"PRECISION", 0, "must be what birth_date says: of a MONTH the first day, of a YEAR 1 January",
     "doit être ce que dit birth_date : d'un MONTH (mois) le premier jour, d'une YEAR (année) le 1er janvier",
     "يجب أن يوافق birth_date: اليوم الأول من الشهر مع MONTH، وفاتح يناير مع YEAR"},
    {"MOMENT", 0, "must be a moment of the years 1 to 9999, its nanos from 0 to 999999999",
     "doit être un moment des années 1 à 9999, ses nanos entre 0 et 999999999",
     "يجب أن يكون لحظة من السنوات 1 إلى 9999، وقيمة nanos بين 0 و999999999"},
    {"NOT_AFTER_TODAY", 0, "must not be after today", "ne doit pas être après aujourd'hui", "يجب ألا يكون بعد اليوم"},
    {"NOT_AFTER_EFFECTIVE", 0, "must not be after effective_date", "ne doit pas être après effective_date", "يجب ألا يكون بعد effective_date"},
    {"NOT_AFTER_REGISTRATION", 0, "must not be after the day of registration",
     "ne doit pas être après le jour de l'inscription", "يجب ألا يكون بعد يوم التسجيل"},
    {"NOT_AFTER_DEATH", 0, "must not be after the death", "ne doit pas être après le décès", "يجب ألا يكون بعد الوفاة"},
    {"NOT_AFTER_REGISTERED_DEATH", 0, "must not be after the registered death",
     "ne doit pas être après le décès enregistré", "يجب ألا يكون بعد الوفاة المسجلة"},
    {"NOT_AFTER_AS_OF", 0, "must not be after as_of", "ne doit pas être après as_of", "يجب ألا يكون بعد as_of"},
    {"NOT_AFTER_KNOWN_AT", 0, "must not be after known_at", "ne doit pas être après known_at", "يجب ألا يكون بعد known_at"},
    {"YEARS_BEFORE_EFFECTIVE", 1, "must not be more than {0} years before effective_date",
     "ne doit pas précéder effective_date de plus de {0, number, years}", "يجب ألا يسبق effective_date بأكثر من {0, number, years}"},
    {"YEARS_BEFORE_REGISTRATION", 1, "must not be more than {0} years before the day of registration",
     "ne doit pas précéder le jour de l'inscription de plus de {0, number, years}", "يجب ألا يسبق يوم التسجيل بأكثر من {0, number, years}"},
    {"YEARS_AFTER_BIRTH", 1, "must not be more than {0} years after the birth",
     "ne doit pas suivre la naissance de plus de {0, number, years}", "يجب ألا يتأخر عن الميلاد بأكثر من {0, number, years}"},
    {"NOT_BEFORE_BIRTH", 0, "must not be before the birth", "ne doit pas être avant la naissance", "يجب ألا يكون قبل الميلاد"},
    {"NOT_BEFORE_AGE", 1, "must not be before the age of {0} years",
     "ne doit pas être avant l'âge de {0, number, years}", "يجب ألا يكون قبل سن {0, number, years}"},
    {"NOT_BEFORE", 1, "must not be before {0, date}", "ne doit pas être avant le {0, date}", "يجب ألا يكون قبل {0, date}"},
    {"NOT_BEFORE_REGIME", 1, "must not be before {0, date}, when the regime began",
     "ne doit pas être avant le {0, date}, où le régime a commencé", "يجب ألا يكون قبل {0, date}، تاريخ بدء النظام"},
    {"NOT_BEFORE_REGISTER", 1, "must not be before {0, date}, when the social register opened",
     "ne doit pas être avant le {0, date}, où le registre social a ouvert", "يجب ألا يكون قبل {0, date}، تاريخ فتح السجل الاجتماعي"},
    {"NOT_BEFORE_FORMULA", 1, "must not be before the formula's first day, {0, date}",
     "ne doit pas être avant le premier jour de la formule, le {0, date}", "يجب ألا يكون قبل أول يوم للصيغة، وهو {0, date}"},
    {"DAYS_AHEAD", 1, "must not be more than {0} days ahead",
     "ne doit pas être dans plus de {0, number, days}", "يجب ألا يتجاوز اليوم بأكثر من {0, number, days}"},
    {"AFTER_ONE_BEFORE", 0, "must be after that of the one before",
     "doit être après celui qui précède", "يجب أن يكون بعد الذي قبله"},
    {"NO_FORMULA", 0, "no score formula was in force on that day",
     "aucune formule de score n'était en vigueur ce jour-là", "لم تكن أي صيغة تنقيط سارية في ذلك اليوم"},
    {"NO_DECLARATION", 0, "the household had declared nothing for that day",
     "le ménage n'avait rien déclaré pour ce jour", "لم تصرح الأسرة بشيء عن ذلك اليوم"},

    {"NOBODY", 0, "nobody is registered under this identifier",
     "personne n'est inscrit sous cet identifiant", "لا أحد مسجل تحت هذا المعرف"},
    {"SOMEBODY_DEAD", 0, "belongs to somebody who died before the effective date",
     "est celui d'une personne décédée avant la date d'effet", "لشخص توفي قبل تاريخ السريان"},
    {"DIED_BEFORE_EFFECTIVE", 0, "died before the effective date",
     "est décédé avant la date d'effet", "توفي قبل تاريخ السريان"},
    {"RETIRED", 0, "is retired: its holder has another identifier",
     "est retiré : son titulaire a un autre identifiant", "مسحوب: لصاحبه معرف آخر"},
    {"IN_ANOTHER_HOUSEHOLD", 0, "is a member of another household on the same effective date",
     "est membre d'un autre ménage à la même date d'effet", "عضو في أسرة أخرى في تاريخ السريان نفسه"},
    {"DIFFERS", 0, "differs from the population register",
     "diffère du registre de la population", "يخالف السجل الوطني للسكان"},
    {"KEPT_AS_DECLARED", 0, "kept as declared", "gardé tel que déclaré", "أبقي كما صرح به"},
    {"SINCE_A_MERGE", 0, "belongs to another household since a merge",
     "appartient à un autre ménage depuis une fusion", "ينتمي إلى أسرة أخرى منذ دمج سجلين"},
    {"REGISTERED_BEFORE", 0, "belongs to someone registered before",
     "appartient à une personne déjà inscrite", "يخص شخصا سبق تسجيله"},
    {"REGISTERED_BEFORE_AS", 1, "belongs to someone registered before: {0}",
     "appartient à une personne déjà inscrite : {0}", "يخص شخصا سبق تسجيله: {0}"},
    {"SENT_BEFORE", 0, "was sent before with other data",
     "a déjà été envoyé avec d'autres données", "سبق إرساله بمعطيات أخرى"},
    {"HELD", 2, "is held for an operator as {0}: has the names, the birth date and the sex of {1}",
     "est en attente d'un agent, sous {0} : a les noms, la date de naissance et le sexe de {1}",
     "في انتظار الموظف تحت {0}: له الأسماء وتاريخ الميلاد والجنس نفسها التي لـ {1}"},
    {"NEEDS_ISSUED_FILE", 0, "needs a file of issued identifiers (--issued), or idcs beside it",
     "demande un fichier des identifiants attribués (--issued), ou idcs à côté", "يلزمه ملف المعرفات المسندة (\u2066--issued\u2069)، أو idcs بجانبه"},
    {"NOT_IN_ISSUED_FILE", 0, "is not in the file of issued identifiers",
     "n'est pas dans le fichier des identifiants attribués", "غير موجود في ملف المعرفات المسندة"},
    {"TWICE_IN_FILE", 1, "is given twice in the file, first on line {0, number}",
     "figure deux fois dans le fichier, d'abord à la ligne {0, number}", "ورد مرتين في الملف، أولاهما في السطر {0, number}"},
};
// clang-format on

}  // namespace

absl::Span<const Message> DayRules() { return kRules; }

}  // namespace base::refusals
