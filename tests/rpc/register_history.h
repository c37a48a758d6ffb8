#ifndef TESTS_RPC_REGISTER_HISTORY_H_
#define TESTS_RPC_REGISTER_HISTORY_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "base/clock.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "tests/rpc/register_fixture.h"

namespace rpc_test {

// 2026-06-15 at noon, and time goes on.
class MiddleOf2026 : public base::Clock {
 public:
  std::int64_t NowMicros() const override {
    return 1'781'524'800'000'000 + ElapsedMicros() - begun_;
  }
  std::int64_t ElapsedMicros() const override {
    return system_.ElapsedMicros();
  }

 private:
  const base::SystemClock system_;
  const std::int64_t begun_ = system_.ElapsedMicros();
};

// A random history of nine people on a register that others may share:
// households of several days and their corrections, cover, statuses, deaths,
// merges, and runs of re-scoring that may be taken back. Another seed gives
// another one, the same seed the same. What the register refuses is left out.
// Needs a formula "next" and MiddleOf2026. Not thread-safe.
class RegisterHistory {
 public:
  static constexpr std::size_t kAdults = 4;
  static constexpr std::size_t kPeople = 9;

  // Of the adults, then of the children.
  static constexpr const char* kBirths[kPeople] = {
      kBirthDate,   kBirthDate,   kBirthDate,   kBirthDate,  "2005-03-05",
      "2009-08-12", "2012-02-29", "2012-02-29", "2020-10-01"};
  static constexpr const char* kDeclared[] = {"2024-05-01", "2026-01-01",
                                              "2026-03-01", "2026-06-01",
                                              "2027-03-01", "2028-01-15"};
  static constexpr const char* kReported[] = {
      "2024-03-01", "2026-01-20", "2026-03-01", "2026-06-10", "2027-04-01"};
  static constexpr const char* kDied[] = {"2026-02-10", "2026-05-05"};

  // Registers the people. Borrows `client`. One in so many of the others is
  // declared with each head.
  RegisterHistory(RegisterClient& client, unsigned seed,
                  std::size_t one_in = 3);

  unsigned seed() const { return seed_; }

  // By their first number.
  const std::vector<std::string>& people() const { return people_; }

  // A draw from [0, bound).
  std::size_t Below(std::size_t bound) { return random_() % bound; }

  // Of two people, who are one.
  rsu::registry::v1::MergePeopleRequest SomeMerge();

  // Merges, or says what a merge would do, and of contested households which is
  // kept; in `request` too.
  Answer<rsu::registry::v1::RegisteredPerson> Decided(
      rsu::registry::v1::MergePeopleRequest& request);

  // One of what happens, but for merges.
  void Step();

  void Declare();
  void DeclareTwoAtOnce();

  // To the end, and back in half of the cases.
  void Rescore();

 private:
  template <std::size_t N>
  std::string OneOf(const char* const (&days)[N]) {
    return days[Below(N)];
  }

  rsu::registry::v1::CreateDeclarationRequest SomeHousehold();
  void Cover();
  void Report();
  void Raise();
  std::string Wait(const std::string& run);

  RegisterClient& client_;
  const unsigned seed_;
  const std::size_t one_in_;
  std::mt19937 random_;
  std::vector<std::string> people_;
};

}  // namespace rpc_test

#endif  // TESTS_RPC_REGISTER_HISTORY_H_
