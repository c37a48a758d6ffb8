#include "tools/rsuctl/options/typed_names.h"

#include <algorithm>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace rsuctl {
namespace {

constexpr char kWord[] = "NUMBER";
constexpr char kOption[] = "--idcs";

// Fields of requests that an option gives under another name.
struct Alias {
  const char* field;
  const char* option;
};
constexpr Alias kAliases[] = {
    {"after.as_of", "--to"},
    {"after.known_at", "--to"},
    {"as_of", "--date"},
    {"before.as_of", "--from"},
    {"before.known_at", "--from"},
    {"candidate", "--same"},
    {"costs", "--cost-per-household"},
    {"document.number", "--document"},
    {"document.type", "--document"},
    {"filter.declared_before", "--declared-before"},
    {"filter.milieu", "--milieu"},
    {"filter.regions", "--region"},
    {"from_date", "--from"},
    {"keep_households", "--household"},
    {"note", "--reason"},
};

// Fields that hold what the command is about, by a number or a name.
constexpr const char* kSubjects[] = {"double", "idcs", "name", "number",
                                     "parent"};

// The words that name what a command is about, beside a number.
constexpr const char* kOtherSubjects[] = {"run", "review"};

bool TakesNumber(Command command) {
  return command.app()->get_option_no_throw(kOption) != nullptr;
}

}  // namespace

std::string NumberAsTyped(const std::vector<std::string>& words) {
  const bool option =
      std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == kOption ||
               absl::StartsWith(word, absl::StrCat(kOption, "="));
      });
  return option ? kOption : kWord;
}

std::string MistakeAsTyped(const std::string& message,
                           const std::vector<std::string>& words) {
  if (message == absl::StrCat(kOption, " is required")) {
    return absl::StrCat(kWord, ", as a word or with ", kOption,
                        ", is required");
  }
  absl::string_view rule = message;
  if (!absl::ConsumePrefix(&rule, absl::StrCat(kOption, ": "))) return message;
  return absl::StrCat(NumberAsTyped(words), ": ", rule);
}

NamesOfFields NamesOfCommand(Command command,
                             const std::vector<std::string>& words) {
  NamesOfFields names;
  for (const CLI::Option* option : command.app()->get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names[absl::StrReplaceAll(name, {{"-", "_"}})] = absl::StrCat("--", name);
    }
  }
  for (const Alias& alias : kAliases) {
    if (command.app()->get_option_no_throw(alias.option) != nullptr) {
      names[alias.field] = alias.option;
    }
  }
  std::string subject = TakesNumber(command) ? NumberAsTyped(words) : "";
  for (const char* other : kOtherSubjects) {
    if (command.app()->get_option_no_throw(other) != nullptr) subject = other;
  }
  if (subject.empty()) return names;
  for (const char* field : kSubjects) names[field] = subject;
  return names;
}

}  // namespace rsuctl
