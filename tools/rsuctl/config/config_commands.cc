#include "tools/rsuctl/config/config_commands.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tools/rsuctl/call/client_settings.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {
namespace {

// `name`: server, certificate, key or authority.
void PrintSetting(const char* name, const std::string& value,
                  const std::string& from) {
  std::puts(Say(OperatorText::kSetting, Spoken(),
                {name, value.empty() ? "_" : value, from.empty() ? "_" : from})
                .c_str());
}

void PrintFile(const std::string& file, bool is_there) {
  const char* const state = file.empty() ? "no_home"
                            : is_there   ? "there"
                                         : "absent";
  std::puts(Say(OperatorText::kClientFile, Spoken(), {file, state}).c_str());
}

}  // namespace

ExitStatus ShowConfig(const ConfigFlags& flags) {
  const auto settings = SettleClient(flags.server, std::getenv);
  if (!settings.ok()) {
    return Fail(std::string(settings.status().message()), ExitStatus::kUsage);
  }
  if (flags.format == "json") {
    JsonObject object;
    object.Add("client_file", settings->file);
    object.Add("client_file_is_there", settings->file_is_there);
    object.Add("server", settings->server);
    object.Add("server_from", settings->server_from);
    object.Add("tls_certificate", settings->tls.certificate);
    object.Add("tls_key", settings->tls.key);
    object.Add("tls_authority", settings->tls.authority);
    object.Add("tls_from", settings->tls_from);
    std::puts(object.Text().c_str());
  } else {
    PrintFile(settings->file, settings->file_is_there);
    PrintSetting("server", settings->server, settings->server_from);
    PrintSetting("certificate", settings->tls.certificate, settings->tls_from);
    PrintSetting("key", settings->tls.key, settings->tls_from);
    PrintSetting("authority", settings->tls.authority, settings->tls_from);
  }
  Warn(KeyWarning(settings->tls.key));
  return ExitStatus::kDone;
}

}  // namespace rsuctl
