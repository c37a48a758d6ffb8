#include "tests/rpc/register_history.h"

#include <chrono>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/error.h"
#include "gtest/gtest.h"
#include "tests/rpc/person_events.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace jobs = ::rsu::jobs::v1;

constexpr int kHouseholds = 3;

}  // namespace

RegisterHistory::RegisterHistory(RegisterClient& client, unsigned seed,
                                 std::size_t one_in)
    : client_(client), seed_(seed), one_in_(one_in), random_(seed) {
  for (std::size_t i = 0; i < kPeople; ++i) {
    v1::RegisterPersonRequest request;
    *request.mutable_person() = SomePerson(absl::StrCat("AB", seed, i));
    request.mutable_person()->set_birth_date(kBirths[i]);
    const auto registered = client_.Call(request);
    EXPECT_TRUE(registered.ok()) << registered.status;
    people_.push_back(registered.reply.idcs());
  }
}

v1::MergePeopleRequest RegisterHistory::SomeMerge() {
  const std::size_t twice = Below(kPeople);
  const std::size_t into = (twice + 1 + Below(kPeople - 1)) % kPeople;
  return Merging(people_[twice], people_[into]);
}

Answer<v1::RegisteredPerson> RegisterHistory::Decided(
    v1::MergePeopleRequest& request) {
  auto answer = client_.Call(request);
  while (ReasonOf(answer.status) == "HOUSEHOLDS_CONTESTED" &&
         request.keep_households_size() < 4) {
    const std::vector<std::string> contested = absl::StrSplit(
        base::DetailOf(answer.status).metadata.at("households"), ',');
    request.add_keep_households(contested[Below(contested.size())]);
    answer = client_.Call(request);
  }
  return answer;
}

void RegisterHistory::Step() {
  switch (Below(12)) {
    case 0:
    case 1:
      return Cover();
    case 2:
    case 3:
      return Report();
    case 4:
      return Raise();
    case 5:
      if (Below(3) == 0) {
        client_.Call(Death(people_[Below(kPeople)], OneOf(kDied)));
      }
      return;
    case 6:
      if (Below(4) == 0) Rescore();
      return;
    default:
      return Declare();
  }
}

v1::CreateDeclarationRequest RegisterHistory::SomeHousehold() {
  std::vector<std::size_t> members = {Below(kAdults)};
  for (std::size_t i = 0; i < kPeople; ++i) {
    if (i != members[0] && Below(one_in_) == 0) members.push_back(i);
  }
  std::vector<std::string> people;
  for (const std::size_t member : members) people.push_back(people_[member]);
  auto request =
      SomeDeclaration(absl::StrCat("H", seed_, "-", Below(kHouseholds)),
                      OneOf(kDeclared), people);
  v1::Declaration& household = *request.mutable_declaration();
  for (std::size_t i = 0; i < members.size(); ++i) {
    v1::Member& member = *household.mutable_members(static_cast<int>(i));
    member.set_birth_date(kBirths[members[i]]);
    if (members[i] % 2 == 0) member.set_sex(v1::Sex::MALE);
    if (members[i] >= kAdults) {
      member.set_relationship(v1::Member::CHILD);
      member.set_activity(v1::Activity::INACTIVE);
      if (Below(4) != 0) member.set_schooling(v1::Schooling::PUBLIC);
    } else if (i != 0 && Below(2) == 0) {
      member.set_relationship(v1::Member::SPOUSE);
    }
  }
  // Scores on both sides of the thresholds.
  constexpr int kGasCentimes[] = {0, 7'000, 9'000, 9'500, 13'000};
  household.mutable_spending()->set_gas_monthly_centimes(
      kGasCentimes[Below(5)]);
  return request;
}

void RegisterHistory::Declare() { client_.Call(SomeHousehold()); }

void RegisterHistory::DeclareTwoAtOnce() {
  v1::BatchCreateDeclarationsRequest request;
  for (int i = 0; i < 2; ++i) *request.add_requests() = SomeHousehold();
  client_.Call(request);
}

void RegisterHistory::Cover() {
  auto request = CoverOpened(
      people_[Below(kPeople)],
      Below(2) == 0 ? v1::InsuredRole::PRINCIPAL : v1::InsuredRole::DEPENDANT,
      OneOf(kReported));
  if (Below(3) == 0) {
    request.mutable_events(0)->set_event(v1::CoverageEvent::CLOSED);
    request.mutable_events(0)->set_reason(v1::CoverageReason::END_OF_SALARY);
  }
  client_.Call(request);
}

void RegisterHistory::Report() {
  constexpr v1::PersonStatus::Value kStatuses[] = {
      v1::PersonStatus::SEVERE_DISABILITY, v1::PersonStatus::FATHERLESS,
      v1::PersonStatus::STUDENT, v1::PersonStatus::LIVES_ABROAD,
      v1::PersonStatus::PENSION};
  client_.Call(StatusReported(
      people_[Below(kPeople)], kStatuses[Below(5)], OneOf(kReported),
      Below(4) == 0 ? v1::StatusEvent::ENDED : v1::StatusEvent::BEGAN));
}

void RegisterHistory::Raise() {
  auto request = StatusReported(people_[kAdults + Below(kPeople - kAdults)],
                                v1::PersonStatus::RAISED_BY, OneOf(kReported));
  request.mutable_events(0)->set_raised_by(people_[Below(kAdults)]);
  request.mutable_events(0)->set_title(v1::RaisingTitle::CUSTODY);
  client_.Call(request);
}

void RegisterHistory::Rescore() {
  jobs::CreateRescoringRunRequest create;
  create.set_formula("next");
  create.set_author("Analyst 3");
  create.set_reason("decree of 2026");
  const std::string run = Wait(client_.Call(create).reply.name());
  if (Below(2) == 0) return;
  jobs::TakeBackRescoringRunRequest back;
  back.set_name(run);
  back.set_author("Analyst 3");
  back.set_reason("a wrong coefficient");
  const auto created = client_.Call(back);
  if (created.ok()) Wait(created.reply.name());
}

std::string RegisterHistory::Wait(const std::string& run) {
  jobs::GetRescoringRunRequest get;
  get.set_name(run);
  while (!client_.Call(get).reply.has_report() &&
         !testing::Test::HasFailure()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return run;
}

}  // namespace rpc_test
