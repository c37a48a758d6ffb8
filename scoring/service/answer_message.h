#ifndef SCORING_SERVICE_ANSWER_MESSAGE_H_
#define SCORING_SERVICE_ANSWER_MESSAGE_H_

#include <cstdint>
#include <memory>

#include "base/date.h"
#include "base/language.h"
#include "idcs/number/number.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "scoring/eligibility/eligibility_answer.h"

namespace scoring {

// Fills messages from answers of one day and moment, in one language. What it
// wrote of a household's aid serves the next member too. For one thread.
class AnswerMessages {
 public:
  AnswerMessages(base::Date day, std::int64_t known_at_us,
                 base::Language language)
      : day_(day), known_at_us_(known_at_us), language_(language) {}

  // `out` is empty.
  void Fill(const EligibilityAnswer& answer,
            rsu::eligibility::v1::Eligibility& out);

  // That what is stored of the person is damaged, in the place of what `out`
  // held.
  void FillUnreadable(idcs::IdcsNumber person,
                      rsu::eligibility::v1::Eligibility& out) const;

 private:
  void FillWhen(idcs::IdcsNumber person,
                rsu::eligibility::v1::Eligibility& out) const;
  void FillRole(const EligibilityAnswer& answer,
                rsu::eligibility::v1::Eligibility& out) const;
  void FillDirectAid(const EligibilityAnswer& answer,
                     rsu::eligibility::v1::Eligibility& out);

  const base::Date day_;
  const std::int64_t known_at_us_;
  const base::Language language_;

  // The aid that was written last.
  std::shared_ptr<const HouseholdAid> aid_of_;
  rsu::eligibility::v1::DirectAid aid_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_ANSWER_MESSAGE_H_
