#ifndef REGISTRY_SERVICE_CHANGED_ANSWERS_H_
#define REGISTRY_SERVICE_CHANGED_ANSWERS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "proto/rsu/registry/v1/merge_effects.pb.h"
#include "registry/service/merge_reach.h"
#include "registry/service/person_answer.h"

namespace registry {

// What is answered about people on days, by the places of a MergeReach: first
// of the day, then of the person.
using AnswersByDay = std::vector<std::vector<PersonAnswer>>;

// What is answered now about the people of `reach` on its days. Errors: those
// of PersonAnswers.
absl::StatusOr<AnswersByDay> TellAnswers(base::sql::Session& session,
                                         const PersonAnswers& answers,
                                         const MergeReach& reach);

// Of each person about whom another answer is given on some day, the first
// periods with such days, kMostPeriodsOfPerson at most. Of the number that is
// retired, only days on which more than an outcome was answered: every merge
// ends the outcome, on every day.
void FillChangedAnswers(const MergeReach& reach, const AnswersByDay& before,
                        const AnswersByDay& after,
                        rsu::registry::v1::MergeEffects& effects);

inline constexpr int kMostPeriodsOfPerson = 50;

// One answer in a message.
void FillStanding(const PersonAnswer& answer,
                  rsu::registry::v1::PersonStanding& standing);

}  // namespace registry

#endif  // REGISTRY_SERVICE_CHANGED_ANSWERS_H_
