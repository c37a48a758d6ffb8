#include "base/rpc/method_walk.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/unknown_field_set.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace base::rpc {
namespace {

using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

// The contents of a field that holds texts or messages.
std::vector<std::string> FieldsOf(const std::string& message, int number) {
  UnknownFieldSet fields;
  EXPECT_TRUE(fields.ParseFromString(message));
  std::vector<std::string> found;
  for (int i = 0; i < fields.field_count(); ++i) {
    const UnknownField& field = fields.field(i);
    if (field.number() == number &&
        field.type() == UnknownField::TYPE_LENGTH_DELIMITED) {
      found.push_back(field.length_delimited());
    }
  }
  return found;
}

// The reply to one message to reflection.
std::string AskReflection(const std::shared_ptr<grpc::Channel>& channel,
                          const std::string& message) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(
      &context,
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  const auto step = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    EXPECT_TRUE(queue.Next(&tag, &ok) && ok);
  };
  call->StartCall(nullptr);
  step();
  const grpc::Slice slice(message);
  call->WriteLast(grpc::ByteBuffer(&slice, 1), {}, nullptr);
  step();
  grpc::ByteBuffer bytes;
  call->Read(&bytes, nullptr);
  step();
  grpc::Status status;
  call->Finish(&status, nullptr);
  step();
  grpc::Slice whole;
  EXPECT_TRUE(bytes.DumpToSingleSlice(&whole).ok());
  return {reinterpret_cast<const char*>(whole.begin()), whole.size()};
}

}  // namespace

std::vector<std::string> ServedMethods(
    const std::shared_ptr<grpc::Channel>& channel) {
  // ServerReflectionRequest: field 7, list_services. ServerReflectionResponse:
  // field 6 holds services in its field 1, each with its name in field 1.
  const std::string reply = AskReflection(channel, std::string("\x3a\x00", 2));
  std::vector<std::string> methods;
  for (const std::string& list : FieldsOf(reply, 6)) {
    for (const std::string& service : FieldsOf(list, 1)) {
      for (const std::string& name : FieldsOf(service, 1)) {
        if (absl::StartsWith(name, "grpc.reflection.")) continue;
        const auto* found = google::protobuf::DescriptorPool::generated_pool()
                                ->FindServiceByName(name);
        EXPECT_NE(found, nullptr) << name;
        for (int i = 0; found != nullptr && i < found->method_count(); ++i) {
          methods.push_back(absl::StrCat(name, "/", found->method(i)->name()));
        }
      }
    }
  }
  return methods;
}

std::vector<std::string> ServedWithoutRow(
    const std::shared_ptr<grpc::Channel>& channel,
    const std::vector<const MethodRow*>& rows) {
  std::set<std::string> known;
  for (const MethodRow* row : rows) known.insert(row->method);
  std::vector<std::string> without;
  for (const std::string& method : ServedMethods(channel)) {
    if (known.count(method) == 0) without.push_back(method);
  }
  return without;
}

}  // namespace base::rpc
