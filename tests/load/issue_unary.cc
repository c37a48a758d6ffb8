#include "tests/load/issue_unary.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "base/entropy/entropy.h"
#include "base/rpc/server.h"
#include "base/status_macros.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "idcs/service/identifier_service.h"
#include "registry/storage/schema.h"
#include "tests/load/store.h"
#include "tests/load/unary_load.h"

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

absl::StatusOr<double> Run(const std::string& folder, std::size_t group,
                           int calls) {
  RSU_ASSIGN_OR_RETURN(
      const std::unique_ptr<Store> store,
      Store::Create(folder, registry::SchemaMigrations(), group));
  base::OpensslEntropy entropy;
  RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset("default"));
  idcs::NumberIssuer issuer(&entropy, std::move(rules));
  idcs::IdentifierService service(&store->database(), &issuer);
  RSU_ASSIGN_OR_RETURN(
      const std::unique_ptr<base::rpc::RpcServer> server,
      base::rpc::RpcServer::Start({"127.0.0.1:0", {}, false}, {&service}));
  const absl::StatusOr<double> figure = CallsPerSecond(
      server->address(), "/rsu.idcs.v1.IdentifierService/IssueIdentifier",
      Requests(calls));
  server->Shutdown(/*drain_ms=*/1000);
  RSU_RETURN_IF_ERROR(figure.status());
  RSU_RETURN_IF_ERROR(
      store->ExpectNumber("SELECT count(*) FROM number", calls));
  return figure;
}

}  // namespace

Benchmark IssueUnary(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "issue_unary";
  benchmark.unit = "calls/s";
  benchmark.target = 8;
  benchmark.ours_is = "IssueIdentifier, as the server runs it";
  benchmark.peer_is = "the same handler and schema, one commit for each call";
  benchmark.left_out =
      "request_id (a row more for each call, in both); TLS; a full number "
      "space";
  benchmark.size = absl::StrCat(kOurCalls, " and ", kPeerCalls,
                                " calls a round, on an empty database");
  const std::string folder = settings.folder;
  benchmark.ours = [folder] {
    return Run(folder, base::sql::Database::Options().group, kOurCalls);
  };
  benchmark.peer = [folder] { return Run(folder, 1, kPeerCalls); };
  return benchmark;
}

}  // namespace load
