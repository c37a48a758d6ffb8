#ifndef SCORING_STORAGE_SCORE_INPUTS_FIXTURE_H_
#define SCORING_STORAGE_SCORE_INPUTS_FIXTURE_H_

#include <cstdint>
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
#include "idcs/number/number.h"
#include "registry/storage/households.h"
#include "scoring/storage/added_input.h"
#include "scoring/storage/formula_names.h"
#include "scoring/storage/score_inputs.h"
#include "tools/server/schema/store_schema.h"

namespace scoring {

using base::sql::Database;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

inline constexpr int kHouseholds = 6;
inline constexpr int kDeclarations = 120;

// The version of the schema before there were inputs.
inline constexpr int kVersionBefore = 5;

// One declaration as it was made; `known_at_us` is what the store gave it.
struct Made {
  int household = 0;
  std::int64_t revision = 0;
  std::int32_t day = 0;
  std::int64_t known_at_us = 0;
};

inline std::string VariablesOf(const Made& made) {
  return absl::StrCat("variables of ", made.household, "/", made.revision);
}

inline std::int64_t TicksOf(const Made& made) {
  return 1000 * made.household + made.revision;
}

// "old" and "new" in turn, so that there is more than one.
inline std::string FormulaOf(const Made& made) {
  return made.revision % 2 == 0 ? "old" : "new";
}

inline idcs::IdcsNumber NumberOf(int household) {
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

}  // namespace scoring

#endif  // SCORING_STORAGE_SCORE_INPUTS_FIXTURE_H_
