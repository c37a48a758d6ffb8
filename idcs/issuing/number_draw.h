#ifndef IDCS_ISSUING_NUMBER_DRAW_H_
#define IDCS_ISSUING_NUMBER_DRAW_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/planned_write.h"
#include "base/sql/trip.h"
#include "idcs/issuing/ledger.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number.h"

namespace idcs {

// The issue of some numbers as a write in two parts: it has to know nothing,
// draws, claims what it drew in the ledger, and draws again in place of what
// was taken. Which numbers two of them draw the ledger keeps apart.
//
// Errors: those of NumberIssuer::Issue().
class NumberDraw : public base::sql::PlannedWrite {
 public:
  // Borrows `issuer`. `count` is at least 1.
  NumberDraw(NumberIssuer* issuer, HolderKind kind, int count,
             absl::string_view caller)
      : issuer_(*issuer), kind_(kind), count_(count), caller_(caller) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Distinct, in the order in which they were drawn. Once Decide() gave kDone.
  const std::vector<IdcsNumber>& numbers() const { return numbers_; }

 private:
  // Claims of one trip: so few that their statements stay in the processor's
  // cache.
  static constexpr std::size_t kMostClaims = 512;

  absl::Status DrawOpen();

  NumberIssuer& issuer_;
  const HolderKind kind_;
  const int count_;
  const std::string caller_;

  std::vector<IdcsNumber> numbers_;
  // Places in `numbers_`: those that this attempt draws for, in the order of
  // the numbers, and those whose number was taken.
  std::vector<std::size_t> open_;
  std::vector<std::size_t> taken_;
  std::size_t claimed_ = 0;  // how many of `open_` were claimed
  int attempts_ = 0;
};

}  // namespace idcs

#endif  // IDCS_ISSUING_NUMBER_DRAW_H_
