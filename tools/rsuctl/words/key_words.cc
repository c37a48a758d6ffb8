#include "tools/rsuctl/words/key_words.h"

#include "tools/rsuctl/words/table.h"

namespace rsuctl {
namespace {

// A kind of keys is named with _ for -, as ICU wants it: "pseudonym_root". An
// argument "_" is none.
// clang-format off
constexpr TextRow<KeyText> kRows[] = {
    {KeyText::kRegister, {"REGISTER", 1,
     "keys of the register {0}", "clés du registre {0}", "مفاتيح السجل {0}"}},
    {KeyText::kPurpose, {"PURPOSE", 2,
     "{0}: {1, select, pseudonym_root {root of all pseudonyms} journal_subjects {hides whom the entries of the journal are about} journal_digests {digests of requests in the journal} log_signing {signs checkpoints of logs} receipts {signs receipts} other {wraps the keys of stored data}}",
     "{0} : {1, select, pseudonym_root {racine de tous les pseudonymes} journal_subjects {cache qui les entrées du journal concernent} journal_digests {empreintes des demandes dans le journal} log_signing {signe les points de contrôle} receipts {signe les reçus} other {enveloppe les clés des données conservées}}",
     "{0}: {1, select, pseudonym_root {جذر كل المعرفات المستعارة} journal_subjects {يخفي من تخصهم قيود سجل التتبع} journal_digests {بصمات الطلبات في سجل التتبع} log_signing {يوقع نقاط المراقبة} receipts {يوقع الوصولات} other {يغلف مفاتيح المعطيات المخزنة}}"}},
    {KeyText::kPeriod, {"PERIOD", 4,
     "  {0, select, now {in force} later {not in force yet} over {over} other {retired}}, from {1, date}{2, select, _ {} other { to {2, date}}}{3, select, _ {} other {, retired from {3, date} on}}",
     "  {0, select, now {en vigueur} later {pas encore en vigueur} over {terminée} other {retirée}}, à partir du {1, date}{2, select, _ {} other { jusqu'au {2, date}}}{3, select, _ {} other {, retirée le {3, date}}}",
     "  {0, select, now {ساري المفعول} later {لم يسر بعد} over {منته} other {مسحوب}}، من {1, date}{2, select, _ {} other { إلى {2, date}}}{3, select, _ {} other {، مسحوب ابتداء من {3, date}}}"}},
    {KeyText::kMadeAt, {"MADE_AT", 1, "  made {0}", "  créée {0}", "  أنشئ في {0}"}},
    {KeyText::kKeyName, {"KEY_NAME", 1, "  kid {0}", "  kid {0}", "  الاسم {0}"}},
    {KeyText::kPublicKey, {"PUBLIC_KEY", 1,
     "  public key {0}", "  clé publique {0}", "  المفتاح العمومي {0}"}},
    {KeyText::kVerifierKey, {"VERIFIER_KEY", 1,
     "  verifier key {0}", "  clé de vérification {0}", "  مفتاح التحقق {0}"}},
    {KeyText::kMade, {"MADE", 2,
     "{0}: {1, plural, one {# key was made} other {# keys were made}}",
     "{0} : {1, plural, one {# clé a été créée} other {# clés ont été créées}}",
     "{0}: {1, plural, zero {لم ينشأ أي مفتاح} one {أنشئ مفتاح واحد} two {أنشئ مفتاحان} few {أنشئت # مفاتيح} many {أنشئ # مفتاحا} other {أنشئ # مفتاح}}"}},
    {KeyText::kLoss, {"LOSS", 2,
     "{0}: {1, select, pseudonym_root {if it is lost, all pseudonyms that agencies hold are lost, and nothing brings them back} journal_subjects {if it is lost, nobody finds any more who looked at whose file in its year} journal_digests {if it is lost, no entry of the journal can be held against its request} log_signing {if it is lost, a new one signs, and who verifies has to be told} receipts {if it is lost, a new one signs; receipts stay verifiable with the public key} other {if it is lost, the stored data that it protects cannot be read}}",
     "{0} : {1, select, pseudonym_root {si elle est perdue, tous les pseudonymes des organismes le sont, et rien ne les rend} journal_subjects {si elle est perdue, nul ne trouve plus qui a consulté quel dossier dans son année} journal_digests {si elle est perdue, aucune entrée du journal ne peut être comparée à sa demande} log_signing {si elle est perdue, une autre signe, et qui vérifie doit l'apprendre} receipts {si elle est perdue, une autre signe ; les reçus restent vérifiables par la clé publique} other {si elle est perdue, les données qu'elle protège ne peuvent être lues}}",
     "{0}: {1, select, pseudonym_root {إذا ضاع ضاعت كل المعرفات المستعارة لدى الهيئات، ولا شيء يعيدها} journal_subjects {إذا ضاع لم يعد أحد يعرف من اطلع على أي ملف في سنته} journal_digests {إذا ضاع تعذرت مقارنة أي قيد من سجل التتبع بطلبه} log_signing {إذا ضاع وقع مفتاح آخر، ووجب إخبار من يتحقق} receipts {إذا ضاع وقع مفتاح آخر؛ ويبقى التحقق من الوصولات ممكنا بالمفتاح العمومي} other {إذا ضاع تعذرت قراءة المعطيات التي يحميها}}"}},
    {KeyText::kKeepCopy, {"KEEP_COPY", 0,
     "Keep a copy of this file in a safe place, apart from the copies of the database.",
     "Gardez une copie de ce fichier en lieu sûr, à part des copies de la base.",
     "احفظ نسخة من هذا الملف في مكان آمن، بعيدا عن نسخ قاعدة البيانات."}},
    {KeyText::kAdded, {"ADDED", 3,
     "{0} is added, from {1, date}{2, select, _ { on} other { to {2, date}}}",
     "{0} est ajoutée, à partir du {1, date}{2, select, _ {} other { jusqu'au {2, date}}}",
     "أضيف {0}، من {1, date}{2, select, _ {} other { إلى {2, date}}}"}},
    {KeyText::kEnds, {"ENDS", 2,
     "{0} ends on {1, date}", "{0} prend fin le {1, date}", "ينتهي {0} يوم {1, date}"}},
    {KeyText::kCopyAgain, {"COPY_AGAIN", 0,
     "Copy the file again: earlier copies lack this key.",
     "Copiez le fichier à nouveau : cette clé manque aux copies précédentes.",
     "انسخ الملف من جديد: هذا المفتاح غير موجود في النسخ السابقة."}},
    {KeyText::kRetired, {"RETIRED", 2,
     "{0} is retired from {1, date} on", "{0} est retirée à partir du {1, date}", "سحب {0} ابتداء من {1, date}"}},
    {KeyText::kStillOpens, {"STILL_OPENS", 0,
     "It makes nothing new from then on. What it made before is still opened and checked with it: keep it.",
     "Elle ne crée plus rien dès lors. Ce qu'elle a créé s'ouvre et se vérifie toujours avec elle : gardez-la.",
     "لا ينشئ شيئا جديدا منذ ذلك اليوم. ما أنشأه من قبل يفتح به ويتحقق منه دائما: احتفظ به."}},
};
// clang-format on
static_assert(EveryTextStandsAtItsIndex(kRows));

}  // namespace

std::string Say(KeyText text, base::Language language,
                const std::vector<std::string>& arguments) {
  static const auto* const catalogue =
      new base::words::Catalogue(MessagesOf(kRows));
  return catalogue->Say(static_cast<std::size_t>(text), arguments, language);
}

std::vector<base::words::Message> KeyTexts() { return MessagesOf(kRows); }

}  // namespace rsuctl
