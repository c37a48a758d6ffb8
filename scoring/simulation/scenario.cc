#include "scoring/simulation/scenario.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "scoring/formula/parse_formula.h"
#include "scoring/programme/parse_programme.h"

namespace scoring {
namespace {

using base::FieldViolation;

// 0001-01-01.
constexpr std::int32_t kFirstDayNumber = -719'162;

// What is wrong with one text, with the text's place before each.
void AddMistakes(const std::string& text, const absl::Status& status,
                 std::vector<FieldViolation>& violations) {
  const base::ErrorDetail detail = base::DetailOf(status);
  for (const FieldViolation& violation : detail.violations) {
    violations.push_back(
        {absl::StrCat(text, ": ", violation.path), violation.rule});
  }
  if (detail.violations.empty()) {
    violations.push_back({text, std::string(status.message())});
  }
}

// That in force on the day, or else the first.
const Period* PeriodFor(const Programme& programme, base::Date day) {
  const Period* period = programme.InForce(day);
  return period != nullptr ? period : &programme.periods().front();
}

// Rules of `draft` on which no answer depends are noted: to simulate them would
// say that they change nothing.
void RefuseUnused(const std::string& place, const Programme& draft,
                  std::vector<FieldViolation>& violations) {
  const ProgrammeRules& rules = draft.rules();
  const bool pays = draft.name() == kDirectSocialAidProgramme;
  const bool keeps = pays || draft.name() == kAmoTadamonProgramme;
  const auto refuse = [&](bool given, bool used, const char* field,
                          const char* by) {
    if (!given || used) return;
    violations.push_back(
        {absl::StrCat(place, ": ", field),
         absl::StrCat("cannot be simulated: only ", by, " has such rules")});
  };
  refuse(!rules.waiting_periods.empty(), draft.name() == kAmoChamilProgramme,
         "waiting_periods", kAmoChamilProgramme);
  refuse(!rules.aid.empty(), pays, "aid_rules", kDirectSocialAidProgramme);
  refuse(!rules.exclusions.empty(), pays, "exclusion_rules",
         kDirectSocialAidProgramme);
  refuse(!rules.child_heads.empty(), pays, "child_head_rules",
         kDirectSocialAidProgramme);
  refuse(!rules.school_aid.empty(), pays, "school_aid_rules",
         kDirectSocialAidProgramme);
  refuse(!rules.stability.empty(), keeps, "stability_rules",
         "amo-tadamon or asd");
}

bool HasRules(const Programme& programme) {
  const ProgrammeRules& rules = programme.rules();
  return !rules.waiting_periods.empty() || !rules.aid.empty() ||
         !rules.stability.empty() || !rules.exclusions.empty() ||
         !rules.child_heads.empty() || !rules.school_aid.empty();
}

// `all`, periods or rules, the first of them in force from the start if none
// has begun by `day`.
template <typename Dated>
std::vector<Dated> BegunBy(base::Date day, std::vector<Dated> all) {
  // No day that may be asked about is earlier.
  const base::Date first = base::Date::FromDayNumber(kFirstDayNumber);
  if (!all.empty() && day < all.front().effective_from) {
    all.front().effective_from = first;
  }
  return all;
}

absl::StatusOr<Programme> BegunBy(base::Date day, const Programme& draft) {
  ProgrammeRules rules = draft.rules();
  rules.waiting_periods = BegunBy(day, std::move(rules.waiting_periods));
  rules.aid = BegunBy(day, std::move(rules.aid));
  rules.stability = BegunBy(day, std::move(rules.stability));
  rules.exclusions = BegunBy(day, std::move(rules.exclusions));
  rules.child_heads = BegunBy(day, std::move(rules.child_heads));
  rules.school_aid = BegunBy(day, std::move(rules.school_aid));
  return Programme::Create(draft.name(), draft.title(),
                           BegunBy(day, draft.periods()), std::move(rules));
}

}  // namespace

absl::StatusOr<Scenario> Scenario::Create(const ProgrammeSet& programmes,
                                          base::Date day,
                                          const WhatIf& what_if) {
  Scenario scenario(day);
  std::vector<FieldViolation> violations;
  if (what_if.formula.has_value()) {
    absl::StatusOr<Formula> formula = ParseFormula(*what_if.formula);
    if (formula.ok()) {
      scenario.formula_ = std::make_shared<const Formula>(*std::move(formula));
      scenario.scorer_ =
          std::make_shared<const PackedScorer>(*scenario.formula_);
    } else {
      AddMistakes("formula", formula.status(), violations);
    }
  }
  if (what_if.programmes.size() > kMostProgrammes) {
    return base::InvalidFields(
        "MALFORMED_SIMULATION",
        {{"programmes",
          absl::StrCat("must be at most ", kMostProgrammes, " of them")}});
  }
  for (std::size_t i = 0; i < what_if.programmes.size(); ++i) {
    const std::string place = absl::StrCat("programmes[", i, "]");
    absl::StatusOr<Programme> parsed = ParseProgramme(what_if.programmes[i]);
    if (!parsed.ok()) {
      AddMistakes(place, parsed.status(), violations);
      continue;
    }
    for (const auto& other : scenario.drafts_) {
      if (other->name() != parsed->name()) continue;
      violations.push_back({place + ": name", "must be unique"});
    }
    RefuseUnused(place, *parsed, violations);
    scenario.drafts_.push_back(
        std::make_shared<const Programme>(*std::move(parsed)));
  }
  std::optional<CommonRules> common;
  if (what_if.common_rules.has_value()) {
    absl::StatusOr<CommonRules> parsed =
        ParseCommonRules(*what_if.common_rules);
    if (parsed.ok()) {
      common = *std::move(parsed);
    } else {
      AddMistakes("common_rules", parsed.status(), violations);
    }
  }
  if (violations.empty()) scenario.Compare(programmes);
  scenario.TakeCosts(what_if.costs, violations);
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_SIMULATION", violations);
  }
  const bool rules =
      common.has_value() ||
      std::any_of(scenario.drafts_.begin(), scenario.drafts_.end(),
                  [](const auto& draft) { return HasRules(*draft); });
  if (rules || what_if.count_answers) {
    RSU_RETURN_IF_ERROR(scenario.PrepareAnswers(programmes, std::move(common)));
  }
  return scenario;
}

absl::Status Scenario::PrepareAnswers(const ProgrammeSet& programmes,
                                      std::optional<CommonRules> common) {
  std::vector<Programme> all;
  for (const auto& draft : drafts_) {
    RSU_ASSIGN_OR_RETURN(Programme begun, BegunBy(day_, *draft));
    all.push_back(std::move(begun));
  }
  for (const Programme& programme : programmes.programmes()) {
    const auto same = [&programme](const auto& draft) {
      return draft->name() == programme.name();
    };
    if (std::none_of(drafts_.begin(), drafts_.end(), same)) {
      all.push_back(programme);
    }
  }
  CommonRules rules = programmes.common();
  if (common.has_value()) {
    rules.dependants = BegunBy(day_, std::move(common->dependants));
    rules.score_age = BegunBy(day_, std::move(common->score_age));
    rules.residence = BegunBy(day_, std::move(common->residence));
    rules.birth_dates = BegunBy(day_, std::move(common->birth_dates));
    rules.principals = BegunBy(day_, std::move(common->principals));
    rules.unusable_share = BegunBy(day_, std::move(common->unusable_share));
  }
  RSU_ASSIGN_OR_RETURN(ProgrammeSet set,
                       ProgrammeSet::Create(std::move(all), std::move(rules)));
  answers_ = std::make_shared<const ProgrammeSet>(std::move(set));
  return absl::OkStatus();
}

void Scenario::Compare(const ProgrammeSet& programmes) {
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(day_);
    compared_.push_back(
        {programme.name(), programme.title(), period, period, std::nullopt});
  }
  for (const auto& draft : drafts_) {
    const auto found = std::find_if(
        compared_.begin(), compared_.end(),
        [&draft](const auto& one) { return one.name == draft->name(); });
    const Period* after = PeriodFor(*draft, day_);
    if (found == compared_.end()) {
      compared_.push_back(
          {draft->name(), draft->title(), nullptr, after, std::nullopt});
    } else {
      found->after = after;
    }
  }
  compared_.erase(std::remove_if(compared_.begin(), compared_.end(),
                                 [](const ComparedProgramme& one) {
                                   return one.before == nullptr &&
                                          one.after == nullptr;
                                 }),
                  compared_.end());
  FindExclusive(programmes);
}

void Scenario::FindExclusive(const ProgrammeSet& programmes) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  const auto place = [this](const std::string& name) {
    const auto found =
        std::find_if(compared_.begin(), compared_.end(),
                     [&name](const auto& one) { return one.name == name; });
    return static_cast<std::size_t>(found - compared_.begin());
  };
  const auto add = [&](const Programme& programme, const ExclusiveRule* rule) {
    if (rule == nullptr) return;
    const std::size_t own = place(programme.name());
    for (const std::string& name : rule->programmes) {
      const std::size_t excluded = place(name);
      if (own == compared_.size() || excluded == compared_.size()) continue;
      pairs.emplace(std::min(own, excluded), std::max(own, excluded));
    }
  };
  for (const Programme& programme : programmes.programmes()) {
    add(programme, RuleOn(programme.rules().exclusive, day_));
  }
  for (const auto& draft : drafts_) {
    const std::vector<ExclusiveRule>& rules = draft->rules().exclusive;
    const ExclusiveRule* rule = RuleOn(rules, day_);
    if (rule == nullptr && !rules.empty()) rule = &rules.front();
    add(*draft, rule);
  }
  for (const auto& [one, other] : pairs) exclusive_.push_back({one, other});
}

void Scenario::TakeCosts(const std::vector<CostPerHousehold>& costs,
                         std::vector<FieldViolation>& violations) {
  // Which programmes there are is not known before all can be read.
  const bool compared = violations.empty();
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const CostPerHousehold& cost = costs[i];
    const std::string place = absl::StrCat("costs[", i, "]");
    if (cost.mad < 0 || cost.mad > kHighestCostMad) {
      violations.push_back({place + ".mad", absl::StrCat("must be from 0 to ",
                                                         kHighestCostMad)});
    }
    if (!compared) continue;
    const auto found = std::find_if(
        compared_.begin(), compared_.end(),
        [&cost](const auto& one) { return one.name == cost.programme; });
    if (found == compared_.end()) {
      violations.push_back(
          {place + ".programme", "must name a programme in force on the day"});
    } else if (found->cost_per_household_mad.has_value()) {
      violations.push_back({place + ".programme", "must be unique"});
    } else {
      found->cost_per_household_mad = cost.mad;
    }
  }
}

}  // namespace scoring
