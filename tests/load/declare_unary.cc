#include "tests/load/declare_unary.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/rpc/server.h"
#include "base/rpc/status.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "registry/service/household_service.h"
#include "scoring/formula/formula_set.h"
#include "tests/load/households.h"
#include "tests/load/plain_store.h"
#include "tests/load/store.h"
#include "tests/load/unary_load.h"
#include "tools/server/formula_scorer.h"
#include "tools/server/schema/store_schema.h"

namespace load {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr int kOurCalls = 15'000;
constexpr int kPeerCalls = 10'000;
constexpr char kMethod[] =
    "/rsu.registry.v1.HouseholdService/CreateDeclaration";

constexpr base::sql::Migration kBytesTable[] = {
    {1, "bytes",
     "CREATE TABLE request_bytes (id INTEGER PRIMARY KEY, bytes BLOB)"}};

// Stores what it is sent as it is, unparsed.
class InsertService
    : public v1::HouseholdService::WithRawCallbackMethod_CreateDeclaration<
          v1::HouseholdService::Service> {
 public:
  explicit InsertService(PlainStore& store) : store_(store) {}

  grpc::ServerUnaryReactor* CreateDeclaration(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    grpc::Slice bytes;
    const grpc::Status whole = request->DumpToSingleSlice(&bytes);
    if (!whole.ok()) {
      return base::rpc::Answer(context, base::rpc::FromGrpc(whole));
    }
    const absl::string_view view(reinterpret_cast<const char*>(bytes.begin()),
                                 bytes.size());
    *response = ToBytes("");
    return base::rpc::Answer(
        context, store_.Write([view](base::sql::WriteSession& session) {
          return session
              .Execute("INSERT INTO request_bytes (bytes) VALUES ($1)",
                       {base::sql::Value::Bytes(view)})
              .status();
        }));
  }

 private:
  PlainStore& store_;
};

absl::StatusOr<double> Serve(grpc::Service& service,
                             const std::vector<std::string>& requests) {
  std::vector<grpc::ByteBuffer> bytes;
  bytes.reserve(requests.size());
  for (const std::string& request : requests) bytes.push_back(ToBytes(request));
  base::rpc::ServerOptions options = {"127.0.0.1:0", {}, false};
  options.serves_without_door = true;
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<base::rpc::RpcServer> server,
                       base::rpc::RpcServer::Start(options, {&service}));
  absl::StatusOr<double> figure =
      CallsPerSecond(server->address(), kMethod, bytes);
  server->Shutdown(/*drain_ms=*/1000);
  return figure;
}

// Both programs get requests that were made on a register of their own, so that
// they are of the same size.
struct Register {
  std::unique_ptr<Store> store;
  std::vector<std::string> requests;
};

absl::StatusOr<Register> MakeRegister(const std::string& folder,
                                      const SampleHouseholds& samples,
                                      idcs::NumberIssuer& issuer, int calls) {
  Register made;
  RSU_ASSIGN_OR_RETURN(made.store,
                       Store::Create(folder, server::SchemaMigrations(),
                                     base::sql::Database::Options().group));
  RSU_ASSIGN_OR_RETURN(
      made.requests,
      samples.MakeRequests(0, calls, made.store->database(), issuer));
  return made;
}

absl::StatusOr<double> Run(const Settings& settings, bool ours) {
  base::OpensslEntropy entropy;
  RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset("default"));
  idcs::NumberIssuer issuer(&entropy, std::move(rules));
  RSU_ASSIGN_OR_RETURN(const SampleHouseholds samples,
                       SampleHouseholds::Load(settings.samples));
  const int calls = ours ? kOurCalls : kPeerCalls;
  RSU_ASSIGN_OR_RETURN(Register made,
                       MakeRegister(settings.folder, samples, issuer, calls));
  if (ours) {
    RSU_ASSIGN_OR_RETURN(const scoring::FormulaSet formulas,
                         scoring::FormulaSet::Load());
    const base::SystemClock clock;
    const server::FormulaScorer scorer(&formulas);
    registry::HouseholdService service(&made.store->database(), &issuer, &clock,
                                       &scorer);
    const absl::StatusOr<double> figure = Serve(service, made.requests);
    RSU_RETURN_IF_ERROR(figure.status());
    RSU_RETURN_IF_ERROR(
        made.store->ExpectNumber("SELECT count(*) FROM declaration", calls));
    return figure;
  }
  made.store.reset();
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<PlainStore> store,
                       PlainStore::Create(settings.folder, kBytesTable));
  InsertService service(*store);
  const absl::StatusOr<double> figure = Serve(service, made.requests);
  RSU_RETURN_IF_ERROR(figure.status());
  RSU_RETURN_IF_ERROR(
      store->ExpectNumber("SELECT count(*) FROM request_bytes", calls));
  return figure;
}

}  // namespace

Benchmark DeclareUnary(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "declare_unary";
  benchmark.unit = "calls/s";
  benchmark.target = 9;
  benchmark.ours_is = "CreateDeclaration, as the server runs it";
  benchmark.peer_is =
      "an INSERT of the request's bytes, unparsed, one connection behind a "
      "mutex, one commit for each call";
  benchmark.left_out =
      "request_id; corrections of earlier declarations; registering the "
      "people; "
      "TLS";
  benchmark.size = absl::StrCat(
      kOurCalls, " and ", kPeerCalls,
      " households a round, made of the 300 samples (4.7 members each)");
  benchmark.ours = [settings] { return Run(settings, /*ours=*/true); };
  benchmark.peer = [settings] { return Run(settings, /*ours=*/false); };
  return benchmark;
}

}  // namespace load
