#ifndef TESTS_LOAD_SERVED_REGISTER_H_
#define TESTS_LOAD_SERVED_REGISTER_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/policy/known_names.h"
#include "base/rpc/server.h"
#include "idcs/issuing/number_issuer.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "tests/load/benchmark.h"
#include "tests/load/store.h"
#include "tools/server/services.h"

namespace load {

// A register of households made of the samples, declared on 2026-01-01, with
// the services of rsu_server on it. Who asks is "local" and may see every
// programme's list. Thread-safe once made.
class ServedRegister {
 public:
  // Declares `households` households through the service, as clients do.
  static absl::StatusOr<std::unique_ptr<ServedRegister>> Create(
      const Settings& settings, int households);
  ~ServedRegister();

  const std::string& address() const { return server_->address(); }

  // To the server; replies may be of any size.
  std::shared_ptr<grpc::Channel> Connect() const;

  base::sql::Database& database() { return store_->database(); }
  idcs::NumberIssuer& issuer() { return issuer_; }

  // Identifiers of all members, household by household.
  const std::vector<std::string>& people() const { return people_; }

 private:
  ServedRegister(idcs::NumberRules rules, scoring::FormulaSet formulas,
                 scoring::ProgrammeSet programmes,
                 std::unique_ptr<Store> store);
  absl::Status Fill(const Settings& settings, int households);

  base::OpensslEntropy entropy_;
  idcs::NumberIssuer issuer_;
  const scoring::FormulaSet formulas_;
  const scoring::ProgrammeSet programmes_;
  const base::policy::KnownNames known_;
  const std::unique_ptr<Store> store_;
  const base::SystemClock clock_;
  server::Services services_;
  std::unique_ptr<base::rpc::RpcServer> server_;
  std::vector<std::string> people_;
};

}  // namespace load

#endif  // TESTS_LOAD_SERVED_REGISTER_H_
