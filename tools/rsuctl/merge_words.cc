#include "tools/rsuctl/merge_words.h"

#include "absl/strings/str_cat.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

std::string DeclarationInWords(const v1::MergedDeclaration& declaration) {
  std::string words =
      absl::StrCat("  for ", declaration.effective_date(), ": ");
  const std::string revised =
      absl::StrCat("; revision ", declaration.revision(), " replaces ",
                   declaration.revision_before(), ", score ",
                   declaration.score_before(), " -> ", declaration.score());
  switch (declaration.effect()) {
    case v1::MergedDeclaration::COUNTED_ONCE:
      return absl::StrCat(words, "named the person twice, now once", revised,
                          "\n");
    case v1::MergedDeclaration::LEFT:
      return absl::StrCat(words, "lets the person go", revised, "\n");
    case v1::MergedDeclaration::EMPTIED:
      return absl::StrCat(words, "lets the person go; nobody is left in it\n");
    default:
      return absl::StrCat(words, "unchanged, score ",
                          declaration.score_before(), "\n");
  }
}

std::string StandingInWords(const v1::PersonStanding& standing) {
  std::string words = standing.household().empty()
                          ? "in no household"
                          : absl::StrCat("household ", standing.household(),
                                         ", score ", standing.score());
  if (!standing.regime().empty()) {
    absl::StrAppend(&words, ", covered by ", standing.regime());
  }
  for (const std::string& programme : standing.programmes()) {
    absl::StrAppend(&words, ", ", programme);
    if (programme == "amo-chamil" && standing.has_contribution_mad()) {
      absl::StrAppend(&words, " ", standing.contribution_mad(), " MAD a month");
    }
    if (programme == "asd" && standing.has_direct_aid_mad()) {
      absl::StrAppend(&words, " ", standing.direct_aid_mad(), " MAD a month");
    }
  }
  return words;
}

}  // namespace

std::string MergeInWords(const v1::MergeEffects& effects) {
  std::string words;
  for (const v1::MergedHousehold& household : effects.households()) {
    absl::StrAppend(&words, household.household(), " (", household.sender(),
                    " ", household.household_ref(), ")",
                    household.has_person() ? ": the person is in it" : "",
                    "\n");
    for (const v1::MergedDeclaration& declaration : household.declarations()) {
      absl::StrAppend(&words, DeclarationInWords(declaration));
    }
  }
  for (const v1::MergedAnswer& answer : effects.answers()) {
    const std::string before = StandingInWords(answer.before());
    const std::string after = StandingInWords(answer.after());
    if (before == after) continue;
    absl::StrAppend(&words, "people/", answer.idcs(), " on ", effects.day(),
                    "\n  before: ", before, "\n  after: ", after, "\n");
  }
  return words;
}

}  // namespace rsuctl
