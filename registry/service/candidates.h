#ifndef REGISTRY_SERVICE_CANDIDATES_H_
#define REGISTRY_SERVICE_CANDIDATES_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/question.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/issuing/ledger.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/registered_person.pb.h"
#include "registry/matching/compare_names.h"
#include "registry/service/registration.h"
#include "registry/storage/merges.h"

namespace registry {

// Somebody registered who may be the same person.
struct Candidate {
  idcs::IdcsNumber person;
  NameAgreement agreement = NameAgreement::kClose;
};

// The most candidates that a reply names.
inline constexpr std::size_t kMaxCandidates = 100;

// Looks for the candidates of a person: those of the same birth date and sex
// whose names agree at least closely, the same names first, then in the order
// in which they got their identifiers; somebody who was merged under the
// identifier that stays.
//
// Errors: DATA_LOSS: a stored name, or a merge, cannot be read.
class CandidateSearch : public base::sql::Question {
 public:
  // Borrows `person`.
  explicit CandidateSearch(const PreparedPerson* person) : person_(*person) {}

  // Asks for the namesakes, and compares their names as they come.
  void Ask(base::sql::Trip& trip) override;

  // Asks for the identifiers of those who are alike.
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once GoOn() gave kDone.
  const std::vector<Candidate>& candidates() const { return candidates_; }

 private:
  // Somebody whose names agree.
  struct Alike {
    NameAgreement agreement = NameAgreement::kClose;
    MergeWalk merges;
    bool is_asked = false;
    std::optional<idcs::LedgerEntry>
        entry;  // of the number that `merges` came to
  };

  absl::Status CompareWith(idcs::IdcsNumber namesake, absl::string_view name);
  void PutInOrder();

  const PreparedPerson& person_;
  // A person who was corrected has several names: the best one counts.
  std::map<idcs::IdcsNumber, NameAgreement> agreements_;
  absl::Status compared_;
  std::vector<Alike> alike_;  // by their numbers; empty before the first GoOn()
  std::vector<Candidate> candidates_;
};

// Errors: those of CandidateSearch and of the session.
absl::StatusOr<std::vector<Candidate>> FindCandidates(
    base::sql::Session& session, const PreparedPerson& person);

// Stands for the candidates with the same names: it differs where they differ.
std::string EtagOf(const std::vector<Candidate>& candidates);

// Adds them to a reply, kMaxCandidates at most.
void AddCandidates(const std::vector<Candidate>& candidates,
                   google::protobuf::RepeatedPtrField<
                       rsu::registry::v1::RegistrationCandidate>& to);

}  // namespace registry

#endif  // REGISTRY_SERVICE_CANDIDATES_H_
