#include "tools/rsuctl/people/merge_words.h"

#include <algorithm>
#include <utility>
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
  // The others show in what follows.
  absl::StrAppend(&words, Speak(RegisterText::kOutcome, {standing.outcome()}));
  if (!standing.regime().empty()) {
    absl::StrAppend(&words,
                    Speak(RegisterText::kCoveredBy, {standing.regime()}));
  }
  for (const std::string& programme : standing.programmes()) {
    absl::StrAppend(
        &words, Speak(RegisterText::kInProgramme, {ProgrammeOf(programme)}));
    if (programme == "amo-chamil" && standing.has_pays_mad()) {
      absl::StrAppend(&words, Speak(RegisterText::kMadAMonth,
                                    {absl::StrCat(standing.pays_mad())}));
    }
    if (programme == "asd" && standing.has_direct_aid_mad()) {
      absl::StrAppend(&words, Speak(RegisterText::kMadAMonth,
                                    {absl::StrCat(standing.direct_aid_mad())}));
      if (standing.receives_mad() > 0) {
        absl::StrAppend(&words, Speak(RegisterText::kPaidToPerson, {}));
      }
    } else if (programme != "asd" && !standing.insured_through().empty()) {
      absl::StrAppend(&words, Speak(RegisterText::kInsuredThrough,
                                    {standing.insured_through()}));
    }
  }
  absl::StrAppend(&words,
                  Speak(RegisterText::kDirectAid, {standing.direct_aid()}));
  return words;
}

std::string AfterInWords(const v1::PersonStanding& after,
                         const std::string& merged_into) {
  return merged_into.empty() ? StandingInWords(after)
                             : Speak(RegisterText::kRetiredFor, {merged_into});
}

std::string PersonOf(const std::string& idcs) {
  return absl::StrCat("people/", idcs);
}

std::string HeadingOf(const std::string& people,
                      const v1::ChangedPeriod& period) {
  if (period.to_date().empty()) {
    return Speak(RegisterText::kAnswerFrom, {people, period.from_date()});
  }
  return Speak(RegisterText::kAnswerBetween,
               {people, period.from_date(), period.to_date()});
}

// People about whom the answer changes alike on the days of a period.
struct Alike {
  std::string people;
  const v1::ChangedPeriod* period;
  std::string before;
  std::string after;

  bool Holds(const Alike& other) const {
    return period->from_date() == other.period->from_date() &&
           period->to_date() == other.period->to_date() &&
           before == other.before && after == other.after;
  }
};

// Each period with all whom it is about: members of a household are most often
// answered alike.
std::string PeriodsInWords(const v1::MergeEffects& effects) {
  std::vector<Alike> all;
  std::string more;
  for (const v1::ChangedPerson& person : effects.changes()) {
    for (const v1::ChangedPeriod& period : person.periods()) {
      Alike alike = {PersonOf(person.idcs()), &period,
                     StandingInWords(period.before()),
                     AfterInWords(period.after(), person.merged_into())};
      const auto found = std::find_if(
          all.begin(), all.end(),
          [&alike](const Alike& other) { return other.Holds(alike); });
      if (found == all.end()) {
        all.push_back(std::move(alike));
      } else {
        absl::StrAppend(&found->people, ", ", alike.people);
      }
    }
    if (person.more_periods() > 0) {
      absl::StrAppend(
          &more,
          Speak(RegisterText::kMorePeriods,
                {PersonOf(person.idcs()), absl::StrCat(person.more_periods())}),
          "\n");
    }
  }
  std::string words;
  for (const Alike& alike : all) {
    absl::StrAppend(&words, HeadingOf(alike.people, *alike.period), "\n",
                    Speak(RegisterText::kBefore, {alike.before}), "\n",
                    Speak(RegisterText::kAfter, {alike.after}), "\n");
  }
  return words + more;
}

// Whether a period says it already. Days are compared as they are written.
bool IsInPeriods(const v1::MergeEffects& effects, const std::string& idcs) {
  const std::string& day = effects.as_of();
  for (const v1::ChangedPerson& person : effects.changes()) {
    if (person.idcs() != idcs) continue;
    for (const v1::ChangedPeriod& period : person.periods()) {
      if (period.from_date() <= day &&
          (period.to_date().empty() || day <= period.to_date())) {
        return true;
      }
    }
  }
  return false;
}

// What no period says: whose the number is that is retired.
std::string AnswersInWords(const v1::MergeEffects& effects) {
  std::string words;
  for (const v1::MergedAnswer& answer : effects.answers()) {
    if (IsInPeriods(effects, answer.idcs())) continue;
    const std::string before = StandingInWords(answer.before());
    const std::string after =
        AfterInWords(answer.after(), answer.merged_into());
    if (before == after) continue;
    absl::StrAppend(&words,
                    Speak(RegisterText::kAnswerOn,
                          {PersonOf(answer.idcs()), effects.as_of()}),
                    "\n", Speak(RegisterText::kBefore, {before}), "\n",
                    Speak(RegisterText::kAfter, {after}), "\n");
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
  absl::StrAppend(&words, PeriodsInWords(effects), AnswersInWords(effects));
  if (!effects.not_told_from().empty()) {
    absl::StrAppend(
        &words, Speak(RegisterText::kNotToldFrom, {effects.not_told_from()}),
        "\n");
  }
  return words;
}

}  // namespace rsuctl
