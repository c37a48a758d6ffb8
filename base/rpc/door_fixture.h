#ifndef BASE_RPC_DOOR_FIXTURE_H_
#define BASE_RPC_DOOR_FIXTURE_H_

#include <grpcpp/client_context.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/rpc/answer_stream.h"
#include "base/rpc/channel.h"
#include "base/rpc/door.h"
#include "base/rpc/server.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/sqlite/sqlite.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"

namespace base::rpc {

namespace v1 = ::rsu::eligibility::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Api = v1::EligibilityService;
using Question = v1::CheckEligibilityRequest;
using Questions = v1::BatchCheckEligibilityRequest;
using StreamQuestion = v1::StreamCheckEligibilityRequest;
using StreamAnswer = v1::StreamCheckEligibilityResponse;

inline constexpr char kCheck[] = "rsu.eligibility.v1.EligibilityService/";

// What happened, in order.
class Events {
 public:
  void Add(const std::string& event) {
    const std::lock_guard<std::mutex> lock(mutex_);
    all_.push_back(event);
  }
  std::vector<std::string> Take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return std::exchange(all_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> all_;
};

// What a write of the service below replies with.
inline std::string ReplyOf(const std::string& text) {
  v1::BatchCheckEligibilityResponse reply;
  reply.add_results()->set_idcs(text);
  return reply.SerializeAsString();
}
inline std::string TextOf(const std::string& reply) {
  v1::BatchCheckEligibilityResponse message;
  EXPECT_TRUE(message.ParseFromString(reply));
  return message.results(0).idcs();
}

inline absl::Status Refused(const char* reason) {
  return MakeError(absl::StatusCode::kPermissionDenied, "refused",
                   {reason, {}, {}, 0});
}

// Everybody who is asked at the door: notes it, and refuses where it was told.
class Everybody : public Authority, public Quota, public CallRecord {
 public:
  explicit Everybody(Events* events) : events_(*events) {}

  absl::Status MayCall(Call& call) const override {
    EXPECT_EQ(call.caller, "local");
    EXPECT_EQ(call.request, nullptr);
    return Note("may call");
  }
  absl::Status MayAsk(Call& call) const override {
    std::string subjects;
    call.EachSubject([&subjects](const Subject& subject) {
      absl::StrAppend(&subjects, " ", std::string(subject.number));
    });
    return Note("may ask" + subjects);
  }
  absl::Status TakeCall(const Call& /*call*/) override {
    return Note("take call");
  }
  absl::Status TakeSubjects(const Call& /*call*/) override {
    return Note("take subjects");
  }
  absl::Status AddToWrite(const Call& /*call*/, absl::string_view reply,
                          bool is_repeated, std::int64_t /*known_at_us*/,
                          sql::Trip& trip) override {
    const absl::Status noted = Note(absl::StrCat(
        is_repeated ? "repeated " : "written ", TextOf(std::string(reply))));
    if (!noted.ok()) return noted;
    trip.Put("INSERT INTO kept (text) VALUES ('record')", {});
    return absl::OkStatus();
  }
  void AnswerReady(const Call& call, const absl::Status& outcome,
                   Departure& departure) override {
    EXPECT_EQ(outcome.ok(), call.answer != nullptr);
    departure.Leave(Note(
        absl::StrCat("answer ", call.row->method.substr(sizeof(kCheck) - 1),
                     outcome.ok() ? "" : " " + DetailOf(outcome).reason,
                     call.is_recorded ? " recorded" : "")));
  }

  // Where the next one to come there is refused.
  std::string refuses;

 private:
  absl::Status Note(const std::string& event) const {
    events_.Add(event);
    return !refuses.empty() && event.rfind(refuses, 0) == 0 ? Refused("NO")
                                                            : absl::OkStatus();
  }

  Events& events_;
};

class Stream
    : public AnswerStream<
          grpc::ServerBidiReactor<Unread<StreamQuestion>, StreamAnswer>,
          StreamAnswer> {
 public:
  explicit Stream(grpc::CallbackServerContext* context)
      : AnswerStream(context) {
    StartRead(&unread_);
  }
  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    const absl::Status read = ReadMessage(context(), unread_);
    if (!read.ok()) return Fail(read);
    Send(&answer_);
  }
  void OnWriteDone(bool /*ok*/) override { StartRead(&unread_); }
  void OnDone() override { delete this; }

 private:
  Unread<StreamQuestion> unread_;
  StreamAnswer answer_;
};

// The text that is stored by a write in two parts.
inline constexpr char kPlanned[] = "planned";

// A write in two parts that keeps a text.
class Keeping : public sql::PlannedAct {
 public:
  explicit Keeping(std::string text) : text_(std::move(text)) {}
  void AddKeys(sql::Keys& /*keys*/) const override {}
  void Ask(sql::Trip& /*trip*/) override {}
  absl::StatusOr<Next> Decide(std::int64_t /*known_at_us*/,
                              sql::Trip& trip) override {
    trip.Put(kKeep, {sql::Value::Text(text_)});
    return Next::kDone;
  }
  std::string Reply() const override { return ReplyOf(text_); }

 private:
  static constexpr char kKeep[] = "INSERT INTO kept (text) VALUES ($1)";
  const std::string text_;
};

// A method that answers, one that writes, and one that streams.
class Service : public Door<Api> {
 public:
  Service(Events* events, sql::Database* database)
      : events_(*events), database_(*database) {
    Unary("CheckEligibility", Reads(PersonIn(&Question::idcs)),
          &Service::CheckEligibility);
    Unary("BatchCheckEligibility", Writes(PeopleIn(&Questions::idcs)),
          &Service::BatchCheckEligibility);
    Exchange("StreamCheckEligibility", Reads(PeopleIn(&StreamQuestion::idcs)),
             &Service::Begin);
  }

  grpc::ServerUnaryReactor* CheckEligibility(
      grpc::CallbackServerContext* context, const Question* /*request*/,
      v1::Eligibility* response) override {
    events_.Add("work");
    response->set_as_of("2026-01-01");
    return Answer(context, absl::OkStatus());
  }

  grpc::ServerUnaryReactor* BatchCheckEligibility(
      grpc::CallbackServerContext* context, const Questions* request,
      v1::BatchCheckEligibilityResponse* response) override {
    if (request->as_of() == kPlanned) {
      return AnswerFromPlannedWrite(context, database_, {},
                                    std::make_unique<Keeping>(request->as_of()),
                                    response);
    }
    return AnswerFromWrite(
        context, database_, {},
        [text = request->as_of()](
            sql::WriteSession& session) -> absl::StatusOr<std::string> {
          const auto stored = session.Execute(
              "INSERT INTO kept (text) VALUES ($1)", {sql::Value::Text(text)});
          if (!stored.ok()) return stored.status();
          return ReplyOf(text);
        },
        response);
  }

  grpc::ServerBidiReactor<Unread<StreamQuestion>, StreamAnswer>* Begin(
      grpc::CallbackServerContext* context) {
    return new Stream(context);
  }

 private:
  Events& events_;
  sql::Database& database_;
};

// One that has a row for one of its methods alone.
class HalfService : public Door<Api> {
 public:
  HalfService() {
    Unary("CheckEligibility", Reads(PersonIn(&Question::idcs)),
          &HalfService::CheckEligibility);
  }
  grpc::ServerUnaryReactor* CheckEligibility(
      grpc::CallbackServerContext* context, const Question* /*request*/,
      v1::Eligibility* /*response*/) override {
    return Answer(context, absl::OkStatus());
  }

  // Whether a line without a row would compile.
  template <typename Self, typename = void>
  struct CompilesWithoutRow : std::false_type {};
  template <typename Self>
  struct CompilesWithoutRow<
      Self, std::void_t<decltype(std::declval<Self&>().Unary(
                "CheckEligibility", &HalfService::CheckEligibility))>>
      : std::true_type {};

  // Whether one with a row of requests of this type would.
  template <typename Request, typename = void>
  struct CompilesWithRowOf : std::false_type {};
  template <typename Request>
  struct CompilesWithRowOf<
      Request, std::void_t<decltype(std::declval<HalfService&>().Unary(
                   "CheckEligibility", std::declval<Row<Request>>(),
                   &HalfService::CheckEligibility))>> : std::true_type {};
};

inline constexpr sql::Migration kTable = {
    1, "test", "CREATE TABLE kept (text TEXT NOT NULL)"};

class DoorTest : public testing::Test {
 protected:
  DoorTest()
      : database_(
            sql::Database::Open(
                sql::SqliteDriver(absl::StrCat(testing::TempDir(), "/",
                                               testing::UnitTest::GetInstance()
                                                   ->current_test_info()
                                                   ->name(),
                                               ".db"))
                    .value(),
                &clock_, absl::MakeConstSpan(&kTable, 1), {})
                .value()),
        service_(&events_, database_.get()) {
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.authority = &everybody_;
    options.quota = &everybody_;
    options.record = &everybody_;
    server_ = RpcServer::Start(options, {&service_}).value();
    channel_ = OpenChannel(server_->address(), {}).value();
    stub_ = Api::NewStub(channel_);
  }
  ~DoorTest() override { server_->Shutdown(1000); }

  absl::Status Check(const std::string& idcs) {
    Question request;
    request.set_idcs(idcs);
    grpc::ClientContext context;
    v1::Eligibility reply;
    return FromGrpc(stub_->CheckEligibility(&context, request, &reply));
  }

  absl::Status Store(const std::string& text) {
    Questions request;
    request.set_as_of(text);
    grpc::ClientContext context;
    v1::BatchCheckEligibilityResponse reply;
    return FromGrpc(stub_->BatchCheckEligibility(&context, request, &reply));
  }

  // What is in the table.
  std::vector<std::string> Kept() {
    std::vector<std::string> kept;
    std::promise<void> done;
    database_->Read(
        [&kept](sql::Session& session) {
          return session.Query("SELECT text FROM kept ORDER BY text", {},
                               [&kept](const sql::Row& row) {
                                 kept.push_back(std::string(row.Text(0)));
                                 return absl::OkStatus();
                               });
        },
        [&done](const absl::Status& status) {
          EXPECT_TRUE(status.ok()) << status;
          done.set_value();
        });
    done.get_future().wait();
    return kept;
  }

  Events events_;
  Everybody everybody_{&events_};
  SystemClock clock_;
  const std::unique_ptr<sql::Database> database_;
  Service service_;
  std::unique_ptr<RpcServer> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<Api::Stub> stub_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_DOOR_FIXTURE_H_
