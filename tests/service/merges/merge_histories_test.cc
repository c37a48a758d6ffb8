// A merge says every answer that it changes, and nothing else: random histories
// of people, households of several days, cover, statuses, deaths and runs of
// re-scoring that may be taken back; before and after each merge everybody is
// asked about, and each difference is held against what the merge said. The
// days are those on which something is reported or an age or rule decides, the
// day before each, the ends of the periods said, and others.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/date.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/fixtures/register_history.h"
#include "tests/formulas/changed_formula.h"
#include "tests/service/merges/merge_changes.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace eligibility = ::rsu::eligibility::v1;

constexpr int kWhole = 200;
constexpr int kHistories = HistoriesToPlay(kWhole);
constexpr unsigned kHistoriesOfRegister = 20;
constexpr int kSteps = 16;
constexpr int kDaysAsked = 26;

// On which released rules begin (scoring/programme/data), and the formula.
const char* const kRules[] = {"2024-01-01", "2024-09-01", "2025-11-01",
                              "2026-01-01", "2027-01-01", "2027-02-01"};
// Under six, a child until 21, a dependant until 21 and 26 or 30
// (asd.textproto, common_rules.textproto).
constexpr int kAges[] = {0, 6, 18, 21, 22, 27, 31};

base::Date DayOf(const std::string& text) {
  return base::Date::Parse(text).value();
}

std::string DayBefore(const std::string& day) {
  return base::Date::FromDayNumber(DayOf(day).day_number() - 1).ToString();
}

std::string NumberOf(const std::string& person) {
  return person.substr(std::string("people/").size());
}

// Every day on which the answers of a history may change.
std::vector<std::string> DaysThatMayDecide() {
  std::set<std::string> days;
  for (const char* day : RegisterHistory::kDeclared) days.insert(day);
  for (const char* day : RegisterHistory::kReported) days.insert(day);
  for (const char* day : RegisterHistory::kDied) days.insert(day);
  for (const char* day : kRules) days.insert(day);
  for (const char* birth : RegisterHistory::kBirths) {
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

// A history, and what each merge at its end changes.
class History {
 public:
  History(RegisterClient& client, unsigned seed)
      : client_(client), history_(client, seed) {}

  void Play() {
    for (int step = 0; step < kSteps; ++step) history_.Step();
    if (history_.Below(3) == 0) history_.Rescore();
    history_.Declare();
  }

  // How many answers were told to change; -1 if the merge is refused.
  int MergeAndCompare() {
    auto request = history_.SomeMerge();
    // A trial of every fourth says first what the merge says then, and which
    // days to ask for.
    const bool tried = history_.seed() % 4 == 0;
    request.set_validate_only(tried);
    v1::MergeEffects trial;
    if (tried) {
      const auto answer = history_.Decided(request);
      if (!answer.ok()) return -1;
      trial = answer.reply.merge();
      request.set_validate_only(false);
    }
    const std::vector<std::string> days = DaysToAsk(trial);
    const Answers before = Ask(days);
    const auto merged = history_.Decided(request);
    if (!tried && !merged.ok()) return -1;
    EXPECT_TRUE(merged.ok()) << merged.status;
    const v1::MergeEffects& said = merged.reply.merge();
    EXPECT_EQ(said.not_told_from(), "");
    if (tried) {
      EXPECT_EQ(said.DebugString(), trial.DebugString());
    }
    merged_[NumberOf(request.double_())] = NumberOf(request.into());
    return Compare(said, NumberOf(request.double_()), before, Ask(days));
  }

 private:
  // By day and number.
  using Answers = std::map<std::pair<std::string, std::string>, std::string>;

  std::vector<std::string> DaysToAsk(const v1::MergeEffects& trial) {
    static const std::vector<std::string> deciding = DaysThatMayDecide();
    std::set<std::string> days = {"2022-11-30", "2060-01-01"};
    for (const char* day : RegisterHistory::kDeclared) days.insert(day);
    for (const v1::ChangedPerson& person : trial.changes()) {
      EXPECT_EQ(person.more_periods(), 0);
      const v1::ChangedPeriod& period = person.periods(static_cast<int>(
          history_.Below(static_cast<std::size_t>(person.periods_size()))));
      days.insert(period.from_date());
      days.insert(DayBefore(period.from_date()));
      if (!period.to_date().empty()) days.insert(period.to_date());
    }
    while (days.size() < kDaysAsked) {
      days.insert(deciding[history_.Below(deciding.size())]);
    }
    return {days.begin(), days.end()};
  }

  Answers Ask(const std::vector<std::string>& days) {
    Answers answers;
    for (const std::string& day : days) {
      eligibility::BatchCheckEligibilityRequest request;
      for (const std::string& person : history_.people())
        request.add_idcs(person);
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

  int Compare(const v1::MergeEffects& said, const std::string& twice,
              const Answers& before, const Answers& after) {
    int changed = 0;
    for (const auto& [asked, was] : before) {
      const auto& [day, person] = asked;
      const std::string& is = after.at(asked);
      const v1::ChangedPeriod* const period = PeriodOn(said, person, day);
      // That a number is retired ends its outcome on every day.
      if (person == twice && HasOutcomeAlone(was)) {
        EXPECT_EQ(period, nullptr)
            << "retired: history " << history_.seed() << " " << day;
        continue;
      }
      if (was != is) ++changed;
      if (period == nullptr) {
        EXPECT_EQ(was, is) << "unsaid: history " << history_.seed() << " "
                           << day;
      } else {
        EXPECT_NE(was, is) << "no change: history " << history_.seed() << " "
                           << day;
        EXPECT_EQ(InShort(period->before()), was)
            << "history " << history_.seed() << " " << day;
        EXPECT_EQ(InShort(period->after()), is)
            << "history " << history_.seed() << " " << day;
      }
    }
    return changed;
  }

  RegisterClient& client_;
  RegisterHistory history_;
  std::map<std::string, std::string> merged_;
  std::map<std::string, v1::Declaration> declarations_;
};

TEST(MergeHistoriesTest, EveryDifferenceIsSaidAndNothingElse) {
  const MiddleOf2026 clock;
  std::unique_ptr<Register> all;
  std::unique_ptr<RegisterClient> client;
  int merges = 0;
  int with_changes = 0;
  for (unsigned seed = 1; seed <= unsigned{kHistories}; ++seed) {
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
  EXPECT_GT(merges, 150 * kHistories / kWhole);
  EXPECT_GT(with_changes, 100 * kHistories / kWhole);
}

}  // namespace
}  // namespace rpc_test
