#include "base/sql/sqlite/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/migrations.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/shared_text.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::sql {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

std::string NewPath(const std::string& name) {
  const std::string path = testing::TempDir() + "/" + name;
  DeleteStore(path);
  return path;
}

constexpr Migration kNotes[] = {
    {1, "notes",
     "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL "
     "CHECK (length(text) < 10), bytes BLOB) STRICT"},
    {2, "tags", "CREATE TABLE tag (note INTEGER REFERENCES note(id)) STRICT"},
};

std::vector<std::string> Texts(Session& session) {
  std::vector<std::string> texts;
  const absl::Status status = session.Query("SELECT text FROM note ORDER BY id",
                                            {}, [&texts](const Row& row) {
                                              texts.emplace_back(row.Text(0));
                                              return absl::OkStatus();
                                            });
  EXPECT_TRUE(status.ok()) << status;
  return texts;
}

TEST(SqliteTest, WhatSharedTextDoesNotSayOfATableIsAdded) {
  constexpr absl::string_view kTable = "CREATE TABLE a (b TEXT)";
  const auto made = [&](absl::string_view more) {
    return InSqlite(absl::StrCat(kTable, more));
  };
  EXPECT_EQ(made(""), absl::StrCat(kTable, " STRICT"));
  EXPECT_EQ(made(";\n"), absl::StrCat(kTable, " STRICT;\n"));
  EXPECT_EQ(made(" /* ordered by key */;"),
            absl::StrCat(kTable, " STRICT, WITHOUT ROWID;"));
  EXPECT_EQ(made(" /* types not enforced */;"), absl::StrCat(kTable, ";"));
  EXPECT_EQ(made(" STRICT;"), absl::StrCat(kTable, " STRICT;"));
  // Also behind comments, and with what looks like an end.
  EXPECT_EQ(InSqlite("-- a; (b)\nCREATE TABLE a (\n  -- c);\n"
                     "  b TEXT CHECK (b <> ');'), \"(\" TEXT\n);"),
            "-- a; (b)\nCREATE TABLE a (\n  -- c);\n"
            "  b TEXT CHECK (b <> ');'), \"(\" TEXT\n) STRICT;");
  // Nothing else is changed.
  for (const absl::string_view other :
       {"CREATE INDEX a ON b (c)", "INSERT INTO a (b) VALUES (1);",
        "SELECT '/* ordered by key */';", "PRAGMA a=1", ""}) {
    EXPECT_EQ(InSqlite(other), other);
  }
}

TEST(SqliteTest, OneDriverAtATime) {
  const std::string path = NewPath("locked.db");
  {
    auto driver = SqliteDriver(path).value();
    const auto second = SqliteDriver(path);
    EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(second.status().message()),
                HasSubstr("is in use by process"));
  }
  EXPECT_TRUE(SqliteDriver(path).ok());
}

// Whatever stands in the folder of `path` and begins with its name.
std::vector<std::string> Beside(const std::string& path) {
  const std::filesystem::path file(path);
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(file.parent_path())) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(file.filename().string(), 0) == 0) names.push_back(name);
  }
  return names;
}

TEST(SqliteTest, AnotherNameOfTheFileLetsNobodyIn) {
  const std::string path = NewPath("linked.db");
  const std::string symbolic = NewPath("symbolic.db");
  const std::string hard = NewPath("hard.db");
  auto driver = SqliteDriver(path).value();
  ASSERT_EQ(symlink(path.c_str(), symbolic.c_str()), 0);
  ASSERT_EQ(link(path.c_str(), hard.c_str()), 0);
  for (const std::string& other : {symbolic, hard}) {
    EXPECT_EQ(SqliteDriver(other).status().code(),
              absl::StatusCode::kFailedPrecondition)
        << other;
    EXPECT_THAT(Beside(other), ElementsAre(other.substr(other.rfind('/') + 1)));
  }
  std::remove((path + ".lock").c_str());
  EXPECT_EQ(SqliteDriver(path).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

// In a folder of its own while it lives, so that names can be relative.
class InFolder {
 public:
  explicit InFolder(const std::string& name)
      : before_(std::filesystem::current_path()) {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    std::filesystem::current_path(folder);
  }
  ~InFolder() { std::filesystem::current_path(before_); }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  const std::filesystem::path before_;
};

TEST(SqliteTest, ANameThatLooksLikeAUriOrASpecialNameIsAFile) {
  const InFolder folder("uris");
  for (const char* name :
       {"file:u.db", "file:u.db?nolock=1", "file:u.db?mode=memory",
        ":memory:", "file::memory:"}) {
    auto plain = SqliteDriver("u.db").value();
    auto plain_writer = plain->OpenWriter().value();
    ASSERT_TRUE(Migrate(*plain_writer, kNotes).ok());
    // Another file, beside the one that is open, with a store of its own.
    auto driver = SqliteDriver(name);
    ASSERT_TRUE(driver.ok()) << name << driver.status();
    auto writer = (*driver)->OpenWriter();
    ASSERT_TRUE(writer.ok()) << name << writer.status();
    EXPECT_EQ((*writer)->SchemaVersion().value(), 0) << name;
    ASSERT_TRUE(Migrate(**writer, kNotes).ok()) << name;
    EXPECT_GT(std::filesystem::file_size(std::string("./") + name), 0u) << name;
    EXPECT_TRUE(std::filesystem::exists(std::string("./") + name + ".lock"));
    // And locked as any other.
    EXPECT_EQ(SqliteDriver(name).status().code(),
              absl::StatusCode::kFailedPrecondition)
        << name;
    EXPECT_EQ(SqliteDriver(std::string("./") + name).status().code(),
              absl::StatusCode::kFailedPrecondition)
        << name;
  }
}

// Whoever only looked leaves what was there, and whoever begins a store keeps
// it from the first note on.
TEST(SqliteTest, WhatWasMadeForNothingIsRemoved) {
  const std::string path = NewPath("nothing.db");
  { ASSERT_TRUE(SqliteDriver(path).ok()); }
  EXPECT_THAT(Beside(path), ElementsAre());
  {
    const auto driver = SqliteDriver(path).value();
    const auto writer = driver->OpenWriter().value();
    ASSERT_TRUE(Migrate(*writer, kNotes).ok());
    EXPECT_EQ(Beside(path).size(), 4u);
  }
  EXPECT_THAT(Beside(path), ElementsAre());
  {
    const auto driver = SqliteDriver(path).value();
    {
      const auto first = driver->OpenWriter().value();
      ASSERT_TRUE(Migrate(*first, kNotes).ok());
    }
    driver->Note({1, 1});
    const auto writer = driver->OpenWriter().value();
  }
  EXPECT_THAT(
      Beside(path),
      UnorderedElementsAre("nothing.db", "nothing.db.lock", "nothing.db.mark"));
  std::remove((path + ".lock").c_str());
  {
    const auto driver = SqliteDriverAsItIs(path).value();
    const auto reader = driver->OpenReader().value();
    EXPECT_THAT(Texts(*reader), ElementsAre());
  }
  EXPECT_THAT(Beside(path),
              UnorderedElementsAre("nothing.db", "nothing.db.mark"));
}

TEST(SqliteTest, AStoredTextThatIsNotUtf8IsDamage) {
  const auto driver = SqliteDriver(NewPath("not_utf8.db")).value();
  const auto writer = driver->OpenWriter().value();
  ASSERT_TRUE(Migrate(*writer, kNotes).ok());
  ASSERT_TRUE(writer
                  ->ExecuteScript("INSERT INTO note (text) VALUES "
                                  "(CAST(x'6bc3a9' AS TEXT)), "
                                  "(CAST(x'6bc3' AS TEXT))")
                  .ok());
  const auto read = [&writer](const char* sql) {
    return writer->Query(sql, {}, [](const Row& row) {
      EXPECT_LE(row.Text(0).size(), 3u);
      return absl::OkStatus();
    });
  };
  EXPECT_TRUE(read("SELECT text FROM note WHERE id = 1").ok());
  const absl::Status damaged = read("SELECT text FROM note WHERE id = 2");
  EXPECT_TRUE(absl::IsDataLoss(damaged)) << damaged;
  EXPECT_THAT(std::string(damaged.message()), HasSubstr("note.text"));
}

TEST(SqliteTest, FilesOfOthersAreLeftAloneAndNothingIsMadeBesideThem) {
  const std::string text_path = NewPath("text.db");
  std::ofstream(text_path) << std::string(5000, 'x');

  const std::string other_path = NewPath("other.db");
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(other_path.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(
      sqlite3_exec(other, "CREATE TABLE theirs (x)", nullptr, nullptr, nullptr),
      SQLITE_OK);
  sqlite3_close(other);

  const std::string folder_path = NewPath("folder.db");
  std::filesystem::create_directory(folder_path);

  for (const std::string& path : {text_path, other_path, folder_path}) {
    EXPECT_EQ(SqliteDriver(path).status().code(),
              absl::StatusCode::kFailedPrecondition)
        << path;
    EXPECT_EQ(Beside(path).size(), 1u) << path;
  }
  std::filesystem::remove(folder_path);
}

TEST(SqliteTest, ADeviceIsNoStore) {
  EXPECT_EQ(SqliteDriver("/dev/null").status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(std::filesystem::exists("/dev/null.lock"));
}

TEST(SqliteTest, AnEmptyFileBecomesAStore) {
  const std::string path = NewPath("empty.db");
  std::ofstream(path).flush();
  const auto driver = SqliteDriver(path);
  ASSERT_TRUE(driver.ok()) << driver.status();
  EXPECT_TRUE((*driver)->OpenWriter().ok());
}

TEST(SqliteTest, ALogBesideNothingIsLeftAsItIs) {
  const std::string path = NewPath("gone.db");
  const std::string log_path = path + "-wal";
  std::ofstream(log_path) << std::string(5000, 'x');
  for (const bool empty : {false, true}) {
    if (empty) std::ofstream(path).flush();
    const absl::Status status = SqliteDriver(path).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()),
                testing::HasSubstr("holds what was written to it last"));
    EXPECT_EQ(Beside(path).size(), empty ? 2u : 1u);
    EXPECT_EQ(std::filesystem::file_size(log_path), 5000u);
  }
  // An empty log holds nothing.
  std::filesystem::resize_file(log_path, 0);
  EXPECT_TRUE(SqliteDriver(path).ok());
}

TEST(SqliteTest, AMissingFolderIsSaid) {
  EXPECT_EQ(SqliteDriver(testing::TempDir() + "/nowhere/x.db").status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace base::sql
