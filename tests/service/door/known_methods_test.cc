// What a policy knows of each method is what its row at the door says.

#include <set>
#include <string>

#include "base/policy/known_names.h"
#include "base/rpc/method_row.h"
#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"
#include "tests/fixtures/register_fixture.h"
#include "tools/authority/known_names.h"

namespace rpc_test {
namespace {

TEST(KnownMethodsTest, TheTableSaysWhatTheRowsSay) {
  const base::policy::KnownNames known =
      authority::NamesKnownTo(scoring::ProgrammeSet::Load().value());
  Register all;
  std::set<std::string> served;
  for (const base::rpc::MethodRow* row : all.server().rows()) {
    if (row->method.rfind("grpc.", 0) == 0) continue;
    served.insert(row->method);
    const auto found = known.methods.find(row->method);
    ASSERT_NE(found, known.methods.end()) << row->method;
    const base::policy::MethodFacts& facts = found->second;
    EXPECT_EQ(facts.access, row->access) << row->method;
    EXPECT_EQ(facts.regions, row->regions) << row->method;
    EXPECT_EQ(facts.takes_programme, row->programme != nullptr) << row->method;
    EXPECT_EQ(facts.takes_fields, row->identity_fields != nullptr)
        << row->method;
    EXPECT_EQ(facts.needs_reason, row->needs_reason) << row->method;
    EXPECT_EQ(facts.request_type, row->request_type) << row->method;
    EXPECT_EQ(facts.answer_type, row->answer_type) << row->method;
  }
  EXPECT_EQ(known.methods.size(), served.size());
}

// A method that keeps to places by its subject says how it refuses whom nobody
// knows, and names a subject.
TEST(KnownMethodsTest, WhoKeepsToPlacesSaysHow) {
  Register all;
  for (const base::rpc::MethodRow* row : all.server().rows()) {
    const bool by_subject = row->regions == base::rpc::Regions::kOfSubject;
    EXPECT_EQ(row->unknown != nullptr, by_subject) << row->method;
    if (by_subject) {
      EXPECT_NE(row->each_subject, nullptr) << row->method;
    }
    if (row->regions == base::rpc::Regions::kOfNobody) {
      EXPECT_EQ(row->about, base::rpc::About::kNobody) << row->method;
    }
  }
}

TEST(KnownMethodsTest, ThereAreTheRegionsAndProvincesOfMorocco) {
  const base::policy::KnownNames known =
      authority::NamesKnownTo(scoring::ProgrammeSet::Load().value());
  EXPECT_EQ(known.regions.size(), 12u);
  EXPECT_EQ(known.provinces.size(), 75u);
}

}  // namespace
}  // namespace rpc_test
