#include "tools/rsuctl/options/shared_options.h"

#include <vector>

#include "absl/strings/strip.h"
#include "registry/codes/sender.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

void AddSender(CLI::App* command, std::string& sender,
               const std::string& description) {
  command->add_option("--sender", sender, description)
      ->capture_default_str()
      ->check([](const std::string& name) {
        return std::string(registry::IsSender(name) ? ""
                                                    : registry::kSenderRule);
      })
      ->type_name("NAME");
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the commands.
void AddLanguageToAll(CLI::App& app) {
  const auto commands = app.get_subcommands([](CLI::App*) { return true; });
  for (CLI::App* command : commands) AddLanguageToAll(*command);
  if (!commands.empty()) return;
  app.add_option("--language")
      ->description(
          "of what is said: en, fr or ar (default: RSU_LANGUAGE, else that of "
          "the environment)")
      ->check(CLI::IsMember({"en", "fr", "ar"}))
      ->type_name("LANGUAGE");
}

base::Language LanguageOfCommand(const CLI::App& command) {
  const CLI::Option* option = command.get_option_no_throw("--language");
  return LanguageOf(option == nullptr || option->empty()
                        ? LanguageOfEnvironment()
                        : option->as<std::string>());
}

CLI::Option* TakesNameOf(const std::string& collection, CLI::Option* option) {
  return option->transform(
      [prefix = collection + "/"](const std::string& text) {
        return std::string(absl::StripPrefix(text, prefix));
      });
}

CLI::Option* AddPerson(CLI::App* command, std::string& number,
                       const std::string& whose) {
  return TakesNameOf("people",
                     command->add_option("number,--idcs", number, whose))
      ->required()
      ->check(BrokenIdcsRule)
      ->type_name("NUMBER");
}

void AddFormat(CLI::App* command, std::string& format,
               const std::string& plain) {
  command->add_option("--format", format, plain + " or json")
      ->check(CLI::IsMember(std::vector<std::string>{plain, "json"}))
      ->default_str(plain)
      ->type_name("FORMAT");
}

void AddKnownAt(CLI::App* command, std::string& moment) {
  command
      ->add_option("--known-at", moment,
                   "answer as the register knew then, such as "
                   "2026-01-01T12:00:00Z")
      ->type_name("MOMENT");
}

void AddAuthorship(CLI::App* command, std::string& author,
                   std::string& reason) {
  command->add_option("--author", author, "who decided it")
      ->required()
      ->check(BrokenAuthorRule)
      ->type_name("NAME");
  command->add_option("--reason", reason, "why, in words")
      ->required()
      ->check(BrokenReasonRule)
      ->type_name("TEXT");
}

void AddServer(CLI::App* command, CommandLine& line, bool required) {
  line.server_needed[command] = required;
  command
      ->add_option("--server", line.server.address,
                   required ? "the server's address (default: RSU_SERVER, or "
                              "the client file)"
                            : "the address of a server to be asked too; only "
                              "this option asks one, neither RSU_SERVER nor "
                              "the client file")
      ->type_name("HOST:PORT");
  command
      ->add_option("--tls-certificate", line.server.tls.certificate,
                   "this client's certificate (PEM)")
      ->type_name("FILE");
  command->add_option("--tls-key", line.server.tls.key, "its private key (PEM)")
      ->type_name("FILE");
  command
      ->add_option("--tls-authority", line.server.tls.authority,
                   "who signed the server's certificate (PEM)")
      ->type_name("FILE");
  command->add_flag("--no-tls", line.server.no_tls,
                    "no TLS, whatever the environment and the client file say");
}

}  // namespace rsuctl
