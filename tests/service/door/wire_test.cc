// What holds for every call, whichever method: deadlines, sizes, what is not a
// call at all, health and reflection.

#include <arpa/inet.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <regex>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

using ::testing::HasSubstr;

constexpr char kCheckIdentifier[] =
    "/rsu.idcs.v1.IdentifierService/CheckIdentifier";
constexpr char kDay[] = "2026-01-01";
// Field 1, a text of two digits.
constexpr char kCheckRequest[] =
    "\x0a\x02"
    "20";

class WireTest : public RegisterTest {
 protected:
  // One message to any method, and the bytes of the reply. A bidirectional
  // method is ended after its first reply.
  grpc::Status Send(const std::string& method, const std::string& message,
                    std::string* reply, grpc::ClientContext& context) {
    grpc::GenericStub stub(register_.channel());
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareCall(&context, method, &queue);
    const auto step = [&queue] {
      void* tag = nullptr;
      bool ok = false;
      return queue.Next(&tag, &ok) && ok;
    };
    call->StartCall(nullptr);
    bool ok = step();
    const grpc::Slice slice(message);
    if (ok) {
      call->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(),
                      nullptr);
      ok = step();
    }
    grpc::ByteBuffer bytes;
    if (ok) {
      call->Read(&bytes, nullptr);
      ok = step();
    }
    grpc::Slice whole;
    if (ok && reply != nullptr && bytes.DumpToSingleSlice(&whole).ok()) {
      reply->assign(reinterpret_cast<const char*>(whole.begin()), whole.size());
    }
    grpc::Status status;
    call->Finish(&status, nullptr);
    step();
    return status;
  }

  grpc::Status Send(const std::string& method, const std::string& message,
                    std::string* reply = nullptr) {
    grpc::ClientContext context;
    return Send(method, message, reply, context);
  }

  // Writes bytes to the server's port and reads until the server closes the
  // connection or, if `last` is not empty, until that has come.
  std::string Exchange(const std::string& bytes, const std::string& last) {
    const std::string& address = register_.address();
    int port = 0;
    EXPECT_TRUE(
        absl::SimpleAtoi(address.substr(address.rfind(':') + 1), &port));
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(
        connect(descriptor, reinterpret_cast<const sockaddr*>(&to), sizeof(to)),
        0);
    send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (last.empty()) shutdown(descriptor, SHUT_WR);
    const timeval patience{20, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
               sizeof(patience));
    std::string received;
    char buffer[4096];
    while (last.empty() || received.find(last) == std::string::npos) {
      const ssize_t size = recv(descriptor, buffer, sizeof(buffer), 0);
      if (size <= 0) break;
      received.append(buffer, static_cast<std::size_t>(size));
    }
    close(descriptor);
    return received;
  }

  void ExpectServerGoesOn() {
    rsu::idcs::v1::IssueIdentifierRequest request;
    request.set_kind(rsu::idcs::v1::HolderKind::PERSON);
    EXPECT_TRUE(client.Call(request).ok());
  }
};

TEST_F(WireTest, ACallWithoutADeadlineIsAnswered) {
  client.set_deadlines(false);
  ExpectServerGoesOn();
  EXPECT_FALSE(NewPerson().empty());
}

TEST_F(WireTest, ACallWhoseDeadlinePassedEndsSo) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() -
                       std::chrono::seconds(1));
  EXPECT_EQ(
      Send(kCheckIdentifier, kCheckRequest, nullptr, context).error_code(),
      grpc::StatusCode::DEADLINE_EXCEEDED);
  ExpectServerGoesOn();
}

TEST_F(WireTest, ADeadlineCenturiesAwayIsOne) {
  // Clients of other languages send the largest that they can hold; that of C++
  // never more than three years, so the frames are written by hand (RFC 9113,
  // RFC 7541).
  const auto literal = [](const std::string& name, const std::string& value) {
    return std::string(1, '\0') + static_cast<char>(name.size()) + name +
           static_cast<char>(value.size()) + value;
  };
  const auto frame = [](char type, char flags, char stream,
                        const std::string& payload) {
    return std::string(1, '\0') + static_cast<char>(payload.size() >> 8) +
           static_cast<char>(payload.size() & 255) + type + flags +
           std::string(3, '\0') + stream + payload;
  };
  const std::string headers =
      literal(":method", "POST") + literal(":scheme", "http") +
      literal(":path", "/rsu.idcs.v1.IdentifierService/IssueIdentifier") +
      literal(":authority", "test") + literal("te", "trailers") +
      literal("content-type", "application/grpc") +
      literal("grpc-timeout", "2562047H");
  const std::string kind_person("\0\0\0\0\x02\x08\x01", 7);
  const std::string received =
      Exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0, "") +
                   frame(1, 4, 1, headers) + frame(0, 1, 1, kind_person),
               // The message: its first field, ten digits long.
               std::string("\x0a\x0a", 2));
  EXPECT_THAT(received, HasSubstr(std::string("\x0a\x0a", 2)));
}

TEST_F(WireTest, AMessageThatIsTooLargeIsRefusedAndTheServerGoesOn) {
  rsu::idcs::v1::CheckIdentifierRequest request;
  request.set_number(std::string(std::size_t{6} << 20, '7'));
  EXPECT_EQ(client.Call(request).status.code(),
            absl::StatusCode::kResourceExhausted);
  // Just under 4 MiB is read, and then refused for what it says.
  request.set_number(std::string((std::size_t{4} << 20) - 16, '7'));
  EXPECT_EQ(client.Call(request).status.code(),
            absl::StatusCode::kInvalidArgument);
  ExpectServerGoesOn();
}

TEST_F(WireTest, AMessageThatIsFarTooLargeEndsItsConnectionAtMost) {
  // gRPC reads all of it before it looks at the size.
  grpc::ChannelArguments own;
  own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  RegisterClient other(grpc::CreateCustomChannel(
      register_.address(), grpc::InsecureChannelCredentials(), own));
  rsu::idcs::v1::CheckIdentifierRequest request;
  request.set_number(std::string(std::size_t{100} << 20, '7'));
  EXPECT_FALSE(other.Call(request).ok());
  ExpectServerGoesOn();
}

TEST_F(WireTest, AnUnknownMethodOrServiceIsUnimplemented) {
  for (const char* method :
       {"/rsu.idcs.v1.IdentifierService/ReleaseIdentifier",
        "/rsu.idcs.v2.IdentifierService/IssueIdentifier", "/x", "/"}) {
    const absl::Status status = base::rpc::FromGrpc(Send(method, ""));
    EXPECT_EQ(status.code(), absl::StatusCode::kUnimplemented) << method;
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("no service or no method of that name"))
        << method;
    EXPECT_EQ(base::DetailOf(status).reason, "UNKNOWN_METHOD") << method;
  }
  ExpectServerGoesOn();
}

TEST_F(WireTest, BytesThatAreNoMessageAreRefusedAndTheServerGoesOn) {
  // A length beyond the end, an unfinished varint, a text that is no UTF-8.
  for (const char* bytes : {"\x0a\x7f"
                            "20",
                            "\xff\xff\xff", "\x0a\x02\xc3\x28"}) {
    const grpc::Status status = Send(kCheckIdentifier, bytes);
    EXPECT_FALSE(status.ok());
    EXPECT_THAT(status.error_message(), testing::Not(HasSubstr(bytes)));
  }
  // The same way with a good message, so that the bytes were at fault.
  std::string reply;
  EXPECT_TRUE(Send(kCheckIdentifier, kCheckRequest, &reply).ok());
  EXPECT_THAT(reply, HasSubstr("length"));
}

// Bytes that are no message of a method that takes `request`, by name.
std::map<std::string, std::string> Malformed(
    const google::protobuf::Descriptor& request) {
  std::map<std::string, std::string> all = {
      {"a length beyond the end",
       "\x0a\x7f"
       "20"},
      {"an unfinished varint", "\xff\xff\xff"},
      {"a group in a group, 200 deep",
       std::string(200, '\x0b') + std::string(200, '\x0c')},
      {"a group that does not end", "\x0b"},
  };
  for (int i = 0; i < request.field_count(); ++i) {
    const auto& field = *request.field(i);
    if (field.type() != google::protobuf::FieldDescriptor::TYPE_STRING) {
      continue;
    }
    std::string text;
    google::protobuf::io::StringOutputStream stream(&text);
    {
      google::protobuf::io::CodedOutputStream out(&stream);
      out.WriteTag(static_cast<std::uint32_t>(field.number()) << 3 | 2);
    }
    all["a text that is no UTF-8"] = text + "\x02\xc3\x28";
  }
  return all;
}

TEST_F(WireTest, BytesThatAreNoMessageAreRefusedByEveryMethodInWords) {
  std::string services;
  Send("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
       std::string("\x3a\x00", 2), &services);
  const std::regex name("(rsu\\.[a-z0-9.]+|grpc\\.health\\.v1)\\.[A-Za-z]+");
  int methods = 0;
  for (std::sregex_iterator i(services.begin(), services.end(), name), end;
       i != end; ++i) {
    const auto* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
            i->str());
    ASSERT_NE(service, nullptr) << i->str();
    for (int m = 0; m < service->method_count(); ++m, ++methods) {
      const auto& method = *service->method(m);
      const std::string path =
          absl::StrCat("/", service->full_name(), "/", method.name());
      for (const auto& [what, bytes] : Malformed(*method.input_type())) {
        const absl::Status status = base::rpc::FromGrpc(Send(path, bytes));
        EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument)
            << path << ", " << what << ": " << status;
        EXPECT_EQ(base::DetailOf(status).reason, "MALFORMED_REQUEST")
            << path << ", " << what << ": " << status;
      }
    }
  }
  EXPECT_GE(methods, 41);
}

TEST_F(WireTest, UnknownFieldsMayBeNestedAHundredDeep) {
  const auto nested = [](std::size_t deep) {
    return std::string(deep, '\x7b') + std::string(deep, '\x7c') +
           kCheckRequest;  // groups of field 15
  };
  EXPECT_TRUE(Send(kCheckIdentifier, nested(100)).ok());
  EXPECT_EQ(Send(kCheckIdentifier, nested(101)).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(WireTest, ABrokenMessageAfterAGoodOneEndsAStreamInWords) {
  grpc::ClientContext context;
  grpc::GenericStub stub(register_.channel());
  grpc::CompletionQueue queue;
  const auto step = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  const auto call = stub.PrepareCall(
      &context, "/rsu.eligibility.v1.EligibilityService/StreamCheckEligibility",
      &queue);
  call->StartCall(nullptr);
  ASSERT_TRUE(step());
  const std::string person = NewPerson();
  // idcs = 1, as_of = 2.
  const std::string good = absl::StrCat("\x0a\x0a", person, "\x12\x0a", kDay);
  for (const std::string& message : {good, std::string("\x0a\x7f")}) {
    const grpc::Slice slice(message);
    call->Write(grpc::ByteBuffer(&slice, 1), nullptr);
    ASSERT_TRUE(step());
    grpc::ByteBuffer reply;
    call->Read(&reply, nullptr);
    EXPECT_EQ(step(), message == good);
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  step();
  EXPECT_EQ(base::DetailOf(base::rpc::FromGrpc(status)).reason,
            "MALFORMED_REQUEST");
}

TEST_F(WireTest, AConnectionThatSpeaksNoGrpcIsClosedAndTheServerGoesOn) {
  for (const std::string& garbage :
       {std::string("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        std::string(100'000, '\xff'),
        std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") +
            std::string(1000, '\x7f')}) {
    Exchange(garbage, "");
  }
  ExpectServerGoesOn();
}

TEST_F(WireTest, HealthIsServing) {
  std::string reply;
  const grpc::Status status = Send("/grpc.health.v1.Health/Check", "", &reply);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(reply, "\x08\x01");  // field 1, SERVING
}

// HealthCheckRequest: field 1, the service. HealthCheckResponse: field 1,
// 1 is SERVING and 2 is NOT_SERVING (grpc/health/v1/health.proto).
std::string HealthRequest(const std::string& service) {
  return std::string("\x0a") + static_cast<char>(service.size()) + service;
}

// One call of Watch.
class Watch {
 public:
  Watch(const std::shared_ptr<grpc::Channel>& channel,
        const std::string& service)
      : stub_(channel) {
    call_ =
        stub_.PrepareCall(&context_, "/grpc.health.v1.Health/Watch", &queue_);
    call_->StartCall(nullptr);
    Step();
    const std::string request = HealthRequest(service);
    const grpc::Slice slice(request);
    call_->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(),
                     nullptr);
    Step();
  }

  ~Watch() {
    context_.TryCancel();
    if (!ended_) Status();
  }

  // The next message; empty at the end.
  std::string Next() {
    grpc::ByteBuffer bytes;
    call_->Read(&bytes, nullptr);
    grpc::Slice whole;
    if (!Step() || !bytes.DumpToSingleSlice(&whole).ok()) return "";
    return {reinterpret_cast<const char*>(whole.begin()), whole.size()};
  }

  grpc::Status Status() {
    grpc::Status status;
    call_->Finish(&status, nullptr);
    Step();
    ended_ = true;
    return status;
  }

 private:
  bool Step() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
  bool ended_ = false;
};

TEST_F(WireTest, EveryServiceHasItsHealth) {
  for (const bool serving : {true, false, true}) {
    register_.server().SetServing(serving);
    for (const char* service :
         {"", "rsu.idcs.v1.IdentifierService",
          "rsu.registry.v1.PopulationService",
          "rsu.registry.v1.HouseholdService", "rsu.registry.v1.CoverageService",
          "rsu.registry.v1.StatusService",
          "rsu.registry.v1.VerificationService", "rsu.scoring.v1.ScoreService",
          "rsu.scoring.v1.SimulationService",
          "rsu.eligibility.v1.EligibilityService",
          "rsu.eligibility.v1.BeneficiaryService",
          "rsu.jobs.v1.RescoringService"}) {
      std::string reply;
      const grpc::Status status =
          Send("/grpc.health.v1.Health/Check", HealthRequest(service), &reply);
      EXPECT_TRUE(status.ok()) << service << ": " << status.error_message();
      EXPECT_EQ(reply, serving ? "\x08\x01" : "\x08\x02") << service;
    }
  }
  EXPECT_EQ(Send("/grpc.health.v1.Health/Check", HealthRequest("no.Service"))
                .error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(WireTest, AnUnknownServiceHasNoHealth) {
  const absl::Status status = base::rpc::FromGrpc(
      Send("/grpc.health.v1.Health/Check", HealthRequest("no.Service")));
  EXPECT_EQ(base::DetailOf(status).reason, "SERVICE_UNKNOWN");
  Watch watch(register_.channel(), "no.Service");
  EXPECT_EQ(watch.Next(), "\x08\x03");  // SERVICE_UNKNOWN
}

TEST_F(WireTest, WhoWatchesHearsOfEveryChangeAndOfTheStop) {
  auto stopping = std::make_unique<Register>();
  Watch watch(stopping->channel(), "rsu.idcs.v1.IdentifierService");
  EXPECT_EQ(watch.Next(), "\x08\x01");
  for (const bool serving : {false, true}) {
    stopping->server().SetServing(serving);
    EXPECT_EQ(watch.Next(), serving ? "\x08\x01" : "\x08\x02");
  }
  stopping.reset();
  EXPECT_EQ(watch.Next(), "\x08\x02");
  EXPECT_EQ(watch.Next(), "");
  EXPECT_EQ(watch.Status().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(WireTest, ReflectionListsEveryService) {
  std::string reply;
  // Field 7, list_services, empty.
  Send("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
       std::string("\x3a\x00", 2), &reply);
  for (const char* service :
       {"rsu.idcs.v1.IdentifierService", "rsu.registry.v1.PopulationService",
        "rsu.registry.v1.HouseholdService", "rsu.registry.v1.CoverageService",
        "rsu.registry.v1.StatusService", "rsu.scoring.v1.ScoreService",
        "rsu.eligibility.v1.EligibilityService", "grpc.health.v1.Health"}) {
    EXPECT_THAT(reply, HasSubstr(service));
  }
}

}  // namespace
}  // namespace rpc_test
