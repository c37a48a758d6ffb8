#include "tests/service/merges/merge_changes.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace eligibility = ::rsu::eligibility::v1;

std::string OrNone(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string Days(const v1::ChangedPeriod& period) {
  return absl::StrCat(period.from_date(), "..", period.to_date());
}

}  // namespace

v1::MergeEffects MergeAfterTrial(RegisterClient& client,
                                 const std::string& twice,
                                 const std::string& into) {
  auto request = Merging(twice, into);
  request.set_validate_only(true);
  const auto trial = client.Call(request);
  request.set_validate_only(false);
  const auto merged = client.Call(request);
  EXPECT_TRUE(merged.ok()) << merged.status;
  EXPECT_EQ(trial.reply.merge().DebugString(),
            merged.reply.merge().DebugString());
  return merged.reply.merge();
}

std::string InShort(const v1::PersonStanding& standing) {
  const auto amount = [](bool has, std::int64_t mad) {
    return has ? absl::StrCat(mad) : "-";
  };
  return absl::StrCat(
      OrNone(standing.outcome()), " ", OrNone(standing.household()), " ",
      OrNone(standing.score()), " ", OrNone(standing.regime()), " ",
      OrNone(absl::StrJoin(standing.programmes(), ",")), " ",
      amount(standing.has_contribution_mad(), standing.contribution_mad()), " ",
      amount(standing.has_pays_mad(), standing.pays_mad()), " ",
      OrNone(standing.insured_through()), " ",
      amount(standing.has_direct_aid_mad(), standing.direct_aid_mad()), " ",
      amount(standing.has_receives_mad(), standing.receives_mad()), " ",
      OrNone(standing.direct_aid()));
}

std::string InShort(const eligibility::Eligibility& answer,
                    const std::string& through) {
  v1::PersonStanding standing;
  if (answer.reasons(0).code() == "IDENTIFIER_RETIRED") {
    return InShort(standing);
  }
  standing.set_outcome(eligibility::Outcome::Value_Name(answer.outcome()));
  standing.set_household(answer.standing().household());
  standing.set_score(answer.standing().score());
  standing.set_regime(answer.regime());
  if (answer.outcome() == eligibility::Outcome::AMO_TADAMON) {
    standing.add_programmes("amo-tadamon");
  } else if (answer.outcome() == eligibility::Outcome::AMO_CHAMIL) {
    standing.add_programmes("amo-chamil");
    if (answer.has_contribution_mad()) {
      standing.set_contribution_mad(answer.contribution_mad());
    }
    if (answer.has_pays_mad()) standing.set_pays_mad(answer.pays_mad());
  }
  if (answer.has_insured_through()) standing.set_insured_through(through);
  if (answer.direct_aid().eligible()) {
    standing.add_programmes("asd");
    if (answer.direct_aid().has_monthly_mad()) {
      standing.set_direct_aid_mad(answer.direct_aid().monthly_mad());
      standing.set_receives_mad(answer.receives_mad());
    }
  }
  if (answer.has_standing()) {
    const eligibility::DirectAid& aid = answer.direct_aid();
    standing.set_direct_aid(aid.exclusions_size() > 0 ? "EXCLUDED"
                            : aid.undetermined()      ? "UNDETERMINED"
                                                      : "");
  }
  return InShort(standing);
}

bool HasOutcomeAlone(const std::string& in_short) {
  v1::PersonStanding standing;
  standing.set_outcome(in_short.substr(0, in_short.find(' ')));
  return in_short == InShort(standing);
}

const v1::ChangedPerson* ChangesOf(const v1::MergeEffects& effects,
                                   const std::string& idcs) {
  for (const v1::ChangedPerson& person : effects.changes()) {
    if (person.idcs() == idcs) return &person;
  }
  return nullptr;
}

const v1::ChangedPeriod* PeriodOn(const v1::MergeEffects& effects,
                                  const std::string& idcs,
                                  const std::string& day) {
  const v1::ChangedPerson* person = ChangesOf(effects, idcs);
  if (person == nullptr) return nullptr;
  for (const v1::ChangedPeriod& period : person->periods()) {
    if (period.from_date() <= day &&
        (period.to_date().empty() || day <= period.to_date())) {
      return &period;
    }
  }
  return nullptr;
}

namespace {

// "DAYS BEFORE -> AFTER" of each period of a person, by what `say` makes of an
// answer.
template <typename Say>
std::vector<std::string> BeforeAndAfter(const v1::MergeEffects& effects,
                                        const std::string& idcs,
                                        const Say& say) {
  std::vector<std::string> all;
  const v1::ChangedPerson* person = ChangesOf(effects, idcs);
  if (person == nullptr) return all;
  for (const v1::ChangedPeriod& period : person->periods()) {
    all.push_back(absl::StrCat(Days(period), " ", say(period.before()), " -> ",
                               say(period.after())));
  }
  return all;
}

}  // namespace

std::vector<std::string> AidOf(const v1::MergeEffects& effects,
                               const std::string& idcs) {
  return BeforeAndAfter(effects, idcs, [](const auto& answer) {
    return absl::StrCat(answer.direct_aid_mad());
  });
}

std::vector<std::string> ScoresOf(const v1::MergeEffects& effects,
                                  const std::string& idcs) {
  return BeforeAndAfter(effects, idcs, [](const auto& answer) {
    return absl::StrCat(OrNone(answer.household()), " ",
                        OrNone(answer.score()));
  });
}

}  // namespace rpc_test
