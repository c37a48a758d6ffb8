#include "tests/load/eligibility.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/rpc/server.h"
#include "base/rpc/status.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "registry/service/household_service.h"
#include "registry/storage/schema.h"
#include "scoring/service/eligibility_service.h"
#include "tests/load/households.h"
#include "tests/load/store.h"
#include "tests/load/unary_load.h"

namespace load {
namespace {

namespace v1 = ::rsu::eligibility::v1;

constexpr int kHouseholds = 4'300;  // of the samples: some 20,000 people
constexpr int kUnaryCalls = 40'000;
constexpr int kBatch = 1'000;
constexpr int kBatchCalls = 100;
constexpr Pace kBatchPace = {8, 8};
constexpr char kDay[] = "2026-06-01";
constexpr char kDeclare[] =
    "/rsu.registry.v1.HouseholdService/CreateDeclaration";
constexpr char kCheck[] =
    "/rsu.eligibility.v1.EligibilityService/CheckEligibility";
constexpr char kBatchCheck[] =
    "/rsu.eligibility.v1.EligibilityService/BatchCheckEligibility";

// Answers every check with the same bytes, and looks at nothing.
class EmptyService
    : public v1::EligibilityService::WithRawCallbackMethod_CheckEligibility<
          v1::EligibilityService::Service> {
 public:
  explicit EmptyService(const std::string& reply) : reply_(ToBytes(reply)) {}

  grpc::ServerUnaryReactor* CheckEligibility(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer*,
      grpc::ByteBuffer* response) override {
    *response = reply_;
    return base::rpc::Answer(context, absl::OkStatus());
  }

 private:
  const grpc::ByteBuffer reply_;
};

// A register with declared households, and the services on it.
class ServedRegister {
 public:
  static absl::StatusOr<std::unique_ptr<ServedRegister>> Create(
      const Settings& settings) {
    RSU_ASSIGN_OR_RETURN(const SampleHouseholds samples,
                         SampleHouseholds::Load(settings.samples));
    RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset("default"));
    RSU_ASSIGN_OR_RETURN(scoring::FormulaSet formulas,
                         scoring::FormulaSet::Load());
    RSU_ASSIGN_OR_RETURN(scoring::ProgrammeSet programmes,
                         scoring::ProgrammeSet::Load());
    RSU_ASSIGN_OR_RETURN(
        std::unique_ptr<Store> store,
        Store::Create(settings.folder, registry::SchemaMigrations(),
                      base::sql::Database::Options().group));
    std::unique_ptr<ServedRegister> made(
        new ServedRegister(std::move(rules), std::move(formulas),
                           std::move(programmes), std::move(store)));
    RSU_RETURN_IF_ERROR(made->Fill(samples));
    return made;
  }

  ~ServedRegister() {
    for (auto* server : {server_.get(), empty_server_.get()}) {
      if (server != nullptr) server->Shutdown(/*drain_ms=*/1000);
    }
  }

  // Checks in a second, of the people in turn.
  absl::StatusOr<double> CheckOneByOne() {
    return CallsPerSecond(server_->address(), kCheck, unary_);
  }
  absl::StatusOr<double> CheckNothing() {
    return CallsPerSecond(empty_server_->address(), kCheck, unary_);
  }
  absl::StatusOr<double> CheckBatches() {
    RSU_ASSIGN_OR_RETURN(
        const double calls,
        CallsPerSecond(server_->address(), kBatchCheck, batches_, kBatchPace));
    return calls * kBatch;
  }

 private:
  ServedRegister(idcs::NumberRules rules, scoring::FormulaSet formulas,
                 scoring::ProgrammeSet programmes, std::unique_ptr<Store> store)
      : issuer_(&entropy_, std::move(rules)),
        formulas_(std::move(formulas)),
        programmes_(std::move(programmes)),
        store_(std::move(store)),
        households_(&store_->database(), &issuer_, &clock_, &formulas_),
        eligibility_(&store_->database(), &issuer_.rules(), &formulas_,
                     &programmes_) {}

  // Declares the households through the service, as clients do.
  absl::Status Fill(const SampleHouseholds& samples) {
    RSU_ASSIGN_OR_RETURN(
        server_, base::rpc::RpcServer::Start({"127.0.0.1:0", {}, false},
                                             {&households_, &eligibility_}));
    RSU_ASSIGN_OR_RETURN(
        const std::vector<std::string> declarations,
        samples.MakeRequests(kHouseholds, store_->database(), issuer_));
    std::vector<grpc::ByteBuffer> bytes;
    std::vector<std::string> people;
    for (const std::string& serialized : declarations) {
      bytes.push_back(ToBytes(serialized));
      rsu::registry::v1::CreateDeclarationRequest request;
      request.ParseFromString(serialized);
      for (const auto& member : request.declaration().members()) {
        people.push_back(member.idcs());
      }
    }
    RSU_RETURN_IF_ERROR(
        CallsPerSecond(server_->address(), kDeclare, bytes).status());
    RSU_RETURN_IF_ERROR(
        store_->ExpectNumber("SELECT count(*) FROM declaration", kHouseholds));
    MakeChecks(people);
    return StartEmpty(people.front());
  }

  void MakeChecks(const std::vector<std::string>& people) {
    std::size_t next = 0;
    const auto person = [&]() -> const std::string& {
      return people[next++ % people.size()];
    };
    for (int i = 0; i < kUnaryCalls; ++i) {
      v1::CheckEligibilityRequest request;
      request.set_idcs(person());
      request.set_as_of(kDay);
      unary_.push_back(ToBytes(request.SerializeAsString()));
    }
    for (int i = 0; i < kBatchCalls; ++i) {
      v1::BatchCheckEligibilityRequest request;
      request.set_as_of(kDay);
      for (int k = 0; k < kBatch; ++k) request.add_idcs(person());
      batches_.push_back(ToBytes(request.SerializeAsString()));
    }
  }

  // The server that does nothing, with a reply that was given to somebody.
  absl::Status StartEmpty(const std::string& person) {
    const auto stub = v1::EligibilityService::NewStub(grpc::CreateChannel(
        server_->address(), grpc::InsecureChannelCredentials()));
    v1::CheckEligibilityRequest request;
    request.set_idcs(person);
    request.set_as_of(kDay);
    v1::Eligibility reply;
    grpc::ClientContext context;
    RSU_RETURN_IF_ERROR(
        base::rpc::FromGrpc(stub->CheckEligibility(&context, request, &reply)));
    if (!reply.has_standing()) {
      return absl::InternalError("a person of the register has no score");
    }
    empty_ = std::make_unique<EmptyService>(reply.SerializeAsString());
    RSU_ASSIGN_OR_RETURN(empty_server_,
                         base::rpc::RpcServer::Start({"127.0.0.1:0", {}, false},
                                                     {empty_.get()}));
    return absl::OkStatus();
  }

  base::OpensslEntropy entropy_;
  idcs::NumberIssuer issuer_;
  const scoring::FormulaSet formulas_;
  const scoring::ProgrammeSet programmes_;
  const std::unique_ptr<Store> store_;
  const base::SystemClock clock_;
  registry::HouseholdService households_;
  scoring::EligibilityService eligibility_;
  std::unique_ptr<EmptyService> empty_;
  std::unique_ptr<base::rpc::RpcServer> server_;
  std::unique_ptr<base::rpc::RpcServer> empty_server_;
  std::vector<grpc::ByteBuffer> unary_;
  std::vector<grpc::ByteBuffer> batches_;
};

using Measure = absl::StatusOr<double> (ServedRegister::*)();

// Both programs on one register, made when it is first needed.
void SetPrograms(const Settings& settings, Measure ours, Measure peer,
                 Benchmark& benchmark) {
  const auto held = std::make_shared<std::unique_ptr<ServedRegister>>();
  const auto program = [settings, held](Measure measure) {
    return [settings, held, measure]() -> absl::StatusOr<double> {
      if (*held == nullptr) {
        RSU_ASSIGN_OR_RETURN(*held, ServedRegister::Create(settings));
      }
      return ((*held).get()->*measure)();
    };
  };
  benchmark.ours = program(ours);
  benchmark.peer = program(peer);
}

std::string Size() {
  return absl::StrCat("a register of ", kHouseholds,
                      " households made of the samples, some 20,000 people");
}

}  // namespace

Benchmark EligibilityUnary(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "eligibility_unary";
  benchmark.unit = "calls/s";
  benchmark.goal = Goal::kNone;
  benchmark.ours_is =
      "CheckEligibility, as the server runs it; no record of the reading is "
      "kept, as there is none yet";
  benchmark.peer_is =
      "an empty callback handler that answers with the bytes of one such "
      "reply, same settings";
  benchmark.left_out =
      "the record of who read what, which eligibility_durable_read and "
      "eligibility_relaxed_read are to measure; TLS";
  benchmark.size = absl::StrCat(kUnaryCalls, " calls a round, ", Size());
  SetPrograms(settings, &ServedRegister::CheckOneByOne,
              &ServedRegister::CheckNothing, benchmark);
  return benchmark;
}

Benchmark EligibilityBatch(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "eligibility_batch";
  benchmark.unit = "people/s";
  benchmark.target = 20;
  benchmark.ours_is =
      absl::StrCat("BatchCheckEligibility, ", kBatch, " people a call, ",
                   kBatchPace.in_flight, " in flight");
  benchmark.peer_is = "CheckEligibility, one person a call, 64 in flight";
  benchmark.left_out = "the record of who read what; TLS";
  benchmark.size = absl::StrCat(kBatchCalls, " and ", kUnaryCalls,
                                " calls a round, ", Size());
  SetPrograms(settings, &ServedRegister::CheckBatches,
              &ServedRegister::CheckOneByOne, benchmark);
  return benchmark;
}

}  // namespace load
