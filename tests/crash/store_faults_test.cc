// What the server says of a store that is not as it left it, of a wrong file,
// and of a wrong clock.

#include <signal.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "base/sql/connection.h"
#include "base/sql/sqlite/sqlite.h"
#include "gmock/gmock.h"
#include "tests/crash/operation.h"
#include "tests/crash/register_fixture.h"

namespace crash {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

class StoreFaultsTest : public RegisterFixture {
 protected:
  absl::Status IssueOne() {
    rsu::idcs::v1::IssueIdentifierRequest request;
    request.set_kind(rsu::idcs::v1::HolderKind::PERSON);
    return Issue(request).send(*client_).status();
  }

  // How the program ends that does not start.
  ServerProcess::End Refused() {
    const auto end = ServerProcess::RunToEnd(options_);
    EXPECT_TRUE(end.ok()) << end.status();
    return end.ok() ? *end : ServerProcess::End();
  }

  // Sets the moment of the last write.
  void DateLastWrite(absl::Time moment) {
    const auto driver = base::sql::SqliteDriver(options_.database).value();
    const auto writer = driver->OpenWriter().value();
    ASSERT_TRUE(writer
                    ->ExecuteScript(
                        absl::StrCat("UPDATE store_state SET known_at_us = ",
                                     absl::ToUnixMicros(moment)))
                    .ok());
  }
};

TEST_F(StoreFaultsTest, AKilledServersMissingLogIsRefusedAndSaid) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(IssueOne().ok());
  Stop(SIGKILL);
  std::filesystem::remove(options_.database + "-wal");
  ServerProcess::End end = Refused();
  EXPECT_EQ(end.exit_status, 1);
  EXPECT_THAT(end.errors, HasSubstr("lacks all writes that were answered"));
  EXPECT_THAT(end.errors, HasSubstr(options_.database + "-wal"));
  EXPECT_THAT(end.errors, HasSubstr("--accept-loss"));
  options_.flags = {"--accept-loss"};
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  client_.reset();
  end = Stop(SIGTERM);
  EXPECT_EQ(end.exit_status, 0);
  EXPECT_THAT(end.errors,
              ContainsRegex("a loss was accepted, and is recorded in the table "
                            "store_loss: the database lacks all writes that "
                            "were answered; groups of writes that are missing: "
                            "[0-9]+; learned up to "));
  options_.flags.clear();
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  StopInOrder();
}

// The log is there, but a bit of it changed: what was there before is said, and
// what really helps.
TEST_F(StoreFaultsTest, ADamagedLogIsNamedAndAWholeCopyOfItHelps) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  StopInOrder();  // makes the tables
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(IssueOne().ok());
  const std::string log = options_.database + "-wal";
  std::filesystem::copy_file(log, log + ".copy",
                             std::filesystem::copy_options::overwrite_existing);
  // The page of the first frame.
  constexpr std::streamoff kByte = 32 + 24 + 1000;
  std::fstream file(log, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(kByte);
  const char was = static_cast<char>(file.get());
  file.seekp(kByte).put(static_cast<char>(was ^ 4));
  file.close();
  client_.reset();
  ServerProcess::End end = Stop(SIGTERM);
  EXPECT_EQ(end.exit_status, 3) << end.errors;
  EXPECT_THAT(end.errors, ContainsRegex("-wal: was not merged into the "
                                        "database at the stop: it is damaged: "
                                        "frame 1 of [0-9]+ is damaged"));
  end = Refused();
  EXPECT_EQ(end.exit_status, 1);
  EXPECT_THAT(end.errors, ContainsRegex("lacks writes that were answered; "
                                        "groups of writes that are missing: "
                                        "[0-9]+"));
  EXPECT_THAT(end.errors,
              ContainsRegex("The log is there but damaged: .*-wal: frame 1 of "
                            "[0-9]+ is damaged; frames that can be read: 0; "
                            "that cannot: [0-9]+"));
  EXPECT_THAT(end.errors, HasSubstr("a whole copy of this log"));
  EXPECT_THAT(end.errors, HasSubstr("--accept-loss"));
  EXPECT_THAT(end.errors, Not(HasSubstr("as the last server left it")));
  EXPECT_THAT(end.errors, Not(HasSubstr("at the stop")));
  std::filesystem::rename(log + ".copy", log);
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  StopInOrder();
}

TEST_F(StoreFaultsTest, AStartThatIsRefusedLeavesNothing) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / "leaves_nothing";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  std::ofstream(folder / "text") << "no database and no certificate\n";
  const std::string text = folder / "text";
  const std::string fresh = folder / "new.db";
  struct Case {
    std::string database;
    std::vector<std::string> flags;
    int exit_status;
  };
  const Case cases[] = {
      {text, {}, 1},
      {folder, {}, 1},
      {fresh,
       {"--tls-certificate", text, "--tls-key", text, "--tls-client-authority",
        text},
       2},
      {fresh, {"--formula", text}, 2},
      {fresh, {"--programme-callers", text}, 2},
      {fresh, {"--verification-callers", text}, 2},
      {fresh, {"--number-preset", "none"}, 2},
      {fresh, {"--no-such-flag"}, 2},
  };
  for (const Case& one : cases) {
    options_.database = one.database;
    options_.flags = one.flags;
    const auto end = ServerProcess::RunToEnd(options_);
    ASSERT_TRUE(end.ok()) << end.status();
    EXPECT_EQ(end->exit_status, one.exit_status) << end->errors;
    for (const char* ending : {".lock", "-wal", "-shm", ".mark"}) {
      EXPECT_FALSE(std::filesystem::exists(one.database + ending))
          << one.database << ending;
    }
  }
  EXPECT_FALSE(std::filesystem::exists(fresh));
}

TEST_F(StoreFaultsTest, AStartOnAFullDiskNamesIt) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  StopInOrder();
  // Nothing may grow, not even what is shared between connections.
  options_.file_size_limit = 4096;
  const ServerProcess::End end = Refused();
  EXPECT_EQ(end.exit_status, 1);
  EXPECT_THAT(end.errors, HasSubstr("the store is full"));
}

TEST_F(StoreFaultsTest, ANewStoreOnAFullDiskLeavesNothing) {
  for (const std::uint64_t bytes : {4096, 100'000}) {
    options_.file_size_limit = bytes;
    EXPECT_EQ(Refused().exit_status, 1);
    for (const char* ending :
         {"", ".lock", "-wal", "-shm", ".mark", "-journal"}) {
      EXPECT_FALSE(std::filesystem::exists(options_.database + ending))
          << bytes << " " << ending;
    }
  }
}

TEST_F(StoreFaultsTest, WritesAreRefusedOnceTheFileIsGone) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  ASSERT_TRUE(IssueOne().ok());
  std::filesystem::remove(options_.database);
  const absl::Status status = IssueOne();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("deleted or moved"));
  // What was written last stands in the log alone.
  StopInOrder(/*left_log=*/true);
}

TEST_F(StoreFaultsTest, AClockFarAheadIsRefusedUntilTheDaysAreGiven) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  ASSERT_TRUE(IssueOne().ok());
  StopInOrder();
  DateLastWrite(absl::Now() - absl::Hours(24) * 400);
  const ServerProcess::End end = Refused();
  EXPECT_EQ(end.exit_status, 1);
  EXPECT_THAT(end.errors, HasSubstr("400 days after the last write"));
  EXPECT_THAT(end.errors, HasSubstr("--clock-gap-days"));
  options_.flags = {"--clock-gap-days", "401"};
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  StopInOrder();
}

TEST_F(StoreFaultsTest, AStoreAheadOfTheClockSaysSo) {
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  ASSERT_TRUE(IssueOne().ok());
  StopInOrder();
  DateLastWrite(absl::Now() + absl::Hours(24) * 400);
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  client_.reset();
  const ServerProcess::End end = Stop(SIGTERM);
  EXPECT_THAT(end.errors, HasSubstr("after what the clock says now"));
}

}  // namespace
}  // namespace crash
