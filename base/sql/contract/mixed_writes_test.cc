// Groups made by chance, of writes in two parts and of functions, come to what
// the same writes come to one after the other.

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "base/sql/contract/held_writer.h"
#include "base/sql/contract/planned_writes_fixture.h"
#include "base/sql/database.h"
#include "base/sql/rows.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

constexpr int kGroups = 200;

// Adds to the account, as Addition does, in one function.
absl::Status AddTo(WriteSession& session, const std::string& name,
                   std::int64_t amount) {
  const auto found = IntegerOrZero(session, kFind, {Value::Text(name)});
  if (!found.ok()) return found.status();
  return Change(session, kStore,
                {Value::Text(name), Value::Integer(*found + amount),
                 Value::Integer(session.known_at_us())});
}

TEST_P(PlannedWriteTest, AGroupByChanceIsItsWritesOneByOne) {
  const auto seed = std::random_device()();
  std::mt19937 random(seed);
  const auto below = [&random](int n) {
    return std::uniform_int_distribution<int>(0, n - 1)(random);
  };
  std::map<std::string, std::int64_t> amounts = {
      {"a", 100}, {"b", 100}, {"c", 100}};
  for (int group = 0; group < kGroups; ++group) {
    const int writes = 1 + below(12);
    std::vector<absl::Status> statuses(writes,
                                       absl::UnknownError("not called"));
    std::vector<absl::StatusCode> expected;
    WithWriterHeld(*database_, [&] {
      for (int i = 0; i < writes; ++i) {
        const auto done = [&statuses, i](const absl::Status& status) {
          statuses[i] = status;
        };
        const std::string name(1, static_cast<char>('a' + below(3)));
        const std::int64_t amount = below(200) - 100;
        const bool is_stored = amounts[name] + amount >= 0;
        expected.push_back(is_stored ? absl::StatusCode::kOk
                                     : absl::StatusCode::kInternal);
        if (below(3) == 0) {
          database_->Write(
              [name, amount](WriteSession& session) {
                return AddTo(session, name, amount);
              },
              done);
        } else {
          const auto addition = Add(name, amount);
          addition->keys = 1 + below(2);
          if (below(5) == 0) {
            addition->refusal = absl::NotFoundError("no");
            expected.back() = absl::StatusCode::kNotFound;
          } else if (below(5) == 0) {
            addition->fails_late = true;
            if (is_stored) expected.back() = absl::StatusCode::kAborted;
          }
          database_->Write(addition, done);
        }
        if (expected.back() == absl::StatusCode::kOk) amounts[name] += amount;
      }
    });
    ASSERT_THAT(
        database_->WriteAndWait([](WriteSession&) { return absl::OkStatus(); }),
        IsOk());
    for (int i = 0; i < writes; ++i) {
      ASSERT_EQ(statuses[i].code(), expected[i])
          << statuses[i] << ", write " << i << " of group " << group
          << ", seed " << seed;
    }
    for (const auto& [name, amount] : amounts) {
      ASSERT_EQ(Amount(name), amount) << "group " << group << ", seed " << seed;
    }
  }
}

}  // namespace
}  // namespace base::sql
