// What calls may hold of a server, and what ends with them: work that nobody
// waits for, replies that nobody takes, connections that are silent.

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <condition_variable>
#include <cstddef>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/rpc/door.h"
#include "base/rpc/server.h"
#include "base/rpc/status.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/sql/sqlite/sqlite.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"
#include "tools/server/schema/store_schema.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::RpcServer;
using base::rpc::ServerOptions;

constexpr char kMethod[] = "/rsu.registry.v1.VerificationService/VerifyPerson";
constexpr int kMebibyte = 1 << 20;

std::unique_ptr<base::sql::Database> EmptyStore(const base::Clock* clock) {
  const std::string path = absl::StrCat(
      testing::TempDir(), "/",
      testing::UnitTest::GetInstance()->current_test_info()->name(), ".db");
  base::sql::Database::Options options;
  options.readers = 1;
  return base::sql::Database::Open(base::sql::SqliteDriver(path).value(), clock,
                                   server::SchemaMigrations(), options)
      .value();
}

// One method, which does what the request's `idcs` says.
class Obedient : public base::rpc::Door<v1::VerificationService> {
 public:
  explicit Obedient(base::sql::Database* database) : database_(*database) {
    Unary("VerifyPerson", base::rpc::Reads(base::rpc::Nobody()),
          &Obedient::VerifyPerson);
  }

  grpc::ServerUnaryReactor* VerifyPerson(
      grpc::CallbackServerContext* context,
      const v1::VerifyPersonRequest* request,
      v1::VerifyPersonResponse* response) override {
    const std::string& order = request->idcs();
    if (order == "a mebibyte") {
      return base::rpc::AnswerFromLongRead(
          context, database_, [response](base::sql::Session&) {
            response->GetReflection()
                ->MutableUnknownFields(response)
                ->AddLengthDelimited(15, std::string(kMebibyte, 'x'));
            return absl::OkStatus();
          });
    }
    if (order == "read for ever") {
      return base::rpc::AnswerFromLongRead(
          context, database_,
          [this](base::sql::Session& session) { return ReadForEver(session); });
    }
    if (order == "one query for ever") {
      return base::rpc::AnswerFromLongRead(
          context, database_, [this](base::sql::Session& session) {
            begun.set_value();
            return session.Query(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                "n) SELECT i FROM n",
                {}, [](const base::sql::Row&) { return absl::OkStatus(); });
          });
    }
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    if (order == "wait") {
      const std::lock_guard<std::mutex> lock(mutex_);
      waiting_.push_back(reactor);
      one_more_waits_.notify_one();
    } else {
      reactor->Finish(grpc::Status::OK);
    }
    return reactor;
  }

  // Returns once so many calls wait.
  void WaitUntilWaiting(std::size_t count) {
    std::unique_lock<std::mutex> lock(mutex_);
    one_more_waits_.wait(lock, [&] { return waiting_.size() >= count; });
  }

  // Answers those that wait.
  void Release() {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (grpc::ServerUnaryReactor* reactor : waiting_) {
      reactor->Finish(grpc::Status::OK);
    }
    waiting_.clear();
  }

  std::promise<void> begun;  // a read for ever

 private:
  absl::Status ReadForEver(base::sql::Session& session) {
    begun.set_value();
    absl::Status status;
    while (status.ok()) {
      status = session.Query("SELECT 1", {}, [](const base::sql::Row&) {
        return absl::OkStatus();
      });
    }
    return status;
  }

  base::sql::Database& database_;
  std::mutex mutex_;
  std::condition_variable one_more_waits_;
  std::vector<grpc::ServerUnaryReactor*> waiting_;
};

// A call whose reply is taken when the test says so.
class PatientCall {
 public:
  PatientCall(const std::shared_ptr<grpc::Channel>& channel,
              const std::string& order)
      : stub_(channel) {
    v1::VerifyPersonRequest request;
    request.set_idcs(order);
    call_ = stub_.PrepareCall(&context_, kMethod, &queue_);
    call_->StartCall(nullptr);
    if (!Step()) return;
    const grpc::Slice slice(request.SerializeAsString());
    call_->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(),
                     nullptr);
    Step();
  }

  void Cancel() { context_.TryCancel(); }

  // Waits until the answer begins to come.
  void WaitForAnswer() {
    call_->ReadInitialMetadata(nullptr);
    Step();
  }

  // Takes the reply, and gives the status.
  absl::Status Take() {
    grpc::ByteBuffer bytes;
    call_->Read(&bytes, nullptr);
    Step();
    grpc::Status status;
    call_->Finish(&status, nullptr);
    Step();
    return base::rpc::FromGrpc(status);
  }

 private:
  bool Step() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

absl::Status Call(const std::shared_ptr<grpc::Channel>& channel,
                  const std::string& order) {
  return PatientCall(channel, order).Take();
}

std::string Reason(const absl::Status& status) {
  return base::DetailOf(status).reason;
}

class CallLimitsTest : public testing::Test {
 protected:
  CallLimitsTest() : store_(EmptyStore(&clock_)), service_(store_.get()) {
    options_.listen = "127.0.0.1:0";
  }
  ~CallLimitsTest() override {
    service_.Release();
    if (server_ != nullptr) server_->Shutdown(0);
  }

  void Serve() { server_ = RpcServer::Start(options_, {&service_}).value(); }

  // A connection of its own.
  std::shared_ptr<grpc::Channel> Connect() {
    grpc::ChannelArguments own;
    own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    own.SetInt("test.connection", ++connections_);
    own.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);  // takes 64 KiB by itself, no more
    return grpc::CreateCustomChannel(server_->address(),
                                     grpc::InsecureChannelCredentials(), own);
  }

  base::SystemClock clock_;
  const std::unique_ptr<base::sql::Database> store_;
  Obedient service_;
  ServerOptions options_;
  std::unique_ptr<RpcServer> server_;
  int connections_ = 0;
};

TEST_F(CallLimitsTest, WorkEndsWithTheCallThatWaitedForIt) {
  Serve();
  const auto channel = Connect();
  PatientCall call(channel, "read for ever");
  service_.begun.get_future().wait();
  call.Cancel();
  EXPECT_EQ(call.Take().code(), absl::StatusCode::kCancelled);
  // There is one reader, which would otherwise read for ever.
  EXPECT_TRUE(Call(channel, "a mebibyte").ok());
}

TEST_F(CallLimitsTest, AQueryEndsWithTheCallThatWaitedForIt) {
  Serve();
  const auto channel = Connect();
  PatientCall call(channel, "one query for ever");
  service_.begun.get_future().wait();
  call.Cancel();
  EXPECT_TRUE(Call(channel, "a mebibyte").ok());
  EXPECT_EQ(call.Take().code(), absl::StatusCode::kCancelled);
}

TEST_F(CallLimitsTest, AStopEndsTheWorkInFlightAndTheWorkThatWaits) {
  Serve();
  const auto channel = Connect();
  PatientCall first(channel, "read for ever");
  service_.begun.get_future().wait();
  PatientCall second(channel, "a mebibyte");
  server_->Shutdown(/*drain_ms=*/100);  // would not return
  server_.reset();
  EXPECT_FALSE(first.Take().ok());
  EXPECT_FALSE(second.Take().ok());
}

TEST_F(CallLimitsTest, RepliesThatAreNotTakenHoldSoMuchAndNoMore) {
  options_.calls.of_connection.bytes = 2 * kMebibyte;
  Serve();
  const auto channel = Connect();
  std::vector<std::unique_ptr<PatientCall>> calls;
  for (int i = 0; i < 2; ++i) {
    calls.push_back(std::make_unique<PatientCall>(channel, "a mebibyte"));
    calls.back()->WaitForAnswer();
  }
  const absl::Status refused = Call(channel, "a mebibyte");
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Reason(refused), "REPLIES_NOT_TAKEN");
  EXPECT_GT(base::DetailOf(refused).retry_delay_ms, 0);
  // Another connection is another matter.
  EXPECT_TRUE(Call(Connect(), "a mebibyte").ok());
  for (const auto& call : calls) EXPECT_TRUE(call->Take().ok());
  absl::Status again;
  do {
    again = Call(channel, "a mebibyte");  // what was taken is let go of soon
  } while (Reason(again) == "REPLIES_NOT_TAKEN");
  EXPECT_TRUE(again.ok()) << again;
}

TEST_F(CallLimitsTest, AnAddressHasALimitOfItsOwn) {
  options_.calls.of_address.bytes = kMebibyte;
  Serve();
  PatientCall call(Connect(), "a mebibyte");
  call.WaitForAnswer();
  EXPECT_EQ(Reason(Call(Connect(), "")), "REPLIES_NOT_TAKEN");
  EXPECT_TRUE(call.Take().ok());
}

TEST_F(CallLimitsTest, AConnectionThatTakesNoReplyEnds) {
  options_.watch.untaken_us = 100'000;
  Serve();
  PatientCall call(Connect(), "a mebibyte");
  call.WaitForAnswer();
  // A second call of the connection hears of the end.
  const auto channel = Connect();
  PatientCall untaken(channel, "a mebibyte");
  PatientCall waits(channel, "wait");
  EXPECT_EQ(waits.Take().code(), absl::StatusCode::kUnavailable);
  // Who connects anew is served.
  EXPECT_TRUE(Call(Connect(), "a mebibyte").ok());
}

TEST_F(CallLimitsTest, SoManyCallsOfAnAddressRunAtATime) {
  options_.calls.of_address.calls = 2;
  Serve();
  PatientCall first(Connect(), "wait");
  const auto channel = Connect();
  PatientCall second(channel, "wait");
  service_.WaitUntilWaiting(2);
  absl::Status third = Call(channel, "");
  EXPECT_EQ(third.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Reason(third), "TOO_MANY_CALLS");
  service_.Release();
  EXPECT_TRUE(first.Take().ok());
  EXPECT_TRUE(second.Take().ok());
  do {
    third = Call(channel, "");
  } while (Reason(third) == "TOO_MANY_CALLS");
  EXPECT_TRUE(third.ok()) << third;
}

TEST_F(CallLimitsTest, SilentCallsGiveWayToOthersOfTheirAddress) {
  options_.connections.per_address = 2;
  options_.watch.silent_ms = 1;
  Serve();
  const auto one = Connect();
  const auto other = Connect();
  PatientCall first(one, "wait");
  PatientCall second(other, "wait");
  service_.WaitUntilWaiting(2);
  absl::Status third;
  do {
    third = Call(Connect(), "");  // refused until they were silent for a while
  } while (!third.ok());
  service_.Release();
  const bool first_was_answered = first.Take().ok();
  EXPECT_NE(first_was_answered, second.Take().ok());
}

TEST_F(CallLimitsTest, CallsForWhichTheServerWorksDoNotGiveWay) {
  options_.connections.per_address = 1;
  options_.watch.silent_ms = 1;
  Serve();
  const auto channel = Connect();
  PatientCall working(channel, "read for ever");
  service_.begun.get_future().wait();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(Call(Connect(), "").code(), absl::StatusCode::kUnavailable);
  }
  EXPECT_TRUE(Call(channel, "").ok());
  working.Cancel();
  working.Take().IgnoreError();
}

}  // namespace
}  // namespace rpc_test
