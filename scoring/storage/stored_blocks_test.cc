// Blocks of inputs: when one is stored, read in the place of its rows,
// forgotten, and what becomes of a damaged one.

#include <climits>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "scoring/storage/added_input.h"
#include "scoring/storage/score_inputs.h"
#include "scoring/storage/score_inputs_fixture.h"

namespace scoring {
namespace {

using base::sql::Database;
using base::sql::Session;
using base::sql::Value;
using base::sql::WriteSession;

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
    std::optional<registry::Sex> sex;
    const absl::Status status = database->ReadAndWait([&](Session& session) {
      return ScanScoreInputs(session, 5'000, 5'001, [&](const auto& input) {
        sex = input.head_sex;
        return absl::OkStatus();
      });
    });
    EXPECT_TRUE(status.ok()) << status;
    return sex;
  };
  EXPECT_EQ(head_sex(), std::nullopt);
  ASSERT_TRUE(database
                  ->WriteAndWait([](WriteSession& session) {
                    return SetHeadSex(session, 5'000, registry::Sex::kMale);
                  })
                  .ok());
  EXPECT_EQ(head_sex(), registry::Sex::kMale);
  EXPECT_EQ(BlocksNotStored(*database), std::vector<std::int64_t>{1});
  ASSERT_TRUE(database
                  ->WriteAndWait([](WriteSession& session) {
                    return StoreInputBlock(session, 1);
                  })
                  .ok());
  EXPECT_TRUE(BlocksNotStored(*database).empty());
  EXPECT_EQ(head_sex(), registry::Sex::kMale);
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
