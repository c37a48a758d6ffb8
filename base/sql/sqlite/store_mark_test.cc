#include "base/sql/sqlite/store_mark.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/sql/sqlite/delete_store.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

class StoreMarkTest : public testing::Test {
 protected:
  StoreMarkTest() : path_(testing::TempDir() + "/mark.db") {
    DeleteStore(path_);
  }

  std::unique_ptr<StoreMark> Open() { return StoreMark::Open(path_).value(); }

  static MarkNote NoteOf(std::int64_t sequence) {
    MarkNote note;
    note.store = 42;
    note.state = {sequence, 1'000 + sequence};
    return note;
  }

  const std::string path_;
};

TEST_F(StoreMarkTest, NothingIsMadeBeforeTheFirstNote) {
  const auto mark = Open();
  EXPECT_FALSE(mark->last().has_value());
  EXPECT_FALSE(mark->is_damaged());
  EXPECT_FALSE(std::filesystem::exists(path_ + ".mark"));
}

TEST_F(StoreMarkTest, TheLastNoteIsFoundAgain) {
  for (int notes = 1; notes <= 5; ++notes) {
    {
      const auto mark = Open();
      MarkNote note = NoteOf(notes);
      note.in_order = notes == 5;
      ASSERT_TRUE(mark->Write(note));
    }
    const auto mark = Open();
    ASSERT_TRUE(mark->last().has_value());
    EXPECT_EQ(mark->last()->store, 42u);
    EXPECT_EQ(mark->last()->state.group_sequence, notes);
    EXPECT_EQ(mark->last()->state.known_at_us, 1'000 + notes);
    EXPECT_EQ(mark->last()->in_order, notes == 5);
  }
  struct stat found {};
  ASSERT_EQ(stat((path_ + ".mark").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(StoreMarkTest, ALaterNoteMayBeOfLess) {
  const auto mark = Open();
  ASSERT_TRUE(mark->Write(NoteOf(9)));
  ASSERT_TRUE(mark->Write(NoteOf(3)));
  EXPECT_EQ(Open()->last()->state.group_sequence, 3);
}

// A note that was cut off, or whose bit was changed, leaves the one before.
TEST_F(StoreMarkTest, ANoteWithAChangedByteIsNoNote) {
  ASSERT_TRUE(Open()->Write(NoteOf(1)));
  ASSERT_TRUE(Open()->Write(NoteOf(2)));
  for (int i = 0; i < 56; ++i) {
    std::fstream file(path_ + ".mark",
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(i);
    const auto byte = static_cast<char>(file.get());
    file.seekp(i);
    file.put(static_cast<char>(byte ^ 4));
    file.flush();
    ASSERT_TRUE(Open()->last().has_value()) << i;
    EXPECT_EQ(Open()->last()->state.group_sequence, 1) << i;
    EXPECT_TRUE(Open()->is_damaged()) << i;
    file.seekp(i);
    file.put(byte);
  }
  EXPECT_EQ(Open()->last()->state.group_sequence, 2);
  EXPECT_FALSE(Open()->is_damaged());
}

TEST_F(StoreMarkTest, AFileWithoutAWholeNoteIsDamaged) {
  std::ofstream(path_ + ".mark") << "junk";
  EXPECT_TRUE(Open()->is_damaged());
  EXPECT_FALSE(Open()->last().has_value());
}

}  // namespace
}  // namespace base::sql
