// What every event says, read out of the message of a kind and written back.

#include "registry/event/reported_event.h"

#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/coverage.pb.h"

namespace registry {
namespace {

using ::testing::ElementsAre;
using Message = ::rsu::registry::v1::CoverageEvent;

Message Valid() {
  Message message;
  message.set_source("CNSS");
  message.set_person_ref("P-1");
  message.set_idcs("0123456789");
  message.set_effective_date("2025-03-01");
  return message;
}

absl::StatusOr<ReportedEvent> Read(const Message& message) {
  return ReadReported(
      message, [](FieldReader&) {}, [](FieldReader&, const ReportedEvent&) {});
}

TEST(ReportedEventTest, EveryFieldIsThatOfTheMessageAndComesBack) {
  const ReportedEvent event = Read(Valid()).value();
  EXPECT_EQ(event.source(), "CNSS");
  EXPECT_EQ(event.person_ref(), "P-1");
  EXPECT_EQ(event.idcs(), "0123456789");
  EXPECT_EQ(event.effective_date().ToString(), "2025-03-01");
  Message written;
  WriteReported(event, written);
  EXPECT_EQ(written.SerializeAsString(), Valid().SerializeAsString());
}

TEST(ReportedEventTest, WhatIsNotGivenIsNotWritten) {
  Message message = Valid();
  message.clear_person_ref();
  Message written;
  WriteReported(Read(message).value(), written);
  EXPECT_EQ(written.SerializeAsString(), message.SerializeAsString());
}

TEST(ReportedEventTest, AKindReadsItsFieldsInTwoParts) {
  Message message = Valid();
  message.set_source("cnss");
  message.clear_effective_date();
  std::string person;
  const auto event = ReadReported(
      message,
      [](FieldReader& reader) {
        reader.HasOrRefuse(Message::kRoleFieldNumber);
      },
      [&person](FieldReader& reader, const ReportedEvent& read) {
        person = read.idcs();
        reader.Refuse(Message::kReasonFieldNumber, "is no reason");
      });
  EXPECT_EQ(person, "0123456789");
  std::vector<std::string> paths;
  for (const auto& violation : base::DetailOf(event.status()).violations) {
    paths.push_back(violation.path);
  }
  EXPECT_THAT(paths, ElementsAre("source", "role", "effective_date", "reason"));
  EXPECT_EQ(base::DetailOf(event.status()).reason, "MALFORMED_EVENT");
}

}  // namespace
}  // namespace registry
