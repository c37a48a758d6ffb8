#include "tests/load/issue_batch.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/rpc/server.h"
#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "idcs/service/identifier_service.h"
#include "tests/load/plain_store.h"
#include "tests/load/store.h"
#include "tools/server/schema/store_schema.h"

namespace load {
namespace {

namespace v1 = ::rsu::idcs::v1;
using base::sql::Value;
using SteadyClock = std::chrono::steady_clock;

constexpr int kNumbers = 100'000;
constexpr int kPeerCommit = 4'096;
constexpr std::int64_t kPrime = 9'999'999'967;
constexpr char kPeerInsert[] =
    "INSERT INTO number (number, kind, issued_at_us, caller) "
    "VALUES ($1, 1, $2, 'peer')";
constexpr char kCount[] = "SELECT count(*) FROM number";

double PerSecond(SteadyClock::time_point begin) {
  const std::chrono::duration<double> seconds = SteadyClock::now() - begin;
  return kNumbers / seconds.count();
}

absl::StatusOr<double> CallOnce(const std::string& address) {
  const auto stub = v1::IdentifierService::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  v1::BatchIssueIdentifiersRequest request;
  request.set_kind(v1::HolderKind::PERSON);
  request.set_count(1);
  v1::BatchIssueIdentifiersResponse response;
  {
    grpc::ClientContext connects;
    RSU_RETURN_IF_ERROR(base::rpc::FromGrpc(
        stub->BatchIssueIdentifiers(&connects, request, &response)));
  }
  request.set_count(kNumbers);
  grpc::ClientContext context;
  const auto begin = SteadyClock::now();
  RSU_RETURN_IF_ERROR(base::rpc::FromGrpc(
      stub->BatchIssueIdentifiers(&context, request, &response)));
  return PerSecond(begin);
}

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
  RSU_ASSIGN_OR_RETURN(
      const std::unique_ptr<base::rpc::RpcServer> server,
      base::rpc::RpcServer::Start({"127.0.0.1:0", {}, false}, {&service}));
  const absl::StatusOr<double> figure = CallOnce(server->address());
  server->Shutdown(/*drain_ms=*/1000);
  RSU_RETURN_IF_ERROR(figure.status());
  RSU_RETURN_IF_ERROR(store->ExpectNumber(kCount, kNumbers + 1));
  return figure;
}

// A loop of INSERTs, without drawing by rules, batch, reply or server.
absl::StatusOr<double> RunPeer(const std::string& folder) {
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<PlainStore> store,
                       PlainStore::Create(folder, server::SchemaMigrations()));
  // i x factor modulo a prime: scattered over the ten-digit numbers, and no two
  // alike.
  std::mt19937_64 chance(std::random_device{}());
  const std::int64_t factor = std::uniform_int_distribution<std::int64_t>(
      100'000'000, 900'000'000)(chance);
  int left = kNumbers;
  const auto begin = SteadyClock::now();
  while (left > 0) {
    const int rows = std::min(left, kPeerCommit);
    RSU_RETURN_IF_ERROR(store->Write([&](base::sql::WriteSession& session) {
      absl::Status status;
      for (int i = 0; i < rows && status.ok(); ++i) {
        status = session
                     .Execute(kPeerInsert,
                              {Value::Integer((left - i) * factor % kPrime),
                               Value::Integer(session.known_at_us())})
                     .status();
      }
      return status;
    }));
    left -= rows;
  }
  const double figure = PerSecond(begin);
  RSU_RETURN_IF_ERROR(store->ExpectNumber(kCount, kNumbers));
  return figure;
}

}  // namespace

Benchmark IssueBatch(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "issue_batch";
  benchmark.unit = "number/s";
  benchmark.target = 1;
  benchmark.ours_is =
      "BatchIssueIdentifiers, one call of 100,000, as the server runs it";
  benchmark.peer_is = absl::StrCat(
      "a loop of prepared INSERTs of random keys into the same table, same "
      "pragmas, a commit every ",
      kPeerCommit, " rows");
  benchmark.left_out = "request_id; TLS; a full number space";
  benchmark.size = absl::StrCat(kNumbers, " numbers, on an empty database");
  const std::string folder = settings.folder;
  benchmark.ours = [folder] { return RunOurs(folder); };
  benchmark.peer = [folder] { return RunPeer(folder); };
  return benchmark;
}

}  // namespace load
