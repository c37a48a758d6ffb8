#include "base/rpc/moment.h"

#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::rpc {
namespace {

google::protobuf::Timestamp At(std::int64_t seconds, std::int32_t nanos) {
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(nanos);
  return timestamp;
}

TEST(MomentTest, AMomentOfTheMessagesRangeIsTaken) {
  // The first and the last second of timestamp.proto.
  for (const auto& moment :
       {At(0, 0), At(-62'135'596'800, 0), At(253'402'300'799, 999'999'999)}) {
    EXPECT_THAT(CheckTimestamp("known_at", moment), IsOk());
  }
}

TEST(MomentTest, AMomentOutOfRangeIsRefusedByItsField) {
  for (const auto& moment :
       {At(0, -1), At(0, 1'000'000'000), At(-62'135'596'801, 0),
        At(253'402'300'800, 0), At(0, INT32_MIN), At(INT64_MAX, 0)}) {
    const absl::Status status = CheckTimestamp("known_at", moment);
    EXPECT_THAT(status, HasCode(absl::StatusCode::kInvalidArgument));
    EXPECT_EQ(status.message().substr(0, 10), "known_at: ");
  }
}

TEST(MomentTest, MicrosecondsComeBack) {
  for (const std::int64_t us : {0L, -1L, 1L, 1'767'225'600'000'001L}) {
    EXPECT_EQ(ToMicros(ToTimestamp(us)), us);
  }
}

}  // namespace
}  // namespace base::rpc
