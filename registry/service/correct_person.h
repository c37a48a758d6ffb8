#ifndef REGISTRY_SERVICE_CORRECT_PERSON_H_
#define REGISTRY_SERVICE_CORRECT_PERSON_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/rpc/call.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "idcs/issuing/ledger.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/registered_person.pb.h"
#include "registry/service/candidates.h"
#include "registry/service/document_check.h"
#include "registry/service/registration.h"
#include "registry/storage/people.h"

namespace registry {

// What somebody who is registered is corrected to.
struct Correction {
  idcs::IdcsNumber person;
  std::string etag;  // of the last version
  PreparedPerson corrected;
  Authorship authorship;

  // Whose it is. If it keeps to places, the person may not be moved elsewhere,
  // and nobody else is named.
  const base::rpc::Call* call;
};

// Stores a version of a person, unless it says what the last one says. The
// reply names those among whom the person may be found a second time.
//
// Errors:
//   NOT_FOUND            reason UNKNOWN_PERSON.
//   FAILED_PRECONDITION  reason IDENTIFIER_RETIRED: not by a death, after which
//                        data may still be wrong.
//   ABORTED              reason STALE_ETAG.
//   INVALID_ARGUMENT     reason MALFORMED_PERSON: born after the death.
//   PERMISSION_DENIED    PlaceNotAllowed(): the new province is out of reach.
//   and those of DocumentCheck and CandidateSearch.
class CorrectionAct : public base::sql::PlannedAct {
 public:
  explicit CorrectionAct(Correction correction);

  void AddKeys(base::sql::Keys& keys) const override;
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;
  std::string Reply() const override { return reply_.SerializeAsString(); }

 private:
  // What is under way.
  enum class Step { kPerson, kDocuments, kCandidates };

  const PersonRow& row() const { return correction_.corrected.row; }

  absl::Status CheckPerson();
  absl::Status CheckProvince() const;
  void NameOthers();

  const Correction correction_;
  DocumentCheck documents_;
  CandidateSearch search_;

  Step step_ = Step::kPerson;
  std::optional<StoredPerson> last_;
  std::optional<idcs::LedgerEntry> entry_;
  std::optional<StoredDeath> death_;
  bool is_changed_ = false;
  rsu::registry::v1::RegisteredPerson reply_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_CORRECT_PERSON_H_
