// The messages of google.rpc that this project declares for itself are those of
// googleapis, so that a program may use both: the path that other files import
// them by, and each name, number and type.

#include <gtest/gtest.h>

#include <string>

#include "google/protobuf/descriptor.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"

namespace base {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// "code=1:int32 message=2:string", repeated ones with a *.
std::string FieldsOf(const Descriptor& message) {
  std::string fields;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    fields += (i > 0 ? " " : "") + field.name() + "=" +
              std::to_string(field.number()) + ":" +
              (field.message_type() != nullptr && !field.is_map()
                   ? field.message_type()->full_name()
                   : std::string(field.is_map() ? "map" : field.type_name())) +
              (field.is_repeated() ? "*" : "");
  }
  return fields;
}

TEST(StandardMessagesTest, TheirFilesAreImportedByTheStandardPath) {
  EXPECT_EQ(google::rpc::Status::descriptor()->file()->name(),
            "google/rpc/status.proto");
  EXPECT_EQ(google::rpc::ErrorInfo::descriptor()->file()->name(),
            "google/rpc/error_details.proto");
}

// As github.com/googleapis/googleapis publishes them.
TEST(StandardMessagesTest, NamesNumbersAndTypesAreThePublishedOnes) {
  struct Case {
    const Descriptor* message;
    const char* name;
    const char* fields;
  };
  const Case cases[] = {
      {google::rpc::Status::descriptor(), "google.rpc.Status",
       "code=1:int32 message=2:string details=3:google.protobuf.Any*"},
      {google::rpc::ErrorInfo::descriptor(), "google.rpc.ErrorInfo",
       "reason=1:string domain=2:string metadata=3:map*"},
      {google::rpc::RetryInfo::descriptor(), "google.rpc.RetryInfo",
       "retry_delay=1:google.protobuf.Duration"},
      {google::rpc::BadRequest::descriptor(), "google.rpc.BadRequest",
       "field_violations=1:google.rpc.BadRequest.FieldViolation*"},
      {google::rpc::BadRequest::FieldViolation::descriptor(),
       "google.rpc.BadRequest.FieldViolation",
       "field=1:string description=2:string"},
      {google::rpc::LocalizedMessage::descriptor(),
       "google.rpc.LocalizedMessage", "locale=1:string message=2:string"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(c.message->full_name(), c.name);
    EXPECT_EQ(FieldsOf(*c.message), c.fields) << c.name;
  }
}

}  // namespace
}  // namespace base
