// Where a server may listen, and whom it serves with TLS.

#include <grpcpp/channel.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "base/rpc/channel.h"
#include "base/rpc/door.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/server.h"
#include "base/rpc/tls.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"
#include "tests/fixtures/certificates.h"
#include "tests/fixtures/register_client.h"

namespace rpc_test {
namespace {

using base::rpc::RpcServer;
using base::rpc::ServerOptions;
using base::rpc::TlsFiles;
using ::testing::HasSubstr;

absl::StatusOr<std::unique_ptr<RpcServer>> Start(const std::string& listen,
                                                 const TlsFiles& tls = {}) {
  ServerOptions options;
  options.listen = listen;
  options.tls = tls;
  return RpcServer::Start(options, {});
}

// What a server without any service says to a caller it lets in, and what gRPC
// says if it does not. A caller that is not let in would try again until its
// deadline, if it were told to wait; it is not.
absl::StatusCode AnswerTo(const std::shared_ptr<grpc::Channel>& channel) {
  RegisterClient client(channel);
  return client.Call(rsu::idcs::v1::CheckIdentifierRequest()).status.code();
}

constexpr auto kServed = absl::StatusCode::kUnimplemented;
constexpr auto kNotServed = absl::StatusCode::kUnavailable;

TEST(ServerSetUpTest, ASecondServerOnThePortIsRefusedAndToldWhy) {
  const auto first = Start("127.0.0.1:0");
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = Start((*first)->address());
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(second.status().message()),
              HasSubstr((*first)->address()));
  EXPECT_THAT(std::string(second.status().message()),
              HasSubstr("another program listens there"));
  EXPECT_EQ(AnswerTo(base::rpc::OpenChannel((*first)->address(), {}).value()),
            kServed);
}

TEST(ServerSetUpTest, ThePortIsFreeAgainAfterAServerStopped) {
  auto first = Start("127.0.0.1:0").value();
  const std::string address = first->address();
  ASSERT_EQ(AnswerTo(base::rpc::OpenChannel(address, {}).value()), kServed);
  first->Shutdown(1000);
  first.reset();
  EXPECT_TRUE(Start(address).ok());
}

TEST(ServerSetUpTest, AnAddressThatOthersReachTakesTls) {
  for (const char* listen : {"0.0.0.0:0", "[::]:0", "10.0.0.1:0"}) {
    const absl::Status status = Start(listen).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << listen;
    EXPECT_THAT(std::string(status.message()), HasSubstr("TLS")) << listen;
  }
  for (const char* listen : {"", "127.0.0.1", ":1", "127.0.0.1:65536",
                             "127.0.0.1:-1", "127.0.0.1:x"}) {
    EXPECT_EQ(Start(listen).status().code(), absl::StatusCode::kInvalidArgument)
        << listen;
  }
}

TEST(ServerSetUpTest, AFileOfTheThreeThatIsMissingIsNamed) {
  const TlsFiles files = Authority("incomplete").Issue("server");
  TlsFiles lacking = files;
  lacking.authority.clear();
  EXPECT_THAT(std::string(Start("127.0.0.1:0", lacking).status().message()),
              HasSubstr("authority"));
  lacking = files;
  lacking.key = "/nowhere/server.key";
  EXPECT_THAT(std::string(Start("127.0.0.1:0", lacking).status().message()),
              HasSubstr("/nowhere/server.key"));
}

TEST(ServerSetUpTest, ACertificateAndAKeyThatDoNotBelongTogetherAreRefused) {
  const Authority authority("mixed");
  TlsFiles files = authority.Issue("server");
  files.key = authority.Issue("other").key;
  const absl::Status status = Start("127.0.0.1:0", files).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr(files.key));
}

TEST(ServerSetUpTest, AFileThatIsNoPemIsRefused) {
  const TlsFiles files = Authority("no_pem").Issue("server");
  const std::string text = testing::TempDir() + "/text.pem";
  std::ofstream(text) << "no certificate\n";
  for (std::string TlsFiles::*file :
       {&TlsFiles::certificate, &TlsFiles::key, &TlsFiles::authority}) {
    TlsFiles bad = files;
    bad.*file = text;
    const absl::Status status = Start("127.0.0.1:0", bad).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr(text));
  }
}

TEST(ServerSetUpTest, AnEmptyAddressIsSaid) {
  const absl::Status status = base::rpc::OpenChannel("", {}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "the server's address is empty");
}

class TlsTest : public testing::Test {
 protected:
  TlsTest() : ours_("ours"), theirs_("theirs") {
    server_ = Start("127.0.0.1:0", ours_.Issue("server")).value();
  }

  absl::StatusCode AnswerTo(const TlsFiles& files) {
    return rpc_test::AnswerTo(
        base::rpc::OpenChannel(server_->address(), files).value());
  }

  const Authority ours_;
  const Authority theirs_;
  std::unique_ptr<RpcServer> server_;
};

TEST_F(TlsTest, AClientWithACertificateOfTheAuthorityIsServed) {
  EXPECT_TRUE(server_->has_tls());
  EXPECT_EQ(AnswerTo(ours_.Issue("client")), kServed);
}

TEST_F(TlsTest, AClientWithoutACertificateIsNotServed) {
  std::ostringstream authority;
  authority << std::ifstream(ours_.certificate()).rdbuf();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = authority.str();
  EXPECT_EQ(rpc_test::AnswerTo(grpc::CreateChannel(
                server_->address(), grpc::SslCredentials(options))),
            kNotServed);
}

TEST_F(TlsTest, AClientWithACertificateOfAnotherAuthorityIsNotServed) {
  TlsFiles files = theirs_.Issue("client");
  files.authority = ours_.certificate();  // it trusts the server
  EXPECT_EQ(AnswerTo(files), kNotServed);
}

TEST_F(TlsTest, AClientRefusesAServerOfAnotherAuthority) {
  TlsFiles files = ours_.Issue("client");
  files.authority = theirs_.certificate();
  EXPECT_EQ(AnswerTo(files), kNotServed);
}

TEST_F(TlsTest, AClientWithoutTlsIsNotServed) {
  EXPECT_EQ(AnswerTo(TlsFiles()), kNotServed);
}

// One method, which does nothing.
class OneMethod
    : public base::rpc::Door<rsu::registry::v1::VerificationService> {
 public:
  OneMethod() {
    Unary("VerifyPerson", base::rpc::Reads(base::rpc::Nobody()),
          &OneMethod::VerifyPerson);
  }

  grpc::ServerUnaryReactor* VerifyPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::VerifyPersonRequest* /*request*/,
      rsu::registry::v1::VerifyPersonResponse* /*response*/) override {
    return base::rpc::Answer(context, absl::OkStatus());
  }
};

TEST(ConnectionLimitTest, ACertificateHasSoManyConnectionsAndNoMore) {
  const Authority authority("limits");
  OneMethod service;
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.tls = authority.Issue("server");
  options.connections.per_caller = 2;
  base::rpc::OpenAuthority everybody;
  options.authority = &everybody;
  const auto server = RpcServer::Start(options, {&service}).value();
  // Each channel connects by itself, since its credentials are its own.
  const auto call = [&server](const TlsFiles& files) {
    auto client = std::make_unique<RegisterClient>(
        base::rpc::OpenChannel(server->address(), files).value());
    const absl::Status status =
        client->Call(rsu::registry::v1::VerifyPersonRequest()).status;
    return std::make_pair(std::move(client), status);
  };
  const TlsFiles agency = authority.Issue("agency");
  const auto first = call(agency);
  const auto second = call(agency);
  EXPECT_TRUE(first.second.ok()) << first.second;
  EXPECT_TRUE(second.second.ok()) << second.second;
  const auto third = call(agency);
  EXPECT_EQ(third.second.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(third.second), "TOO_MANY_CONNECTIONS");
  // Another caller is another's matter, and the first ones go on.
  const auto other = call(authority.Issue("other"));
  EXPECT_TRUE(other.second.ok()) << other.second;
  EXPECT_TRUE(first.first->Call(rsu::registry::v1::VerifyPersonRequest()).ok());
  server->Shutdown(1000);
}

}  // namespace
}  // namespace rpc_test
