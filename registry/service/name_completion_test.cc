#include "registry/service/name_completion.h"

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/service/registration.h"
#include "registry/storage/schema.h"

namespace registry {
namespace {

using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

// A store of the time before names were kept, with `people` of one name in it.
void MakeOldStore(const std::string& path, int people) {
  base::SystemClock clock;
  const auto migrations = SchemaMigrations().first(3);
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                migrations, {})
          .value();
  rsu::registry::v1::Person person;
  person.set_family_name("Alaoui");
  person.set_given_name("Mohamed");
  person.set_birth_date("1980-05-17");
  person.set_birth_place("08.401");
  person.set_sex(rsu::registry::v1::Sex::MALE);
  person.set_nationality("MAR");
  person.set_province("08.401");
  const std::string content = person.SerializeAsString();
  const absl::Status status =
      database->WriteAndWait([&](WriteSession& session) {
        absl::Status stored;
        for (int i = 0; i < people && stored.ok(); ++i) {
          const Value number = Value::Integer(2'000'000'000 + i);
          stored = session
                       .Execute(
                           "INSERT INTO number (number, kind, issued_at_us) "
                           "VALUES ($1, 1, 1)",
                           {number})
                       .status();
          if (!stored.ok()) break;
          stored = session
                       .Execute(
                           "INSERT INTO person (person, revision, known_at_us, "
                           "birth_day, sex, content) "
                           "VALUES ($1, 1, 1, 3789, 2, $2)",
                           {number, Value::Bytes(content)})
                       .status();
        }
        return stored;
      });
  ASSERT_TRUE(status.ok()) << status;
}

TEST(NameCompletionTest, PeopleOfAnOlderStoreAreComparedToo) {
  const std::string path = testing::TempDir() + "/name_completion.db";
  base::sql::DeleteStore(path);
  MakeOldStore(path, 1201);
  base::SystemClock clock;
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                SchemaMigrations(), {})
          .value();
  EXPECT_EQ(CompleteNames(*database).value(), 1201);
  EXPECT_EQ(CompleteNames(*database).value(), 0);
  rsu::registry::v1::Person message;
  message.set_family_name("ALAOUI");
  message.set_given_name("Mohammed");
  message.set_birth_date("1980-05-17");
  message.set_birth_place("08.401");
  message.set_sex(rsu::registry::v1::Sex::MALE);
  message.set_nationality("MAR");
  message.set_province("08.401");
  const auto person = PrepareStored(message.SerializeAsString());
  ASSERT_TRUE(person.ok()) << person.status();
  EXPECT_TRUE(database
                  ->ReadAndWait([&](Session& session) {
                    const auto candidates = FindCandidates(session, *person);
                    if (candidates.ok()) {
                      EXPECT_EQ(candidates->size(), 1201u);
                      EXPECT_EQ(candidates->front().agreement,
                                NameAgreement::kSame);
                    }
                    return candidates.status();
                  })
                  .ok());
}

}  // namespace
}  // namespace registry
