#ifndef TESTS_SERVICE_DOOR_WIRE_FIXTURE_H_
#define TESTS_SERVICE_DOOR_WIRE_FIXTURE_H_

#include <arpa/inet.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "absl/strings/numbers.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {

inline constexpr char kCheckIdentifier[] =
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

}  // namespace rpc_test

#endif  // TESTS_SERVICE_DOOR_WIRE_FIXTURE_H_
