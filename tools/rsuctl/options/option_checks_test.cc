#include "tools/rsuctl/options/option_checks.h"

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/rsuctl/options/command.h"

namespace rsuctl {
namespace {

using ::testing::HasSubstr;

// A command with an option of every kind.
class OptionChecksTest : public testing::Test {
 protected:
  OptionChecksTest() {
    app_.require_subcommand(1);
    CLI::App* command = app_.add_subcommand("command");
    command->add_option("--day", day_)->type_name("YYYY-MM-DD");
    command->add_option("--name", name_)->type_name("NAME");
    command->add_option("--file", file_)->type_name("FILE");
    command->add_option("--region", regions_)->type_name("01..12");
    command->add_option("--count", count_)->check(BrokenCountRule);
    command->add_flag("--dry-run", dry_run_);
    command->add_option("words", words_)->type_name("FILE");
    CheckTexts(Command(&app_));
  }

  // What is said to be wrong with the command line; empty if nothing is.
  std::string WrongIn(std::vector<std::string> words) {
    words.insert(words.begin(), "command");
    std::vector<std::string> backwards(words.rbegin(), words.rend());
    try {
      app_.parse(backwards);
    } catch (const CLI::ParseError& error) {
      return error.what();
    }
    return "";
  }

  CLI::App app_;
  std::string day_;
  std::string name_;
  std::string file_;
  std::vector<std::string> regions_;
  int count_ = 0;
  bool dry_run_ = false;
  std::vector<std::string> words_;
};

TEST_F(OptionChecksTest, ADayMustExist) {
  EXPECT_EQ(WrongIn({"--day", "2024-02-29"}), "");
  for (const char* day : {"2026-02-29", "2026-2-1", "29/02/2024", "today"}) {
    EXPECT_EQ(WrongIn({"--day", day}),
              "--day: must be a date that exists, as YYYY-MM-DD");
  }
}

TEST_F(OptionChecksTest, AnEmptyTextIsRefusedInEveryOption) {
  for (const char* option : {"--day", "--file", "--region"}) {
    EXPECT_EQ(WrongIn({option, ""}),
              std::string(option) + ": must not be empty");
  }
  EXPECT_THAT(WrongIn({"--count", ""}), HasSubstr("--count: must be a number"));
  EXPECT_EQ(WrongIn({""}), "words: must not be empty");
  EXPECT_EQ(WrongIn({"one", ""}), "words: must not be empty");
  EXPECT_THAT(WrongIn({"--region", "01", "--region", ""}),
              HasSubstr("must not be empty"));
}

TEST_F(OptionChecksTest, ANumberAndAFileAreLeftToTheirCommand) {
  CLI::App command;
  std::vector<std::string> words;
  command.add_option("words", words)->type_name(kNumberAndFile);
  CheckTexts(Command(&command));
  command.parse(std::vector<std::string>{"", "12"});
  EXPECT_EQ(words, (std::vector<std::string>{"12", ""}));
}

TEST_F(OptionChecksTest, AListIsNotEmptiedByWhatCommandLinesReadAsNothing) {
  EXPECT_EQ(WrongIn({"--region", "{}"}), "--region: must not be {}");
  EXPECT_EQ(WrongIn({"{}"}), "words: must not be {}");
  EXPECT_NE(WrongIn({"--region", "[]"}), "");
}

TEST_F(OptionChecksTest, WhatIsNotEmptyIsTaken) {
  ASSERT_EQ(WrongIn({"--name", " ", "--file", "\xff", "--region", "01",
                     "--region", "02", "--count", "7", "--dry-run", "{"}),
            "");
  EXPECT_EQ(name_, " ");
  EXPECT_EQ(file_, "\xff");
  EXPECT_EQ(regions_, (std::vector<std::string>{"01", "02"}));
  EXPECT_EQ(count_, 7);
  EXPECT_TRUE(dry_run_);
  EXPECT_EQ(words_, std::vector<std::string>{"{"});
}

TEST_F(OptionChecksTest, OnlyNamesOfFilesNeedNotBeUtf8) {
  EXPECT_EQ(WrongIn({"--name", "\xff"}), "--name: must be UTF-8");
  EXPECT_EQ(WrongIn({"--file", "\xff"}), "");
}

TEST_F(OptionChecksTest, TheStandardInputIsReadForOneFile) {
  const Command command(app_.get_subcommand("command"));
  ASSERT_EQ(WrongIn({"--file", "-", "--name", "-", "word"}), "");
  EXPECT_FALSE(ReadsStandardInputTwice(command));
  ASSERT_EQ(WrongIn({"--file", "-", "-"}), "");
  EXPECT_TRUE(ReadsStandardInputTwice(command));
  ASSERT_EQ(WrongIn({"-", "-"}), "");
  EXPECT_TRUE(ReadsStandardInputTwice(command));
}

TEST(BrokenOutputRuleTest, WhatIsWrittenHasAName) {
  for (const char* text : {"./-", "--", "-.csv", "/dev/stdout", "a"}) {
    EXPECT_EQ(BrokenOutputRule(text), "") << text;
  }
  EXPECT_NE(BrokenOutputRule("-"), "");
}

TEST(BrokenRunRuleTest, ARunIsANumberFromOneOrItsName) {
  for (const char* text : {"1", "10", "9223372036854775807", "rescoringRuns/1",
                           "rescoringRuns/120"}) {
    EXPECT_EQ(BrokenRunRule(text), "") << text;
  }
  for (const char* text :
       {"", "0", "-1", "+1", "01", "0x1", "1.0", "1e3", " 1", "1 ", "one",
        "9223372036854775808", "rescoringRuns/", "rescoringRuns/0",
        "rescoringRuns/01", "rescoringRuns/-1", "/1", "runs/1",
        "rescoringRuns/rescoringRuns/1"}) {
    EXPECT_EQ(BrokenRunRule(text),
              "must be the number of a run, from 1 on and in digits, or its "
              "name rescoringRuns/NUMBER")
        << text;
  }
  EXPECT_EQ(RunName("12"), "rescoringRuns/12");
  EXPECT_EQ(RunName("rescoringRuns/12"), "rescoringRuns/12");
}

TEST(BrokenTextRuleTest, BlankAuthorsAndReasonsAreRefused) {
  for (const char* text : {"", " ", "\t"}) {
    EXPECT_NE(BrokenAuthorRule(text), "") << text;
    EXPECT_NE(BrokenReasonRule(text), "") << text;
  }
  EXPECT_EQ(BrokenAuthorRule(std::string(64, 'a')), "");
  EXPECT_NE(BrokenAuthorRule(std::string(65, 'a')), "");
  EXPECT_EQ(BrokenReasonRule(std::string(500, 'a')), "");
  EXPECT_NE(BrokenReasonRule(std::string(501, 'a')), "");
}

}  // namespace
}  // namespace rsuctl
