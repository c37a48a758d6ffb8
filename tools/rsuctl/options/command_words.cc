#include "tools/rsuctl/options/command_words.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace rsuctl {
namespace {

// So many slips of the pen a command may be away to be meant.
constexpr std::size_t kMostSlips = 2;

std::vector<CLI::App*> CommandsOf(CLI::App& app) {
  return app.get_subcommands([](CLI::App* command) {
    return !command->get_name().empty() && !command->get_group().empty();
  });
}

CLI::App* ChildOf(CLI::App& app, const std::string& name) {
  for (CLI::App* command : CommandsOf(app)) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

// Letters to be put in, left out, replaced, or exchanged with the next.
std::size_t Slips(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> least(
      a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        least[i][j] = i + j;
        continue;
      }
      const std::size_t replaced =
          least[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      least[i][j] =
          std::min({replaced, least[i - 1][j] + 1, least[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
      }
    }
  }
  return least[a.size()][b.size()];
}

// Every command with the words that name it.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the commands.
void Collect(CLI::App& app, const std::string& words,
             std::vector<std::pair<std::string, CLI::App*>>& all) {
  for (CLI::App* command : CommandsOf(app)) {
    const std::string named =
        words.empty() ? command->get_name()
                      : absl::StrCat(words, " ", command->get_name());
    all.emplace_back(named, command);
    Collect(*command, named, all);
  }
}

// The commands that may be meant, the nearest first, at most three.
std::vector<std::string> NearOnes(CLI::App& app, const std::string& words) {
  std::vector<std::pair<std::string, CLI::App*>> all;
  Collect(app, "", all);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& [name, command] : all) {
    const std::size_t slips = Slips(words, name);
    const bool last_word = absl::EndsWith(name, " " + words);
    if (slips <= kMostSlips || last_word) {
      near.emplace_back(last_word ? 0 : slips, name);
    }
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (const auto& [slips, name] : near) {
    if (names.size() < 3) names.push_back(absl::StrCat("'", name, "'"));
  }
  return names;
}

// The options that can be shown.
std::vector<CLI::Option*> OptionsOf(CLI::App& app) {
  std::vector<CLI::Option*> options;
  for (CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) options.push_back(option);
  }
  return options;
}

std::vector<std::string> LongNames(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_lnames()) {
    names.push_back("--" + name);
  }
  return names;
}

// "csv json" of an option that takes one of these; empty of one that does not.
std::string ValuesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return "";
  std::string values = type.substr(open + 1, close - open - 1);
  std::replace(values.begin(), values.end(), ',', ' ');
  return values;
}

// "FILE" of "FILE:…".
std::string TypeOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

bool TakesAFile(const CLI::Option& option) {
  const std::string type = TypeOf(option);
  return type == "FILE" || type == "CSV" || type == "JSONL" || type == "DIR";
}

// What completes the value of an option: a case of the script.
std::string ValueCase(const std::string& words, const CLI::Option& option) {
  if (option.get_expected_max() == 0) return "";
  const std::string values = ValuesOf(option);
  std::string cases;
  for (const std::string& name : LongNames(option)) {
    absl::StrAppend(
        &cases, "    '", words, " ", name, "') ",
        !values.empty()
            ? absl::StrCat("COMPREPLY=($(compgen -W '", values,
                           "' -- \"$current\")); return")
            : absl::StrCat(TakesAFile(option)
                               ? "COMPREPLY=($(compgen -f -- \"$current\")); "
                               : "",
                           "return"),
        " ;;\n");
  }
  return cases;
}

// A line of troff that says `text` and nothing else.
std::string Troff(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else if (c == '\n') {
      escaped += ' ';
    } else {
      escaped += c;
    }
  }
  const bool begins_a_request =
      absl::StartsWith(escaped, ".") || absl::StartsWith(escaped, "'");
  return begins_a_request ? "\\&" + escaped : escaped;
}

std::string ManualOfOption(const CLI::Option& option) {
  const std::string type = option.get_expected_max() == 0 ? "" : TypeOf(option);
  std::vector<std::string> forms = LongNames(option);
  for (std::string& form : forms) {
    if (!type.empty()) absl::StrAppend(&form, " ", type);
  }
  if (!option.get_single_name().empty() && option.get_positional()) {
    forms.insert(forms.begin(), type);
  }
  std::string text = option.get_description();
  const std::string values = ValuesOf(option);
  if (!option.get_default_str().empty()) {
    absl::StrAppend(&text, " (default: ", option.get_default_str(), ")");
  }
  if (option.get_required()) absl::StrAppend(&text, "; required");
  return absl::StrCat(".TP\n.B ", Troff(absl::StrJoin(forms, ", ")), "\n",
                      Troff(text), "\n");
}

}  // namespace

std::optional<Command> FindCommand(Command program,
                                   const std::vector<std::string>& words) {
  CLI::App* command = program.app();
  for (const std::string& word : words) {
    command = ChildOf(*command, word);
    if (command == nullptr) return std::nullopt;
  }
  return Command(command);
}

std::string HelpOf(Command command, const std::vector<std::string>& words) {
  // App::help() speaks of the command that was parsed, which is `help`.
  std::string name = "rsuctl";
  for (const std::string& word : words) absl::StrAppend(&name, " ", word);
  CLI::App* const app = command.app();
  return app->get_formatter()->make_help(app, name, CLI::AppFormatMode::Normal);
}

std::string UnknownCommand(Command program,
                           const std::vector<std::string>& words) {
  CLI::App* group = program.app();
  std::vector<std::string> named;
  for (const std::string& word : words) {
    if (absl::StartsWith(word, "-")) return "";
    named.push_back(word);
    CLI::App* const next = ChildOf(*group, word);
    if (next == nullptr) break;
    group = next;
    if (CommandsOf(*group).empty()) return "";
  }
  if (named.empty() || FindCommand(program, named).has_value()) return "";
  const std::string text = absl::StrJoin(named, " ");
  const std::vector<std::string> near = NearOnes(*program.app(), text);
  return absl::StrCat(
      "there is no command '", text, "'; ",
      near.empty() ? "see --help"
                   : absl::StrCat("did you mean ", absl::StrJoin(near, " or "),
                                  "? See --help"));
}

std::string BashCompletion(Command program) {
  CLI::App& app = *program.app();
  std::vector<std::pair<std::string, CLI::App*>> all = {{"", &app}};
  Collect(app, "", all);
  std::string paths;
  std::string values;
  std::string words;
  for (const auto& [name, command] : all) {
    const std::string path = name.empty() ? "" : " " + name;
    if (!path.empty()) {
      absl::StrAppend(&paths, paths.empty() ? "" : " | ", "'", path, "'");
    }
    std::vector<std::string> offered;
    for (CLI::App* child : CommandsOf(*command)) {
      offered.push_back(child->get_name());
    }
    bool files = false;
    for (const CLI::Option* option : OptionsOf(*command)) {
      for (const std::string& form : LongNames(*option)) {
        offered.push_back(form);
      }
      absl::StrAppend(&values, ValueCase(path, *option));
      files = files || (option->get_positional() && TakesAFile(*option));
    }
    absl::StrAppend(&words, "    '", path, "') words='",
                    absl::StrJoin(offered, " "), "'",
                    files ? "; files=yes" : "", " ;;\n");
  }
  return absl::StrCat(
      "# Completes the commands of rsuctl in bash: . <(rsuctl completion "
      "bash)\n"
      "_rsuctl() {\n"
      "  local current=\"${COMP_WORDS[COMP_CWORD]}\" path='' words='' "
      "files=no i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case \"$path ${COMP_WORDS[i]}\" in\n      ",
      paths,
      ") path=\"$path ${COMP_WORDS[i]}\" ;;\n"
      "    esac\n"
      "  done\n"
      "  COMPREPLY=()\n"
      "  case \"$path ${COMP_WORDS[COMP_CWORD - 1]}\" in\n",
      values,
      "  esac\n"
      "  case \"$path\" in\n",
      words,
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  if [[ \"$files\" == yes && \"$current\" != -* ]]; then\n"
      "    COMPREPLY+=($(compgen -f -- \"$current\"))\n"
      "  fi\n"
      "}\n"
      "complete -o filenames -F _rsuctl rsuctl\n");
}

std::string ManualPage(Command program, const std::string& version) {
  CLI::App& app = *program.app();
  std::string page = absl::StrCat(
      ".TH RSUCTL 1 \"\" \"", Troff(version), "\" \"RSU engine\"\n",
      ".SH NAME\nrsuctl \\- ", Troff("the command line of the registers"),
      "\n.SH SYNOPSIS\n.B rsuctl\n.I COMMAND\n[\n.I OPTIONS\n]\n",
      ".SH DESCRIPTION\n", Troff(app.get_description()), "\n",
      ".SH COMMANDS\n");
  std::vector<std::pair<std::string, CLI::App*>> all;
  Collect(app, "", all);
  for (const auto& [name, command] : all) {
    if (!CommandsOf(*command).empty()) continue;
    absl::StrAppend(&page, ".SS ", Troff("rsuctl " + name), "\n",
                    Troff(command->get_description()), "\n");
    for (const CLI::Option* option : OptionsOf(*command)) {
      if (option == command->get_help_ptr()) continue;
      absl::StrAppend(&page, ManualOfOption(*option));
    }
  }
  absl::StrAppend(
      &page, ".SH EXIT STATUS\n", Troff(app.get_footer()), "\n",
      ".SH ENVIRONMENT\n", ".TP\n.B RSU_SERVER\n",
      Troff("The server, if --server is not given."),
      "\n.TP\n.B RSU_TLS_CERTIFICATE, RSU_TLS_KEY, RSU_TLS_AUTHORITY\n",
      Troff("PEM files, if no --tls- option is given."),
      "\n.TP\n.B RSU_CLIENT_FILE\n", Troff("The client file."),
      "\n.TP\n.B RSU_LANGUAGE\n",
      Troff("en, fr or ar, if --language says none."),
      "\n.SH FILES\n.TP\n.B ~/.config/rsu/client.textproto\n",
      Troff("How to reach the server, if neither an option nor the environment "
            "says it."),
      "\n");
  return page;
}

}  // namespace rsuctl
