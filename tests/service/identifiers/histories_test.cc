// The same facts in the same order give the same answers, whatever numbers were
// drawn: random histories of people, households, merges, deaths and events,
// played on two registers that draw from different seeds. Everything that is
// answered is compared, with the people and households by their names in the
// history and not by their numbers.

#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/entropy/entropy.h"
#include "base/error.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace eligibility = ::rsu::eligibility::v1;

constexpr int kHistories = HistoriesToPlay(40);
constexpr int kSteps = 40;
constexpr int kPeople = 8;
constexpr int kHouseholds = 4;
const char* const kDays[] = {"2026-01-01", "2026-02-01", "2026-03-01"};

class SeededEntropy : public base::EntropySource {
 public:
  explicit SeededEntropy(std::uint64_t seed) : generator_(seed) {}
  absl::StatusOr<std::uint64_t> NextBits() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return generator_();
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 generator_;
};

// One register on which a history is played.
class Play {
 public:
  explicit Play(std::uint64_t seed)
      : entropy_(seed),
        register_({}, nullptr, &entropy_),
        client_(register_.channel()) {
    for (int i = 0; i < kPeople; ++i) {
      v1::RegisterPersonRequest request;
      *request.mutable_person() = SomePerson(absl::StrCat("AB", i));
      const std::string idcs = client_.Call(request).reply.idcs();
      people_.push_back(idcs);
      names_[idcs] = absl::StrCat("p", i);
    }
  }

  // What each step answers, by names.
  std::string Declare(int household, int day, const std::vector<int>& members) {
    const auto answer = client_.Call(RequestOf(household, day, members));
    if (answer.ok()) Learn(answer.reply.household(), household);
    return absl::StrCat("declare ", ReasonOf(answer.status), " ",
                        answer.reply.revision(), " ", answer.reply.score(), " ",
                        answer.reply.unchanged());
  }

  // Two households at once.
  std::string DeclareBoth(int day, const std::vector<int>& first,
                          const std::vector<int>& second) {
    v1::BatchCreateDeclarationsRequest batch;
    *batch.add_requests() = RequestOf(0, day, first);
    *batch.add_requests() = RequestOf(1, day, second);
    const auto answer = client_.Call(batch);
    std::string words = absl::StrCat("both ", ReasonOf(answer.status));
    for (int i = 0; i < answer.reply.declarations_size(); ++i) {
      Learn(answer.reply.declarations(i).household(), i);
      absl::StrAppend(&words, " ", answer.reply.declarations(i).revision(), " ",
                      answer.reply.declarations(i).score());
    }
    return words;
  }

  // `word` says which of the contested households are kept.
  std::string Merge(int twice, int into, unsigned word) {
    auto request = Merging(People(twice), People(into));
    auto answer = client_.Call(request);
    std::string words = absl::StrCat("merge ", ReasonOf(answer.status));
    for (int attempt = 0;
         attempt < 4 && ReasonOf(answer.status) == "HOUSEHOLDS_CONTESTED";
         ++attempt) {
      const std::vector<std::string> contested = absl::StrSplit(
          base::DetailOf(answer.status).metadata.at("households"), ',');
      for (const std::string& one : contested) {
        absl::StrAppend(&words, " ", NameOf(one.substr(11)));
      }
      request.add_keep_households(
          contested[(word + static_cast<unsigned>(attempt)) %
                    contested.size()]);
      answer = client_.Call(request);
      absl::StrAppend(&words, " then ", ReasonOf(answer.status));
    }
    for (const auto& household : answer.reply.merge().households()) {
      absl::StrAppend(&words, " ", NameOf(household.household().substr(11)),
                      household.has_person() ? "!" : "");
      for (const auto& declaration : household.declarations()) {
        absl::StrAppend(&words, " ", declaration.effect(), " ",
                        declaration.revision(), " ", declaration.score());
      }
    }
    for (const auto& touched : answer.reply.merge().answers()) {
      absl::StrAppend(&words, " ", NameOf(touched.idcs()), " ",
                      touched.after().score());
    }
    return words;
  }

  std::string Bury(int person, int day) {
    return absl::StrCat(
        "death ",
        ReasonOf(client_.Call(Death(People(person), kDays[day])).status));
  }

  std::string Cover(int person, int day) {
    const auto answer = client_.Call(
        CoverOpened(People(person), v1::InsuredRole::PRINCIPAL, kDays[day]));
    return absl::StrCat("cover ", answer.reply.results(0).outcome());
  }

  // Everything that is answered about everybody on every day, and the counts.
  std::string Answers() {
    std::string words;
    for (const char* day : kDays) {
      for (const std::string& person : people_) {
        eligibility::CheckEligibilityRequest request;
        request.set_idcs(person);
        request.set_as_of(day);
        const auto answer = client_.Call(request).reply;
        absl::StrAppend(&words, day, " ", NameOf(person), " ", answer.outcome(),
                        " ", answer.regime(), " ", answer.standing().score(),
                        " ", NameOf(answer.standing().household()), " ",
                        answer.standing().revision(), " ", answer.insured_as(),
                        " ", answer.direct_aid().monthly_mad(), "\n");
      }
      absl::StrAppend(&words, day, " ", Counts(day), "\n");
    }
    return words;
  }

 private:
  v1::CreateDeclarationRequest RequestOf(int household, int day,
                                         const std::vector<int>& members) {
    std::vector<std::string> people;
    people.reserve(members.size());
    for (const int member : members) people.push_back(People(member));
    return SomeDeclaration(absl::StrCat("H", household), kDays[day], people);
  }

  const std::string& People(int person) const {
    return people_[static_cast<std::size_t>(person)];
  }

  void Learn(const std::string& number, int household) {
    names_[number] = absl::StrCat("h", household);
  }

  std::string NameOf(const std::string& number) const {
    const auto found = names_.find(number);
    return found == names_.end() ? "none" : found->second;
  }

  // Of a simulation, which counts what the answers say: people who are counted
  // are those who are told a household.
  std::string Counts(const char* day) {
    rsu::scoring::v1::SimulateRequest request;
    request.set_as_of(day);
    request.set_count_answers(true);
    const auto answer = client_.Call(request);
    if (!answer.ok()) return ReasonOf(answer.status);
    const auto& simulation = answer.reply.back().simulation();
    return absl::StrCat(simulation.households(), " ", simulation.people(), " ",
                        simulation.answers().people(), " ",
                        simulation.answers().before().aid_households(), " ",
                        simulation.answers().before().aid_monthly_mad());
  }

  SeededEntropy entropy_;
  Register register_;
  RegisterClient client_;
  std::vector<std::string> people_;
  std::map<std::string, std::string> names_;
};

// Steps that are drawn alike for both plays.
class History {
 public:
  explicit History(unsigned seed) : random_(seed) {}

  std::string Step(Play& play) {
    switch (Below(10)) {
      case 0:
      case 1: {
        const int twice = Below(kPeople);
        const int into = Below(kPeople);
        return play.Merge(twice, into, static_cast<unsigned>(Below(100)));
      }
      case 2: {
        const int person = Below(kPeople);
        return play.Bury(person, Below(3));
      }
      case 3: {
        const int person = Below(kPeople);
        return play.Cover(person, Below(3));
      }
      case 4: {
        const std::vector<int> first = Members();
        const std::vector<int> second = Members();
        return play.DeclareBoth(Below(3), first, second);
      }
      default: {
        const std::vector<int> members = Members();
        const int household = Below(kHouseholds);
        return play.Declare(household, Below(3), members);
      }
    }
  }

 private:
  int Below(int bound) {
    return static_cast<int>(random_() % static_cast<unsigned>(bound));
  }

  std::vector<int> Members() {
    std::vector<int> members;
    const int size = 1 + Below(3);
    const int first = Below(kPeople);
    for (int i = 0; i < size; ++i) {
      members.push_back((first + i * 3) % kPeople);
    }
    return members;
  }

  std::mt19937 random_;
};

TEST(HistoriesTest, NoDrawnNumberDecidesAnything) {
  int merged = 0;
  for (unsigned seed = 1; seed <= kHistories; ++seed) {
    SCOPED_TRACE(absl::StrCat("history ", seed));
    Play one(seed);
    Play other(seed + 1'000'000);
    History of_one(seed);
    History of_other(seed);
    for (int step = 0; step < kSteps; ++step) {
      const std::string said = of_one.Step(one);
      ASSERT_EQ(said, of_other.Step(other)) << "step " << step;
      if (said.find("merge  ") == 0 || said.find("then  ") != said.npos) {
        ++merged;
      }
    }
    ASSERT_EQ(one.Answers(), other.Answers());
  }
  EXPECT_GT(merged, kHistories);
}

}  // namespace
}  // namespace rpc_test
