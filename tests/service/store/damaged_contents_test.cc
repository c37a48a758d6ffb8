// What is stored as bytes and cannot be read: whatever kind of content it is,
// the call that meets it is answered DATA_LOSS with table and key of the row, a
// line of the log says it, and everything else goes on.

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/refusals/said_in_full.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/damage_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::HasSubstr;

class DamagedContentsTest : public DamageTest {
 protected:
  // Adds somebody who is held, somebody who was merged, and replies that are
  // kept for a retry.
  void FillMore() {
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    kept_.set_request_id(RequestId(1));
    *kept_.mutable_person() = SomePerson("KEPT");
    const auto registered = client.Call(kept_);
    ASSERT_TRUE(registered.ok()) << registered.status;
    twice_ = registered.reply.idcs();
    into_ = Register(client, "STAYS");
    v1::RegisterPersonRequest held;
    *held.mutable_person() = SomePerson("STAYS");
    held.mutable_person()->mutable_documents(0)->set_number("OTHER/1");
    review_ = client.Call(held).reply.review();
    ASSERT_FALSE(review_.empty());
    v1::MergePeopleRequest merge;
    merge.set_double_("people/" + twice_);
    merge.set_into("people/" + into_);
    merge.set_author("an operator");
    merge.set_reason("one person");
    const auto merged = client.Call(merge);
    ASSERT_TRUE(merged.ok()) << merged.status;
    issued_.set_request_id(RequestId(2));
    issued_.set_kind(rsu::idcs::v1::HolderKind::PERSON);
    issued_.set_count(2);
    ASSERT_TRUE(client.Call(issued_).ok());
  }

  // Expects that a call met damage of that row; an empty key: that it is not
  // told.
  template <typename Request>
  static void ExpectDamaged(RegisterClient& client, const Request& request,
                            const std::string& table, const std::string& key) {
    SCOPED_TRACE(absl::StrCat(request.GetTypeName(), ", ", table));
    const auto answer = client.Call(request);
    EXPECT_TRUE(absl::IsDataLoss(answer.status)) << answer.status;
    base::refusals::ExpectSaidInFull(answer.status.message());
    const base::ErrorDetail detail = base::DetailOf(answer.status);
    EXPECT_EQ(detail.reason, "STORAGE_DAMAGED");
    std::map<std::string, std::string> row = {{"table", table}};
    if (!key.empty()) row["key"] = key;
    EXPECT_EQ(detail.metadata, row);
  }

  // Of one household the declaration in force, of another person what they were
  // registered as, and every review and reply.
  void DamageEachKind() {
    household_ = households_[3];
    person_ = people_[10];
    Execute(absl::StrCat(
        "UPDATE declaration SET content = x'ff' WHERE revision = 2 AND "
        "household = ",
        household_, "; UPDATE person SET content = x'ff' WHERE person = ",
        person_, "; UPDATE registration_review SET content = x'ff'",
        "; UPDATE request SET reply = x'ff'",
        // A circle.
        "; INSERT INTO number_retired SELECT successor, reason, number, "
        "retired_at_us, caller, author, note FROM number_retired "
        "WHERE successor = ",
        into_));
  }

  void ExpectDamagedDeclaration(RegisterClient& client) {
    const std::string declaration = household_ + "/2";
    v1::GetDeclarationRequest get;
    get.set_name(absl::StrCat("households/", household_, "/declarations/2"));
    ExpectDamaged(client, get, "declaration", declaration);
    v1::ListDeclarationsRequest list;
    list.set_parent("households/" + household_);
    ExpectDamaged(client, list, "declaration", declaration);
    rsu::scoring::v1::GetScoreRequest score;
    score.set_name("households/" + household_);
    score.set_as_of("2026-05-01");
    ExpectDamaged(client, score, "declaration", declaration);
    // Whoever asks about a person need not learn who their household is.
    rsu::eligibility::v1::CheckEligibilityRequest check;
    check.set_idcs(people_[6]);
    check.set_as_of("2026-05-01");
    ExpectDamaged(client, check, "declaration", "");
    // Somebody whom the household named before, with somebody in none: nothing
    // is contested, and what the merge changes is looked for there.
    v1::MergePeopleRequest merge;
    merge.set_double_("people/" + people_[7]);
    merge.set_into("people/" + Register(client, "SPARE"));
    merge.set_author("an operator");
    merge.set_reason("one person");
    ExpectDamaged(client, merge, "declaration", declaration);
  }

  void ExpectDamagedPerson(RegisterClient& client) {
    v1::GetPersonRequest read;
    read.set_name("people/" + person_);
    ExpectDamaged(client, read, "person", person_ + "/1");
    v1::ListPersonVersionsRequest versions;
    versions.set_parent("people/" + person_);
    ExpectDamaged(client, versions, "person", person_ + "/1");
    // The row that is read may be that of somebody else.
    v1::VerifyPersonRequest verify;
    verify.set_idcs(person_);
    verify.set_family_name("Alaoui");
    ExpectDamaged(client, verify, "person", "");
    v1::GetRegistrationReviewRequest review;
    review.set_name(review_);
    ExpectDamaged(client, review, "registration_review", "1");
    ExpectDamaged(client, v1::ListRegistrationReviewsRequest(),
                  "registration_review", "1");
    read.set_name("people/" + twice_);
    ExpectDamaged(client, read, "number_retired", twice_);
  }

  void ExpectDamagedReplies(RegisterClient& client) {
    ExpectDamaged(client, kept_, "request", RequestId(1));
    ExpectDamaged(client, issued_, "request", RequestId(2));
  }

  void ExpectLogNamesKindsAndNobody(const std::string& log) {
    // Of one kind a line is written in ten seconds: these kinds no other test
    // of this program has met before.
    for (const char* line :
         {"a stored person cannot be read; met when reading "
          "registration_review",
          "a stored merge cannot be read; met when reading number_retired",
          "a stored reply cannot be read; met when reading request"}) {
      EXPECT_THAT(log, HasSubstr(absl::StrCat("damage: ", line)));
    }
    // Of nobody the number.
    for (const std::string& number : {household_, person_, twice_}) {
      EXPECT_THAT(log, testing::Not(HasSubstr(number)));
    }
  }

  v1::RegisterPersonRequest kept_;
  rsu::idcs::v1::BatchIssueIdentifiersRequest issued_;
  std::string twice_;
  std::string into_;
  std::string review_;
  std::string household_;
  std::string person_;
};

TEST_F(DamagedContentsTest, EachKindIsNamedByTableAndKeyAndTheServerGoesOn) {
  FillMore();
  DamageEachKind();
  testing::internal::CaptureStderr();
  {
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    ExpectDamagedDeclaration(client);
    ExpectDamagedPerson(client);
    ExpectDamagedReplies(client);
    v1::GetPersonRequest read;
    read.set_name("people/" + people_[4]);
    EXPECT_TRUE(client.Call(read).ok());
    EXPECT_FALSE(Register(client, "GOES ON").empty());
  }
  ExpectLogNamesKindsAndNobody(testing::internal::GetCapturedStderr());
}

}  // namespace
}  // namespace rpc_test
