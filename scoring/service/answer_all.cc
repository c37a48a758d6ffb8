#include "scoring/service/answer_all.h"

#include <optional>

#include "absl/status/statusor.h"
#include "base/damage/damage_log.h"
#include "base/damage/damaged_row.h"
#include "scoring/eligibility/answers_at.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/service/answer_message.h"

namespace scoring {

namespace v1 = ::rsu::eligibility::v1;
using idcs::IdcsNumber;

namespace {

// What is asked, but for direct aid if a role may not tell of it.
EligibilityQuestion AllowedQuestion(const base::rpc::Call& call,
                                    const EligibilityQuestion& asked) {
  EligibilityQuestion allowed = asked;
  for (const base::rpc::Grant* grant : call.grants) {
    if (!grant->Tells(kDirectSocialAidProgramme)) {
      allowed.with_direct_aid = false;
    }
  }
  return allowed;
}

// Leaves out what is said of the threshold of direct aid, if a role may not
// tell of it.
void KeepAllowed(const base::rpc::Call& call, v1::Eligibility& answer) {
  for (const base::rpc::Grant* grant : call.grants) {
    if (grant->Tells(kDirectSocialAidProgramme)) continue;
    answer.clear_household_at_or_under_asd_threshold();
    if (!answer.has_standing()) return;
    auto& distances = *answer.mutable_standing()->mutable_distances();
    for (int i = distances.size() - 1; i >= 0; --i) {
      if (distances.Get(i).programme() == kDirectSocialAidProgramme) {
        distances.DeleteSubrange(i, 1);
      }
    }
    return;
  }
}

absl::StatusOr<EligibilityAnswer> AnswerFor(const base::rpc::Call& call,
                                            AnswersAt& answers,
                                            IdcsNumber person) {
  if (!call.out_of_reach.empty() && call.IsHidden(person.ToString())) {
    return answers.AnswerUnknown(person);
  }
  return answers.Answer(person);
}

}  // namespace

absl::Status AnswerOne(base::sql::Session& session, const AnswerRules& rules,
                       const AskedInLanguage& asked, std::int64_t known_at_us,
                       const base::rpc::Call& call, IdcsNumber person,
                       v1::Eligibility& answer) {
  AnswersAt answers(session, *rules.formulas, *rules.programmes,
                    AllowedQuestion(call, asked.question), known_at_us);
  const absl::StatusOr<EligibilityAnswer> found =
      AnswerFor(call, answers, person);
  // Whoever asks about a person need not learn who their household is.
  if (!found.ok()) return base::WithoutKey(found.status());
  AnswerMessages(asked.question.day, known_at_us, asked.language)
      .Fill(*found, answer);
  KeepAllowed(call, answer);
  return absl::OkStatus();
}

absl::Status AnswerAll(
    base::sql::Session& session, const AnswerRules& rules,
    const AskedInLanguage& asked, std::int64_t known_at_us,
    const base::rpc::Call& call, const std::vector<IdcsNumber>& people,
    google::protobuf::RepeatedPtrField<v1::Eligibility>& answers) {
  AnswerMessages messages(asked.question.day, known_at_us, asked.language);
  std::optional<AnswersAt> of_people;
  for (const IdcsNumber person : people) {
    if (!of_people.has_value()) {
      of_people.emplace(session, *rules.formulas, *rules.programmes,
                        AllowedQuestion(call, asked.question), known_at_us);
    }
    v1::Eligibility& answer = *answers.Add();
    const absl::StatusOr<EligibilityAnswer> found =
        AnswerFor(call, *of_people, person);
    if (found.ok()) {
      messages.Fill(*found, answer);
      KeepAllowed(call, answer);
      continue;
    }
    if (!absl::IsDataLoss(found.status())) return found.status();
    base::LogDamage(found.status());
    messages.FillUnreadable(person, answer);
    // What `of_people` keeps of a household may be half read.
    of_people.reset();
  }
  return absl::OkStatus();
}

}  // namespace scoring
