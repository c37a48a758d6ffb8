#include "tests/rpc/register_fixture.h"

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/entropy/entropy.h"
#include "base/rpc/channel.h"
#include "base/rpc/server.h"
#include "base/sql/sqlite/sqlite.h"
#include "google/protobuf/text_format.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "registry/population/document.h"
#include "registry/storage/schema.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "tests/names/unlike_name.h"
#include "tools/server/services.h"

namespace rpc_test {
namespace {

namespace registry_v1 = ::rsu::registry::v1;

// A file that no other test of the process has.
std::string NewDatabasePath() {
  static int count = 0;
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  return absl::StrCat(testing::TempDir(), "/", test->name(), "-", ++count,
                      ".db");
}

std::unique_ptr<base::sql::Database> OpenDatabase(
    const std::string& path, const base::sql::Database::Options& options,
    const base::Clock* clock) {
  return base::sql::Database::Open(base::sql::SqliteDriver(path).value(), clock,
                                   registry::SchemaMigrations(), options)
      .value();
}

constexpr char kHousehold[] = R"(
  region: "08" province: "08.401" milieu: RURAL
  dwelling {
    type: SHACK rooms: 1 has_bath_or_shower: false
    has_individual_electricity_meter: false
  }
  assets {
    computers: 0 mobile_phones: 0 cars: 0 motorcycles: 0 cows: 0
    has_satellite_dish: false has_fixed_phone: false has_loan: false
    has_secondary_home: false has_garage: false
    has_professional_premises: false has_non_agricultural_land: false
    has_irrigated_land: false
  }
  spending {
    gas_monthly_centimes: 0 phone_internet_monthly_centimes: 0
    water_electricity_bills_centimes: [ 0, 0, 0 ]
  })";
constexpr char kMember[] = R"(
  sex: FEMALE education: NONE diploma: NONE can_read_and_write: false
  schooling: NOT_ENROLLED activity: HOMEMAKER occupation: NO_OCCUPATION
  employment_status: NOT_EMPLOYED health_cover: NONE)";

template <typename Message>
Message Parse(const char* text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

}  // namespace

struct Register::Parts {
  base::SystemClock system_clock;
  base::OpensslEntropy system_entropy;
  const scoring::FormulaSet formulas;
  const scoring::ProgrammeSet programmes;
  registry::VerificationCallers callers =
      registry::VerificationCallers::Parse(kVerificationCallers).value();
  scoring::ProgrammeCallers programme_callers =
      scoring::ProgrammeCallers::Parse(kProgrammeCallers, programmes).value();
  idcs::NumberIssuer issuer;
  const base::Clock& clock;
  const std::string path;
  std::unique_ptr<base::sql::Database> database;
  ::server::Services services;
  std::unique_ptr<base::rpc::RpcServer> server;
  std::shared_ptr<grpc::Channel> channel;

  Parts(const base::sql::Database::Options& options, const base::Clock* given,
        base::EntropySource* entropy, scoring::FormulaSet all_formulas,
        scoring::ProgrammeSet all_programmes, const std::string& file)
      : formulas(std::move(all_formulas)),
        programmes(std::move(all_programmes)),
        issuer(entropy == nullptr ? &system_entropy : entropy,
               idcs::LoadPreset("default").value()),
        clock(given == nullptr ? system_clock : *given),
        path(file.empty() ? NewDatabasePath() : file),
        database(OpenDatabase(path, options, &clock)),
        services(database.get(), &issuer, &clock, &formulas, &programmes,
                 &callers, &programme_callers) {
    base::rpc::ServerOptions listen;
    listen.listen = "127.0.0.1:0";
    server = base::rpc::RpcServer::Start(listen, services.all()).value();
    channel = base::rpc::OpenChannel(server->address(), {}).value();
  }
};

Register::Register(const base::sql::Database::Options& options,
                   const base::Clock* clock, base::EntropySource* entropy,
                   scoring::FormulaSet formulas,
                   scoring::ProgrammeSet programmes, const std::string& path)
    : parts_(std::make_unique<Parts>(options, clock, entropy,
                                     std::move(formulas), std::move(programmes),
                                     path)) {}

Register::~Register() { parts_->server->Shutdown(10'000); }

base::sql::Database& Register::database() { return *parts_->database; }

base::rpc::RpcServer& Register::server() { return *parts_->server; }

const std::string& Register::database_path() const { return parts_->path; }

const std::string& Register::address() const {
  return parts_->server->address();
}

const std::shared_ptr<grpc::Channel>& Register::channel() const {
  return parts_->channel;
}

std::string RegisterTest::NewPerson() { return NewPerson(kBirthDate); }

std::string RegisterTest::NewPerson(const std::string& birth_date) {
  registry_v1::RegisterPersonRequest request;
  *request.mutable_person() = SomePerson(absl::StrCat("AB", ++people_));
  request.mutable_person()->set_birth_date(birth_date);
  const auto answer = client.Call(request);
  EXPECT_TRUE(answer.ok()) << answer.status;
  return answer.reply.idcs();
}

registry_v1::DeclarationRecord RegisterTest::NewHousehold(
    const std::string& household_ref) {
  const auto answer =
      client.Call(SomeDeclaration(household_ref, "2026-01-01", {NewPerson()}));
  EXPECT_TRUE(answer.ok()) << answer.status;
  return answer.reply;
}

registry_v1::Person SomePerson(absl::string_view document) {
  auto person = Parse<registry_v1::Person>(R"(
    given_name: "Tislit" birth_place: "08.401"
    sex: FEMALE nationality: "MAR" province: "08.401"
    documents { type: CNIE })");
  person.set_family_name(names::UnlikeName(
      std::hash<std::string>()(std::string(document)) % names::kUnlikeNames));
  person.set_birth_date(kBirthDate);
  person.mutable_documents(0)->set_number(std::string(document));
  // A card's number is two letters and digits; a record's may be more.
  if (registry::BrokenDocumentNumberRule(registry::DocumentType::kCnie,
                                         document)) {
    person.mutable_documents(0)->set_type(registry_v1::Document::BIRTH_RECORD);
    person.mutable_documents(0)->set_number(absl::StrCat(document, "/1"));
  }
  return person;
}

registry_v1::CreateDeclarationRequest SomeDeclaration(
    absl::string_view household_ref, absl::string_view effective_date,
    const std::vector<std::string>& members) {
  registry_v1::CreateDeclarationRequest request;
  registry_v1::Declaration& declaration = *request.mutable_declaration();
  declaration = Parse<registry_v1::Declaration>(kHousehold);
  declaration.set_household_ref(std::string(household_ref));
  declaration.set_effective_date(std::string(effective_date));
  for (const std::string& idcs : members) {
    registry_v1::Member& member = *declaration.add_members();
    member = Parse<registry_v1::Member>(kMember);
    member.set_idcs(idcs);
    member.set_birth_date(kBirthDate);
    member.set_relationship(declaration.members_size() == 1
                                ? registry_v1::Member::HEAD
                                : registry_v1::Member::SIBLING);
  }
  return request;
}

void SpendUpToScore(std::int64_t score_ticks,
                    registry_v1::Declaration& household) {
  const std::int64_t missing = score_ticks - 88'543'900;
  std::int64_t butane = missing / 906;
  while ((missing - 906 * butane) % 58 != 0) --butane;
  ASSERT_GE(butane, 0);
  registry_v1::Spending& spending = *household.mutable_spending();
  spending.set_gas_monthly_centimes(butane);
  spending.set_water_electricity_bills_centimes(0,
                                                (missing - 906 * butane) / 58);
}

std::string RequestId(int number) {
  return absl::StrFormat("5f0c1d9e-0000-4000-8000-%012d", number);
}

}  // namespace rpc_test
