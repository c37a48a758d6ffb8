#ifndef TESTS_RPC_DAMAGE_FIXTURE_H_
#define TESTS_RPC_DAMAGE_FIXTURE_H_

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "tests/rpc/rescoring_fixture.h"

namespace rpc_test {

// A store with something of every table that answers come from, and its bits
// changed. RSU_SEED in the environment repeats a run.
class DamageTest : public testing::Test {
 protected:
  static constexpr std::size_t kPage = 4096;
  static constexpr int kHouseholds = 12;

  DamageTest();

  void Fill();
  std::string Register(RegisterClient& client, const std::string& document);
  void Ask(RegisterClient& client, std::vector<std::string>& answers) const;

  // Makes it the store that is there, with nothing beside it.
  void Put(const std::string& bytes) const;

  // Whether a server starts on the file. It may write to it.
  bool Starts() const;

  // What a register on the file answers; nothing if it cannot be opened.
  std::vector<std::string> Answers() const;

  // The pages of each table and index.
  static std::map<std::string, std::vector<std::uint32_t>> PagesOf(
      base::sql::Database& database);

  // The store with one bit of this page changed.
  std::string Flip(std::uint32_t page, bool new_digest);

  std::uint64_t seed_ = 0;
  std::mt19937_64 random_;
  std::string path_;
  std::string whole_;
  std::map<std::string, std::vector<std::uint32_t>> pages_;
  std::vector<std::string> people_;
  std::vector<std::string> households_;
};

std::string ReadFile(const std::string& path);

}  // namespace rpc_test

#endif  // TESTS_RPC_DAMAGE_FIXTURE_H_
