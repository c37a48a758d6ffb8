// A merge says every answer that it changes, and nothing else: random histories
// of people, households of several days, cover, statuses, deaths and runs of
// re-scoring that may be taken back; before and after each merge everybody is
// asked about, and each difference is held against what the merge said. The
// days are those on which something is reported or an age or rule decides, the
// day before each, the ends of the periods said, and others.

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "gtest/gtest.h"
#include "tests/formulas/changed_formula.h"
#include "tests/rpc/merge_changes.h"
#include "tests/rpc/person_events.h"
#include "tests/rpc/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace eligibility = ::rsu::eligibility::v1;
namespace jobs = ::rsu::jobs::v1;

constexpr unsigned kHistories = 200;
constexpr unsigned kHistoriesOfRegister = 20;
constexpr int kSteps = 16;
constexpr std::size_t kAdults = 4;
constexpr std::size_t kPeople = 9;
constexpr int kHouseholds = 3;
constexpr int kDaysAsked = 26;

// Of the adults, then of the children.
const char* const kBirths[kPeople] = {kBirthDate,   kBirthDate,   kBirthDate,
                                      kBirthDate,   "2005-03-05", "2009-08-12",
                                      "2012-02-29", "2012-02-29", "2020-10-01"};
const char* const kDeclared[] = {"2024-05-01", "2026-01-01", "2026-03-01",
                                 "2026-06-01", "2027-03-01", "2028-01-15"};
const char* const kReported[] = {"2024-03-01", "2026-01-20", "2026-03-01",
                                 "2026-06-10", "2027-04-01"};
const char* const kDied[] = {"2026-02-10", "2026-05-05"};
// On which released rules begin (scoring/programme/data), and the formula.
const char* const kRules[] = {"2024-01-01", "2024-09-01", "2025-11-01",
                              "2026-01-01", "2027-01-01", "2027-02-01"};
// Under six, a child until 21, a dependant until 21 and 26 or 30
// (asd.textproto, common_rules.textproto).
constexpr int kAges[] = {0, 6, 18, 21, 22, 27, 31};

// 2026-06-15 at noon, and time goes on.
class MiddleOf2026 : public base::Clock {
 public:
  std::int64_t NowMicros() const override {
    return 1'781'524'800'000'000 + ElapsedMicros() - begun_;
  }
  std::int64_t ElapsedMicros() const override {
    return system_.ElapsedMicros();
  }

 private:
  const base::SystemClock system_;
  const std::int64_t begun_ = system_.ElapsedMicros();
};

base::Date DayOf(const std::string& text) {
  return base::Date::Parse(text).value();
}

std::string DayBefore(const std::string& day) {
  return base::Date::FromDayNumber(DayOf(day).day_number() - 1).ToString();
}

// Every day on which the answers of a history may change.
std::vector<std::string> DaysThatMayDecide() {
  std::set<std::string> days;
  for (const char* day : kDeclared) days.insert(day);
  for (const char* day : kReported) days.insert(day);
  for (const char* day : kDied) days.insert(day);
  for (const char* day : kRules) days.insert(day);
  for (const char* birth : kBirths) {
    for (const int age : kAges) {
      const base::Date reached = base::MonthsAfter(DayOf(birth), 12 * age);
      days.insert(reached.ToString());
      days.insert(
          base::Date::FromDayNumber(reached.day_number() + 1).ToString());
    }
  }
  std::set<std::string> with_days_before = days;
  for (const std::string& day : days) with_days_before.insert(DayBefore(day));
  return {with_days_before.begin(), with_days_before.end()};
}

// One history on a register that others share.
class History {
 public:
  History(RegisterClient& client, unsigned seed)
      : client_(client), seed_(seed), random_(seed) {
    for (std::size_t i = 0; i < kPeople; ++i) {
      v1::RegisterPersonRequest request;
      *request.mutable_person() = SomePerson(absl::StrCat("AB", seed, i));
      request.mutable_person()->set_birth_date(kBirths[i]);
      const auto registered = client_.Call(request);
      EXPECT_TRUE(registered.ok()) << registered.status;
      people_.push_back(registered.reply.idcs());
    }
  }

  void Play() {
    for (int step = 0; step < kSteps; ++step) Step();
    if (Below(3) == 0) Run();
    Declare();
  }

  // How many answers were told to change; -1 if the merge is refused.
  int MergeAndCompare() {
    const std::size_t twice = Below(kPeople);
    const std::size_t into = (twice + 1 + Below(kPeople - 1)) % kPeople;
    auto request = Merging(people_[twice], people_[into]);
    // A trial of every fourth says first what the merge says then, and which
    // days to ask for.
    const bool tried = seed_ % 4 == 0;
    request.set_validate_only(tried);
    v1::MergeEffects trial;
    if (tried) {
      const auto answer = Decided(request);
      if (!answer.ok()) return -1;
      trial = answer.reply.merge();
      request.set_validate_only(false);
    }
    const std::vector<std::string> days = DaysToAsk(trial);
    const Answers before = Ask(days);
    const auto merged = Decided(request);
    if (!tried && !merged.ok()) return -1;
    EXPECT_TRUE(merged.ok()) << merged.status;
    const v1::MergeEffects& said = merged.reply.merge();
    EXPECT_EQ(said.not_told_from(), "");
    if (tried) {
      EXPECT_EQ(said.DebugString(), trial.DebugString());
    }
    merged_[people_[twice]] = people_[into];
    return Compare(said, before, Ask(days));
  }

 private:
  // By day and number.
  using Answers = std::map<std::pair<std::string, std::string>, std::string>;

  std::size_t Below(std::size_t bound) { return random_() % bound; }

  // Says of contested households which is kept, in `request` too.
  Answer<v1::RegisteredPerson> Decided(v1::MergePeopleRequest& request) {
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

  template <std::size_t N>
  std::string OneOf(const char* const (&days)[N]) {
    return days[Below(N)];
  }

  void Step() {
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
        if (Below(4) == 0) Run();
        return;
      default:
        return Declare();
    }
  }

  // What is refused, since a person is elsewhere or dead, is left out.
  void Declare() {
    std::vector<std::size_t> members = {Below(kAdults)};
    for (std::size_t i = 0; i < kPeople; ++i) {
      if (i != members[0] && Below(3) == 0) members.push_back(i);
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
    client_.Call(request);
  }

  void Cover() {
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

  void Report() {
    constexpr v1::PersonStatus::Value kStatuses[] = {
        v1::PersonStatus::SEVERE_DISABILITY, v1::PersonStatus::FATHERLESS,
        v1::PersonStatus::STUDENT, v1::PersonStatus::LIVES_ABROAD,
        v1::PersonStatus::PENSION};
    client_.Call(StatusReported(
        people_[Below(kPeople)], kStatuses[Below(5)], OneOf(kReported),
        Below(4) == 0 ? v1::StatusEvent::ENDED : v1::StatusEvent::BEGAN));
  }

  void Raise() {
    auto request =
        StatusReported(people_[kAdults + Below(kPeople - kAdults)],
                       v1::PersonStatus::RAISED_BY, OneOf(kReported));
    request.mutable_events(0)->set_raised_by(people_[Below(kAdults)]);
    request.mutable_events(0)->set_title(v1::RaisingTitle::CUSTODY);
    client_.Call(request);
  }

  void Run() {
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

  std::string Wait(const std::string& name) {
    jobs::GetRescoringRunRequest get;
    get.set_name(name);
    while (!client_.Call(get).reply.has_report() &&
           !testing::Test::HasFailure()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return name;
  }

  std::vector<std::string> DaysToAsk(const v1::MergeEffects& trial) {
    static const std::vector<std::string> deciding = DaysThatMayDecide();
    std::set<std::string> days = {"2022-11-30", "2060-01-01"};
    for (const char* day : kDeclared) days.insert(day);
    for (const v1::ChangedPerson& person : trial.changes()) {
      EXPECT_EQ(person.more_periods(), 0);
      const v1::ChangedPeriod& period = person.periods(static_cast<int>(
          Below(static_cast<std::size_t>(person.periods_size()))));
      days.insert(period.from_date());
      days.insert(DayBefore(period.from_date()));
      if (!period.to_date().empty()) days.insert(period.to_date());
    }
    while (days.size() < kDaysAsked) {
      days.insert(deciding[Below(deciding.size())]);
    }
    return {days.begin(), days.end()};
  }

  Answers Ask(const std::vector<std::string>& days) {
    Answers answers;
    for (const std::string& day : days) {
      eligibility::BatchCheckEligibilityRequest request;
      for (const std::string& person : people_) request.add_idcs(person);
      request.set_as_of(day);
      const auto answered = client_.Call(request);
      EXPECT_TRUE(answered.ok()) << answered.status;
      for (const auto& answer : answered.reply.results()) {
        answers[{day, answer.idcs()}] = InShort(answer, ThroughOf(answer));
      }
    }
    return answers;
  }

  // The number of who is insured in their own name, whom an answer names by
  // the place in the declaration.
  std::string ThroughOf(const eligibility::Eligibility& answer) {
    if (!answer.has_insured_through()) return "";
    const std::string name =
        absl::StrCat("households/", answer.standing().household(),
                     "/declarations/", answer.standing().revision());
    auto found = declarations_.find(name);
    if (found == declarations_.end()) {
      v1::GetDeclarationRequest get;
      get.set_name(name);
      found = declarations_.emplace(name, client_.Call(get).reply.declaration())
                  .first;
    }
    std::string number =
        found->second.members(answer.insured_through().member() - 1).idcs();
    for (auto next = merged_.find(number); next != merged_.end();
         next = merged_.find(number)) {
      number = next->second;
    }
    return number;
  }

  int Compare(const v1::MergeEffects& said, const Answers& before,
              const Answers& after) {
    int changed = 0;
    for (const auto& [asked, was] : before) {
      const auto& [day, person] = asked;
      const std::string& is = after.at(asked);
      const v1::ChangedPeriod* const period = PeriodOn(said, person, day);
      if (was != is) ++changed;
      if (period == nullptr) {
        EXPECT_EQ(was, is) << "unsaid: history " << seed_ << " " << day;
      } else {
        EXPECT_NE(was, is) << "no change: history " << seed_ << " " << day;
        EXPECT_EQ(InShort(period->before()), was)
            << "history " << seed_ << " " << day;
        EXPECT_EQ(InShort(period->after()), is)
            << "history " << seed_ << " " << day;
      }
    }
    return changed;
  }

  RegisterClient& client_;
  const unsigned seed_;
  std::mt19937 random_;
  std::vector<std::string> people_;
  std::map<std::string, std::string> merged_;
  std::map<std::string, v1::Declaration> declarations_;
};

TEST(MergeHistoriesTest, EveryDifferenceIsSaidAndNothingElse) {
  const MiddleOf2026 clock;
  std::unique_ptr<Register> all;
  std::unique_ptr<RegisterClient> client;
  int merges = 0;
  int with_changes = 0;
  for (unsigned seed = 1; seed <= kHistories; ++seed) {
    if (seed % kHistoriesOfRegister == 1) {
      client.reset();
      all = std::make_unique<Register>(
          base::sql::Database::Options(), &clock, nullptr,
          formulas::WithDecree(
              {formulas::RuralRaised("next", "2027-01-01", 1'000'000)}));
      client = std::make_unique<RegisterClient>(all->channel());
    }
    History history(*client, seed);
    history.Play();
    // The second may be of somebody who has several numbers by then.
    const int most = seed % 4 == 0 ? 2 : 1;
    for (int merge = 0; merge < most; ++merge) {
      const int changed = history.MergeAndCompare();
      if (changed >= 0) ++merges;
      if (changed > 0) ++with_changes;
    }
    ASSERT_FALSE(testing::Test::HasFailure()) << "history " << seed;
  }
  EXPECT_GT(merges, 150);
  EXPECT_GT(with_changes, 100);
}

}  // namespace
}  // namespace rpc_test
