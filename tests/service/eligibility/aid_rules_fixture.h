#ifndef TESTS_SERVICE_ELIGIBILITY_AID_RULES_FIXTURE_H_
#define TESTS_SERVICE_ELIGIBILITY_AID_RULES_FIXTURE_H_

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/fixtures/reported_events.h"

namespace rpc_test {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;

// A member of a declaration.
struct Declared {
  std::string idcs;
  registry::Member::Relationship relationship;
  registry::Sex::Value sex = registry::Sex::FEMALE;
  std::string birth_date = kBirthDate;
};

class AidRulesTest : public ReportedEventsTest {
 protected:
  v1::Eligibility Check(const std::string& idcs, const std::string& as_of,
                        const google::protobuf::Timestamp* known_at = nullptr) {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(as_of);
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

  v1::DirectAid Aid(const std::string& idcs, const std::string& as_of) {
    return Check(idcs, as_of).direct_aid();
  }

  // Children are in public school and do not work.
  void Declare(const std::string& household_ref, const std::string& day,
               const std::vector<Declared>& members) {
    std::vector<std::string> people;
    for (const Declared& member : members) people.push_back(member.idcs);
    auto request = SomeDeclaration(household_ref, day, people);
    for (std::size_t i = 0; i < members.size(); ++i) {
      registry::Member& member =
          *request.mutable_declaration()->mutable_members(static_cast<int>(i));
      member.set_relationship(members[i].relationship);
      member.set_sex(members[i].sex);
      member.set_birth_date(members[i].birth_date);
      if (members[i].birth_date != kBirthDate) {
        member.set_schooling(registry::Schooling::PUBLIC);
        member.set_activity(registry::Activity::INACTIVE);
      }
    }
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }

  Declared Head(registry::Sex::Value sex = registry::Sex::FEMALE) {
    return {NewPerson(), registry::Member::HEAD, sex};
  }
  Declared Spouse(registry::Sex::Value sex = registry::Sex::FEMALE) {
    return {NewPerson(), registry::Member::SPOUSE, sex};
  }
  Declared Born(
      const std::string& birth_date,
      registry::Member::Relationship relationship = registry::Member::CHILD) {
    return {NewPerson(birth_date), relationship, registry::Sex::FEMALE,
            birth_date};
  }
};

inline std::vector<std::string> Codes(const v1::DirectAid& aid) {
  std::vector<std::string> codes;
  for (const v1::Reason& reason : aid.reasons()) codes.push_back(reason.code());
  return codes;
}

inline std::vector<std::int64_t> Amounts(const v1::DirectAid& aid) {
  std::vector<std::int64_t> amounts;
  for (const v1::ChildAid& child : aid.children()) {
    amounts.push_back(child.monthly_mad());
  }
  return amounts;
}

}  // namespace rpc_test

#endif  // TESTS_SERVICE_ELIGIBILITY_AID_RULES_FIXTURE_H_
