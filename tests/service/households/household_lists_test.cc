// rsu.registry.v1.HouseholdService over the wire: reading declarations back.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;

class HouseholdListsTest : public RegisterTest {
 protected:
  // A household with this many revisions, each a correction of the one before.
  std::string Revisions(int count) {
    auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
    std::string household;
    for (int i = 0; i < count; ++i) {
      request.mutable_declaration()->mutable_assets()->set_cows(i);
      household = client.Call(request).reply.household();
    }
    return household;
  }

  Answer<v1::ListDeclarationsResponse> List(const std::string& parent,
                                            int page_size,
                                            const std::string& token = "") {
    v1::ListDeclarationsRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return client.Call(request);
  }

  // The revisions of each page, one string a page: "3 2", "1".
  std::vector<std::string> Pages(const std::string& household, int page_size) {
    std::vector<std::string> pages;
    std::string token;
    do {
      const auto page = List("households/" + household, page_size, token);
      EXPECT_TRUE(page.ok()) << page.status;
      std::string revisions;
      for (const v1::DeclarationRecord& record : page.reply.declarations()) {
        absl::StrAppend(&revisions, revisions.empty() ? "" : " ",
                        record.revision());
      }
      pages.push_back(revisions);
      token = page.reply.next_page_token();
    } while (!token.empty() && pages.size() < 10);
    return pages;
  }
};

TEST_F(HouseholdListsTest, PagesGoFromTheLatestRevisionToTheFirst) {
  const std::string household = Revisions(4);
  EXPECT_THAT(Pages(household, 1), ElementsAre("4", "3", "2", "1"));
  EXPECT_THAT(Pages(household, 3), ElementsAre("4 3 2", "1"));
  EXPECT_THAT(Pages(household, 4), ElementsAre("4 3 2 1"));
  EXPECT_THAT(Pages(household, 5), ElementsAre("4 3 2 1"));
}

TEST_F(HouseholdListsTest, APageHoldsFiftyByDefaultAndFiveHundredAtMost) {
  const std::string parent = "households/" + Revisions(501);
  EXPECT_EQ(List(parent, 0).reply.declarations_size(), 50);
  EXPECT_EQ(List(parent, 500).reply.declarations_size(), 500);
  EXPECT_EQ(List(parent, 501).reply.declarations_size(), 500);
  const absl::Status negative = List(parent, -1).status;
  EXPECT_EQ(negative.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FieldsOf(negative), ElementsAre("page_size"));
}

TEST_F(HouseholdListsTest, APageOfTheLargestDeclarationsReachesTheClient) {
  std::vector<std::string> members;
  for (int i = 0; i < 50; ++i) members.push_back(NewPerson());
  auto request = SomeDeclaration("H-1", "2026-01-01", members);
  for (v1::Member& member : *request.mutable_declaration()->mutable_members()) {
    // 64 characters of four bytes, each reference another.
    std::string reference = member.idcs();
    while (reference.size() < 10 + 54 * 4) reference += "𐍈";
    member.set_person_ref(reference);
  }
  std::string parent;
  constexpr int kRevisions = 400;  // 400 x 50 x 260 bytes are more than 4 MiB
  for (int i = 0; i < kRevisions; ++i) {
    request.mutable_declaration()->mutable_assets()->set_cows(i);
    const auto created = client.Call(request);
    ASSERT_TRUE(created.ok()) << created.status;
    parent = "households/" + created.reply.household();
  }
  int listed = 0;
  std::string token;
  do {
    const auto page = List(parent, 500, token);
    ASSERT_TRUE(page.ok()) << page.status;
    listed += page.reply.declarations_size();
    token = page.reply.next_page_token();
  } while (!token.empty());
  EXPECT_EQ(listed, kRevisions);
}

TEST_F(HouseholdListsTest, ATokenIsGoodForItsHouseholdOnly) {
  const std::string first = Revisions(3);
  auto request = SomeDeclaration("H-2", "2026-01-01", {NewPerson()});
  const std::string second = client.Call(request).reply.household();
  const std::string token =
      List("households/" + first, 1).reply.next_page_token();
  EXPECT_TRUE(List("households/" + first, 2, token).ok());
  EXPECT_THAT(FieldsOf(List("households/" + second, 1, token).status),
              ElementsAre("page_token"));
  EXPECT_THAT(FieldsOf(List("households/" + first, 1, token + "A").status),
              ElementsAre("page_token"));
}

TEST_F(HouseholdListsTest, AWrongTokenNameOrRevisionIsRefused) {
  const std::string household = Revisions(1);
  for (const char* token : {"x1y", "0", "-1", "1.5", "99999999999999999999"}) {
    EXPECT_THAT(FieldsOf(List("households/" + household, 1, token).status),
                ElementsAre("page_token"))
        << token;
  }
  for (const char* parent : {"", "households/x", "2013023805", "people/x"}) {
    EXPECT_THAT(FieldsOf(List(parent, 1).status), ElementsAre("parent"))
        << parent;
  }
  const absl::Status unknown = List("households/2013023805", 1).status;
  EXPECT_EQ(unknown.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(unknown), "UNKNOWN_HOUSEHOLD");

  v1::GetDeclarationRequest get;
  for (const char* name :
       {"households/2013023805/declarations/01",
        "households/2013023805/declarations/0", "households/2013023805"}) {
    get.set_name(name);
    EXPECT_THAT(FieldsOf(client.Call(get).status), ElementsAre("name")) << name;
  }
  get.set_name("households/" + household + "/declarations/2");
  const absl::Status missing = client.Call(get).status;
  EXPECT_EQ(missing.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(missing), "UNKNOWN_DECLARATION");
}

}  // namespace
}  // namespace rpc_test
