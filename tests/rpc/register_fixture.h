#ifndef TESTS_RPC_REGISTER_FIXTURE_H_
#define TESTS_RPC_REGISTER_FIXTURE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/rpc/server.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "tests/formulas/changed_formula.h"
#include "tests/rpc/register_client.h"

namespace rpc_test {

// A register as rsu_server assembles it: every service, on a new SQLite file in
// the test's folder, served on a free port of 127.0.0.1.
class Register {
 public:
  // Borrows `clock` and `entropy`; null is the system's. Stops the test if it
  // cannot start. With a `path` it goes on with the file that another one left.
  explicit Register(
      const base::sql::Database::Options& options = {},
      const base::Clock* clock = nullptr,
      base::EntropySource* entropy = nullptr,
      scoring::FormulaSet formulas = formulas::WithDecree({}),
      scoring::ProgrammeSet programmes = scoring::ProgrammeSet::Load().value(),
      const std::string& path = "");
  ~Register();

  base::sql::Database& database();
  base::rpc::RpcServer& server();

  // Its file.
  const std::string& database_path() const;

  // HOST:PORT.
  const std::string& address() const;

  // To the address, without TLS; one connection for all callers.
  const std::shared_ptr<grpc::Channel>& channel() const;

 private:
  struct Parts;
  const std::unique_ptr<Parts> parts_;
};

// Who may have what verified there: the local caller all but the document, of
// those who live in the regions 03 and 08.
inline constexpr char kVerificationCallers[] = R"(callers {
  name: "local" ground: "tests" regions: ["03", "08"]
  fields: ["family_name", "given_name", "birth_date", "province"]
})";

// Who may see lists there.
inline constexpr char kProgrammeCallers[] = R"(callers {
  name: "local" ground: "tests"
  programmes: ["amo-tadamon", "amo-chamil", "asd"]
})";

// A new register for each test, a client of it, and people and households made
// of nothing.
class RegisterTest : public testing::Test {
 protected:
  explicit RegisterTest(scoring::FormulaSet formulas = formulas::WithDecree({}))
      : register_({}, nullptr, nullptr, std::move(formulas)),
        client(register_.channel()) {}

  // Registers SomePerson() with a document of their own, born on that day;
  // their identifier.
  std::string NewPerson(const std::string& birth_date);
  std::string NewPerson();

  // Declares a household of one new person on 2026-01-01.
  rsu::registry::v1::DeclarationRecord NewHousehold(
      const std::string& household_ref);

  Register register_;
  RegisterClient client;

 private:
  int people_ = 0;
};

// An adult, born on kBirthDate, whose CNIE has the number `document`; another
// document gives another name, so that one is not held for the other.
rsu::registry::v1::Person SomePerson(absl::string_view document);

inline constexpr char kBirthDate[] = "1980-05-17";

// A poor rural household in region 08 of the people with these identifiers, the
// first its head, all as SomePerson() is, without work, unable to read. Of one
// person, the score is 8.8543900 by annex 2: 8.695 + 0.130 (V1) + 0.129 (V3)
// - 0.138 (V17) + 0.00469 (V18) + 0.0337 (V20).
rsu::registry::v1::CreateDeclarationRequest SomeDeclaration(
    absl::string_view household_ref, absl::string_view effective_date,
    const std::vector<std::string>& members);

// Spending that brings the household of one above to exactly this score: a
// centime a month is worth 906 ticks of 1e-7 on butane and 58 on a bill of
// water, so every even number of ticks above 8.8543900 can be reached.
void SpendUpToScore(std::int64_t score_ticks,
                    rsu::registry::v1::Declaration& household);

// A UUID that differs for each number.
std::string RequestId(int number);

}  // namespace rpc_test

#endif  // TESTS_RPC_REGISTER_FIXTURE_H_
