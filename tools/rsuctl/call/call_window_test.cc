#include "tools/rsuctl/call/call_window.h"

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

// Which calls were begun when the answer to each of them came; each is answered
// only when the window waits for it.
TEST(CallWindowTest, CallsAboutOneSubjectGoOneAfterTheOther) {
  std::vector<int> begun;
  std::vector<int> begun_at_answer;
  Window window(
      128,
      [&begun](grpc::ClientContext* /*context*/, const int* request,
               int* response, const std::function<void(grpc::Status)>& done) {
        begun.push_back(*request);
        *response = *request;
        done(grpc::Status::OK);
      },
      [&](Window::Call& call) {
        begun_at_answer.push_back(static_cast<int>(begun.size()));
        return call.status;
      });
  const std::vector<std::vector<std::string>> subjects = {
      {"a", "b"}, {"c"}, {"d", "b"}, {}, {"c"}, {"b", "d"}};
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    auto call = std::make_unique<Window::Call>();
    call->request = static_cast<int>(i);
    call->subjects = subjects[i];
    ASSERT_TRUE(window.Add(std::move(call)).ok());
  }
  EXPECT_TRUE(window.Drain().ok());
  EXPECT_EQ(begun, (std::vector<int>{0, 1, 2, 3, 4, 5}));
  // 2 waits for 0, the first; 4 for 1; 5 for 2.
  EXPECT_EQ(begun_at_answer, (std::vector<int>{2, 4, 5, 6, 6, 6}));
}

TEST(CallWindowTest, WhatIsNotSentKeepsNobodyWaiting) {
  int sent = 0;
  int answered = 0;
  Window window(
      128,
      [&](grpc::ClientContext* /*context*/, const int* /*request*/,
          int* /*response*/, const std::function<void(grpc::Status)>& done) {
        ++sent;
        EXPECT_EQ(answered, 0);
        done(grpc::Status::OK);
      },
      [&](Window::Call& /*call*/) {
        ++answered;
        return absl::OkStatus();
      });
  for (const bool settled : {true, false}) {
    auto call = std::make_unique<Window::Call>();
    call->settled = settled;
    call->subjects = {"a"};
    ASSERT_TRUE(window.Add(std::move(call)).ok());
  }
  EXPECT_TRUE(window.Drain().ok());
  EXPECT_EQ(sent, 1);
}

}  // namespace
}  // namespace rsuctl
