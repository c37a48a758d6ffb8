#include "registry/service/name_completion.h"

#include <string>

#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/service/candidates.h"
#include "registry/service/registration.h"
#include "registry/storage/people.h"
#include "tools/server/schema/store_schema.h"

namespace registry {
namespace {

using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

// A store of `version`, with `people` of one name in it.
void MakeOldStore(const std::string& path, int people,
                  const std::string& family_name, std::size_t version) {
  base::SystemClock clock;
  const auto migrations = server::SchemaMigrations().first(version);
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                migrations, {})
          .value();
  rsu::registry::v1::Person person;
  person.set_family_name(family_name);
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
  MakeOldStore(path, 1201, "Alaoui", 3);  // before names were kept
  base::SystemClock clock;
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                server::SchemaMigrations(), {})
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
  const auto person = PrepareStored(message.SerializeAsString(), {{}, 1});
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

// Stores before version 16 kept ɣ and ɛ as letters that are like no other, and
// before version 15 numbers of cards as they were typed.
TEST(NameCompletionTest, NamesAndCardsOfAnOlderStoreAreReadAsToday) {
  const std::string path = testing::TempDir() + "/amazigh_names.db";
  base::sql::DeleteStore(path);
  MakeOldStore(path, 1, "A\u0263balu", 14);
  base::SystemClock clock;
  {
    auto old =
        base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                  server::SchemaMigrations().first(14), {})
            .value();
    const Value number = Value::Integer(2'000'000'000);
    ASSERT_TRUE(
        old->WriteAndWait([&](WriteSession& session) {
             const absl::Status named =
                 session
                     .Execute(
                         "INSERT INTO person_name (birth_day, sex, person, "
                         "revision, name) VALUES (3789, 2, $1, 1, $2)",
                         {number, Value::Text("1|A\u0263bAlU|mUhAmEd||")})
                     .status();
             if (!named.ok()) return named;
             return session
                 .Execute(
                     "INSERT INTO document (type, number, person, "
                     "known_at_us) VALUES (1, 'EE-188973', $1, 1)",
                     {number})
                 .status();
           })
            .ok());
  }
  auto database =
      base::sql::Database::Open(base::sql::SqliteDriver(path).value(), &clock,
                                server::SchemaMigrations(), {})
          .value();
  EXPECT_EQ(CompleteNames(*database).value(), 1);
  EXPECT_EQ(CompleteNames(*database).value(), 0);
  rsu::registry::v1::Person message;
  message.set_family_name("Aghbalou");
  message.set_given_name("Mohamed");
  message.set_birth_date("1980-05-17");
  message.set_sex(rsu::registry::v1::Sex::MALE);
  const auto person = PrepareStored(message.SerializeAsString(), {{}, 1});
  ASSERT_TRUE(person.ok()) << person.status();
  EXPECT_TRUE(database
                  ->ReadAndWait([&](Session& session) {
                    const auto candidates = FindCandidates(session, *person);
                    if (!candidates.ok()) return candidates.status();
                    EXPECT_EQ(candidates->size(), 1u);
                    const auto holder = FindDocumentHolder(
                        session, {DocumentType::kCnie, "EE188973"});
                    if (!holder.ok()) return holder.status();
                    EXPECT_TRUE(holder->has_value());
                    return absl::OkStatus();
                  })
                  .ok());
}

}  // namespace
}  // namespace registry
