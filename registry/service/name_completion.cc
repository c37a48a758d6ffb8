#include "registry/service/name_completion.h"

#include <vector>

#include "base/status_macros.h"
#include "registry/service/registration.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

using base::sql::WriteSession;

constexpr int kInOneWrite = 500;

absl::StatusOr<std::int64_t> CompleteSome(WriteSession& session) {
  RSU_ASSIGN_OR_RETURN(const std::vector<UnnamedVersion> unnamed,
                       FindUnnamed(session, kInOneWrite));
  for (const UnnamedVersion& version : unnamed) {
    RSU_ASSIGN_OR_RETURN(
        const PreparedPerson person,
        PrepareStored(version.content, {version.person, version.revision}));
    RSU_RETURN_IF_ERROR(NameVersion(session, version, person.row));
  }
  return static_cast<std::int64_t>(unnamed.size());
}

}  // namespace

absl::StatusOr<std::int64_t> CompleteNames(base::sql::Database& database) {
  std::int64_t completed = 0;
  std::int64_t last = 0;
  do {
    RSU_RETURN_IF_ERROR(database.WriteAndWait([&last](WriteSession& session) {
      const absl::StatusOr<std::int64_t> some = CompleteSome(session);
      if (some.ok()) last = *some;
      return some.status();
    }));
    completed += last;
  } while (last > 0);
  return completed;
}

base::sql::Upgrade NameUpgrade() {
  return {"names of people",
          {},
          CompleteNames,
          "made the names of $0 people comparable"};
}

}  // namespace registry
