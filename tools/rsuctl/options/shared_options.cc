#include "tools/rsuctl/options/shared_options.h"

#include <optional>
#include <vector>

#include "absl/strings/strip.h"
#include "registry/codes/sender.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {

void AddSender(Command command, std::string& sender,
               const std::string& description) {
  command.Add("--sender", sender, description)
      .ShowDefault()
      .Check([](const std::string& name) {
        return std::string(registry::IsSender(name) ? ""
                                                    : registry::kSenderRule);
      })
      .Type("NAME");
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the commands.
void AddLanguageToAll(Command program) {
  const std::vector<Command> commands = program.Children();
  for (const Command command : commands) AddLanguageToAll(command);
  if (!commands.empty()) return;
  program
      .Add("--language",
           "of what is said: en, fr or ar (default: RSU_LANGUAGE, else that of "
           "the environment)")
      .OneOf({"en", "fr", "ar"})
      .Type("LANGUAGE");
}

base::Language LanguageOfCommand(Command command) {
  const std::optional<std::string> given = command.Given("--language");
  return LanguageOf(given.has_value() ? *given : LanguageOfEnvironment());
}

Option TakesNameOf(const std::string& collection, Option option) {
  return option.ReadBy([prefix = collection + "/"](const std::string& text) {
    return std::string(absl::StripPrefix(text, prefix));
  });
}

Option AddPerson(Command command, std::string& number,
                 const std::string& whose) {
  return TakesNameOf("people", command.Add("number,--idcs", number, whose))
      .Required()
      .Check(BrokenIdcsRule)
      .Type("NUMBER");
}

void AddFormat(Command command, std::string& format, const std::string& plain) {
  command.Add("--format", format, plain + " or json")
      .OneOf({plain, "json"})
      .ShowDefault(plain)
      .Type("FORMAT");
}

void AddKnownAt(Command command, std::string& moment) {
  command
      .Add("--known-at", moment,
           "answer as the register knew then, such as "
           "2026-01-01T12:00:00Z")
      .Type("MOMENT");
}

void AddAuthorship(Command command, std::string& author, std::string& reason) {
  command
      .Add("--author", author,
           "who decided it (default: the person the server sees)")
      .Check(BrokenAuthorRule)
      .Type("NAME");
  command.Add("--reason", reason, "why, in words")
      .Required()
      .Check(BrokenReasonRule)
      .Type("TEXT");
}

void AddServer(Command command, CommandLine& line, bool required) {
  line.server_needed[command.app()] = required;
  command
      .Add("--server", line.server.address,
           required ? "the server's address (default: RSU_SERVER, or "
                      "the client file)"
                    : "the address of a server to be asked too; only "
                      "this option asks one, neither RSU_SERVER nor "
                      "the client file")
      .Type("HOST:PORT");
  command
      .Add("--tls-certificate", line.server.tls.certificate,
           "this client's certificate (PEM)")
      .Type("FILE");
  command.Add("--tls-key", line.server.tls.key, "its private key (PEM)")
      .Type("FILE");
  command
      .Add("--tls-authority", line.server.tls.authority,
           "who signed the server's certificate (PEM)")
      .Type("FILE");
  command
      .Add("--on-behalf-of", line.server.on_behalf_of,
           "the person this program acts for, where its policy lets it")
      .Check(BrokenMetadataRule)
      .Type("NAME");
  command
      .Add("--purpose", line.server.purpose,
           "why somebody's file is looked at, a code of the server's policy; "
           "`rsuctl policy mine` names them")
      .Check(BrokenMetadataRule)
      .Type("CODE");
  command.AddFlag("--no-tls", line.server.no_tls,
                  "no TLS, whatever the environment and the client file say");
}

}  // namespace rsuctl
