// What a log holds that was left beside a database, whole, damaged and cut off,
// and what of the file a reader would read.

#include "base/sql/sqlite/log_contents.h"

#include <string>
#include <vector>

#include "base/sql/sqlite/check_pages.h"
#include "base/sql/sqlite/log_format.h"
#include "base/sql/sqlite/store_loss_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class LogContentsTest : public StoreLossTest {
 protected:
  LogContents Contents() { return ReadLogContents(path_).value(); }

  static void Flip(std::string& bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
  }

  static std::size_t BeginOfFrame(std::size_t frame) {
    return kLogHeader + (frame - 1) * kFrame;
  }

  std::vector<std::uint32_t> DamagedPages() {
    std::vector<std::uint32_t> damaged;
    const auto checked = CheckPages(
        path_, [&damaged](std::uint32_t page) { damaged.push_back(page); });
    EXPECT_TRUE(checked.ok()) << checked.status();
    mended_by_log_ = checked->mended_by_log;
    return damaged;
  }

  std::int64_t mended_by_log_ = 0;
};

TEST_F(LogContentsTest, OfAWholeLogEveryFrameIsRead) {
  const Files killed = KilledStore();
  Put(path_, killed);
  const LogContents contents = Contents();
  EXPECT_TRUE(contents.is_there);
  EXPECT_FALSE(contents.is_damaged());
  EXPECT_EQ(contents.Damage(), "");
  EXPECT_EQ(contents.frames, static_cast<std::int64_t>(
                                 (killed.log.size() - kLogHeader) / kFrame));
  EXPECT_EQ(contents.read, contents.frames);
  EXPECT_THAT(DamagedPages(), IsEmpty());
}

TEST_F(LogContentsTest, NoLogIsNotDamaged) {
  Files killed = KilledStore();
  killed.log.clear();
  Put(path_, killed);
  EXPECT_FALSE(Contents().is_there);
  EXPECT_FALSE(Contents().is_damaged());
}

// The frames before the damage are read, as far as they end a transaction.
TEST_F(LogContentsTest, ADamagedFrameIsNamedAndWhatLiesBeforeIsRead) {
  const Files killed = KilledStore();
  Put(path_, killed);
  const std::int64_t frames = Contents().frames;
  ASSERT_GT(frames, 7);
  for (std::size_t frame = 1; frame <= static_cast<std::size_t>(frames);
       ++frame) {
    // The page's number, the sums, the page.
    for (const std::size_t at : {2u, 17u, 24u + 1000u}) {
      Files changed = killed;
      Flip(changed.log, BeginOfFrame(frame) + at);
      Put(path_, changed);
      const LogContents contents = Contents();
      EXPECT_EQ(contents.damaged_frame, static_cast<std::int64_t>(frame));
      EXPECT_EQ(contents.frames, frames);
      EXPECT_LT(contents.read, static_cast<std::int64_t>(frame));
    }
  }
  Files changed = killed;
  Flip(changed.log, BeginOfFrame(1) + 500);
  Put(path_, changed);
  EXPECT_EQ(Contents().Damage(),
            absl::StrCat("frame 1 of ", frames,
                         " is damaged; frames that can be read: 0; that "
                         "cannot: ",
                         frames));
}

TEST_F(LogContentsTest, ADamagedSaltIsToldWhereAFrameFollows) {
  Files changed = KilledStore();
  Flip(changed.log, BeginOfFrame(3) + 9);
  Put(path_, changed);
  EXPECT_EQ(Contents().damaged_frame, 3);
}

// Every bit of the headers of the first frame, one in the middle, and the last:
// the salt too, after which no frame of the log may follow.
TEST_F(LogContentsTest, EveryBitOfTheHeaderOfAFrameIsToldOf) {
  const Files killed = KilledStore();
  Put(path_, killed);
  const std::int64_t frames = Contents().frames;
  ASSERT_EQ(Contents().read, frames);
  for (const std::int64_t frame : {std::int64_t{1}, frames / 2, frames}) {
    for (std::size_t bit = 0; bit < 8 * kFrameHeaderBytes; ++bit) {
      Files changed = killed;
      char& byte =
          changed.log[BeginOfFrame(static_cast<std::size_t>(frame)) + bit / 8];
      byte = static_cast<char>(byte ^ (1 << bit % 8));
      Put(path_, changed);
      const LogContents contents = Contents();
      ASSERT_EQ(contents.damaged_frame, frame) << "bit " << bit;
      EXPECT_EQ(contents.frames, frames);
      EXPECT_LT(contents.read, frame);
      EXPECT_EQ(
          contents.Damage(),
          absl::StrCat("frame ", frame, " of ", frames,
                       " is damaged; frames that can be read: ", contents.read,
                       "; that cannot: ", frames - contents.read));
    }
    // What is said to be read is what SQLite reads.
    Files changed = killed;
    Flip(changed.log, BeginOfFrame(static_cast<std::size_t>(frame)) + 9);
    Put(path_, changed);
    const std::int64_t read = Contents().read;
    EXPECT_THAT(Open(path_).status(), HasReason("LOG_MISSING"));
    Database::Options options;
    options.accept_loss = true;
    const auto database = Open(path_, options);
    ASSERT_TRUE(database.ok()) << database.status();
    Files cut = killed;
    cut.log.resize(BeginOfFrame(static_cast<std::size_t>(read) + 1));
    const std::string other = NewPath("cut");
    Put(other, cut);
    const auto shorter = Open(other, options);
    ASSERT_TRUE(shorter.ok()) << shorter.status();
    EXPECT_EQ(Count(**database, kCount), Count(**shorter, kCount));
  }
}

// Frames of an earlier time of the log are no part of it, whatever their salt.
TEST_F(LogContentsTest, FramesThatWereLeftAreNotToldOf) {
  Files killed = KilledStore();
  Put(path_, killed);
  const std::int64_t frames = Contents().frames;
  std::string left = killed.log.substr(BeginOfFrame(1));
  for (std::size_t at = 0; at < left.size(); at += kFrame) {
    for (std::size_t i = 8; i < 16; ++i) left[at + i] ^= '\x5a';
  }
  killed.log += left;
  Put(path_, killed);
  EXPECT_FALSE(Contents().is_damaged());
  EXPECT_EQ(Contents().frames, frames);
}

TEST_F(LogContentsTest, ADamagedBeginningLeavesNothingToRead) {
  Files changed = KilledStore();
  Flip(changed.log, 17);
  Put(path_, changed);
  EXPECT_TRUE(Contents().header_is_damaged);
  EXPECT_EQ(Contents().Damage(),
            "its beginning is damaged; nothing of it can be read");
}

TEST_F(LogContentsTest, ALogThatIsCutOffIsNotDamaged) {
  Files cut = KilledStore();
  cut.log.resize(BeginOfFrame(4) + 100);
  Put(path_, cut);
  const LogContents contents = Contents();
  EXPECT_FALSE(contents.is_damaged());
  EXPECT_EQ(contents.frames, 3);
}

// A merge that ended in the middle, on a full disk: the log is what is read.
TEST_F(LogContentsTest, APageOfTheFileThatTheLogHoldsIsJudgedByTheLog) {
  const Files killed = KilledStore();
  Put(path_, killed);
  ASSERT_FALSE(Contents().pages.empty());
  const std::uint32_t in_log = Contents().pages.rbegin()->first;
  const auto end = (in_log - 1) * std::size_t{4096};
  Files torn = killed;
  Flip(torn.database, end + 1000);
  Put(path_, torn);
  EXPECT_THAT(DamagedPages(), IsEmpty());
  EXPECT_EQ(mended_by_log_, 1);
  // The file ends within that page, or before it, where nothing is torn.
  for (const std::size_t size : {end + 4095, end + 1, end}) {
    torn = killed;
    ASSERT_EQ(torn.database.size(), end + 4096);
    torn.database.resize(size);
    Put(path_, torn);
    EXPECT_THAT(DamagedPages(), IsEmpty()) << size;
    EXPECT_EQ(mended_by_log_, size > end ? 1 : 0);
  }
  // Without a log that is read, it is the file that counts.
  torn.database.resize(end + 1);
  torn.log.clear();
  Put(path_, torn);
  EXPECT_THAT(DamagedPages(), ElementsAre(in_log));
  EXPECT_EQ(mended_by_log_, 0);
}

}  // namespace
}  // namespace base::sql
