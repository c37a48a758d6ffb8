#include "tools/rsuctl/call/client_settings.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <map>
#include <string>

#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {
namespace {

class ClientSettingsTest : public testing::Test {
 protected:
  ClientSettingsTest() : folder_(testing::TempDir() + "client_settings") {
    mkdir(folder_.c_str(), 0700);
    mkdir((folder_ + "/rsu").c_str(), 0700);
    std::remove(File().c_str());
    variables_["XDG_CONFIG_HOME"] = folder_;
  }

  std::string File() const { return folder_ + "/rsu/client.textproto"; }

  void WriteFile(const std::string& text) { std::ofstream(File()) << text; }

  absl::StatusOr<ClientSettings> Settle(const ServerFlags& given = {}) {
    return SettleClient(given, [this](const char* name) -> const char* {
      const auto found = variables_.find(name);
      return found == variables_.end() ? nullptr : found->second.c_str();
    });
  }

  std::string Mistake(const std::string& text) {
    WriteFile(text);
    return std::string(Settle().status().message());
  }

  const std::string folder_;
  std::map<std::string, std::string> variables_;
};

constexpr char kFile[] = R"(server: "file.example:1"
tls { certificate: "c.pem" key: "k.pem" authority: "/a/ca.pem" }
)";

TEST_F(ClientSettingsTest, WithoutAnythingNothingIsSettled) {
  const auto settings = Settle();
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->server, "");
  EXPECT_FALSE(settings->tls.any());
  EXPECT_FALSE(settings->file_is_there);
  EXPECT_EQ(settings->file, File());
  EXPECT_NE(NoServerInWords(*settings).find(File()), std::string::npos);
}

TEST_F(ClientSettingsTest, AnOptionComesBeforeTheEnvironmentBeforeTheFile) {
  WriteFile(kFile);
  auto settings = Settle();
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->server, "file.example:1");
  EXPECT_EQ(settings->server_from, File());
  // Paths begin in the folder of the file.
  EXPECT_EQ(settings->tls.certificate, folder_ + "/rsu/c.pem");
  EXPECT_EQ(settings->tls.key, folder_ + "/rsu/k.pem");
  EXPECT_EQ(settings->tls.authority, "/a/ca.pem");
  EXPECT_EQ(settings->tls_from, File());

  variables_["RSU_SERVER"] = "environment.example:2";
  variables_["RSU_TLS_KEY"] = "e.pem";
  settings = Settle();
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->server, "environment.example:2");
  EXPECT_EQ(settings->server_from, "RSU_SERVER");
  // The three go together: the certificate of the file is another's.
  EXPECT_EQ(settings->tls.key, "e.pem");
  EXPECT_EQ(settings->tls.certificate, "");

  ServerFlags given;
  given.address = "option.example:3";
  given.tls.authority = "o.pem";
  settings = Settle(given);
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->server, "option.example:3");
  EXPECT_EQ(settings->tls.authority, "o.pem");
  EXPECT_EQ(settings->tls.key, "");

  given.tls = {};
  given.no_tls = true;
  settings = Settle(given);
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_FALSE(settings->tls.any());
}

TEST_F(ClientSettingsTest, AnEmptyVariableIsNone) {
  WriteFile(kFile);
  variables_["RSU_SERVER"] = "";
  EXPECT_EQ(Settle()->server, "file.example:1");
}

TEST_F(ClientSettingsTest, WhereTheFileIs) {
  variables_["XDG_CONFIG_HOME"] = "relative";
  variables_["HOME"] = "/home/x";
  EXPECT_EQ(Settle()->file, "/home/x/.config/rsu/client.textproto");
  variables_["XDG_CONFIG_HOME"] = "/xdg";
  EXPECT_EQ(Settle()->file, "/xdg/rsu/client.textproto");
  variables_["RSU_CLIENT_FILE"] = "/nowhere/c.textproto";
  EXPECT_EQ(Settle().status().message(),
            "/nowhere/c.textproto: cannot be read: No such file or directory");
  variables_.clear();
  EXPECT_EQ(Settle()->file, "");
}

TEST_F(ClientSettingsTest, AWrongFileIsRefusedWithItsLineAndField) {
  EXPECT_EQ(Mistake("# who\nserver: \"nowhere\"\n"),
            File() +
                ": line 2: server: must be HOST:PORT, such as "
                "\"127.0.0.1:50051\"");
  EXPECT_EQ(Mistake("server: \"a:1\"\n\ntls { key: \"k\" }\n"),
            File() + ": line 3: tls.certificate: is missing");
  EXPECT_EQ(Mistake("server: \"a:1\"\ntls { certificate: \"c\" key: \"k\" }\n"),
            File() + ": line 2: tls.authority: is missing");
  const std::string unknown = Mistake("server: \"a:1\"\nsevrer: \"b:1\"\n");
  EXPECT_NE(unknown.find("line 2, column "), std::string::npos) << unknown;
  EXPECT_NE(unknown.find("sevrer"), std::string::npos) << unknown;
  for (const char* port : {"0", "65536", "x", ""}) {
    EXPECT_NE(Mistake(std::string("server: \"a:") + port + "\"\n"), "") << port;
  }
  for (const char* port : {"1", "65535"}) {
    EXPECT_EQ(Mistake(std::string("server: \"a:") + port + "\"\n"), "") << port;
  }
}

TEST_F(ClientSettingsTest, AKeyThatOthersCanReadIsTold) {
  const std::string key = folder_ + "/key.pem";
  std::ofstream(key) << "key";
  for (const auto& [mode, told] : std::map<mode_t, bool>{
           {0600, false}, {0400, false}, {0640, true}, {0604, true}}) {
    chmod(key.c_str(), mode);
    EXPECT_EQ(!KeyWarning(key).empty(), told) << std::oct << mode;
  }
  EXPECT_EQ(KeyWarning(folder_ + "/none.pem"), "");
  EXPECT_EQ(KeyWarning(""), "");
}

}  // namespace
}  // namespace rsuctl
