#include "tests/rpc/damage_fixture.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/refusals/said_in_full.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/page_digest.h"
#include "base/sql/sqlite/sqlite.h"
#include "registry/storage/schema.h"
#include "tests/rpc/person_events.h"
#include "tools/server/open_register.h"

namespace rpc_test {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

DamageTest::DamageTest() {
  const char* given = std::getenv("RSU_SEED");
  seed_ = given == nullptr ? std::random_device()()
                           : std::strtoull(given, nullptr, 10);
  random_.seed(seed_);
  std::printf("RSU_SEED=%llu\n", static_cast<unsigned long long>(seed_));
  path_ = absl::StrCat(
      testing::TempDir(), "/",
      testing::UnitTest::GetInstance()->current_test_info()->name(),
      "-flipped.db");
  Fill();
  // What a first start completes is completed.
  EXPECT_TRUE(Starts());
}

std::string DamageTest::Register(RegisterClient& client,
                                 const std::string& document) {
  rsu::registry::v1::RegisterPersonRequest request;
  *request.mutable_person() = SomePerson(document);
  const auto answer = client.Call(request);
  EXPECT_TRUE(answer.ok()) << answer.status;
  return answer.reply.idcs();
}

void DamageTest::Fill() {
  class Register source({}, nullptr, nullptr, formulas::WithNext());
  RegisterClient client(source.channel());
  for (int i = 0; i < kHouseholds; ++i) {
    const std::vector<std::string> members = {
        Register(client, absl::StrCat("A", i)),
        Register(client, absl::StrCat("B", i))};
    const auto reference = absl::StrCat("H", i);
    const auto first =
        client.Call(SomeDeclaration(reference, "2026-01-01", members));
    ASSERT_TRUE(first.ok()) << first.status;
    households_.push_back(first.reply.household());
    ASSERT_TRUE(
        client.Call(SomeDeclaration(reference, "2026-03-01", {members[0]}))
            .ok());
    people_.insert(people_.end(), members.begin(), members.end());
  }
  using rsu::registry::v1::InsuredRole;
  using rsu::registry::v1::PersonStatus;
  for (std::size_t i = 0; i < people_.size(); i += 3) {
    ASSERT_TRUE(
        client
            .Call(CoverOpened(people_[i], InsuredRole::PRINCIPAL, "2026-02-01"))
            .ok());
    ASSERT_TRUE(
        client
            .Call(StatusReported(people_[i], PersonStatus::SEVERE_DISABILITY,
                                 "2026-02-01"))
            .ok());
  }
  ASSERT_TRUE(client.Call(Death(people_[1], "2026-04-01")).ok());
  auto run = To("next");
  const auto created = client.Call(run);
  ASSERT_TRUE(created.ok()) << created.status;
  rsu::jobs::v1::GetRescoringRunRequest get;
  get.set_name(created.reply.name());
  while (client.Call(get).reply.state() !=
         rsu::jobs::v1::RescoringRun::SUCCEEDED) {
  }
  pages_ = PagesOf(source.database());
  path_ = source.database_path();
}

std::map<std::string, std::vector<std::uint32_t>> DamageTest::PagesOf(
    base::sql::Database& database) {
  std::map<std::string, std::vector<std::uint32_t>> pages;
  EXPECT_TRUE(database
                  .ReadAndWait([&pages](base::sql::Session& session) {
                    return session.Query(
                        "SELECT name, pageno FROM dbstat ORDER BY name, pageno",
                        {}, [&pages](const base::sql::Row& row) {
                          pages[std::string(row.Text(0))].push_back(
                              static_cast<std::uint32_t>(row.Integer(1)));
                          return absl::OkStatus();
                        });
                  })
                  .ok());
  return pages;
}

namespace {

// An answer as text: what was said, or that the store is damaged.
template <typename Request>
std::string TextOf(RegisterClient& client, const Request& request) {
  const auto answer = client.Call(request);
  if (answer.ok()) return answer.reply.ShortDebugString();
  base::refusals::ExpectSaidInFull(answer.status.message());
  return absl::IsDataLoss(answer.status)
             ? "damaged"
             : absl::StrCat("refused: ", answer.status.ToString());
}

// The same of a list: one that says of whom it cannot tell is damaged.
template <typename Request>
std::string TextOfList(RegisterClient& client, const Request& request) {
  const auto answer = client.Call(request);
  if (answer.ok() && answer.reply.unreadable_size() > 0) return "damaged";
  return TextOf(client, request);
}

}  // namespace

void DamageTest::Ask(RegisterClient& client,
                     std::vector<std::string>& answers) const {
  for (const std::string& person : people_) {
    rsu::eligibility::v1::CheckEligibilityRequest check;
    check.set_idcs(person);
    check.set_as_of("2026-05-01");
    answers.push_back(TextOf(client, check));
    rsu::registry::v1::GetPersonRequest get;
    get.set_name("people/" + person);
    answers.push_back(TextOf(client, get));
  }
  for (const std::string& household : households_) {
    rsu::scoring::v1::GetScoreRequest score;
    score.set_name("households/" + household);
    score.set_as_of("2027-02-01");
    score.set_explain(true);
    answers.push_back(TextOf(client, score));
    rsu::registry::v1::ListDeclarationsRequest declarations;
    declarations.set_parent("households/" + household);
    answers.push_back(TextOf(client, declarations));
  }
  rsu::scoring::v1::ListScoresRequest scores;
  scores.set_as_of("2026-05-01");
  answers.push_back(TextOfList(client, scores));
  for (const char* programme : {"amo-tadamon", "amo-chamil"}) {
    rsu::eligibility::v1::ListBeneficiariesRequest list;
    list.set_programme(programme);
    list.set_as_of("2026-05-01");
    answers.push_back(TextOfList(client, list));
  }
  answers.push_back(TextOf(client, rsu::jobs::v1::ListRescoringRunsRequest()));
}

void DamageTest::Put(const std::string& bytes) const {
  base::sql::DeleteStore(path_);
  std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
}

bool DamageTest::Starts() const {
  const base::SystemClock clock;
  return server::OpenRegister(path_, {}, &clock, formulas::WithNext()).ok();
}

std::vector<std::string> DamageTest::Answers() const {
  {
    auto driver = base::sql::SqliteDriver(path_, [](const std::string&) {});
    if (!driver.ok()) return {};
    const base::SystemClock clock;
    const auto database = base::sql::Database::Open(
        *std::move(driver), &clock, registry::SchemaMigrations(), {});
    if (!database.ok()) return {};
  }
  class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                         scoring::ProgrammeSet::Load().value(), path_);
  RegisterClient client(on_file.channel());
  std::vector<std::string> answers;
  Ask(client, answers);
  return answers;
}

std::string DamageTest::Flip(std::uint32_t page, bool new_digest) {
  std::string bytes = whole_;
  const std::size_t begin = (page - 1) * kPage;
  const std::size_t end =
      kPage - (new_digest ? base::sql::kPageDigestBytes : 0);
  const std::size_t byte = begin + random_() % end;
  bytes[byte] = static_cast<char>(bytes[byte] ^ (1 << random_() % 8));
  if (new_digest) {
    base::sql::StampPage(&bytes[begin], kPage, page,
                         base::sql::StoreOfPage(whole_.data(), kPage));
  }
  return bytes;
}

}  // namespace rpc_test
