#include "base/error.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ErrorTest, TheDetailComesBackWhole) {
  const absl::Status status =
      MakeError(absl::StatusCode::kResourceExhausted, "full",
                {"QUEUE_FULL", {{"queue", "writes"}}, {}, 1500});
  EXPECT_EQ(status.message(), "full");
  const ErrorDetail detail = DetailOf(status);
  EXPECT_EQ(detail.reason, "QUEUE_FULL");
  EXPECT_EQ(detail.metadata.at("queue"), "writes");
  EXPECT_EQ(detail.retry_delay_ms, 1500);
  EXPECT_THAT(detail.violations, IsEmpty());
}

TEST(ErrorTest, TheMessageListsTheViolations) {
  const FieldViolation rooms{"dwelling.rooms", "must be from 1 to 50"};
  const FieldViolation milieu{"milieu", "is missing"};
  const absl::Status status = InvalidFields("MALFORMED", {rooms, milieu});
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(),
            "dwelling.rooms: must be from 1 to 50; milieu: is missing");
  EXPECT_THAT(DetailOf(status).violations, ElementsAre(rooms, milieu));
}

TEST(ErrorTest, AStatusWithoutDetailHasAnEmptyOne) {
  EXPECT_EQ(DetailOf(absl::InternalError("x")).reason, "");
  EXPECT_EQ(DetailOf(absl::OkStatus()).reason, "");
}

}  // namespace
}  // namespace base
