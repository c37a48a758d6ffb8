// What calls come to that are carried out in one group is what they come to one
// by one: random calls of every kind, most of them about a few people and
// households, so that many of a group are about the same ones.

#include "tests/service/store/grouped_calls.h"

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/error.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/random_history.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
namespace idcs = ::rsu::idcs::v1;

constexpr int kHistories = HistoriesToPlay(80);
constexpr int kGroups = 4;
constexpr std::size_t kPeople = 7;
constexpr std::size_t kAdults = 5;
constexpr const char* kDays[] = {"2025-01-01", "2026-01-01", "2026-03-01"};
constexpr const char* kBirths[] = {kBirthDate,   "1990-02-02", kBirthDate,
                                   "1970-07-07", "1988-08-08", "2015-05-05",
                                   "2019-09-09"};

// 2026-06-15 at noon.
constexpr std::int64_t kNoon = 1'781'524'800'000'000;

template <typename Reply>
std::string TextOf(const Answer<Reply>& answer) {
  using absl::StatusToStringMode;
  std::string text = absl::StrCat(
      answer.status.ToString(StatusToStringMode::kWithNoExtraData), " ",
      ReasonOf(answer.status), answer.repeated ? " repeated " : " ");
  for (const auto& [name, value] : base::DetailOf(answer.status).metadata) {
    absl::StrAppend(&text, name, "=", value, " ");
  }
  for (const std::string& field : FieldsOf(answer.status)) {
    absl::StrAppend(&text, field, " ");
  }
  return text + answer.reply.DebugString();
}

// A call whose request is made of the numbers of the people.
template <typename Make>
WritingCall Calling(Make make) {
  return [make](RegisterSide& side) {
    return TextOf(side.client.Call(make(side.people)));
  };
}

using Numbers = std::vector<std::string>;

// Draws the calls of a group.
class CallsByChance {
 public:
  explicit CallsByChance(unsigned seed) : seed_(seed), history_(seed) {}

  std::vector<WritingCall> Group() {
    std::vector<WritingCall> calls;
    const int count = 2 + Below(9);
    for (int i = 0; i < count; ++i) calls.push_back(SomeCall());
    return calls;
  }

 private:
  int Below(int end) { return history_.Below(end); }
  std::size_t SomePlace(std::size_t end = kPeople) {
    return static_cast<std::size_t>(Below(static_cast<int>(end)));
  }
  std::string SomeDay() { return kDays[Below(3)]; }

  // One of few, or none.
  std::string SomeRequestId() {
    return Below(3) == 0
               ? RequestId(static_cast<int>(seed_) * 10 + 1 + Below(3))
               : "";
  }

  WritingCall SomeCall() {
    switch (Below(14)) {
      case 0:
        return Batch();
      case 1:
        return Record();
      case 2:
      case 3:
        return Cover();
      case 4:
      case 5:
        return Report();
      case 6:
      case 7:
        return RegisterSomebody();
      case 8:
        return Below(2) == 0 ? Correct() : Retire();
      case 9:
        return Below(2) == 0 ? Bury() : Merge();
      case 10:
        return Issue();
      default:
        return Declare();
    }
  }

  // Gives the request for the people of a register.
  std::function<v1::CreateDeclarationRequest(const Numbers&)> SomeHousehold() {
    std::vector<std::size_t> members = {SomePlace(kAdults)};
    for (std::size_t i = 0; i < kPeople; ++i) {
      if (i != members[0] && Below(4) == 0) members.push_back(i);
    }
    v1::CreateDeclarationRequest request =
        SomeDeclaration(absl::StrCat("H", seed_, "-", Below(3)), SomeDay(),
                        std::vector<std::string>(members.size()));
    v1::Declaration& household = *request.mutable_declaration();
    for (std::size_t i = 0; i < members.size(); ++i) {
      v1::Member& member = *household.mutable_members(static_cast<int>(i));
      member.set_birth_date(kBirths[members[i]]);
      if (members[i] >= kAdults) {
        member.set_relationship(v1::Member::CHILD);
        member.set_activity(v1::Activity::INACTIVE);
      }
    }
    household.mutable_spending()->set_gas_monthly_centimes(7'000 * Below(3));
    if (Below(8) == 0) request.set_etag(absl::StrCat(1 + Below(3)));
    request.set_restore(Below(6) == 0);
    if (Below(12) == 0) household.set_effective_date("2031-01-01");
    return [request, members](const Numbers& people) {
      v1::CreateDeclarationRequest made = request;
      for (std::size_t i = 0; i < members.size(); ++i) {
        made.mutable_declaration()
            ->mutable_members(static_cast<int>(i))
            ->set_idcs(people[members[i]]);
      }
      return made;
    };
  }

  WritingCall Declare() {
    const std::string id = SomeRequestId();
    return Calling([household = SomeHousehold(), id](const Numbers& people) {
      v1::CreateDeclarationRequest request = household(people);
      request.set_request_id(id);
      return request;
    });
  }

  template <typename Request>
  WritingCall SomeHouseholds(int count) {
    std::vector<std::function<v1::CreateDeclarationRequest(const Numbers&)>>
        households;
    for (int i = 0; i < count; ++i) households.push_back(SomeHousehold());
    return Calling([households, id = SomeRequestId()](const Numbers& people) {
      Request request;
      request.set_request_id(id);
      for (const auto& household : households) {
        *request.add_requests() = household(people);
      }
      return request;
    });
  }

  WritingCall Batch() {
    return SomeHouseholds<v1::BatchCreateDeclarationsRequest>(2);
  }
  WritingCall Record() {
    return SomeHouseholds<v1::RecordDeclarationsRequest>(1 + Below(4));
  }

  // So many people, some of them several times.
  std::vector<std::size_t> SomePlaces() {
    std::vector<std::size_t> places(1 + SomePlace(4));
    for (std::size_t& place : places) place = SomePlace();
    return places;
  }

  WritingCall Cover() {
    v1::RecordCoverageEventsRequest request;
    const std::vector<std::size_t> places = SomePlaces();
    for (std::size_t i = 0; i < places.size(); ++i) {
      request.MergeFrom(CoverOpened("", v1::InsuredRole::PRINCIPAL, SomeDay()));
      if (Below(3) != 0) continue;
      auto& event = *request.mutable_events(static_cast<int>(i));
      event.set_event(v1::CoverageEvent::CLOSED);
      event.set_reason(v1::CoverageReason::END_OF_SALARY);
    }
    return Calling(OfPeople(request, places));
  }

  WritingCall Report() {
    constexpr v1::PersonStatus::Value kStatuses[] = {
        v1::PersonStatus::SEVERE_DISABILITY, v1::PersonStatus::STUDENT,
        v1::PersonStatus::LIVES_ABROAD};
    v1::RecordStatusEventsRequest request;
    const std::vector<std::size_t> places = SomePlaces();
    for (std::size_t i = 0; i < places.size(); ++i) {
      request.MergeFrom(StatusReported(
          "", kStatuses[Below(3)], SomeDay(),
          Below(3) == 0 ? v1::StatusEvent::ENDED : v1::StatusEvent::BEGAN));
    }
    if (Below(3) != 0) return Calling(OfPeople(request, places));
    request.mutable_events(0)->set_status(v1::PersonStatus::RAISED_BY);
    request.mutable_events(0)->set_title(v1::RaisingTitle::CUSTODY);
    return Calling(
        [request, places, raiser = SomePlace()](const Numbers& people) {
          auto made = OfPeople(request, places)(people);
          made.mutable_events(0)->set_raised_by(people[raiser]);
          return made;
        });
  }

  template <typename Request>
  static std::function<Request(const Numbers&)> OfPeople(
      const Request& request, const std::vector<std::size_t>& places) {
    return [request, places](const Numbers& people) {
      Request made = request;
      for (std::size_t i = 0; i < places.size(); ++i) {
        made.mutable_events(static_cast<int>(i))->set_idcs(people[places[i]]);
      }
      return made;
    };
  }

  // Few documents and fewer names, so that some are held and some refused.
  v1::Person SomeNewPerson() {
    v1::Person person = SomePerson(absl::StrCat("NW", seed_, Below(4)));
    person.set_family_name(Below(2) == 0 ? "Azoulay" : "Ouhaddou");
    if (Below(3) == 0) person.set_birth_date("1991-01-01");
    return person;
  }

  WritingCall RegisterSomebody() {
    v1::RegisterPersonRequest request;
    *request.mutable_person() = SomeNewPerson();
    request.set_request_id(SomeRequestId());
    return Calling([request](const Numbers&) { return request; });
  }

  WritingCall Correct() {
    const std::size_t place = SomePlace();
    v1::CorrectPersonRequest request;
    *request.mutable_person() =
        Below(2) == 0 ? SomeNewPerson()
                      : SomePerson(absl::StrCat("AB", seed_, place));
    request.mutable_person()->set_birth_date(kBirths[place]);
    request.mutable_person()->set_given_name("Itto");
    request.set_etag(absl::StrCat(1 + Below(2)));
    request.set_author("Operator 7");
    request.set_reason("typed wrongly");
    request.set_request_id(SomeRequestId());
    return Calling([request, place](const Numbers& people) {
      v1::CorrectPersonRequest made = request;
      made.set_name("people/" + people[place]);
      return made;
    });
  }

  WritingCall Bury() {
    if (Below(3) == 0) {
      v1::RecordDeathRequest request = Death("", SomeDay());
      request.clear_name();
      *request.mutable_document() =
          SomePerson(absl::StrCat("AB", seed_, SomePlace())).documents(0);
      return Calling([request](const Numbers&) { return request; });
    }
    return Calling(
        [place = SomePlace(), day = SomeDay()](const Numbers& people) {
          return Death(people[place], day);
        });
  }

  WritingCall Merge() {
    return Calling(
        [twice = SomePlace(), into = SomePlace()](const Numbers& people) {
          return Merging(people[twice], people[into]);
        });
  }

  WritingCall Retire() {
    return Calling([place = SomePlace()](const Numbers& people) {
      idcs::RetireIdentifierRequest request;
      request.set_number(people[place]);
      request.set_author("Operator 7");
      request.set_note("issued in error");
      return request;
    });
  }

  WritingCall Issue() {
    if (Below(2) == 0) {
      idcs::BatchIssueIdentifiersRequest batch;
      batch.set_kind(idcs::HolderKind::PERSON);
      batch.set_count(3);
      batch.set_request_id(SomeRequestId());
      return Calling([batch](const Numbers&) { return batch; });
    }
    idcs::IssueIdentifierRequest one;
    one.set_kind(idcs::HolderKind::PERSON);
    one.set_request_id(SomeRequestId());
    return Calling([one](const Numbers&) { return one; });
  }

  const unsigned seed_;
  RandomHistory history_;
};

class GroupedCallsTest : public testing::Test {
 protected:
  GroupedCallsTest() : clock_(kNoon), grouped_(&clock_), one_by_one_(&clock_) {}

  void NewPeople(unsigned seed, RegisterSide& side) {
    side.people.clear();
    for (std::size_t i = 0; i < kPeople; ++i) {
      v1::RegisterPersonRequest request;
      *request.mutable_person() = SomePerson(absl::StrCat("AB", seed, i));
      request.mutable_person()->set_birth_date(kBirths[i]);
      const auto answer = side.client.Call(request);
      ASSERT_TRUE(answer.ok()) << answer.status;
      side.people.push_back(answer.reply.idcs());
      side.texts.Made(answer.reply.idcs());
    }
  }

  // All that the register says of its people.
  static std::vector<std::string> All(RegisterSide& side) {
    std::vector<std::string> all;
    for (const std::string& person : side.people) {
      v1::ListPersonVersionsRequest versions;
      versions.set_parent("people/" + person);
      all.push_back(TextOf(side.client.Call(versions)));
      idcs::GetIdentifierHistoryRequest history;
      history.set_number(person);
      all.push_back(TextOf(side.client.Call(history)));
      for (const char* day : kDays) {
        rsu::eligibility::v1::CheckEligibilityRequest check;
        check.set_idcs(person);
        check.set_as_of(day);
        check.set_detailed(true);
        all.push_back(TextOf(side.client.Call(check)));
      }
    }
    for (std::string& text : all) text = side.texts.Made(text);
    return all;
  }

  const base::FakeClock clock_;
  RegisterSide grouped_;
  RegisterSide one_by_one_;
};

TEST_F(GroupedCallsTest, ComeToWhatTheyComeToOneByOne) {
  for (unsigned seed = 1; seed <= kHistories; ++seed) {
    SCOPED_TRACE(absl::StrCat("history ", seed));
    NewPeople(seed, grouped_);
    NewPeople(seed, one_by_one_);
    CallsByChance chance(seed);
    for (int group = 0; group < kGroups; ++group) {
      SCOPED_TRACE(absl::StrCat("group ", group));
      const std::vector<WritingCall> calls = chance.Group();
      const std::vector<std::string> expected = CallEach(calls, one_by_one_);
      ASSERT_EQ(CallAsGroup(calls, grouped_), expected);
    }
    ASSERT_EQ(All(grouped_), All(one_by_one_));
  }
}

}  // namespace
}  // namespace rpc_test
