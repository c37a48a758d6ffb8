#include "tools/rsuctl/options/program.h"

#include <cstddef>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "tools/rsuctl/options/command_tree.h"
#include "tools/rsuctl/options/command_words.h"
#include "tools/rsuctl/options/typed_names.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

// How help is laid out: as CLI11 does, but that a required option with two
// forms is said to be needed once.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string required = " " + get_label("REQUIRED");
    std::string text = CLI::Formatter::make_option_opts(option);
    const std::size_t place = text.find(required);
    if (place == std::string::npos || !option->get_positional() ||
        option->get_lnames().empty()) {
      return text;
    }
    return text.replace(
        place, required.size(),
        absl::StrCat(required, ": one of ", option->get_name(true, false),
                     " and --", option->get_lnames().front()));
  }
};

}  // namespace

Program::Program(const std::string& description, const std::string& version)
    : app_(std::make_unique<CLI::App>(description, "rsuctl")) {
  app_->formatter(std::make_shared<HelpFormatter>());
  app_->require_subcommand(1);
  app_->footer(kExitStatuses);
  app_->set_version_flag("--version", version);
  app_->failure_message([this](const CLI::App* asked, const CLI::Error& error) {
    return MistakeAsTyped(error.what(), words_) +
           CLI::FailureMessage::simple(asked, error)
               .substr(std::string(error.what()).size());
  });
}

Program::~Program() = default;

Command Program::root() const { return Command(app_.get()); }

std::optional<ExitStatus> Program::Read(int argc, char** argv) {
  words_.assign(argv + 1, argv + argc);
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const std::string unknown = UnknownCommand(root(), words_);
    if (!unknown.empty()) return Fail(unknown, ExitStatus::kUsage);
    return app_->exit(error) == 0 ? ExitStatus::kDone : ExitStatus::kUsage;
  }
  return std::nullopt;
}

Command Program::Chosen() const {
  CLI::App* command = app_.get();
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
  }
  return Command(command);
}

}  // namespace rsuctl
