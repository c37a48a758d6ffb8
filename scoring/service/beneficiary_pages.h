#ifndef SCORING_SERVICE_BENEFICIARY_PAGES_H_
#define SCORING_SERVICE_BENEFICIARY_PAGES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "registry/declaration/declaration_key.h"
#include "scoring/eligibility/answers_at.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// What the lists of beneficiaries share, by person and by household: they go
// through the declarations in force and ask what EligibilityService would
// answer about whoever has the number of each member at that moment, which is
// another person's after a merge.

// A day and a moment.
struct RegisterPoint {
  base::Date day;
  std::int64_t known_at_us = 0;
};

// How far a list has come: a declaration by its position among the inputs of
// scores, and one of the people whom it names, counted from zero.
struct ListPosition {
  std::int64_t input = 0;
  std::int64_t person = 0;
};

// Where a list is over.
inline constexpr ListPosition kListEnd{-1, 0};

// One page, of at most so many rows and so much work.
struct ListPage {
  int size = 0;
  ListPosition from;
};

// What the lists rest on. Borrows both.
struct ListRules {
  const FormulaSet* formulas;
  const ProgrammeSet* programmes;
  std::string programme;
};

// Where an answer puts somebody. Who waits has a household whose score is
// outside the usable range of its formula: neither in nor out until a
// caseworker rules.
enum class Place { kOut, kIn, kWaits };

Place PlaceIn(const std::string& programme, const EligibilityAnswer& answer);

// Whether the answer rests on this declaration.
bool IsOf(const EligibilityAnswer& answer, const registry::DeclarationKey& key);

// Answers of one point. Borrows all of it; for one thread and one session.
class PointAnswers {
 public:
  PointAnswers(base::sql::Session& session, const ListRules& rules,
               const RegisterPoint& point);

  // Errors: those of EligibilityAnswers.
  absl::StatusOr<EligibilityAnswer> Ask(idcs::IdcsNumber person);

  absl::StatusOr<std::vector<registry::NamedMember>> MembersOf(
      const registry::DeclarationKey& key) {
    return answers_->MembersOf(key);
  }

  const RegisterPoint& point() const { return point_; }

 private:
  // Begins the answers anew.
  const std::function<void()> begin_;
  const RegisterPoint point_;
  std::optional<AnswersAt> answers_;
};

// Tells in a page who cannot be read, each once.
class UnreadableEntries {
 public:
  using Entries =
      google::protobuf::RepeatedPtrField<rsu::eligibility::v1::UnreadableEntry>;

  // Borrows `entries`.
  explicit UnreadableEntries(Entries* entries) : entries_(*entries) {}

  // Tells of the person, or of all people of the household, if `status` is that
  // what is stored is damaged; of nobody else, and nothing, if it is OK.
  // Returns any other error.
  absl::Status Take(const absl::Status& status,
                    std::optional<idcs::IdcsNumber> household,
                    std::optional<idcs::IdcsNumber> person);

 private:
  Entries& entries_;
};

// The declarations that a page asks about, by their positions among the inputs
// of scores, and where to go on: negative after the last.
struct PageInputs {
  std::vector<std::int64_t> positions;
  std::int64_t next = 0;
};

// Those from position `first` on that are in force at one of the points, of
// which a page takes a bounded number.
//
// Errors: those of the session, and WrongPageToken() if no page can have ended
// at `first`.
absl::StatusOr<PageInputs> FindInputs(base::sql::Session& session,
                                      const FormulaSet& formulas,
                                      const std::vector<RegisterPoint>& points,
                                      std::int64_t first);

void FillPoint(const RegisterPoint& point, rsu::eligibility::v1::ListPoint& to);

}  // namespace scoring

#endif  // SCORING_SERVICE_BENEFICIARY_PAGES_H_
