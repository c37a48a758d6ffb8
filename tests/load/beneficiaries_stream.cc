#include "tests/load/beneficiaries_stream.h"

#include <grpcpp/client_context.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.grpc.pb.h"
#include "tests/load/postgres_program.h"
#include "tests/load/served_register.h"
#include "tests/load/set_programs.h"
#include "tests/load/sql_program.h"

namespace load {
namespace {

namespace v1 = ::rsu::eligibility::v1;

constexpr char kProgramme[] = "amo-chamil";
constexpr char kDay[] = "2026-06-01";
constexpr int kPage = 5'000;

// The columns are as wide as what the list says of a person.
constexpr char kTable[] =
    "CREATE TABLE beneficiary (idcs text, contribution_mad bigint, "
    "insured_as integer, insured_through text, household text, pays_mad "
    "bigint)";
constexpr char kCopy[] =
    "\\copy (SELECT idcs, contribution_mad, insured_as, insured_through, "
    "household, pays_mad FROM beneficiary) TO '/dev/null'";

// A line of a CSV file of that table.
std::string LineOf(const v1::Beneficiary& person) {
  return absl::StrCat(person.idcs(), ",", person.contribution_mad(), ",",
                      static_cast<int>(person.insured_as()), ",",
                      person.insured_through(), ",", person.household(), ",",
                      person.pays_mad(), "\n");
}

// A register with a list, and a table in PostgreSQL that holds the list.
class Lists {
 public:
  static absl::StatusOr<std::unique_ptr<Lists>> Create(
      const Settings& settings) {
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<SqlProgram> postgres,
                         StartPostgres(settings));
    RSU_ASSIGN_OR_RETURN(
        std::unique_ptr<ServedRegister> served,
        ServedRegister::Create(settings, settings.declared_households));
    auto made =
        absl::WrapUnique(new Lists(std::move(served), std::move(postgres)));
    RSU_RETURN_IF_ERROR(made->Load(settings.folder + "/beneficiaries.csv"));
    return made;
  }

  // Rows a second.
  absl::StatusOr<double> Stream() {
    std::int64_t rows = 0;
    const auto begin = std::chrono::steady_clock::now();
    RSU_RETURN_IF_ERROR(Each([&rows](const v1::Beneficiary&) { ++rows; }));
    const std::chrono::duration<double> seconds =
        std::chrono::steady_clock::now() - begin;
    if (rows != rows_) return absl::InternalError("another list");
    return static_cast<double>(rows) / seconds.count();
  }

  absl::StatusOr<double> Copy() {
    RSU_ASSIGN_OR_RETURN(const double seconds, postgres_->Time(kCopy));
    return static_cast<double>(rows_) / seconds;
  }

 private:
  Lists(std::unique_ptr<ServedRegister> served,
        std::unique_ptr<SqlProgram> postgres)
      : served_(std::move(served)),
        postgres_(std::move(postgres)),
        stub_(v1::BeneficiaryService::NewStub(served_->Connect())) {}

  absl::Status Each(
      const std::function<void(const v1::Beneficiary&)>& take) const {
    v1::ListBeneficiariesRequest request;
    request.set_programme(kProgramme);
    request.set_as_of(kDay);
    request.set_page_size(kPage);
    grpc::ClientContext context;
    const auto stream = stub_->StreamBeneficiaries(&context, request);
    v1::ListBeneficiariesResponse page;
    while (stream->Read(&page)) {
      for (const v1::Beneficiary& person : page.beneficiaries()) take(person);
    }
    return base::rpc::FromGrpc(stream->Finish());
  }

  absl::Status Load(const std::string& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(path.c_str(), "w"), &std::fclose);
    if (file == nullptr) return absl::UnavailableError("cannot write " + path);
    RSU_RETURN_IF_ERROR(Each([&](const v1::Beneficiary& person) {
      ++rows_;
      std::fputs(LineOf(person).c_str(), file.get());
    }));
    if (std::fflush(file.get()) != 0) {
      return absl::UnavailableError("cannot write " + path);
    }
    absl::Status status;
    for (const std::string& statement :
         {std::string("DROP TABLE IF EXISTS beneficiary"), std::string(kTable),
          absl::StrCat("\\copy beneficiary FROM '", path, "' (FORMAT csv)"),
          std::string("VACUUM (ANALYZE) beneficiary")}) {
      if (status.ok()) status = postgres_->Run(statement).status();
    }
    std::remove(path.c_str());
    return status;
  }

  const std::unique_ptr<ServedRegister> served_;
  const std::unique_ptr<SqlProgram> postgres_;
  const std::unique_ptr<v1::BeneficiaryService::Stub> stub_;
  std::int64_t rows_ = 0;
};

}  // namespace

Benchmark BeneficiariesStream(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "beneficiaries_stream";
  benchmark.unit = "people/s";
  benchmark.target = 1;
  benchmark.ours_is = absl::StrCat(
      "StreamBeneficiaries of ", kProgramme, ", ", kPage,
      " people a page, to a client that parses it; whether somebody is in it "
      "is found out while it is sent");
  benchmark.peer_is =
      "PostgreSQL 15, COPY (SELECT ...) TO STDOUT of a table that holds the "
      "same rows, to psql, which writes them to /dev/null";
  benchmark.left_out =
      "the peer finds nothing out; TLS; a register larger than memory";
  benchmark.size = absl::StrCat("a register of ", settings.declared_households,
                                " households made of the samples");
  SetPrograms(settings, &Lists::Stream, &Lists::Copy, benchmark);
  return benchmark;
}

}  // namespace load
