#include "tests/load/served_register.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <algorithm>
#include <utility>

#include "absl/memory/memory.h"
#include "base/status_macros.h"
#include "idcs/number/number_presets.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "tests/load/households.h"
#include "tests/load/unary_load.h"
#include "tools/authority/known_names.h"
#include "tools/server/schema/store_schema.h"

namespace load {
namespace {

constexpr char kDeclare[] =
    "/rsu.registry.v1.HouseholdService/CreateDeclaration";

// Their requests are held in memory before they are sent.
constexpr int kDeclaredAtOnce = 20'000;

}  // namespace

absl::StatusOr<std::unique_ptr<ServedRegister>> ServedRegister::Create(
    const Settings& settings, int households) {
  RSU_ASSIGN_OR_RETURN(idcs::NumberRules rules, idcs::LoadPreset("default"));
  RSU_ASSIGN_OR_RETURN(scoring::FormulaSet formulas,
                       scoring::FormulaSet::Load());
  RSU_ASSIGN_OR_RETURN(scoring::ProgrammeSet programmes,
                       scoring::ProgrammeSet::Load());
  RSU_ASSIGN_OR_RETURN(
      std::unique_ptr<Store> store,
      Store::Create(settings.folder, server::SchemaMigrations(),
                    base::sql::Database::Options().group, "served"));
  auto made = absl::WrapUnique(
      new ServedRegister(std::move(rules), std::move(formulas),
                         std::move(programmes), std::move(store)));
  RSU_RETURN_IF_ERROR(made->Fill(settings, households));
  return made;
}

ServedRegister::ServedRegister(idcs::NumberRules rules,
                               scoring::FormulaSet formulas,
                               scoring::ProgrammeSet programmes,
                               std::unique_ptr<Store> store)
    : issuer_(&entropy_, std::move(rules)),
      formulas_(std::move(formulas)),
      programmes_(std::move(programmes)),
      known_(authority::NamesKnownTo(programmes_)),
      store_(std::move(store)),
      services_(&store_->database(), &issuer_, &clock_, &formulas_,
                &programmes_, {nullptr, &known_}) {}

ServedRegister::~ServedRegister() {
  if (server_ != nullptr) server_->Shutdown(/*drain_ms=*/1000);
}

std::shared_ptr<grpc::Channel> ServedRegister::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  return grpc::CreateCustomChannel(
      address(), grpc::InsecureChannelCredentials(), arguments);
}

absl::Status ServedRegister::Fill(const Settings& settings, int households) {
  RSU_ASSIGN_OR_RETURN(const SampleHouseholds samples,
                       SampleHouseholds::Load(settings.samples));
  // Without a policy the local caller may do everything.
  const base::rpc::ServerOptions options = {"127.0.0.1:0", {}, false};
  RSU_ASSIGN_OR_RETURN(server_,
                       base::rpc::RpcServer::Start(options, services_.all()));
  for (int begin = 0; begin < households; begin += kDeclaredAtOnce) {
    const int end = std::min(households, begin + kDeclaredAtOnce);
    RSU_ASSIGN_OR_RETURN(
        const std::vector<std::string> declarations,
        samples.MakeRequests(begin, end, store_->database(), issuer_));
    std::vector<grpc::ByteBuffer> bytes;
    for (const std::string& serialized : declarations) {
      bytes.push_back(ToBytes(serialized));
      rsu::registry::v1::CreateDeclarationRequest request;
      request.ParseFromString(serialized);
      for (const auto& member : request.declaration().members()) {
        people_.push_back(member.idcs());
      }
    }
    RSU_RETURN_IF_ERROR(CallsPerSecond(address(), kDeclare, bytes).status());
  }
  return store_->ExpectNumber("SELECT count(*) FROM declaration", households);
}

}  // namespace load
