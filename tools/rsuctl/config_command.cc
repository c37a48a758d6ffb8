#include <cstdio>
#include <cstdlib>

#include "tools/rsuctl/client_settings.h"
#include "tools/rsuctl/json_object.h"

namespace rsuctl {
namespace {

void PrintLine(const char* name, const std::string& value,
               const std::string& from) {
  if (value.empty()) {
    std::printf("%s: none%s%s\n", name, from.empty() ? "" : ", by ",
                from.c_str());
    return;
  }
  std::printf("%s: %s, by %s\n", name, value.c_str(), from.c_str());
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
    std::printf("client file: %s%s\n",
                settings->file.empty() ? "none, for want of HOME"
                                       : settings->file.c_str(),
                settings->file.empty() || settings->file_is_there
                    ? ""
                    : ", which is not there");
    PrintLine("server", settings->server, settings->server_from);
    PrintLine("tls certificate", settings->tls.certificate, settings->tls_from);
    PrintLine("tls key", settings->tls.key, settings->tls_from);
    PrintLine("tls authority", settings->tls.authority, settings->tls_from);
  }
  const std::string warning = KeyWarning(settings->tls.key);
  if (!warning.empty()) {
    std::fprintf(stderr, "rsuctl: warning: %s\n", warning.c_str());
  }
  return ExitStatus::kDone;
}

}  // namespace rsuctl
