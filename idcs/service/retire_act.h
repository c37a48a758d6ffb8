#ifndef IDCS_SERVICE_RETIRE_ACT_H_
#define IDCS_SERVICE_RETIRE_ACT_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "idcs/issuing/number_retirement.h"
#include "idcs/number/number.h"

namespace idcs {

// Asks whether somebody is registered under a number.
using AskInUse =
    std::function<void(base::sql::Trip&, IdcsNumber, bool* in_use)>;

// The retirement of a number for a call: nobody may be registered under it. The
// reply is what the ledger holds of it afterwards.
class RetireAct : public base::sql::PlannedAct {
 public:
  RetireAct(AskInUse ask_in_use, IdcsNumber number, Retirement retirement)
      : ask_in_use_(std::move(ask_in_use)),
        retirement_(number, std::move(retirement)) {}

  void AddKeys(base::sql::Keys& keys) const override {
    retirement_.AddKeys(keys);
  }
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;
  std::string Reply() const override;

 private:
  const AskInUse ask_in_use_;
  NumberRetirement retirement_;
  bool in_use_ = false;
};

}  // namespace idcs

#endif  // IDCS_SERVICE_RETIRE_ACT_H_
