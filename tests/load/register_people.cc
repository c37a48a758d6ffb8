#include "tests/load/register_people.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/rpc/server.h"
#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "registry/service/registration.h"
#include "tests/load/made_up_people.h"
#include "tests/load/served_register.h"
#include "tests/load/set_programs.h"
#include "tests/load/unary_load.h"

namespace load {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::WriteSession;

constexpr int kPeople = 20'000;  // registered in a round
constexpr int kPeopleInOneWrite = 4'096;
constexpr char kRegister[] =
    "/rsu.registry.v1.PopulationService/RegisterPerson";

absl::Status Insert(WriteSession& session, idcs::NumberIssuer& issuer,
                    const registry::PersonRow& row) {
  RSU_ASSIGN_OR_RETURN(
      const idcs::IdcsNumber number,
      issuer.Issue(session, idcs::HolderKind::kPerson, "bench"));
  return registry::InsertPerson(session, number, /*revision=*/1, row,
                                {"bench", "", ""});
}

// RegisterPerson of people whose rows are ready, in the order of the calls:
// nothing is read, looked for or compared.
class PlainService
    : public v1::PopulationService::WithRawCallbackMethod_RegisterPerson<
          v1::PopulationService::Service> {
 public:
  explicit PlainService(ServedRegister& served) : served_(served) {}

  void Expect(std::vector<registry::PersonRow> rows) {
    rows_ = std::move(rows);
    next_ = 0;
  }

  grpc::ServerUnaryReactor* RegisterPerson(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer*,
      grpc::ByteBuffer* response) override {
    *response = ToBytes("");
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    const registry::PersonRow& row = rows_[next_++];
    served_.database().Write(
        [this, &row](WriteSession& session) {
          return Insert(session, served_.issuer(), row);
        },
        [reactor](const absl::Status& status) {
          reactor->Finish(base::rpc::ToGrpc(status));
        });
    return reactor;
  }

 private:
  ServedRegister& served_;
  std::vector<registry::PersonRow> rows_;
  std::atomic<std::size_t> next_ = 0;
};

// One register for both, filled with people before the first round; those of a
// round are new to it.
class Registrations {
 public:
  static absl::StatusOr<std::unique_ptr<Registrations>> Create(
      const Settings& settings) {
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<ServedRegister> served,
                         ServedRegister::Create(settings, /*households=*/0));
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<MadeUpPeople> people,
                         MadeUpPeople::Create());
    auto made = absl::WrapUnique(
        new Registrations(std::move(served), std::move(people)));
    RSU_RETURN_IF_ERROR(made->Fill(settings.registered_people));
    base::rpc::ServerOptions options = {"127.0.0.1:0", {}, false};
    options.serves_without_door = true;
    RSU_ASSIGN_OR_RETURN(made->plain_server_,
                         base::rpc::RpcServer::Start(options, {&made->plain_}));
    return made;
  }

  ~Registrations() {
    if (plain_server_ != nullptr) plain_server_->Shutdown(/*drain_ms=*/1000);
  }

  // People a second.
  absl::StatusOr<double> Compared() {
    RSU_ASSIGN_OR_RETURN(const std::vector<registry::Person> people,
                         people_->Next(kPeople));
    std::vector<grpc::ByteBuffer> requests;
    for (const registry::Person& person : people) {
      v1::RegisterPersonRequest request;
      *request.mutable_person() = registry::ToMessage(person);
      requests.push_back(ToBytes(request.SerializeAsString()));
    }
    return CallsPerSecond(served_->address(), kRegister, requests);
  }

  absl::StatusOr<double> Stored() {
    RSU_ASSIGN_OR_RETURN(std::vector<registry::PersonRow> rows, Rows(kPeople));
    const std::vector<grpc::ByteBuffer> requests(rows.size(), ToBytes(""));
    plain_.Expect(std::move(rows));
    return CallsPerSecond(plain_server_->address(), kRegister, requests);
  }

 private:
  Registrations(std::unique_ptr<ServedRegister> served,
                std::unique_ptr<MadeUpPeople> people)
      : served_(std::move(served)),
        people_(std::move(people)),
        plain_(*served_) {}

  absl::StatusOr<std::vector<registry::PersonRow>> Rows(int count) {
    RSU_ASSIGN_OR_RETURN(const std::vector<registry::Person> people,
                         people_->Next(count));
    std::vector<registry::PersonRow> rows;
    for (const registry::Person& person : people) {
      rows.push_back(registry::PreparePerson(person).row);
    }
    return rows;
  }

  absl::Status Fill(int count) {
    for (int left = count; left > 0; left -= kPeopleInOneWrite) {
      RSU_ASSIGN_OR_RETURN(const std::vector<registry::PersonRow> rows,
                           Rows(std::min(left, kPeopleInOneWrite)));
      RSU_RETURN_IF_ERROR(
          served_->database().WriteAndWait([&](WriteSession& session) {
            absl::Status status;
            for (const registry::PersonRow& row : rows) {
              if (status.ok()) status = Insert(session, served_->issuer(), row);
            }
            return status;
          }));
    }
    return absl::OkStatus();
  }

  const std::unique_ptr<ServedRegister> served_;
  const std::unique_ptr<MadeUpPeople> people_;
  PlainService plain_;
  std::unique_ptr<base::rpc::RpcServer> plain_server_;
};

}  // namespace

Benchmark RegisterPeople(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "register_people";
  benchmark.unit = "people/s";
  benchmark.target = 0.5;
  benchmark.ours_is = absl::StrCat(
      "RegisterPerson of made-up people, each looked for by documents and "
      "compared by names, birth date and sex with ",
      settings.registered_people, " people and more; 64 in flight");
  benchmark.peer_is =
      "calls whose people's rows are ready: the same INSERTs through the same "
      "writer, nothing read, looked for or compared; 64 in flight";
  benchmark.left_out = "request_id; TLS; a register larger than memory";
  benchmark.size = absl::StrCat(kPeople, " people a round, each side");
  SetPrograms(settings, &Registrations::Compared, &Registrations::Stored,
              benchmark);
  return benchmark;
}

}  // namespace load
