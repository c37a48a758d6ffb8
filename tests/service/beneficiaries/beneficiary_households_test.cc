// Lists by household, and money that is counted once: over the wire, against
// amounts worked out by hand. Thresholds: 9.3264284 of AMO Tadamon and AMO
// Chamil, whose first bracket of 144 MAD goes up to 9.5124369; 9.743001 of
// direct aid, in 2026 300 MAD for a child in school or under six, 200 out of
// school, at least 500.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/score/score.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kDay[] = "2026-06-01";
constexpr std::int64_t kThresholdTicks = 93'264'284;
constexpr std::int64_t kUnderTicks = 93'000'000;

using Rows = std::map<std::string, v1::BeneficiaryHousehold>;

class BeneficiaryHouseholdsTest : public RegisterTest {
 protected:
  // A head, a spouse, a child of six in school and one of eight who is not.
  std::vector<std::string> Family() {
    const std::vector<std::string> people = {NewPerson(), NewPerson(),
                                             NewPerson(), NewPerson()};
    request_ = SomeDeclaration("FAMILY", "2026-01-01", people);
    auto& members = *request_.mutable_declaration()->mutable_members();
    members[1].set_relationship(registry::Member::SPOUSE);
    Child(members[2], "2020-01-01", registry::Schooling::PUBLIC);
    Child(members[3], "2018-01-01", registry::Schooling::NOT_ENROLLED);
    for (auto& member : members) {
      member.set_activity(registry::Activity::INACTIVE);
    }
    return people;
  }

  static void Child(registry::Member& member, const char* birth_date,
                    registry::Schooling::Value schooling) {
    member.set_relationship(registry::Member::CHILD);
    member.set_birth_date(birth_date);
    member.set_schooling(schooling);
  }

  // With a score above this one by less than 0.0001. The household's number. A
  // centime of butane a month is worth 226.5 ticks of 1e-7 to four people.
  std::string Declare(std::int64_t ticks) {
    auto& spending = *request_.mutable_declaration()->mutable_spending();
    // No content twice: what was corrected since is not stored again.
    const std::int64_t least = ++declared_;
    spending.set_gas_monthly_centimes(least);
    auto answer = client.Call(request_);
    EXPECT_TRUE(answer.ok()) << answer.status;
    const std::int64_t missing =
        ticks - scoring::Score::Parse(answer.reply.score()).value().ticks();
    EXPECT_GE(missing, 0);
    spending.set_gas_monthly_centimes(least + missing * 2 / 453 + 1);
    answer = client.Call(request_);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply.household();
  }

  v1::Eligibility Check(const std::string& idcs) {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(kDay);
    return client.Call(request).reply;
  }

  static v1::ListBeneficiariesRequest List(const std::string& programme) {
    v1::ListBeneficiariesRequest request;
    request.set_programme(programme);
    request.set_as_of(kDay);
    request.set_page_size(1);
    return request;
  }

  Rows Households(const std::string& programme, v1::ListPoint* point = nullptr,
                  int* waiting = nullptr) {
    Rows rows;
    auto request = List(programme);
    do {
      const auto page = client.ListHouseholds(request);
      EXPECT_TRUE(page.ok()) << page.status;
      if (!page.ok()) return rows;
      EXPECT_LE(page.reply.households_size(), 1);
      for (const auto& row : page.reply.households()) {
        EXPECT_TRUE(rows.emplace(row.household(), row).second) << "twice";
      }
      if (point != nullptr) *point = page.reply.point();
      if (waiting != nullptr) *waiting += page.reply.waiting();
      request.set_page_token(page.reply.next_page_token());
    } while (!request.page_token().empty());
    return rows;
  }

  std::vector<v1::BeneficiaryHouseholdChange> Changes(
      const std::string& programme, const v1::ListPoint& since) {
    std::vector<v1::BeneficiaryHouseholdChange> changes;
    v1::ListBeneficiaryChangesRequest request;
    request.set_programme(programme);
    request.set_as_of(kDay);
    request.set_page_size(1);
    *request.mutable_since() = since;
    do {
      const auto page = client.ListHouseholdChanges(request);
      EXPECT_TRUE(page.ok()) << page.status;
      if (!page.ok()) return changes;
      for (const auto& change : page.reply.changes()) changes.push_back(change);
      request.set_page_token(page.reply.next_page_token());
    } while (!request.page_token().empty());
    return changes;
  }

  // What the sums over people come to, MAD a month.
  std::int64_t Sum(const std::string& programme) {
    std::int64_t sum = 0;
    auto request = List(programme);
    do {
      const auto page = client.Call(request);
      EXPECT_TRUE(page.ok()) << page.status;
      for (const v1::Beneficiary& person : page.reply.beneficiaries()) {
        sum += person.pays_mad() + person.receives_mad();
      }
      request.set_page_token(page.reply.next_page_token());
    } while (!request.page_token().empty());
    return sum;
  }

  registry::CreateDeclarationRequest request_;
  std::int64_t declared_ = 0;
};

TEST_F(BeneficiaryHouseholdsTest, ADependantPaysNothingAndTheHeadIsPaidOnce) {
  const auto people = Family();
  const std::string household = Declare(kThresholdTicks);
  const v1::Eligibility head = Check(people[0]);
  EXPECT_EQ(head.pays_mad(), 144);
  EXPECT_FALSE(head.has_insured_through());
  EXPECT_EQ(head.receives_mad(), 500);
  for (std::size_t i = 1; i < people.size(); ++i) {
    const v1::Eligibility answer = Check(people[i]);
    EXPECT_EQ(answer.contribution_mad(), 144);
    EXPECT_TRUE(answer.has_pays_mad());
    EXPECT_EQ(answer.pays_mad(), 0);
    EXPECT_EQ(answer.insured_through().member(), 1);
    EXPECT_TRUE(answer.has_receives_mad());
    EXPECT_EQ(answer.receives_mad(), 0);
    EXPECT_EQ(answer.direct_aid().monthly_mad(), 500);
    EXPECT_EQ(answer.direct_aid().paid_to().member(), 1);
  }
  EXPECT_EQ(Sum("amo-chamil"), 144);
  EXPECT_EQ(Sum("asd"), 500);
  const Rows chamil = Households("amo-chamil");
  ASSERT_EQ(chamil.size(), 1u);
  const v1::BeneficiaryHousehold& row = chamil.at(household);
  EXPECT_EQ(row.score().substr(0, 5), "9.326");
  EXPECT_EQ(row.formula(), "decree-2-21-582");
  EXPECT_EQ(row.threshold(), "9.3264284");
  EXPECT_EQ(row.distance().substr(0, 6), "0.0000");
  EXPECT_EQ(row.amount_mad(), 144);
  EXPECT_EQ(row.people(), 4);
  EXPECT_EQ(row.members(), 4);
  EXPECT_THAT(row.payers(), ElementsAre(people[0]));
  const Rows aid = Households("asd");
  ASSERT_EQ(aid.size(), 1u);
  EXPECT_EQ(aid.at(household).amount_mad(), 500);
  EXPECT_EQ(aid.at(household).threshold(), "9.7430010");
  EXPECT_THAT(aid.at(household).payers(), ElementsAre(people[0]));
}

TEST_F(BeneficiaryHouseholdsTest, WhoWorksIsNotInAndASpousePaysInstead) {
  const auto people = Family();
  request_.mutable_declaration()->mutable_members(0)->set_activity(
      registry::Activity::EMPLOYED);
  const std::string household = Declare(kThresholdTicks);
  EXPECT_EQ(Check(people[0]).outcome(), v1::Outcome::NOT_ELIGIBLE);
  EXPECT_FALSE(Check(people[0]).has_pays_mad());
  EXPECT_EQ(Check(people[1]).pays_mad(), 144);
  EXPECT_EQ(Check(people[2]).insured_through().member(), 2);
  const Rows rows = Households("amo-chamil");
  EXPECT_EQ(rows.at(household).people(), 3);
  EXPECT_EQ(rows.at(household).members(), 4);
  EXPECT_THAT(rows.at(household).payers(), ElementsAre(people[1]));
  EXPECT_EQ(Sum("amo-chamil"), 144);
}

// The elder of the two is born in 2018.
TEST_F(BeneficiaryHouseholdsTest, OrphansPayOnceForAllOfThem) {
  const auto people = Family();
  const std::string household = Declare(kThresholdTicks);
  ASSERT_TRUE(client.Call(Death(people[0], "2026-02-01")).ok());
  EXPECT_EQ(Check(people[2]).insured_through().member(), 2);
  ASSERT_TRUE(client.Call(Death(people[1], "2026-02-01")).ok());
  EXPECT_EQ(Check(people[3]).insured_as(), v1::InsuredAs::PRINCIPAL);
  EXPECT_EQ(Check(people[3]).pays_mad(), 144);
  EXPECT_EQ(Check(people[2]).insured_as(), v1::InsuredAs::DEPENDANT);
  EXPECT_EQ(Check(people[2]).insured_through().member(), 4);
  EXPECT_EQ(Check(people[2]).insured_through().relationship(),
            registry::Member::CHILD);
  EXPECT_EQ(Check(people[2]).pays_mad(), 0);
  EXPECT_EQ(Sum("amo-chamil"), 144);
  const Rows rows = Households("amo-chamil");
  EXPECT_EQ(rows.at(household).amount_mad(), 144);
  EXPECT_THAT(rows.at(household).payers(), ElementsAre(people[3]));
}

// Another regime covers the elder: then the younger pays.
TEST_F(BeneficiaryHouseholdsTest, GrandchildrenPayOnceBesideTheHead) {
  const auto people = Family();
  for (const int i : {2, 3}) {
    request_.mutable_declaration()->mutable_members(i)->set_relationship(
        registry::Member::GRANDCHILD);
  }
  Declare(kThresholdTicks);
  EXPECT_EQ(Sum("amo-chamil"), 288);
  ASSERT_EQ(client
                .Call(CoverOpened(people[3], registry::InsuredRole::DEPENDANT,
                                  "2026-01-01"))
                .reply.results(0)
                .outcome(),
            registry::RecordCoverageEventsResponse::Result::STORED);
  EXPECT_EQ(Check(people[2]).pays_mad(), 144);
  EXPECT_EQ(Sum("amo-chamil"), 288);
}

TEST_F(BeneficiaryHouseholdsTest, TheStatePaysForAmoTadamon) {
  const auto people = Family();
  const std::string household = Declare(kUnderTicks);
  EXPECT_FALSE(Check(people[0]).has_pays_mad());
  const Rows rows = Households("amo-tadamon");
  EXPECT_FALSE(rows.at(household).has_amount_mad());
  EXPECT_EQ(rows.at(household).distance().substr(0, 5), "-0.02");
  EXPECT_THAT(rows.at(household).payers(), IsEmpty());
  EXPECT_THAT(Households("amo-chamil"), IsEmpty());
}

TEST_F(BeneficiaryHouseholdsTest, TheAidOfAHeadWhoDiedIsPaidToTheSpouse) {
  const auto people = Family();
  const std::string household = Declare(kUnderTicks);
  ASSERT_TRUE(client.Call(Death(people[0], "2026-02-01")).ok());
  EXPECT_EQ(Check(people[1]).direct_aid().paid_to().member(), 2);
  EXPECT_EQ(Check(people[1]).receives_mad(),
            Check(people[1]).direct_aid().monthly_mad());
  EXPECT_EQ(Check(people[2]).receives_mad(), 0);
  EXPECT_EQ(Sum("asd"), Households("asd").at(household).amount_mad());
}

TEST_F(BeneficiaryHouseholdsTest, ChangesLeadFromOneListToTheNext) {
  Family();
  const std::string household = Declare(kThresholdTicks);
  v1::ListPoint since;
  const Rows before = Households("amo-chamil", &since);
  EXPECT_THAT(Changes("amo-chamil", since), IsEmpty());
  Declare(95'124'369);  // the next bracket
  auto changes = Changes("amo-chamil", since);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].household(), household);
  EXPECT_EQ(changes[0].kind(), v1::BeneficiaryHouseholdChange::CHANGED);
  EXPECT_EQ(changes[0].before().SerializeAsString(),
            before.at(household).SerializeAsString());
  EXPECT_EQ(changes[0].after().amount_mad(), 176);
  v1::ListPoint later;
  Households("amo-tadamon", &later);
  Declare(kUnderTicks);
  changes = Changes("amo-chamil", since);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].kind(), v1::BeneficiaryHouseholdChange::LEFT);
  EXPECT_FALSE(changes[0].has_after());
  changes = Changes("amo-tadamon", later);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].kind(), v1::BeneficiaryHouseholdChange::ENTERED);
  EXPECT_FALSE(changes[0].has_before());
}

TEST_F(BeneficiaryHouseholdsTest, AScoreThatMayNotBeUsedWaits) {
  const auto people = Family();
  const std::string household = Declare(kUnderTicks);
  v1::ListPoint since;
  Households("amo-tadamon", &since);
  Declare(150'000'000);  // the highest usable is 15
  int waiting = 0;
  EXPECT_THAT(Households("amo-tadamon", nullptr, &waiting), IsEmpty());
  EXPECT_EQ(waiting, 1);
  const auto changes = Changes("amo-tadamon", since);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].kind(), v1::BeneficiaryHouseholdChange::WAITS);
  auto list = List("asd");
  list.set_page_size(0);
  const auto page = client.Call(list);
  EXPECT_EQ(page.reply.beneficiaries_size(), 0);
  EXPECT_EQ(page.reply.waiting(), 4);
  v1::ListBeneficiaryChangesRequest request;
  request.set_programme("asd");
  request.set_as_of(kDay);
  *request.mutable_since() = since;
  const auto feed = client.Call(request);
  ASSERT_EQ(feed.reply.changes_size(), 4);
  for (const v1::BeneficiaryChange& change : feed.reply.changes()) {
    EXPECT_EQ(change.kind(), v1::BeneficiaryChange::WAITS);
  }
  Declare(149'990'000);
  EXPECT_THAT(Households("amo-tadamon"), IsEmpty());
  EXPECT_EQ(Households("amo-chamil").count(household), 1u);
}

// What excludes comes before the score, also before one that may not be used.
TEST_F(BeneficiaryHouseholdsTest, WhoIsExcludedFromAidDoesNotWaitForIt) {
  const auto people = Family();
  Declare(150'000'000);
  ASSERT_EQ(client
                .Call(StatusReported(people[1], registry::PersonStatus::PENSION,
                                     "2026-01-01"))
                .reply.results(0)
                .outcome(),
            registry::RecordStatusEventsResponse::Result::STORED);
  EXPECT_FALSE(Check(people[0]).direct_aid().undetermined());
  EXPECT_EQ(Check(people[0]).direct_aid().exclusions_size(), 1);
  int waiting = 0;
  EXPECT_THAT(Households("asd", nullptr, &waiting), IsEmpty());
  EXPECT_EQ(waiting, 0);
  EXPECT_THAT(Households("amo-tadamon", nullptr, &waiting), IsEmpty());
  EXPECT_EQ(waiting, 1);
}

TEST_F(BeneficiaryHouseholdsTest, APageTokenIsOfOneKindOfList) {
  Family();
  Declare(kUnderTicks);
  auto request = List("amo-tadamon");
  const auto people = client.Call(request);
  ASSERT_FALSE(people.reply.next_page_token().empty());
  request.set_page_token(people.reply.next_page_token());
  EXPECT_EQ(ReasonOf(client.ListHouseholds(request).status),
            "MALFORMED_REQUEST");
}

}  // namespace
}  // namespace rpc_test
