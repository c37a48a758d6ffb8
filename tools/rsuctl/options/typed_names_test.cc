#include "tools/rsuctl/options/typed_names.h"

#include "CLI/CLI.hpp"
#include "gtest/gtest.h"
#include "tools/rsuctl/options/command.h"

namespace rsuctl {
namespace {

using Words = std::vector<std::string>;

TEST(NumberAsTyped, IsAWordUnlessTheOptionWasGiven) {
  EXPECT_EQ(NumberAsTyped(Words{"people", "show", "12"}), "NUMBER");
  EXPECT_EQ(NumberAsTyped(Words{"people", "show", "--idcs", "12"}), "--idcs");
  EXPECT_EQ(NumberAsTyped(Words{"people", "show", "--idcs=12"}), "--idcs");
  EXPECT_EQ(NumberAsTyped(Words{"people", "show", "12", "--reason", "--idcs."}),
            "NUMBER");
}

TEST(MistakeAsTyped, NamesWhatWasTyped) {
  EXPECT_EQ(MistakeAsTyped("--idcs: must be ten digits", {"12"}),
            "NUMBER: must be ten digits");
  EXPECT_EQ(MistakeAsTyped("--idcs: must be ten digits", {"--idcs", "12"}),
            "--idcs: must be ten digits");
  EXPECT_EQ(MistakeAsTyped("--idcs is required", {}),
            "NUMBER, as a word or with --idcs, is required");
  EXPECT_EQ(MistakeAsTyped("--date is required", {"12"}), "--date is required");
}

class NamesOfCommandTest : public testing::Test {
 protected:
  NamesOfCommandTest() {
    app_.add_option("number,--idcs", text_);
    app_.add_option("--birth-date", text_);
    app_.add_option("--date", text_);
    app_.add_option("--reason", text_);
  }

  CLI::App app_;
  std::string text_;
};

TEST_F(NamesOfCommandTest, AFieldIsCalledAsTheOptionThatGivesIt) {
  NamesOfFields names = NamesOfCommand(Command(&app_), {"12"});
  EXPECT_EQ(names["birth_date"], "--birth-date");
  EXPECT_EQ(names["as_of"], "--date");
  EXPECT_EQ(names["note"], "--reason");
  EXPECT_EQ(names["parent"], "NUMBER");
  EXPECT_EQ(names["idcs"], "NUMBER");
  EXPECT_EQ(NamesOfCommand(Command(&app_), {"--idcs", "12"})["name"], "--idcs");
  // Options that the command does not have name nothing.
  EXPECT_EQ(names.count("candidate"), 0U);
  EXPECT_EQ(names.count("filter.regions"), 0U);
}

TEST_F(NamesOfCommandTest, WhatAnOptionHoldsIsCalledAsTheOption) {
  CLI::App command;
  command.add_option("--cost-per-household", text_);
  command.add_option("--from", text_);
  command.add_option("--to", text_);
  NamesOfFields names = NamesOfCommand(Command(&command), {});
  EXPECT_EQ(names["costs"], "--cost-per-household");
  EXPECT_EQ(names["before.known_at"], "--from");
  EXPECT_EQ(names["after.known_at"], "--to");
}

TEST_F(NamesOfCommandTest, ARunIsNamedByItsWord) {
  CLI::App command;
  command.add_option("run", text_);
  EXPECT_EQ(NamesOfCommand(Command(&command), {"7"})["name"], "run");
  CLI::App none;
  EXPECT_EQ(NamesOfCommand(Command(&none), {}).count("name"), 0U);
}

}  // namespace
}  // namespace rsuctl
