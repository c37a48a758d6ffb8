// The shipped policy, over TLS: every method with every role, and with those
// who have none, allowed exactly where the table of docs/authority.md says.

#include <grpcpp/channel.h>

#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "base/rpc/channel.h"
#include "base/rpc/method_walk.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/certificates.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/service/authority/raw_call.h"

namespace rpc_test {
namespace {

using ::testing::IsEmpty;

// Bytes that are no message of any method: whoever may call is told so, and
// nobody else, since nothing is read before the right to the method.
constexpr char kNoMessage[] = "\xff\xff";
constexpr char kAllowed[] = "INVALID_ARGUMENT MALFORMED_REQUEST";
constexpr char kRefused[] = "PERMISSION_DENIED CALLER_NOT_ALLOWED";
constexpr char kMayNotAct[] = "PERMISSION_DENIED MAY_NOT_ACT";
constexpr char kUnnamed[] = "UNAUTHENTICATED CALLER_UNNAMED";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The table of docs/authority.md: who may call each method.
std::map<std::string, std::set<std::string>> DocumentedTable() {
  std::map<std::string, std::set<std::string>> table;
  std::vector<std::string> roles;
  for (absl::string_view line :
       absl::StrSplit(ReadFile("docs/authority.md"), '\n')) {
    if (line.empty() || line[0] != '|') roles.clear();
    if (!absl::ConsumePrefix(&line, "| ")) continue;
    absl::ConsumeSuffix(&line, " |");
    std::vector<std::string> cells = absl::StrSplit(line, " | ");
    if (cells[0] == "Method") {
      roles.assign(cells.begin() + 1, cells.end());
    } else if (!roles.empty() && cells[0][0] == '`') {
      const std::string method = cells[0].substr(1, cells[0].size() - 2);
      std::set<std::string>& allowed = table[method];
      for (std::size_t i = 1; i < cells.size() && i <= roles.size(); ++i) {
        if (cells[i] == "yes") allowed.insert(roles[i - 1]);
      }
    }
  }
  return table;
}

class RolesTest : public testing::Test {
 protected:
  RolesTest()
      : authority_("authority"),
        register_({}, nullptr, nullptr, formulas::WithDecree({}),
                  scoring::ProgrammeSet::Load().value(), "", nullptr,
                  {ReadFile("docs/examples/policy.textproto"),
                   authority_.Issue("server")}) {}

  std::shared_ptr<grpc::Channel> Connect(const base::rpc::TlsFiles& tls) const {
    return base::rpc::OpenChannel(register_.address(), tls).value();
  }
  std::shared_ptr<grpc::Channel> ConnectAs(const std::string& role) const {
    return Connect(authority_.Issue(
        role, absl::StrCat("URI:spiffe://dev.rsu.example/", role), "-days 1"));
  }

  // Of the register's own services.
  std::vector<std::string> Methods() const {
    std::vector<std::string> methods;
    for (const std::string& method :
         base::rpc::ServedMethods(ConnectAs("walker"))) {
      if (method.rfind("grpc.", 0) != 0) methods.push_back(method);
    }
    return methods;
  }

  const Authority authority_;
  const Register register_;
};

TEST_F(RolesTest, EveryMethodIsAllowedExactlyWhereTheTableSays) {
  const auto table = DocumentedTable();
  const std::vector<std::string> methods = Methods();
  EXPECT_EQ(table.size(), methods.size());
  const std::vector<std::string> roles = {
      "operator", "supervisor",    "caseworker", "analyst",
      "auditor",  "administrator", "agency",     "payer",
      "body",     "batch",         "gateway"};
  for (const std::string& role : roles) {
    const auto channel = ConnectAs(role);
    for (const std::string& method : methods) {
      const auto allowed = table.find(method);
      ASSERT_NE(allowed, table.end()) << method << " is not in the table";
      EXPECT_EQ(Outcome(CallWithBytes(channel, method, kNoMessage)),
                allowed->second.count(role) != 0 ? kAllowed : kRefused)
          << method << " as " << role;
    }
  }
}

TEST_F(RolesTest, TheGatewayMayForAPersonWhatThePersonMay) {
  const auto table = DocumentedTable();
  const auto channel = ConnectAs("gateway");
  for (const char* role :
       {"operator", "supervisor", "caseworker", "auditor", "administrator"}) {
    for (const std::string& method : Methods()) {
      EXPECT_EQ(Outcome(CallWithBytes(
                    channel, method, kNoMessage,
                    {{"rsu-on-behalf-of", absl::StrCat(role, "-1")}})),
                table.at(method).count(role) != 0 ? kAllowed : kRefused)
          << method << " for " << role;
    }
  }
}

// What every method says to one who may nothing.
void ExpectEverywhere(const std::vector<std::string>& methods,
                      const std::shared_ptr<grpc::Channel>& channel,
                      const std::string& outcome,
                      const Metadata& metadata = {}) {
  for (const std::string& method : methods) {
    EXPECT_EQ(Outcome(CallWithBytes(channel, method, kNoMessage, metadata)),
              outcome)
        << method;
  }
}

TEST_F(RolesTest, WhoHasNoRoleIsRefusedEverywhere) {
  const std::vector<std::string> methods = Methods();
  ExpectEverywhere(methods, ConnectAs("stranger"), kRefused);
  // A common name is no name, and neither is a name of another kind.
  ExpectEverywhere(
      methods, Connect(authority_.Issue("agency-cn", "DNS:agency", "-days 1")),
      kRefused);
  for (const char* names :
       {"", "URI:spiffe://dev.rsu.example/agency,URI:urn:b", "DNS:a,DNS:b",
        "URI:local", "URI:gateway", "URI:dns:agency"}) {
    static int count = 0;
    ExpectEverywhere(methods,
                     Connect(authority_.Issue(absl::StrCat("odd", ++count),
                                              names, "-days 1")),
                     kUnnamed);
  }
}

TEST_F(RolesTest, WhoMayNotActForPeopleIsRefusedEverywhere) {
  const std::vector<std::string> methods = Methods();
  for (const char* role : {"agency", "operator", "stranger"}) {
    ExpectEverywhere(methods, ConnectAs(role), kMayNotAct,
                     {{"rsu-on-behalf-of", "operator-1"}});
  }
  const auto gateway = ConnectAs("gateway");
  for (const Metadata& metadata :
       {Metadata{{"rsu-on-behalf-of", ""}},
        Metadata{{"rsu-on-behalf-of", "nobody"}},
        Metadata{{"rsu-on-behalf-of", "analyst-1"}},  // no role to act for
        Metadata{{"rsu-on-behalf-of", "operator-1"},
                 {"rsu-on-behalf-of", "operator-1"}}}) {
    ExpectEverywhere(methods, gateway, kMayNotAct, metadata);
  }
}

TEST_F(RolesTest, WhoseCertificateIsNotGoodDoesNotComeIn) {
  const std::string name = "URI:spiffe://dev.rsu.example/operator";
  const Authority other("other");
  base::rpc::TlsFiles of_other = other.Issue("operator", name, "-days 1");
  of_other.authority = authority_.certificate();
  // Good for a second, of which none is left.
  const base::rpc::TlsFiles expired =
      authority_.Issue("expired", name, "-days -1");
  for (const base::rpc::TlsFiles& tls : {of_other, expired}) {
    const absl::Status status = CallWithBytes(
        Connect(tls), "rsu.authority.v1.AuthorityService/WhatMayI", "");
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
  }
}

// A connection outlives its certificate, and its calls are refused.
TEST_F(RolesTest, ACertificateThatExpiresIsRefusedOnItsConnection) {
  const std::string method = "rsu.authority.v1.AuthorityService/WhatMayI";
  absl::Status status;
  // The first call has to come before that, however slow the machine is.
  for (const int seconds : {2, 8, 30}) {
    const auto channel = Connect(authority_.IssueForSeconds(
        absl::StrCat("short", seconds), "URI:spiffe://dev.rsu.example/agency",
        seconds));
    status = CallWithBytes(channel, method, "");
    if (!status.ok()) continue;
    while (status.ok()) {
      absl::SleepFor(absl::Milliseconds(50));
      status = CallWithBytes(channel, method, "");
    }
    break;
  }
  EXPECT_EQ(Outcome(status), "UNAUTHENTICATED CERTIFICATE_EXPIRED");
}

}  // namespace
}  // namespace rpc_test
