#ifndef TESTS_SERVICE_MERGES_MERGE_CHANGES_H_
#define TESTS_SERVICE_MERGES_MERGE_CHANGES_H_

#include <string>
#include <vector>

#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "proto/rsu/registry/v1/merge_effects.pb.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {

// Merges as a trial and then in earnest, which say the same.
rsu::registry::v1::MergeEffects MergeAfterTrial(RegisterClient& client,
                                                const std::string& twice,
                                                const std::string& into);

// What a merge says of the days on which answers change, in short.

// "outcome household score regime programmes contribution pays through aid
// receives why-no-aid", a "-" for what there is not.
std::string InShort(const rsu::registry::v1::PersonStanding& standing);

// A whole answer in short, nothing of who has another number; `through` is
// the number of who is insured in their own name, if the answer names one.
std::string InShort(const rsu::eligibility::v1::Eligibility& answer,
                    const std::string& through);

// Whether it says no more than an outcome.
bool HasOutcomeAlone(const std::string& in_short);

// The changes of the person with this number; null if no answer about them
// changes.
const rsu::registry::v1::ChangedPerson* ChangesOf(
    const rsu::registry::v1::MergeEffects& effects, const std::string& idcs);

// The period of the person that holds the day; null if none does.
const rsu::registry::v1::ChangedPeriod* PeriodOn(
    const rsu::registry::v1::MergeEffects& effects, const std::string& idcs,
    const std::string& day);

// "2026-02-01..2026-08-31 900 -> 600": aid of the person's periods. An open one
// ends in "..".
std::vector<std::string> AidOf(const rsu::registry::v1::MergeEffects& effects,
                               const std::string& idcs);

// The households and scores of the person's periods, in that form.
std::vector<std::string> ScoresOf(
    const rsu::registry::v1::MergeEffects& effects, const std::string& idcs);

}  // namespace rpc_test

#endif  // TESTS_SERVICE_MERGES_MERGE_CHANGES_H_
