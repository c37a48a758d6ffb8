#ifndef TESTS_SERVICE_BENEFICIARIES_BENEFICIARIES_FIXTURE_H_
#define TESTS_SERVICE_BENEFICIARIES_BENEFICIARIES_FIXTURE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/error.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {

namespace v1 = ::rsu::eligibility::v1;

inline constexpr char kDay[] = "2026-06-01";
constexpr std::int64_t kThresholdTicks = 93'264'284;

class BeneficiariesTest : public RegisterTest {
 protected:
  // A household with this score for one of two; its members.
  std::vector<std::string> Declare(const std::string& household_ref,
                                   std::int64_t ticks, int people = 1) {
    std::vector<std::string> members;
    for (int i = 0; i < people; ++i) members.push_back(NewPerson());
    DeclareFor(household_ref, ticks, members);
    everybody_.insert(members.begin(), members.end());
    return members;
  }

  void DeclareFor(const std::string& household_ref, std::int64_t ticks,
                  const std::vector<std::string>& members,
                  const char* day = "2026-01-01") {
    auto request = SomeDeclaration(household_ref, day, members);
    SpendUpToScore(ticks, *request.mutable_declaration());
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }

  v1::Eligibility Check(const std::string& idcs, const std::string& day,
                        const google::protobuf::Timestamp* known_at) {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(day);
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

  // Who is in the programme, one by one, each with the contribution.
  std::map<std::string, std::int64_t> OneByOne(
      const std::string& programme, const std::string& day,
      const google::protobuf::Timestamp* known_at = nullptr) {
    const auto wanted = programme == "amo-tadamon" ? v1::Outcome::AMO_TADAMON
                                                   : v1::Outcome::AMO_CHAMIL;
    std::map<std::string, std::int64_t> found;
    for (const std::string& person : everybody_) {
      const v1::Eligibility answer = Check(person, day, known_at);
      if (answer.outcome() != wanted) continue;
      found[person] = answer.contribution_mad();
    }
    return found;
  }

  static v1::ListBeneficiariesRequest List(const std::string& programme,
                                           int page_size = 0) {
    v1::ListBeneficiariesRequest request;
    request.set_programme(programme);
    request.set_as_of(kDay);
    request.set_page_size(page_size);
    return request;
  }

  // All pages; the point that they speak of.
  std::map<std::string, std::int64_t> All(v1::ListBeneficiariesRequest request,
                                          v1::ListPoint* point = nullptr) {
    std::map<std::string, std::int64_t> found;
    do {
      const auto page = client.Call(request);
      EXPECT_TRUE(page.ok()) << page.status;
      if (!page.ok()) return found;
      if (request.page_size() > 0) {
        EXPECT_LE(page.reply.beneficiaries_size(), request.page_size());
      }
      for (const v1::Beneficiary& person : page.reply.beneficiaries()) {
        EXPECT_TRUE(
            found.emplace(person.idcs(), person.contribution_mad()).second)
            << "twice";
      }
      if (point != nullptr) *point = page.reply.point();
      request.set_page_token(page.reply.next_page_token());
    } while (!request.page_token().empty());
    return found;
  }

  // All changes since a point, "ENTERED 0 144".
  std::map<std::string, std::string> Changes(const std::string& programme,
                                             const v1::ListPoint& since,
                                             const std::string& day = kDay,
                                             v1::ListPoint* point = nullptr,
                                             int page_size = 2) {
    std::map<std::string, std::string> found;
    v1::ListBeneficiaryChangesRequest request;
    request.set_programme(programme);
    *request.mutable_since() = since;
    request.set_as_of(day);
    request.set_page_size(page_size);
    do {
      const auto page = client.Call(request);
      EXPECT_TRUE(page.ok()) << page.status;
      if (!page.ok()) return found;
      EXPECT_LE(page.reply.changes_size(), page_size);
      for (const v1::BeneficiaryChange& change : page.reply.changes()) {
        EXPECT_TRUE(
            found
                .emplace(change.idcs(),
                         absl::StrCat(
                             v1::BeneficiaryChange::Kind_Name(change.kind()),
                             " ", change.contribution_mad_before(), " ",
                             change.contribution_mad()))
                .second)
            << "twice";
      }
      if (point != nullptr) *point = page.reply.point();
      request.set_page_token(page.reply.next_page_token());
    } while (!request.page_token().empty());
    return found;
  }

  std::string NewMember() {
    const std::string person = NewPerson();
    everybody_.insert(person);
    return person;
  }

  absl::Status Merge(const std::string& twice, const std::string& into) {
    return client.Call(Merging(twice, into)).status;
  }

  // Of contested households of a date the one recorded first keeps the person.
  absl::Status MergeKeepingFirst(const std::string& twice,
                                 const std::string& into) {
    auto request = Merging(twice, into);
    absl::Status status = client.Call(request).status;
    const std::vector<std::string> contested = absl::StrSplit(
        base::DetailOf(status).metadata["households"], ',', absl::SkipEmpty());
    for (const std::string& household : contested) {
      request.add_keep_households(household);
      status = client.Call(request).status;
      if (status.ok()) break;
      if (ReasonOf(status) == "MALFORMED_REQUEST") {
        request.mutable_keep_households()->RemoveLast();
      }
    }
    return status;
  }

  absl::Status Bury(const std::string& person, const std::string& date) {
    return client.Call(Death(person, date)).status;
  }

  // A list, as somebody keeps it who asks for changes only.
  struct Kept {
    std::string programme;
    std::map<std::string, std::int64_t> people;
    v1::ListPoint point;
  };

  Kept Keep(const std::string& programme) {
    Kept kept{programme, {}, {}};
    kept.people = All(List(programme, 3), &kept.point);
    return kept;
  }

  // What the changes since then, in pages of this size, make of a kept list.
  std::map<std::string, std::int64_t> Replayed(const Kept& kept,
                                               int page_size) {
    auto people = kept.people;
    for (const auto& [person, change] :
         Changes(kept.programme, kept.point, kDay, nullptr, page_size)) {
      const std::vector<std::string> parts = absl::StrSplit(change, ' ');
      std::int64_t before = 0;
      std::int64_t after = 0;
      EXPECT_TRUE(absl::SimpleAtoi(parts[1], &before) &&
                  absl::SimpleAtoi(parts[2], &after));
      if (parts[0] != "ENTERED") {
        EXPECT_EQ(people.count(person), 1u) << change;
        EXPECT_EQ(people[person], before) << change;
      } else {
        EXPECT_EQ(people.count(person), 0u) << change;
      }
      people.erase(person);
      if (parts[0] != "LEFT") people[person] = after;
    }
    return people;
  }

  // The list of now is what is answered one by one, and what the changes make
  // of every kept one.
  void ExpectListsAgree(const std::vector<Kept>& lists) {
    for (const Kept& kept : lists) {
      const auto now = All(List(kept.programme, 2));
      EXPECT_EQ(now, OneByOne(kept.programme, kDay)) << kept.programme;
      for (const int page_size : {1, 2, 50}) {
        EXPECT_EQ(Replayed(kept, page_size), now)
            << kept.programme << " by " << page_size;
      }
    }
  }

  std::set<std::string> everybody_;
};

}  // namespace rpc_test

#endif  // TESTS_SERVICE_BENEFICIARIES_BENEFICIARIES_FIXTURE_H_
