// The inputs of scores in their order, and which of them are in force, against
// a plain reading of the declarations; also those of a store that is older than
// the tables.

#include "scoring/storage/score_inputs.h"

#include <climits>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "registry/storage/households.h"
#include "scoring/storage/formula_names.h"
#include "tools/server/schema/store_schema.h"

namespace scoring {
namespace {

using base::sql::Database;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

constexpr int kHouseholds = 6;
constexpr int kDeclarations = 120;
constexpr int kVersionBefore = 5;  // of the schema, before there were inputs

// One declaration as it was made; `known_at_us` is what the store gave it.
struct Made {
  int household = 0;
  std::int64_t revision = 0;
  std::int32_t day = 0;
  std::int64_t known_at_us = 0;
};

std::string VariablesOf(const Made& made) {
  return absl::StrCat("variables of ", made.household, "/", made.revision);
}

std::int64_t TicksOf(const Made& made) {
  return 1000 * made.household + made.revision;
}

// "old" and "new" in turn, so that there is more than one.
std::string FormulaOf(const Made& made) {
  return made.revision % 2 == 0 ? "old" : "new";
}

idcs::IdcsNumber NumberOf(int household) {
  return idcs::IdcsNumber::FromValue(2'000'000'000 + household);
}

class ScoreInputsTest : public base::sql::EngineTest {
 protected:
  ScoreInputsTest() : seed_(std::random_device()()), random_(seed_) {}

  std::unique_ptr<Database> Open(const std::string& store, int version) {
    absl::Span<const base::sql::Migration> all = server::SchemaMigrations();
    std::size_t count = 0;
    while (count < all.size() && all[count].version <= version) ++count;
    return OpenDatabase(store, &clock_, all.subspan(0, count));
  }

  static absl::Status IssueHouseholds(WriteSession& session) {
    for (int i = 0; i < kHouseholds; ++i) {
      const auto issued = session.Execute(
          "INSERT INTO number (number, kind, issued_at_us, caller) "
          "VALUES ($1, 2, 1, 'test')",
          {Value::Integer(NumberOf(i).value())});
      if (!issued.ok()) return issued.status();
    }
    return absl::OkStatus();
  }

  // Declares at random, as the register does.
  std::vector<Made> DeclareAtRandom(Database& database) {
    EXPECT_TRUE(database.WriteAndWait(IssueHouseholds).ok());
    std::vector<Made> all;
    std::map<int, std::int64_t> revisions;
    for (int i = 0; i < kDeclarations; ++i) {
      Made made;
      made.household = static_cast<int>(random_() % kHouseholds);
      made.revision = ++revisions[made.household];
      made.day = 20'000 + static_cast<std::int32_t>(random_() % 8);
      const absl::Status status =
          database.WriteAndWait([&made](WriteSession& session) {
            made.known_at_us = session.known_at_us();
            registry::StoredDeclaration declaration;
            declaration.key = {NumberOf(made.household), made.revision};
            declaration.effective_date = base::Date::FromDayNumber(made.day);
            declaration.sender = "test";
            declaration.variables = VariablesOf(made);
            declaration.formula = FormulaOf(made);
            declaration.score_ticks = TicksOf(made);
            const auto position =
                AddScoreInput(session, declaration.key,
                              {declaration.effective_date, declaration.formula,
                               declaration.score_ticks, declaration.variables});
            if (!position.ok()) return position.status();
            declaration.position = *position;
            return registry::InsertDeclaration(session, declaration, {});
          });
      EXPECT_TRUE(status.ok()) << status;
      all.push_back(made);
    }
    return all;
  }

  // Writes them as the program did before there were inputs.
  static absl::Status InsertAsBefore(WriteSession& session,
                                     const std::vector<Made>& all) {
    for (const Made& made : all) {
      const auto stored = session.Execute(
          "INSERT INTO declaration (household, revision, replaces, "
          "effective_day, known_at_us, sender, content, variables, formula, "
          "score_ticks) VALUES ($1, $2, 0, $3, $4, 'test', $8, $5, $6, $7)",
          {Value::Integer(NumberOf(made.household).value()),
           Value::Integer(made.revision), Value::Integer(made.day),
           Value::Integer(made.known_at_us), Value::Bytes(VariablesOf(made)),
           Value::Text(FormulaOf(made)), Value::Integer(TicksOf(made)),
           Value::Bytes(absl::string_view("\0", 1))});
      if (!stored.ok()) return stored.status();
    }
    return absl::OkStatus();
  }

  // Inputs in order, each with what it was made from.
  void ExpectInputs(Database& database, const std::vector<Made>& all) {
    const absl::Status status =
        database.ReadAndWait([&](Session& session) -> absl::Status {
          const auto names = FormulaNames(session);
          const auto keys =
              KeysOfInputs(session, 0, static_cast<std::int64_t>(all.size()));
          EXPECT_EQ(*CountScoreInputs(session),
                    static_cast<std::int64_t>(all.size()));
          std::size_t i = 0;
          return ScanScoreInputs(
              session, 0, INT64_MAX, [&](const ScannedInput& input) {
                const Made& made = all.at(i);
                EXPECT_EQ(input.position, static_cast<std::int64_t>(i));
                EXPECT_EQ(input.effective_day, made.day);
                EXPECT_EQ(input.score_ticks, TicksOf(made));
                EXPECT_EQ(std::string(input.variables), VariablesOf(made));
                EXPECT_EQ(names->at(static_cast<std::size_t>(input.formula)),
                          FormulaOf(made));
                EXPECT_EQ(keys->at(i).household, NumberOf(made.household));
                EXPECT_EQ(keys->at(i).revision, made.revision);
                ++i;
                return absl::OkStatus();
              });
        });
    EXPECT_TRUE(status.ok()) << status;
  }

  // Of each household, on each day, as known after each declaration: the one
  // input in force, or none, is the last revision of the latest day.
  void ExpectInForce(Database& database, const std::vector<Made>& all) {
    for (std::size_t known = 1; known <= all.size(); ++known) {
      std::map<std::int64_t, std::int32_t> ends;
      ASSERT_TRUE(database
                      .ReadAndWait([&](Session& session) {
                        return ScanEnds(
                            session, 0, INT64_MAX, all[known - 1].known_at_us,
                            [&](std::int64_t position, std::int32_t day) {
                              ends[position] = day;
                            });
                      })
                      .ok());
      for (std::int32_t day = 19'999; day <= 20'008; ++day) {
        std::map<int, std::size_t> expected;
        std::map<int, std::size_t> found;
        for (std::size_t i = 0; i < known; ++i) {
          if (all[i].day > day) continue;
          const auto best = expected.find(all[i].household);
          if (best == expected.end() || all[best->second].day <= all[i].day) {
            expected[all[i].household] = i;
          }
          const auto end = ends.find(static_cast<std::int64_t>(i));
          if (end != ends.end() && end->second <= day) continue;
          EXPECT_TRUE(found.emplace(all[i].household, i).second)
              << "two in force, seed " << seed_;
        }
        ASSERT_EQ(found, expected)
            << "day " << day << ", known " << known << ", seed " << seed_;
      }
    }
  }

  const std::uint64_t seed_;
  std::mt19937_64 random_;
  base::SystemClock clock_;
};
RSU_WITH_EVERY_ENGINE(ScoreInputsTest);

TEST_P(ScoreInputsTest, InputsStandInOrderAndOneOfAHouseholdIsInForce) {
  const auto database = Open(NewStore(), INT_MAX);
  const std::vector<Made> all = DeclareAtRandom(*database);
  ExpectInputs(*database, all);
  ExpectInForce(*database, all);
}

TEST_P(ScoreInputsTest, WhatWasKnownAtAMomentIsTheFirstOfThem) {
  const auto database = Open(NewStore(), INT_MAX);
  const auto known_at = [&database](std::int64_t moment) {
    std::int64_t count = -1;
    EXPECT_TRUE(database
                    ->ReadAndWait([&](Session& session) {
                      const auto found =
                          CountScoreInputsKnownAt(session, moment);
                      count = found.value_or(-1);
                      return found.status();
                    })
                    .ok());
    return count;
  };
  EXPECT_EQ(known_at(registry::kAllKnown), 0);
  const std::vector<Made> all = DeclareAtRandom(*database);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(known_at(all[i].known_at_us - 1), static_cast<std::int64_t>(i));
    EXPECT_EQ(known_at(all[i].known_at_us), static_cast<std::int64_t>(i) + 1);
  }
  EXPECT_EQ(known_at(registry::kAllKnown), kDeclarations);
}

TEST_P(ScoreInputsTest, AnOlderStoreGetsItsInputsWhenItIsOpened) {
  std::vector<Made> all;
  {
    const auto model = Open(NewStore(), INT_MAX);
    all = DeclareAtRandom(*model);
  }
  const std::string path = NewStore();
  {
    const auto old = Open(path, kVersionBefore);
    ASSERT_TRUE(old->WriteAndWait([&](WriteSession& session) {
                     const absl::Status issued = IssueHouseholds(session);
                     return issued.ok() ? InsertAsBefore(session, all) : issued;
                   })
                    .ok());
  }
  const auto database = Open(path, INT_MAX);
  ExpectInputs(*database, all);
  ExpectInForce(*database, all);
  // And goes on after them.
  std::int64_t next = -1;
  ASSERT_TRUE(database
                  ->WriteAndWait([&](WriteSession& session) {
                    const auto position = AddScoreInput(
                        session, {NumberOf(0), 1'000},
                        {base::Date::FromDayNumber(20'003), "new", 1, "v"});
                    next = position.value_or(-1);
                    return position.status();
                  })
                  .ok());
  EXPECT_EQ(next, kDeclarations);
}

// Adds inputs until there are so many, with nothing else of a declaration.
void AddInputs(Database& database, std::int64_t count) {
  const absl::Status status =
      database.WriteAndWait([count](WriteSession& session) -> absl::Status {
        std::int64_t next = *CountScoreInputs(session);
        while (next < count) {
          ScoreInput input;
          input.effective_date = base::Date::FromDayNumber(20'000);
          input.formula = "new";
          input.score_ticks = next;
          const std::string variables = absl::StrCat("v", next);
          input.variables = variables;
          const auto added = AddScoreInput(
              session, {NumberOf(static_cast<int>(next)), 1}, input);
          if (!added.ok()) return added.status();
          next = *added + 1;
        }
        return absl::OkStatus();
      });
  ASSERT_TRUE(status.ok()) << status;
}

// The scores of the inputs at [first, end), as a scan finds them.
std::vector<std::int64_t> ScanTicks(Database& database, std::int64_t first,
                                    std::int64_t end) {
  std::vector<std::int64_t> ticks;
  const absl::Status status = database.ReadAndWait([&](Session& session) {
    return ScanScoreInputs(session, first, end, [&](const ScannedInput& input) {
      EXPECT_EQ(std::string(input.variables),
                absl::StrCat("v", input.position));
      ticks.push_back(input.score_ticks);
      return absl::OkStatus();
    });
  });
  EXPECT_TRUE(status.ok()) << status;
  return ticks;
}

std::vector<std::int64_t> BlocksNotStored(Database& database) {
  std::vector<std::int64_t> blocks;
  const absl::Status status = database.ReadAndWait([&](Session& session) {
    const auto found = FindBlocksNotStored(session);
    if (found.ok()) blocks = *found;
    return found.status();
  });
  EXPECT_TRUE(status.ok()) << status;
  return blocks;
}

TEST_P(ScoreInputsTest, ABlockIsStoredWithItsLastInputAndReadInPlaceOfItsRows) {
  const auto database = Open(NewStore(), INT_MAX);
  // So that it shows which is read; an input's row is changed by nobody.
  const auto spoil_rows = [&database] {
    ASSERT_TRUE(database
                    ->WriteAndWait([](WriteSession& session) {
                      return session
                          .Execute("UPDATE score_input SET score_ticks = -1",
                                   {})
                          .status();
                    })
                    .ok());
  };
  AddInputs(*database, kInputsInBlock - 1);
  spoil_rows();
  EXPECT_EQ(ScanTicks(*database, 0, 2), (std::vector<std::int64_t>{-1, -1}));
  AddInputs(*database, 2 * kInputsInBlock + 1);
  spoil_rows();
  EXPECT_TRUE(BlocksNotStored(*database).empty());
  EXPECT_EQ(ScanTicks(*database, 4'094, 4'098),
            (std::vector<std::int64_t>{-1, 4'095, 4'096, 4'097}));
  EXPECT_EQ(ScanTicks(*database, 8'190, INT64_MAX),
            (std::vector<std::int64_t>{8'190, 8'191, -1}));
  EXPECT_EQ(ScanTicks(*database, 0, INT64_MAX).size(), 8'193u);
}

TEST_P(ScoreInputsTest, ABlockWhoseRowIsCompletedIsForgottenUntilStoredAgain) {
  const auto database = Open(NewStore(), INT_MAX);
  AddInputs(*database, 3 * kInputsInBlock);
  const auto head_sex = [&database] {
    int sex = -1;
    const absl::Status status = database->ReadAndWait([&](Session& session) {
      return ScanScoreInputs(session, 5'000, 5'001, [&](const auto& input) {
        sex = input.head_sex;
        return absl::OkStatus();
      });
    });
    EXPECT_TRUE(status.ok()) << status;
    return sex;
  };
  EXPECT_EQ(head_sex(), 0);
  ASSERT_TRUE(database
                  ->WriteAndWait([](WriteSession& session) {
                    return SetHeadSex(session, 5'000, 2);
                  })
                  .ok());
  EXPECT_EQ(head_sex(), 2);
  EXPECT_EQ(BlocksNotStored(*database), std::vector<std::int64_t>{1});
  ASSERT_TRUE(database
                  ->WriteAndWait([](WriteSession& session) {
                    return StoreInputBlock(session, 1);
                  })
                  .ok());
  EXPECT_TRUE(BlocksNotStored(*database).empty());
  EXPECT_EQ(head_sex(), 2);
}

TEST_P(ScoreInputsTest, ABlockThatIsNotFullIsRefused) {
  const auto database = Open(NewStore(), INT_MAX);
  AddInputs(*database, kInputsInBlock + 1);
  EXPECT_TRUE(absl::IsFailedPrecondition(database->WriteAndWait(
      [](WriteSession& session) { return StoreInputBlock(session, 1); })));
}

// A block is a copy of the rows, which are read in its place.
TEST_P(ScoreInputsTest, ADamagedBlockIsReadFromItsRows) {
  const auto database = Open(NewStore(), INT_MAX);
  AddInputs(*database, 2 * kInputsInBlock + 1);
  const std::vector<std::int64_t> all = ScanTicks(*database, 0, INT64_MAX);
  ASSERT_TRUE(database
                  ->WriteAndWait([](WriteSession& session) {
                    return session
                        .Execute(
                            "UPDATE score_input_block SET inputs = $1 "
                            "WHERE block = 0",
                            {Value::Bytes(absl::string_view("\x01\0", 2))})
                        .status();
                  })
                  .ok());
  EXPECT_EQ(ScanTicks(*database, 0, INT64_MAX), all);
  EXPECT_EQ(ScanTicks(*database, 4'095, 4'097),
            (std::vector<std::int64_t>{4'095, 4'096}));
}

// What was given of a block may be as wrong as what was found to be.
TEST_P(ScoreInputsTest, ABlockThatIsCutOffIsDataLoss) {
  const auto database = Open(NewStore(), INT_MAX);
  AddInputs(*database, kInputsInBlock);
  ASSERT_TRUE(database
                  ->WriteAndWait([](WriteSession& session) {
                    return session
                        .Execute(
                            "UPDATE score_input_block SET inputs = "
                            "substr(inputs, 1, length(inputs) - 1)",
                            {})
                        .status();
                  })
                  .ok());
  EXPECT_TRUE(absl::IsDataLoss(database->ReadAndWait([](Session& session) {
    return ScanScoreInputs(session, 0, INT64_MAX, [](const ScannedInput&) {
      return absl::OkStatus();
    });
  })));
}

}  // namespace
}  // namespace scoring
