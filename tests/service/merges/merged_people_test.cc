// What holds of a person who has several numbers, because two were merged: over
// the wire, each case many times with fresh numbers, since a drawn number must
// decide nothing.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/histories_to_play.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using Coverage = v1::RecordCoverageEventsResponse::Result;
using Status = v1::RecordStatusEventsResponse::Result;

// So many fresh draws of every case.
constexpr int kDraws = HistoriesToPlay(200);

class MergedPeopleTest : public RegisterTest {
 protected:
  void Merge(const std::string& twice, const std::string& into) {
    const auto merged = client.Call(Merging(twice, into));
    ASSERT_TRUE(merged.ok()) << merged.status;
  }

  void Declare(const v1::CreateDeclarationRequest& request) {
    const auto declared = client.Call(request);
    ASSERT_TRUE(declared.ok()) << declared.status;
  }

  static std::string Ref(const char* kind, int draw) {
    return std::string(kind) + "-" + std::to_string(draw);
  }
};

TEST_F(MergedPeopleTest, AHouseholdTakesNobodyWhomAnotherHasByAnotherNumber) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::string q = NewPerson();
    const std::string double_of_q = NewPerson();
    Declare(SomeDeclaration(Ref("HZ", draw), "2026-01-01", {double_of_q}));
    Merge(double_of_q, q);
    const auto second =
        client.Call(SomeDeclaration(Ref("HQ", draw), "2026-01-01", {q}));
    ASSERT_EQ(ReasonOf(second.status), "MALFORMED_DECLARATION");
    ASSERT_THAT(FieldsOf(second.status), ElementsAre("members[0].idcs"));
    // For a later day they move; the household that has them may say more.
    Declare(SomeDeclaration(Ref("HQ", draw), "2026-01-02", {q}));
  }
}

TEST_F(MergedPeopleTest, AnEventKnownBeforeIsKnownUnderEachNumber) {
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::string twice = NewPerson();
    const std::string stays = NewPerson();
    const auto cover =
        CoverOpened(twice, v1::InsuredRole::PRINCIPAL, "2025-01-01");
    const auto status = StatusReported(
        twice, v1::PersonStatus::SEVERE_DISABILITY, "2025-01-01");
    ASSERT_EQ(client.Call(cover).reply.results(0).outcome(), Coverage::STORED);
    ASSERT_EQ(client.Call(status).reply.results(0).outcome(), Status::STORED);
    Merge(twice, stays);
    ASSERT_EQ(client.Call(cover).reply.results(0).outcome(),
              Coverage::ALREADY_KNOWN);
    ASSERT_EQ(client.Call(status).reply.results(0).outcome(),
              Status::ALREADY_KNOWN);
    // The source may name the number that stays by now.
    auto cover_of_stays = cover;
    cover_of_stays.mutable_events(0)->set_idcs(stays);
    auto status_of_stays = status;
    status_of_stays.mutable_events(0)->set_idcs(stays);
    ASSERT_EQ(client.Call(cover_of_stays).reply.results(0).outcome(),
              Coverage::ALREADY_KNOWN);
    ASSERT_EQ(client.Call(status_of_stays).reply.results(0).outcome(),
              Status::ALREADY_KNOWN);
    // And both numbers in one list.
    auto covers = cover_of_stays;
    covers.mutable_events(0)->set_effective_date("2025-01-03");
    *covers.add_events() = covers.events(0);
    covers.mutable_events(1)->set_idcs(twice);
    const auto both = client.Call(covers);
    ASSERT_EQ(both.reply.results(0).outcome(), Coverage::STORED);
    ASSERT_EQ(both.reply.results(1).outcome(), Coverage::ALREADY_KNOWN);
    // What is new is refused under the number that is retired.
    auto later_cover = cover;
    later_cover.mutable_events(0)->set_effective_date("2025-01-02");
    auto later_status = status;
    later_status.mutable_events(0)->set_effective_date("2025-01-02");
    ASSERT_EQ(client.Call(later_cover).reply.results(0).outcome(),
              Coverage::REFUSED);
    ASSERT_EQ(client.Call(later_status).reply.results(0).outcome(),
              Status::REFUSED);
  }
}

}  // namespace
}  // namespace rpc_test
