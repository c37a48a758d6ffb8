#ifndef IDCS_SERVICE_ISSUE_ACT_H_
#define IDCS_SERVICE_ISSUE_ACT_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "idcs/issuing/number_draw.h"

namespace idcs {

// The issue of some numbers for a call: the draw, and the reply made of it.
class IssueAct : public base::sql::PlannedAct {
 public:
  // Gives the reply as bytes.
  using MakeReply = std::function<std::string(
      const std::vector<IdcsNumber>& numbers, std::int64_t issued_at_us)>;

  // Borrows `issuer`. `count` is at least 1.
  IssueAct(NumberIssuer* issuer, HolderKind kind, int count,
           absl::string_view caller, MakeReply make_reply)
      : draw_(issuer, kind, count, caller),
        make_reply_(std::move(make_reply)) {}

  void AddKeys(base::sql::Keys& keys) const override { draw_.AddKeys(keys); }
  void Ask(base::sql::Trip& trip) override { draw_.Ask(trip); }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override {
    issued_at_us_ = known_at_us;
    return draw_.Decide(known_at_us, trip);
  }
  std::string Reply() const override {
    return make_reply_(draw_.numbers(), issued_at_us_);
  }

 private:
  NumberDraw draw_;
  const MakeReply make_reply_;
  std::int64_t issued_at_us_ = 0;
};

}  // namespace idcs

#endif  // IDCS_SERVICE_ISSUE_ACT_H_
