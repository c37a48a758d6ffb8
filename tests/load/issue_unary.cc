#include "tests/load/issue_unary.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "base/entropy/entropy.h"
#include "base/rpc/moment.h"
#include "base/rpc/server.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "idcs/service/identifier_service.h"
#include "tests/load/plain_store.h"
#include "tests/load/store.h"
#include "tests/load/unary_load.h"
#include "tools/server/schema/store_schema.h"

namespace load {
namespace {

constexpr int kOurCalls = 60'000;
constexpr int kPeerCalls = 15'000;

std::vector<grpc::ByteBuffer> Requests(int count) {
  rsu::idcs::v1::IssueIdentifierRequest request;
  request.set_kind(rsu::idcs::v1::HolderKind::PERSON);
  return std::vector<grpc::ByteBuffer>(static_cast<std::size_t>(count),
                                       ToBytes(request.SerializeAsString()));
}

// IssueIdentifier with one commit for each call.
class PlainService : public rsu::idcs::v1::IdentifierService::
                         WithCallbackMethod_IssueIdentifier<
                             rsu::idcs::v1::IdentifierService::Service> {
 public:
  PlainService(PlainStore& store, idcs::NumberIssuer& issuer)
      : store_(store), issuer_(issuer) {}

  grpc::ServerUnaryReactor* IssueIdentifier(
      grpc::CallbackServerContext* context,
      const rsu::idcs::v1::IssueIdentifierRequest* request,
      rsu::idcs::v1::Identifier* response) override {
    const absl::Status status =
        store_.Write([&](base::sql::WriteSession& session) -> absl::Status {
          RSU_ASSIGN_OR_RETURN(
              const idcs::IdcsNumber number,
              issuer_.Issue(session, idcs::HolderKind::kPerson, "bench"));
          response->set_number(number.ToString());
          response->set_kind(request->kind());
          *response->mutable_issue_time() =
              base::rpc::ToTimestamp(session.known_at_us());
          return absl::OkStatus();
        });
    return base::rpc::Answer(context, status);
  }

 private:
  PlainStore& store_;
  idcs::NumberIssuer& issuer_;
};

absl::StatusOr<double> Serve(grpc::Service& service, int calls) {
  base::rpc::ServerOptions options = {"127.0.0.1:0", {}, false};
  options.serves_without_door = true;
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<base::rpc::RpcServer> server,
                       base::rpc::RpcServer::Start(options, {&service}));
  absl::StatusOr<double> figure = CallsPerSecond(
      server->address(), "/rsu.idcs.v1.IdentifierService/IssueIdentifier",
      Requests(calls));
  server->Shutdown(/*drain_ms=*/1000);
  return figure;
}

constexpr char kCount[] = "SELECT count(*) FROM number";

absl::StatusOr<double> RunOurs(const std::string& folder) {
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store,
                       Store::Create(folder, server::SchemaMigrations(),
                                     base::sql::Database::Options().group));
  base::OpensslEntropy entropy;
  RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset("default"));
  idcs::NumberIssuer issuer(&entropy, std::move(rules));
  const base::SystemClock clock;
  idcs::IdentifierService service(
      &store->database(), &issuer, &clock,
      [](base::sql::Trip&, idcs::IdcsNumber, bool*) {});
  RSU_ASSIGN_OR_RETURN(const double figure, Serve(service, kOurCalls));
  RSU_RETURN_IF_ERROR(store->ExpectNumber(kCount, kOurCalls));
  return figure;
}

absl::StatusOr<double> RunPeer(const std::string& folder) {
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<PlainStore> store,
                       PlainStore::Create(folder, server::SchemaMigrations()));
  base::OpensslEntropy entropy;
  RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset("default"));
  idcs::NumberIssuer issuer(&entropy, std::move(rules));
  PlainService service(*store, issuer);
  RSU_ASSIGN_OR_RETURN(const double figure, Serve(service, kPeerCalls));
  RSU_RETURN_IF_ERROR(store->ExpectNumber(kCount, kPeerCalls));
  return figure;
}

}  // namespace

Benchmark IssueUnary(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "issue_unary";
  benchmark.unit = "calls/s";
  benchmark.target = 20;
  benchmark.ours_is = "IssueIdentifier, as the server runs it";
  benchmark.peer_is =
      "the same schema, one connection behind a mutex, one commit for each "
      "call";
  benchmark.left_out =
      "request_id (a row more for each call, in both); TLS; a full number "
      "space";
  benchmark.size = absl::StrCat(kOurCalls, " and ", kPeerCalls,
                                " calls a round, on an empty database");
  const std::string folder = settings.folder;
  benchmark.ours = [folder] { return RunOurs(folder); };
  benchmark.peer = [folder] { return RunPeer(folder); };
  return benchmark;
}

}  // namespace load
