#include "tools/rsuctl/call_window.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using Window = CallWindow<int, int>;

TEST(CallWindowTest, ACallThatAStoppingServerEndsIsSentAgain) {
  int sent = 0;
  std::vector<absl::Status> answers;
  Window window(
      2,
      [&sent](grpc::ClientContext* /*context*/, const int* request,
              int* response, const std::function<void(grpc::Status)>& done) {
        ++sent;
        *response = *request;
        done(sent == 1 ? grpc::Status(grpc::StatusCode::CANCELLED, "CANCELLED")
                       : grpc::Status::OK);
      },
      [&answers](Window::Call& call) {
        answers.push_back(call.status);
        return call.status;
      });
  auto call = std::make_unique<Window::Call>();
  call->request = 7;
  ASSERT_TRUE(window.Add(std::move(call)).ok());
  EXPECT_TRUE(window.Drain().ok());
  EXPECT_EQ(sent, 2);
  EXPECT_EQ(answers, std::vector<absl::Status>{absl::OkStatus()});
}

TEST(CallWindowTest, WhatMayPassIsNotSentAgainForNothing) {
  EXPECT_TRUE(MayPass(absl::CancelledError("")));
  EXPECT_TRUE(MayPass(absl::UnavailableError("")));
  EXPECT_FALSE(MayPass(absl::OkStatus()));
  EXPECT_FALSE(MayPass(absl::InvalidArgumentError("")));
  EXPECT_FALSE(MayPass(absl::ResourceExhaustedError("the disk is full")));
}

TEST(CallWindowTest, ACancelledCallIsSaidInWords) {
  EXPECT_EQ(
      InWords(absl::CancelledError("CANCELLED")),
      absl::UnavailableError("the server is stopping and ended the call"));
  EXPECT_EQ(InWords(absl::InternalError("x")), absl::InternalError("x"));
}

}  // namespace
}  // namespace rsuctl
