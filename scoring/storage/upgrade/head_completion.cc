#include "scoring/storage/upgrade/head_completion.h"

#include <vector>

#include "base/damage/damage_log.h"
#include "base/status_macros.h"
#include "registry/declaration/stored_members.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {
namespace {

using base::sql::WriteSession;

constexpr int kInOneWrite = 5'000;

// What one write did.
struct Part {
  std::int64_t next = 0;  // the position to go on from
  std::int64_t completed = 0;
  bool last = true;
};

absl::StatusOr<Part> CompleteSome(WriteSession& session, std::int64_t first) {
  RSU_ASSIGN_OR_RETURN(const std::vector<InputWithoutHead> inputs,
                       FindInputsWithoutHead(session, first, kInOneWrite));
  Part part;
  for (const InputWithoutHead& input : inputs) {
    const auto sex =
        registry::ReadStoredHeadSex(input.content, input.declaration);
    // Whoever asks about that household is told; the others are completed.
    base::LogDamage(sex.status());
    if (!sex.ok() || !sex->has_value() || **sex == registry::Sex{}) continue;
    RSU_RETURN_IF_ERROR(SetHeadSex(session, input.position, **sex));
    ++part.completed;
  }
  if (!inputs.empty()) part.next = inputs.back().position + 1;
  part.last = inputs.size() < kInOneWrite;
  return part;
}

}  // namespace

absl::StatusOr<std::int64_t> CompleteHeads(base::sql::Database& database) {
  std::int64_t completed = 0;
  Part part;
  do {
    const std::int64_t first = part.next;
    RSU_RETURN_IF_ERROR(database.WriteAndWait([&](WriteSession& session) {
      const absl::StatusOr<Part> some = CompleteSome(session, first);
      if (some.ok()) part = *some;
      return some.status();
    }));
    completed += part.completed;
  } while (!part.last);
  return completed;
}

base::sql::Upgrade HeadUpgrade() {
  return {"heads of households",
          {},
          CompleteHeads,
          "read the sex of the head of $0 households"};
}

}  // namespace scoring
