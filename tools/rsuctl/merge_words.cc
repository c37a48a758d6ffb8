#include "tools/rsuctl/merge_words.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

std::string Speak(RegisterText text,
                  const std::vector<std::string>& arguments) {
  return Say(text, Spoken(), arguments);
}

std::string RevisedInWords(const v1::MergedDeclaration& declaration) {
  return Speak(RegisterText::kRevised,
               {absl::StrCat(declaration.revision()),
                absl::StrCat(declaration.revision_before()),
                declaration.score_before(), declaration.score()});
}

std::string EffectInWords(const v1::MergedDeclaration& declaration) {
  switch (declaration.effect()) {
    case v1::MergedDeclaration::COUNTED_ONCE:
      return absl::StrCat(Speak(RegisterText::kNamedTwice, {}),
                          RevisedInWords(declaration));
    case v1::MergedDeclaration::LEFT:
      return absl::StrCat(Speak(RegisterText::kLetsGo, {}),
                          RevisedInWords(declaration));
    case v1::MergedDeclaration::EMPTIED:
      return Speak(RegisterText::kLetsLastGo, {});
    default:
      return Speak(RegisterText::kScoreStays, {declaration.score_before()});
  }
}

std::string ProgrammeOf(const std::string& code) {
  return ProgrammeInWords(code, code, Spoken());
}

std::string StandingInWords(const v1::PersonStanding& standing) {
  std::string words = standing.household().empty()
                          ? Speak(RegisterText::kInNoHousehold, {})
                          : Speak(RegisterText::kInHousehold,
                                  {standing.household(), standing.score()});
  if (!standing.regime().empty()) {
    absl::StrAppend(&words,
                    Speak(RegisterText::kCoveredBy, {standing.regime()}));
  }
  for (const std::string& programme : standing.programmes()) {
    absl::StrAppend(
        &words, Speak(RegisterText::kInProgramme, {ProgrammeOf(programme)}));
    if (programme == "amo-chamil" && standing.has_contribution_mad()) {
      absl::StrAppend(&words,
                      Speak(RegisterText::kMadAMonth,
                            {absl::StrCat(standing.contribution_mad())}));
    }
    if (programme == "asd" && standing.has_direct_aid_mad()) {
      absl::StrAppend(&words, Speak(RegisterText::kMadAMonth,
                                    {absl::StrCat(standing.direct_aid_mad())}));
    }
  }
  return words;
}

}  // namespace

std::string MergeInWords(const v1::MergeEffects& effects) {
  std::string words;
  for (const v1::MergedHousehold& household : effects.households()) {
    absl::StrAppend(&words,
                    Speak(RegisterText::kMergedHousehold,
                          {household.household(), household.sender(),
                           household.household_ref(),
                           household.has_person() ? "yes" : "no"}),
                    "\n");
    for (const v1::MergedDeclaration& declaration : household.declarations()) {
      absl::StrAppend(
          &words,
          Speak(RegisterText::kDeclaration,
                {declaration.effective_date(), EffectInWords(declaration)}),
          "\n");
    }
  }
  for (const v1::MergedAnswer& answer : effects.answers()) {
    const std::string before = StandingInWords(answer.before());
    const std::string after =
        answer.merged_into().empty()
            ? StandingInWords(answer.after())
            : Speak(RegisterText::kRetiredFor, {answer.merged_into()});
    if (before == after) continue;
    absl::StrAppend(
        &words,
        Speak(RegisterText::kAnswerOn,
              {absl::StrCat("people/", answer.idcs()), effects.as_of()}),
        "\n", Speak(RegisterText::kBefore, {before}), "\n",
        Speak(RegisterText::kAfter, {after}), "\n");
  }
  absl::StrAppend(&words, Speak(RegisterText::kSaidFor, {effects.as_of()}),
                  "\n");
  return words;
}

}  // namespace rsuctl
