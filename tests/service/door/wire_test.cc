// What holds for every call, whichever method: deadlines, sizes, what is no
// message or no call at all, and reflection.

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <regex>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/service/door/wire_fixture.h"

namespace rpc_test {
namespace {

using ::testing::HasSubstr;

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
