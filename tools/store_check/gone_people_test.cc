#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/sqlite/sqlite.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tools/store_check/check_store_fixture.h"

namespace store_check {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kNotNoted[] =
    "may_be_empty: a declaration all of whose members may be gone is not noted";

class StoreOfGonePeopleTest : public CheckStoreTest {
 protected:
  StoreOfGonePeopleTest() {
    namespace v1 = rsu::registry::v1;
    {
      rpc_test::Register source({}, nullptr, nullptr, formulas::WithNext());
      rpc_test::RegisterClient client(source.channel());
      const auto person = [&client](const std::string& document) {
        v1::RegisterPersonRequest request;
        *request.mutable_person() = rpc_test::SomePerson(document);
        return client.Call(request).reply.idcs();
      };
      const auto declare = [&](const std::string& reference, int cars,
                               const std::vector<std::string>& members,
                               const char* day = "2026-01-01") {
        auto request = rpc_test::SomeDeclaration(reference, day, members);
        request.mutable_declaration()->mutable_assets()->set_cars(cars);
        const auto declared = client.Call(request);
        EXPECT_TRUE(declared.ok()) << declared.status;
      };
      const std::string dies = person("A");
      const std::string moves = person("B");
      const std::string stays = person("C");
      const std::string twice = person("D");
      const std::string dead = person("E");
      declare("DIES", 0, {dies});
      declare("DIES", 1, {dies});
      EXPECT_TRUE(client.Call(rpc_test::Death(dies, "2026-03-01")).ok());
      declare("MOVES", 0, {moves});
      declare("MOVES", 1, {moves});
      declare("OTHER", 0, {person("F"), moves}, "2026-04-01");
      // The merge corrects the declaration at its own moment.
      declare("MERGED", 0, {stays, twice});
      EXPECT_TRUE(client.Call(rpc_test::Merging(twice, stays)).ok());
      // Corrected after the death: both are read, at different moments.
      declare("LATE", 0, {dead});
      EXPECT_TRUE(client.Call(rpc_test::Death(dead, "2026-03-01")).ok());
      declare("LATE", 1, {dead});
      path_ = source.database_path();
    }
  }

  std::int64_t Number(const std::string& query) {
    const auto driver = base::sql::SqliteDriver(path_, Ignore).value();
    const auto reader = driver->OpenReader().value();
    std::int64_t number = 0;
    EXPECT_TRUE(reader
                    ->Query(query, {},
                            [&number](const base::sql::Row& row) {
                              number = row.Integer(0);
                              return absl::OkStatus();
                            })
                    .ok());
    return number;
  }
};

// A declaration that was corrected is read no more as known from that moment
// on: it needs a note if its members were gone before, and only then.
TEST_F(StoreOfGonePeopleTest, ADeclarationCorrectedBeforeNeedsNoNote) {
  EXPECT_THAT(Findings(true), IsEmpty());
  Change("DELETE FROM may_be_empty; DELETE FROM may_be_empty_member");
  // DIES/2, MOVES/2, MERGED/2, LATE/1 and LATE/2.
  EXPECT_THAT(Findings(true), ElementsAre(kNotNoted, kNotNoted, kNotNoted,
                                          kNotNoted, kNotNoted));
}

// As known from after the step on: what was known before stays. Stores of
// versions before that of page digests have no row that tells their last write.
TEST_F(StoreOfGonePeopleTest, NotesOfAnOlderStoreAreMadeAtTheNextStart) {
  for (const char* state : {"", "DELETE FROM store_state;"}) {
    Change(absl::StrCat(
        state,
        "DELETE FROM may_be_empty; DELETE FROM may_be_empty_member;"
        "PRAGMA user_version = 18"));
    std::remove((path_ + ".mark").c_str());
    const std::int64_t before_us = base::SystemClock().NowMicros() - 1'000;
    {
      rpc_test::Register newer({}, nullptr, nullptr, formulas::WithNext(),
                               scoring::ProgrammeSet::Load().value(), path_);
    }
    EXPECT_THAT(Findings(true), IsEmpty());
    EXPECT_GT(Number("SELECT min(known_at_us) FROM may_be_empty"), before_us);
    EXPECT_LE(Number("SELECT max(known_at_us) FROM may_be_empty"),
              base::SystemClock().NowMicros() + 1'000);
  }
}

}  // namespace
}  // namespace store_check
