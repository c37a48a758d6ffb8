#include "base/rpc/status.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace base::rpc {
namespace {

TEST(StatusTest, DetailsSurviveTheWire) {
  const absl::Status sent =
      MakeError(absl::StatusCode::kResourceExhausted, "full",
                {"QUEUE_FULL", {{"queue", "writes"}}, {}, 50});
  const absl::Status received = FromGrpc(ToGrpc(sent));
  EXPECT_THAT(received, HasCode(absl::StatusCode::kResourceExhausted));
  EXPECT_EQ(received.message(), "full");
  EXPECT_THAT(received, HasReason("QUEUE_FULL"));
  EXPECT_EQ(DetailOf(received).retry_delay_ms, 50);
}

TEST(StatusTest, WhatWentWrongInsideStaysInside) {
  const absl::Status received =
      FromGrpc(ToGrpc(absl::InternalError("no such column: secret")));
  EXPECT_THAT(received, HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(received, HasReason("INTERNAL"));
  EXPECT_EQ(received.message().find("secret"), std::string::npos);
}

TEST(StatusTest, EveryFailureHasAReason) {
  EXPECT_THAT(FromGrpc(ToGrpc(absl::AbortedError("again"))),
              HasReason("ABORTED"));
}

TEST(StatusTest, WhateverIsDamagedHasOneReason) {
  EXPECT_THAT(FromGrpc(ToGrpc(absl::DataLossError("a block is damaged"))),
              HasReason("STORAGE_DAMAGED"));
}

TEST(StatusTest, AMessageThatNobodyCouldReadIsDamage) {
  EXPECT_THAT(FromGrpc(ToGrpc(MakeError(absl::StatusCode::kFailedPrecondition,
                                        "no formula \xff",
                                        {"UNKNOWN_FORMULA", {}, {}, 0}))),
              HasReason("STORAGE_DAMAGED"));
}

TEST(StatusTest, ALongListOfFieldsFitsTheTrailer) {
  std::vector<FieldViolation> violations;
  for (int i = 0; i < 600; ++i) {
    violations.push_back({absl::StrCat("members[", i, "].sex"), "is missing"});
  }
  const grpc::Status wire = ToGrpc(InvalidFields("MALFORMED", violations));
  EXPECT_LT(wire.error_message().size() + wire.error_details().size(), 6000u);
  const absl::Status received = FromGrpc(wire);
  EXPECT_THAT(received, NamesField("members[0].sex"));
  EXPECT_EQ(DetailOf(received).metadata.at("violations"), "600");
}

}  // namespace
}  // namespace base::rpc
