#include "tools/rsuctl/words/policy_texts.h"

#include "tools/rsuctl/words/table.h"

namespace rsuctl {
namespace {

using T = PolicyText;

// clang-format off
constexpr TextRow<PolicyText> kRows[] = {
    {T::kSound, {"POLICY_SOUND", 4,
     "{0}: holds together: {1, plural, one {# role} other {# roles}}, {2, plural, one {# caller} other {# callers}}, {3, number, people}",
     "{0} : la politique est cohérente : {1, plural, one {# rôle} other {# rôles}}, {2, plural, one {# appelant} other {# appelants}}, {3, number, people}",
     "{0}: السياسة متماسكة: {1, plural, zero {# دور} one {دور واحد} two {دوران} few {# أدوار} many {# دورا} other {# دور}}، {2, plural, zero {# متصل} one {متصل واحد} two {متصلان} few {# متصلين} many {# متصلا} other {# متصل}}، {3, number, people}"}},
    {T::kNoReasons, {"POLICY_NO_REASONS", 0,
     "the policy has no reasons: nobody has to say why they look at a file",
     "la politique n'a pas de motifs : nul n'a à dire pourquoi il consulte un dossier",
     "لا تتضمن السياسة أي سبب: لا يلزم أحدا بيان سبب الاطلاع على ملف"}},
    {T::kAllowed, {"POLICY_ALLOWED", 0, "allowed", "autorisé", "مسموح به"}},
    {T::kNotAllowed, {"POLICY_NOT_ALLOWED", 1, "not allowed: {0}", "non autorisé : {0}", "غير مسموح به: {0}"}},
    {T::kNotNamed, {"POLICY_NOT_NAMED", 0, "the policy names no such caller", "la politique ne nomme pas cet appelant", "لا تسمي السياسة هذا المتصل"}},
    {T::kByRole, {"POLICY_BY_ROLE", 1, "by the role {0}", "par le rôle {0}", "بالدور {0}"}},
    {T::kProgrammes, {"POLICY_PROGRAMMES", 1, "programmes: {0}", "programmes : {0}", "البرامج: {0}"}},
    {T::kFields, {"POLICY_FIELDS", 1, "fields that may be compared: {0}", "données qui peuvent être comparées : {0}", "البيانات التي تجوز مقارنتها: {0}"}},
    {T::kRegions, {"POLICY_REGIONS", 1, "only in the regions: {0}", "seulement dans les régions : {0}", "في هذه الجهات فقط: {0}"}},
    {T::kProvinces, {"POLICY_PROVINCES", 1, "only in the provinces: {0}", "seulement dans les provinces : {0}", "في هذه الأقاليم فقط: {0}"}},
    {T::kHides, {"POLICY_HIDES", 1, "left out of answers: {0}", "omis des réponses : {0}", "محذوف من الأجوبة: {0}"}},
    {T::kTakesReason, {"POLICY_TAKES_REASON", 1, "takes a reason (--purpose): {0}", "demande un motif (--purpose) : {0}", "يلزم سبب (\u2066--purpose\u2069): {0}"}},
    {T::kYouAre, {"POLICY_YOU_ARE", 1, "the server sees: {0}", "le serveur voit : {0}", "يرى الخادم: {0}"}},
    {T::kYouAreFor, {"POLICY_YOU_ARE_FOR", 2, "the server sees: {0}, and the person {1}", "le serveur voit : {0}, et la personne {1}", "يرى الخادم: {0}، والشخص {1}"}},
    {T::kRole, {"POLICY_ROLE", 1, "role {0}", "rôle {0}", "الدور {0}"}},
    {T::kMethods, {"POLICY_METHODS", 0, "methods:", "méthodes :", "الطرق:"}},
    {T::kReasons, {"POLICY_REASONS", 0, "reasons (--purpose):", "motifs (--purpose) :", "الأسباب (\u2066--purpose\u2069):"}},
    {T::kImported, {"POLICY_IMPORTED", 0,
     "each certificate must have the name that is printed here as its only URI or DNS name; what else these callers do takes a role",
     "chaque certificat doit porter le nom imprimé ici comme seul nom URI ou DNS ; ce que ces appelants font d'autre demande un rôle",
     "يجب أن تحمل كل شهادة الاسم المطبوع هنا اسما وحيدا من نوع URI أو DNS، وكل ما يفعله هؤلاء المتصلون غير ذلك يلزمه دور"}},
};
// clang-format on

static_assert(EveryTextStandsAtItsIndex(kRows));

}  // namespace

std::string Say(PolicyText text, base::Language language,
                const std::vector<std::string>& arguments) {
  static const auto* const catalogue =
      new base::words::Catalogue(MessagesOf(kRows));
  return catalogue->Say(static_cast<std::size_t>(text), arguments, language);
}

std::vector<base::words::Message> PolicyTexts() { return MessagesOf(kRows); }

}  // namespace rsuctl
