#include "tools/rsuctl/call/client_settings.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/configuration_file.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "proto/rsu/client/v1/client_file.pb.h"
#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {
namespace {

using rsu::client::v1::ClientFile;

// The value of a variable; an empty one counts as not set.
std::string ValueOf(const Environment& environment, const char* name) {
  const char* const value = environment(name);
  return value == nullptr ? "" : value;
}

std::string PathOfClientFile(const Environment& environment) {
  std::string named = ValueOf(environment, "RSU_CLIENT_FILE");
  if (!named.empty()) return named;
  // A relative folder does not count, as the XDG base directories have it.
  const std::string folder = ValueOf(environment, "XDG_CONFIG_HOME");
  if (!folder.empty() && folder.front() == '/') {
    return absl::StrCat(folder, "/rsu/client.textproto");
  }
  const std::string home = ValueOf(environment, "HOME");
  return home.empty() ? ""
                      : absl::StrCat(home, "/.config/rsu/client.textproto");
}

// The line on which `field` is given first, as an editor counts.
int LineOf(const std::string& text, absl::string_view field) {
  int line = 0;
  for (absl::string_view part : absl::StrSplit(text, '\n')) {
    ++line;
    const std::size_t comment = part.find('#');
    if (part.substr(0, comment).find(field) != absl::string_view::npos) {
      return line;
    }
  }
  return 1;
}

absl::Status Wrong(const std::string& path, const std::string& text,
                   absl::string_view field, absl::string_view rule) {
  const std::vector<std::string> names = absl::StrSplit(field, '.');
  return absl::InvalidArgumentError(absl::StrCat(
      path, ": line ", LineOf(text, names.front()), ": ", field, ": ", rule));
}

bool HasPort(absl::string_view address) {
  const std::size_t colon = address.rfind(':');
  std::int32_t port = 0;
  return colon != absl::string_view::npos && colon > 0 &&
         absl::SimpleAtoi(address.substr(colon + 1), &port) && port >= 1 &&
         port <= 65535;
}

// A path as it counts from where the program runs.
std::string FromFolderOf(const std::string& file, const std::string& path) {
  const std::size_t slash = file.rfind('/');
  if (path.front() == '/' || slash == std::string::npos) return path;
  return absl::StrCat(file.substr(0, slash + 1), path);
}

absl::StatusOr<ClientFile> ParseClientFile(const std::string& path,
                                           const std::string& text) {
  ClientFile file;
  const absl::Status read = base::ReadTextProto(text, file);
  if (!read.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": ", std::string(read.message())));
  }
  if (!file.server().empty() && !HasPort(file.server())) {
    return Wrong(path, text, "server",
                 "must be HOST:PORT, such as \"127.0.0.1:50051\"");
  }
  if (!file.has_tls()) return file;
  struct {
    const char* field;
    std::string* value;
  } const files[] = {
      {"tls.certificate", file.mutable_tls()->mutable_certificate()},
      {"tls.key", file.mutable_tls()->mutable_key()},
      {"tls.authority", file.mutable_tls()->mutable_authority()}};
  for (const auto& [field, value] : files) {
    if (value->empty()) return Wrong(path, text, field, "is missing");
    *value = FromFolderOf(path, *value);
  }
  return file;
}

// The client file; an empty one if there is none.
absl::StatusOr<ClientFile> ReadClientFile(const Environment& environment,
                                          ClientSettings& settings) {
  const bool named = !ValueOf(environment, "RSU_CLIENT_FILE").empty();
  if (settings.file.empty() ||
      (!named && access(settings.file.c_str(), F_OK) != 0)) {
    return ClientFile();
  }
  const absl::StatusOr<std::string> text =
      base::ReadConfigurationFile(settings.file);
  if (!text.ok()) {
    return absl::InvalidArgumentError(absl::StrCat(
        settings.file, ": ", std::string(text.status().message())));
  }
  settings.file_is_there = true;
  return ParseClientFile(settings.file, *text);
}

}  // namespace

absl::StatusOr<ClientSettings> SettleClient(const ServerFlags& given,
                                            const Environment& environment) {
  ClientSettings settings;
  settings.file = PathOfClientFile(environment);
  RSU_ASSIGN_OR_RETURN(const ClientFile file,
                       ReadClientFile(environment, settings));
  const std::string of_environment = ValueOf(environment, "RSU_SERVER");
  if (!given.address.empty()) {
    settings.server = given.address;
    settings.server_from = "--server";
  } else if (!of_environment.empty()) {
    settings.server = of_environment;
    settings.server_from = "RSU_SERVER";
  } else if (!file.server().empty()) {
    settings.server = file.server();
    settings.server_from = settings.file;
  }
  const base::rpc::TlsFiles named = {
      ValueOf(environment, "RSU_TLS_CERTIFICATE"),
      ValueOf(environment, "RSU_TLS_KEY"),
      ValueOf(environment, "RSU_TLS_AUTHORITY")};
  if (given.no_tls) {
    settings.tls_from = "--no-tls";
  } else if (given.tls.any()) {
    settings.tls = given.tls;
    settings.tls_from = "--tls-…";
  } else if (named.any()) {
    settings.tls = named;
    settings.tls_from = "RSU_TLS_…";
  } else if (file.has_tls()) {
    settings.tls = {file.tls().certificate(), file.tls().key(),
                    file.tls().authority()};
    settings.tls_from = settings.file;
  }
  return settings;
}

std::string NoServerInWords(const ClientSettings& settings) {
  return absl::StrCat(
      "no server is named: give --server HOST:PORT, set RSU_SERVER, or write\n"
      "  server: \"HOST:PORT\"\ninto ",
      settings.file.empty() ? "~/.config/rsu/client.textproto" : settings.file);
}

std::string KeyWarning(const std::string& key_path) {
  struct stat found {};
  if (key_path.empty() || stat(key_path.c_str(), &found) != 0) return "";
  if (!S_ISREG(found.st_mode) || (found.st_mode & (S_IRGRP | S_IROTH)) == 0) {
    return "";
  }
  return absl::StrCat("others can read the private key ", key_path,
                      ": chmod 600 keeps them out");
}

}  // namespace rsuctl
