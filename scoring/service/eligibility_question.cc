#include "scoring/service/eligibility_question.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "base/rpc/admission.h"
#include "base/status_macros.h"

namespace scoring {

using base::rpc::MalformedRequest;
using idcs::IdcsNumber;

absl::StatusOr<AskedInLanguage> ReadQuestion(const std::string& as_of,
                                             const std::string& language,
                                             bool without_direct_aid,
                                             bool detailed) {
  AskedInLanguage asked;
  asked.question.with_direct_aid = !without_direct_aid;
  asked.question.detailed = detailed;
  RSU_ASSIGN_OR_RETURN(asked.question.day, base::rpc::ReadDay("as_of", as_of));
  if (language.empty()) return asked;
  const auto known = base::ParseLanguage(language);
  if (!known.has_value()) {
    return MalformedRequest("language", "must be en, fr or ar");
  }
  asked.language = *known;
  return asked;
}

absl::StatusOr<IdcsNumber> ReadIdcs(const idcs::NumberRules& rules,
                                    const std::string& field,
                                    const std::string& text) {
  auto number = IdcsNumber::Parse(text);
  idcs::BrokenRule broken = idcs::BrokenRule::kNone;
  if (!number.ok()) {
    broken = rules.CheckText(text);
  } else if (rules.Breaks(*number, idcs::BrokenRule::kCheckDigit)) {
    broken = idcs::BrokenRule::kCheckDigit;
  }
  if (broken == idcs::BrokenRule::kNone) return number;
  return MalformedRequest(
      field, absl::StrCat("the number ", RuleSentence(broken, rules)));
}

absl::StatusOr<std::vector<IdcsNumber>> ReadIdcsList(
    const idcs::NumberRules& rules,
    const google::protobuf::RepeatedPtrField<std::string>& list, int most) {
  if (list.empty() || list.size() > most) {
    return MalformedRequest("idcs", absl::StrCat("must hold from 1 to ", most));
  }
  std::vector<IdcsNumber> people;
  people.reserve(static_cast<std::size_t>(list.size()));
  for (int i = 0; i < list.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber person,
        ReadIdcs(rules, absl::StrCat("idcs[", i, "]"), list.Get(i)));
    people.push_back(person);
  }
  return people;
}

}  // namespace scoring
