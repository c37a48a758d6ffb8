#include "base/keyring/keyring_file.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/keyring/keyring_fixture.h"
#include "base/keyring/keyring_text.h"
#include "base/keyring/replacement.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A folder of its own for each test.
class KeyringFileTest : public testing::Test {
 protected:
  KeyringFileTest() {
    std::string folder = testing::TempDir() + "/keyringXXXXXX";
    EXPECT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    path_ = folder + "/rsu.keys";
  }
  ~KeyringFileTest() override { std::filesystem::remove_all(folder_); }

  void Create() { ASSERT_THAT(CreateKeyringFile(path_, NewRing()), IsOk()); }

  std::string Bytes() const {
    std::ifstream file(path_);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  // What stands beside the keyring.
  std::vector<std::string> Beside() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      if (entry.path() != path_) names.push_back(entry.path().filename());
    }
    return names;
  }

  std::string folder_;
  std::string path_;
};

absl::Status AddReceipts(const std::string& path, const char* day) {
  return ChangeKeyringFile(path,
                           [day](Keyring& ring) {
                             return ring
                                 .Add(KeyKind::kReceipts,
                                      {Day(day), std::nullopt}, kNow_s)
                                 .status();
                           })
      .status();
}

// Runs `work` in another process; how it ended.
int InChild(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return status;
}

mode_t ModeOf(const std::string& path) {
  struct stat found {};
  EXPECT_EQ(lstat(path.c_str(), &found), 0);
  return found.st_mode & 07777;
}

TEST_F(KeyringFileTest, IsItsOwnersAloneWhateverTheUmask) {
  for (const mode_t mask : {0000, 0022, 0777}) {
    const mode_t before = umask(mask);
    Create();
    EXPECT_EQ(ModeOf(path_), 0600U);
    EXPECT_THAT(AddReceipts(path_, "2030-01-01"), IsOk());
    EXPECT_EQ(ModeOf(path_), 0600U);
    umask(before);
    std::filesystem::remove(path_);
  }
  EXPECT_THAT(Beside(), IsEmpty());
}

TEST_F(KeyringFileTest, WhatWasMadeIsRead) {
  Create();
  const auto ring = ReadKeyringFile(path_);
  ASSERT_THAT(ring, IsOk());
  EXPECT_EQ(ring->keys().size(), 7U);
  EXPECT_EQ(WriteKeyring(*ring).view(), Bytes());
  ASSERT_THAT(AddReceipts(path_, "2030-01-01"), IsOk());
  EXPECT_EQ(ReadKeyringFile(path_)->keys().size(), 8U);
  EXPECT_THAT(Beside(), IsEmpty());
}

TEST_F(KeyringFileTest, IsNeverMadeOverAFile) {
  Create();
  const std::string before = Bytes();
  EXPECT_THAT(CreateKeyringFile(path_, NewRing()), HasReason("KEYRING_EXISTS"));
  EXPECT_EQ(Bytes(), before);
  // Nor in the place of whatever else has the name.
  const std::string other = folder_ + "/other";
  ASSERT_EQ(symlink("/nowhere/at/all", other.c_str()), 0);
  EXPECT_THAT(CreateKeyringFile(other, NewRing()), HasReason("KEYRING_EXISTS"));
  EXPECT_THAT(CreateKeyringFile(folder_, NewRing()),
              HasReason("KEYRING_EXISTS"));
  EXPECT_THAT(CreateKeyringFile(folder_ + "/no/such/folder", NewRing()),
              HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(CreateKeyringFile(path_ + ".partial", NewRing()),
              HasReason("INVALID_KEYRING_NAME"));
}

// Between the look and the last step.
TEST_F(KeyringFileTest, AFileThatComesMeanwhileIsNotReplaced) {
  auto file = Replacement::Begin(path_);
  ASSERT_THAT(file, IsOk());
  ASSERT_THAT(file->Write("new"), IsOk());
  std::ofstream(path_) << "old";
  EXPECT_THAT(file->Finish(/*is_new=*/true), HasReason("KEYRING_EXISTS"));
  EXPECT_EQ(Bytes(), "old");
}

TEST_F(KeyringFileTest, AFileThatOthersCanReadOrChangeIsRefused) {
  Create();
  for (const mode_t mode : {0640, 0604, 0620, 0602, 0610, 0601, 0666}) {
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
    const absl::Status refused = ReadKeyringFile(path_).status();
    EXPECT_THAT(refused, HasReason("KEYRING_NOT_ALONE")) << mode;
    EXPECT_THAT(std::string(refused.message()), HasSubstr("chmod 600"));
    EXPECT_THAT(AddReceipts(path_, "2030-01-01"),
                HasReason("KEYRING_NOT_ALONE"));
  }
  for (const mode_t mode : {0600, 0400, 0700}) {
    ASSERT_EQ(chmod(path_.c_str(), mode), 0);
    EXPECT_THAT(ReadKeyringFile(path_), IsOk()) << mode;
  }
}

// The file of another user: whoever is not root finds one of root's.
TEST_F(KeyringFileTest, AFileOfAnotherUserIsRefusedAlsoThroughALink) {
  std::string others = "/etc/passwd";
  if (geteuid() == 0) {
    Create();
    ASSERT_EQ(chown(path_.c_str(), 65534, 65534), 0);
    others = path_;
  }
  const std::string link = folder_ + "/link";
  ASSERT_EQ(symlink(others.c_str(), link.c_str()), 0);
  for (const std::string& path : {others, link}) {
    const absl::Status refused = ReadKeyringFile(path).status();
    EXPECT_THAT(refused, HasReason("KEYRING_NOT_ALONE"));
    EXPECT_THAT(std::string(refused.message()), HasSubstr("another user"));
  }
}

TEST_F(KeyringFileTest, ALinkOfAnotherUserIsRefused) {
  Create();
  const std::string link = folder_ + "/link";
  ASSERT_EQ(symlink(path_.c_str(), link.c_str()), 0);
  EXPECT_THAT(ReadKeyringFile(link), IsOk());
  if (geteuid() != 0) return;  // nobody else can make one
  ASSERT_EQ(lchown(link.c_str(), 65534, 65534), 0);
  EXPECT_THAT(ReadKeyringFile(link), HasReason("KEYRING_NOT_ALONE"));
  EXPECT_THAT(AddReceipts(link, "2030-01-01"), HasReason("KEYRING_NOT_ALONE"));
}

TEST_F(KeyringFileTest, ThroughALinkTheFileItselfIsReplaced) {
  Create();
  const std::string link = folder_ + "/link";
  ASSERT_EQ(symlink("rsu.keys", link.c_str()), 0);
  ASSERT_THAT(AddReceipts(link, "2030-01-01"), IsOk());
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_FALSE(std::filesystem::is_symlink(path_));
  EXPECT_EQ(ReadKeyringFile(path_)->keys().size(), 8U);
}

TEST_F(KeyringFileTest, WhatIsNoFileIsRefusedAndNotWaitedFor) {
  EXPECT_THAT(ReadKeyringFile(path_), HasCode(absl::StatusCode::kNotFound));
  EXPECT_THAT(ReadKeyringFile(folder_), HasReason("INVALID_KEYRING"));
  EXPECT_THAT(ReadKeyringFile("/dev/null"), HasReason("INVALID_KEYRING"));
  EXPECT_THAT(ReadKeyringFile("/dev/zero"), HasReason("INVALID_KEYRING"));
  ASSERT_EQ(mkfifo(path_.c_str(), 0600), 0);
  EXPECT_THAT(ReadKeyringFile(path_), HasReason("INVALID_KEYRING"));
  EXPECT_THAT(AddReceipts(path_, "2030-01-01"), HasReason("INVALID_KEYRING"));
  EXPECT_FALSE(ReadKeyringFile(path_ + "/in").ok());
  EXPECT_FALSE(ReadKeyringFile("").ok());
}

TEST_F(KeyringFileTest, ALongFileIsRefused) {
  Create();
  std::ofstream(path_, std::ios::app) << std::string(kMaxKeyringBytes, '#');
  EXPECT_THAT(std::string(ReadKeyringFile(path_).status().message()),
              HasSubstr("64 KiB"));
}

TEST_F(KeyringFileTest, AChangeThatFailsLeavesTheFile) {
  Create();
  const std::string before = Bytes();
  EXPECT_THAT(AddReceipts(path_, "2026-01-01"), NamesField("from"));
  EXPECT_THAT(ChangeKeyringFile(path_,
                                [](Keyring& ring) {
                                  return ring.Retire("no-1", Day("2027-01-01"));
                                }),
              HasReason("UNKNOWN_KEY"));
  EXPECT_EQ(Bytes(), before);
  EXPECT_THAT(Beside(), IsEmpty());
}

// A disk that is full, a quota, a limit of the shell: the write fails half way.
TEST_F(KeyringFileTest, AWriteThatFailsHalfWayLeavesTheFile) {
  Create();
  const std::string before = Bytes();
  for (const rlim_t most : {0, 1, 100, 1'000}) {
    const int status = InChild([this, most] {
      signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{most, most};
      if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(2);
      const absl::Status written = AddReceipts(path_, "2030-01-01");
      if (written.code() != absl::StatusCode::kUnavailable) _exit(3);
      const absl::Status made = CreateKeyringFile(path_ + "2", NewRing());
      _exit(made.code() == absl::StatusCode::kUnavailable ? 0 : 4);
    });
    EXPECT_EQ(status, 0) << most;
    EXPECT_EQ(Bytes(), before);
    EXPECT_THAT(Beside(), IsEmpty());
  }
}

TEST_F(KeyringFileTest, AProcessThatIsKilledLeavesTheOldRingOrTheNewOne) {
  Create();
  const SecretText text = WriteKeyring(NewRing());
  const std::string before = Bytes();
  // After how many bytes it is killed; the last time once all is in place.
  for (std::size_t bytes = 0; bytes <= text.view().size(); bytes += 97) {
    const int status = InChild([&] {
      auto file = Replacement::Begin(path_);
      if (!file.ok() || !file->Write(text.view().substr(0, bytes)).ok()) {
        _exit(1);
      }
      raise(SIGKILL);
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_EQ(Bytes(), before);
    // What it left is nobody else's, and stands in nobody's way.
    EXPECT_EQ(ModeOf(path_ + ".partial"), 0600U);
  }
  ASSERT_TRUE(WIFSIGNALED(InChild([&] {
    auto file = Replacement::Begin(path_);
    if (!file.ok() || !file->Write(text.view()).ok() ||
        !file->Finish(/*is_new=*/false).ok()) {
      _exit(1);
    }
    raise(SIGKILL);
  })));
  EXPECT_EQ(Bytes(), text.view());
  EXPECT_THAT(AddReceipts(path_, "2030-01-01"), IsOk());
  EXPECT_EQ(ReadKeyringFile(path_)->keys().size(), 8U);
  EXPECT_THAT(Beside(), IsEmpty());
}

TEST_F(KeyringFileTest, AFirstRingOfAProcessThatIsKilledIsMadeAnew) {
  ASSERT_TRUE(WIFSIGNALED(InChild([this] {
    auto file = Replacement::Begin(path_);
    static_cast<void>(file->Write(std::string(100'000, 'x')));
    raise(SIGKILL);
  })));
  EXPECT_THAT(ReadKeyringFile(path_), HasCode(absl::StatusCode::kNotFound));
  Create();
  EXPECT_THAT(ReadKeyringFile(path_), IsOk());
  EXPECT_THAT(Beside(), IsEmpty());
}

TEST_F(KeyringFileTest, ManyProcessesThatAddAtOnceLoseNoKey) {
  Create();
  constexpr int kProcesses = 8;
  std::vector<pid_t> children;
  for (int i = 0; i < kProcesses; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      const absl::Status added =
          ChangeKeyringFile(path_, [](Keyring& ring) {
            return ring.Add(KeyKind::kJournalSubjects, {}, kNow_s).status();
          }).status();
      _exit(added.ok() ? 0 : 1);
    }
    children.push_back(child);
  }
  // Whoever reads meanwhile has a whole ring at any time.
  for (int i = 0; i < 100; ++i) EXPECT_THAT(ReadKeyringFile(path_), IsOk());
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  const auto ring = ReadKeyringFile(path_);
  ASSERT_THAT(ring, IsOk());
  std::set<std::string> ids;
  for (const Key& key : ring->keys()) ids.insert(key.id);
  EXPECT_EQ(ids.size(), 7U + kProcesses);
  EXPECT_THAT(Beside(), IsEmpty());
}

TEST_F(KeyringFileTest, OfManyProcessesThatMakeOneFileOneDoes) {
  std::vector<pid_t> children;
  for (int i = 0; i < 8; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      _exit(CreateKeyringFile(path_, NewRing()).ok() ? 0 : 1);
    }
    children.push_back(child);
  }
  int made = 0;
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    if (status == 0) ++made;
  }
  EXPECT_EQ(made, 1);
  EXPECT_THAT(ReadKeyringFile(path_), IsOk());
}

// A file that is no leftover of a keyring is not written over.
TEST_F(KeyringFileTest, AnotherFileWithTheNameOfTheLeftoverStays) {
  Create();
  const std::string partial = path_ + ".partial";
  const std::string other = folder_ + "/other";
  std::ofstream(other) << "other";
  ASSERT_EQ(link(other.c_str(), partial.c_str()), 0);
  EXPECT_THAT(AddReceipts(path_, "2030-01-01"),
              HasCode(absl::StatusCode::kUnavailable));
  std::filesystem::remove(partial);
  ASSERT_EQ(symlink(other.c_str(), partial.c_str()), 0);
  EXPECT_THAT(AddReceipts(path_, "2030-01-01"),
              HasCode(absl::StatusCode::kUnavailable));
  EXPECT_EQ(std::filesystem::file_size(other), 5U);
  std::filesystem::remove(partial);
  // Nor is the ring itself, under a second name.
  ASSERT_EQ(link(path_.c_str(), partial.c_str()), 0);
  EXPECT_THAT(AddReceipts(path_, "2030-01-01"),
              HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(ReadKeyringFile(path_), IsOk());
}

}  // namespace
}  // namespace base::keyring
