#ifndef REGISTRY_SERVICE_RECORD_DEATH_H_
#define REGISTRY_SERVICE_RECORD_DEATH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "idcs/issuing/number_retirement.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "registry/population/document.h"
#include "registry/service/holder_question.h"
#include "registry/service/left_households.h"
#include "registry/service/person_reply.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

// A death that is reported.
struct ReportedDeath {
  // Who died: by number, or by a document.
  std::optional<idcs::IdcsNumber> person;
  Document document;

  base::Date day;
  Authorship authorship;
};

// Records a death and retires the number, unless this very death is recorded of
// whoever has the number now. The reply is the person.
//
// Errors:
//   NOT_FOUND            reason UNKNOWN_PERSON, field `name` or `document`.
//   FAILED_PRECONDITION  reason DEATH_RECORDED: on another day; reason
//                        IDENTIFIER_RETIRED, field `name`.
//   INVALID_ARGUMENT     reason MALFORMED_REQUEST, field `date`: it cannot be
//                        the day on which this person died.
//   and those of LeftHouseholds and PersonQuestion.
class DeathAct : public base::sql::PlannedAct {
 public:
  explicit DeathAct(ReportedDeath death);

  // By a document it goes alone: whose number it is comes with the first
  // answer, and with that of a merged person another.
  void AddKeys(base::sql::Keys& keys) const override;
  void Ask(base::sql::Trip& trip) override;
  void AddLateKeys(base::sql::Keys& keys) const override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;
  std::string Reply() const override { return reply_.SerializeAsString(); }

 private:
  // What is under way.
  enum class Step {
    kDocument,
    kHolderOfDocument,
    kPerson,
    kRows,
    kLeft,
    kReply
  };

  // What the register says of the one who has a number.
  struct Person {
    Person(idcs::IdcsNumber number, const idcs::Retirement& by_death)
        : holder(number), retirement(number, by_death) {}

    HolderQuestion holder;
    std::vector<idcs::IdcsNumber> numbers;  // and those merged into it
    idcs::NumberRetirement retirement;
  };

  void AskAbout(idcs::IdcsNumber number, base::sql::Trip& trip);
  absl::StatusOr<Next> AskHolderOfDocument(base::sql::Trip& trip);
  absl::StatusOr<Next> Bury(std::int64_t known_at_us, base::sql::Trip& trip);
  Next AskReply(base::sql::Trip& trip);

  const ReportedDeath death_;
  const idcs::Retirement retirement_;

  Step step_ = Step::kPerson;
  std::optional<idcs::IdcsNumber> has_document_;
  std::optional<MergeQuestion> holder_of_document_;
  std::optional<Person> person_;
  std::optional<LeftHouseholds> left_;
  std::optional<PersonQuestion> after_;
  rsu::registry::v1::RegisteredPerson reply_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_RECORD_DEATH_H_
