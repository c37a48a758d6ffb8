#ifndef REGISTRY_STORAGE_MERGES_H_
#define REGISTRY_STORAGE_MERGES_H_

#include <cstdint>
#include <map>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"

namespace registry {

// Who has the number of somebody who was merged with somebody else: two who
// were registered turned out to be one, the number of one of them was retired,
// and the other's stays. This is where chains of merges are followed.

// Who has the number, as known at `known_at_us`: the end of the chain of
// merges, `person` itself if there is none.
//
// Errors: those of the session; DATA_LOSS, which names the row: the chain is a
//         circle, which no merging makes: each merge is into somebody who was
//         not merged then.
absl::StatusOr<idcs::IdcsNumber> FindHolder(base::sql::Session& session,
                                            idcs::IdcsNumber person,
                                            std::int64_t known_at_us);

// FindHolder() of many who may have merges in common: each merge is read once.
// Borrows the session; for one thread.
class HolderSearch {
 public:
  HolderSearch(base::sql::Session& session, std::int64_t known_at_us)
      : session_(session), known_at_us_(known_at_us) {}

  // Errors: those of FindHolder().
  absl::StatusOr<idcs::IdcsNumber> Find(idcs::IdcsNumber person);

 private:
  base::sql::Session& session_;
  const std::int64_t known_at_us_;
  std::map<idcs::IdcsNumber, idcs::IdcsNumber> holders_;
};

// Every number of a person as known at `known_at_us`: `person`, and those that
// were merged into it by then, in the order of the merges.
absl::StatusOr<std::vector<idcs::IdcsNumber>> FindNumbersOf(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

}  // namespace registry

#endif  // REGISTRY_STORAGE_MERGES_H_
