#include "tools/rsuctl/options/command_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "tools/rsuctl/options/command.h"

namespace rsuctl {
namespace {

class CommandWordsTest : public testing::Test {
 protected:
  CommandWordsTest() : app_("Commands.", "rsuctl") {
    app_.footer("Exit status: 0.");
    CLI::App* people = app_.add_subcommand("people", "The people.");
    CLI::App* show = people->add_subcommand("show", "Show -- a person\nwhole.");
    show->add_option("number,--idcs", number_, "whose file")
        ->required()
        ->type_name("NUMBER");
    show->add_option("--format", format_, ".dotted")
        ->check(CLI::IsMember(std::vector<std::string>{"text", "json"}))
        ->type_name("FORMAT");
    show->add_flag("--json", json_)->group("");
    CLI::App* import = people->add_subcommand("import", "Take a file.");
    import->add_option("file", file_, "a file")->type_name("FILE");
    app_.add_subcommand("score", "Score.");
  }

  std::string Unknown(const std::vector<std::string>& words) {
    return UnknownCommand(program_, words);
  }

  CLI::App app_;
  const Command program_{&app_};
  std::string number_;
  std::string format_;
  std::string file_;
  bool json_ = false;
};

TEST_F(CommandWordsTest, NearCommandsAreHinted) {
  EXPECT_EQ(Unknown({"peple", "show"}),
            "there is no command 'peple'; did you mean 'people'? See --help");
  EXPECT_EQ(Unknown({"people", "shwo"}),
            "there is no command 'people shwo'; did you mean 'people show'? "
            "See --help");
  EXPECT_EQ(Unknown({"show"}),
            "there is no command 'show'; did you mean 'people show'? "
            "See --help");
  EXPECT_EQ(Unknown({"frobnicate"}),
            "there is no command 'frobnicate'; see --help");
  EXPECT_EQ(Unknown({"people", "show", "12"}), "");
  EXPECT_EQ(Unknown({"--help"}), "");
  EXPECT_EQ(Unknown({}), "");
}

TEST_F(CommandWordsTest, ACommandIsFoundByItsWords) {
  EXPECT_EQ(FindCommand(program_, {})->app(), &app_);
  EXPECT_EQ(FindCommand(program_, {"people", "show"})->app()->get_name(),
            "show");
  EXPECT_FALSE(FindCommand(program_, {"people", "frob"}).has_value());
}

TEST_F(CommandWordsTest, TheManualHasEveryOptionButHiddenOnes) {
  const std::string page = ManualPage(program_, "rsuctl 1");
  EXPECT_NE(page.find(".SS rsuctl people show\nShow \\-\\- a person whole.\n"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find(".B NUMBER, \\-\\-idcs NUMBER\nwhose file; required\n"),
            std::string::npos)
      << page;
  // A point at the beginning is no request.
  EXPECT_NE(page.find("\n\\&.dotted\n"), std::string::npos) << page;
  EXPECT_EQ(page.find("json"), std::string::npos) << page;
}

TEST_F(CommandWordsTest, TheCompletionOffersCommandsOptionsAndValues) {
  const std::string script = BashCompletion(program_);
  EXPECT_NE(script.find("' people') words='show import"), std::string::npos)
      << script;
  EXPECT_NE(script.find("' people show --format') "
                        "COMPREPLY=($(compgen -W 'text json'"),
            std::string::npos)
      << script;
  EXPECT_NE(script.find("' people import') words='--help'; files=yes"),
            std::string::npos)
      << script;
  EXPECT_EQ(script.find("--json"), std::string::npos) << script;
}

}  // namespace
}  // namespace rsuctl
