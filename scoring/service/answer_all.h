#ifndef SCORING_SERVICE_ANSWER_ALL_H_
#define SCORING_SERVICE_ANSWER_ALL_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "base/rpc/call.h"
#include "base/sql/session.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "idcs/number/number.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/service/eligibility_question.h"

namespace scoring {

// What answers rest on beside the register. Borrows both.
struct AnswerRules {
  const FormulaSet* formulas;
  const ProgrammeSet* programmes;
};

// The answer about one person. Whom `call` hides is answered as somebody
// unknown. Errors: those of EligibilityAnswers.
absl::Status AnswerOne(base::sql::Session& session, const AnswerRules& rules,
                       const AskedInLanguage& asked, std::int64_t known_at_us,
                       const base::rpc::Call& call, idcs::IdcsNumber person,
                       rsu::eligibility::v1::Eligibility& answer);

// Answers about each of `people`, in order. Somebody of whom what is stored is
// damaged gets CANNOT_BE_READ, and the others their answers. `call` as above.
//
// Errors: those of AnswerOne(), but for DATA_LOSS.
absl::Status AnswerAll(
    base::sql::Session& session, const AnswerRules& rules,
    const AskedInLanguage& asked, std::int64_t known_at_us,
    const base::rpc::Call& call, const std::vector<idcs::IdcsNumber>& people,
    google::protobuf::RepeatedPtrField<rsu::eligibility::v1::Eligibility>&
        answers);

}  // namespace scoring

#endif  // SCORING_SERVICE_ANSWER_ALL_H_
