#include "registry/population/civil_status_event.h"

#include "base/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace registry {
namespace {

using ::testing::ElementsAre;

constexpr char kChild[] = R"(child {
  family_name: "El Idrissi" given_name: "Omar" birth_date: "2026-01-04"
  birth_place: "03.231" sex: MALE nationality: "MAR" province: "03.231" })";

absl::StatusOr<CivilStatusEvent> Read(const std::string& text) {
  rsu::registry::v1::CivilStatusEvent message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return CivilStatusEvent::Read(message,
                                base::Date::Parse("2026-01-10").value());
}

std::vector<std::string> BadFields(const std::string& text) {
  std::vector<std::string> paths;
  for (const auto& violation : base::DetailOf(Read(text).status()).violations) {
    paths.push_back(violation.path);
  }
  return paths;
}

TEST(CivilStatusEventTest, ABirthBringsAPerson) {
  const auto birth =
      Read(std::string("event_ref: 'b1' event: BIRTH ") + kChild);
  ASSERT_TRUE(birth.ok()) << birth.status();
  EXPECT_EQ(birth->event_ref(), "b1");
  EXPECT_EQ(birth->person_ref(), "b1");
  EXPECT_EQ(birth->child()->given_name(), "Omar");
}

TEST(CivilStatusEventTest, ADeathNamesSomebodyByIdentifierOrDocument) {
  const auto by_idcs = Read(
      "event_ref: 'd1' event: DEATH idcs: '2013023805' date: '2026-01-10'");
  ASSERT_TRUE(by_idcs.ok()) << by_idcs.status();
  EXPECT_EQ(by_idcs->idcs(), "2013023805");
  EXPECT_FALSE(by_idcs->child().has_value());
  const auto by_document = Read(
      "event_ref: 'd2' event: DEATH date: '2026-01-09' "
      "document { type: CNIE number: 'CD1' }");
  ASSERT_TRUE(by_document.ok()) << by_document.status();
  EXPECT_EQ(by_document->document()->number, "CD1");
  EXPECT_EQ(by_document->date().ToString(), "2026-01-09");
}

TEST(CivilStatusEventTest, EveryBadFieldIsNamed) {
  EXPECT_THAT(BadFields(""), ElementsAre("event_ref", "event"));
  EXPECT_THAT(BadFields("event_ref: 'b1' event: BIRTH"), ElementsAre("child"));
  EXPECT_THAT(
      BadFields("event_ref: 'b1' event: BIRTH date: '2026-01-01' child { "
                "family_name: 'A' given_name: '7' birth_date: '2026-01-11' "
                "birth_place: '03.231' sex: MALE nationality: 'MAR' "
                "province: '03.231' }"),
      ElementsAre("child.given_name", "child.birth_date", "date"));
  EXPECT_THAT(BadFields("event_ref: 'd1' event: DEATH"),
              ElementsAre("idcs", "date"));
  EXPECT_THAT(
      BadFields(
          std::string("event_ref: 'd1' event: DEATH date: '2026-01-11' "
                      "idcs: '12' document { type: CNIE number: 'a b' }") +
          kChild),
      ElementsAre("idcs", "idcs", "document.number", "date", "child"));
}

}  // namespace
}  // namespace registry
