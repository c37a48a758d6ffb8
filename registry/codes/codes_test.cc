// Every code has the numbers and the names of its proto, in its order: values
// of the store and of messages are the same numbers.

#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/coverage.pb.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "proto/rsu/registry/v1/status.pb.h"
#include "registry/codes/coverage.h"
#include "registry/codes/household.h"
#include "registry/codes/person.h"
#include "registry/codes/place.h"
#include "registry/codes/status.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

template <typename Code>
void ExpectLike(const google::protobuf::EnumDescriptor* proto) {
  SCOPED_TRACE(proto->full_name());
  ASSERT_EQ(proto->value_count(), LastOf<Code>() + 1);
  for (const Code code : AllOf<Code>()) {
    const auto* value = proto->FindValueByNumber(static_cast<int>(code));
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(NameOf(code), value->name());
    EXPECT_EQ(CodeNamed<Code>(value->name()), code);
  }
  EXPECT_EQ(NameOf(Code{}), "");
  EXPECT_EQ(CodeNamed<Code>(proto->FindValueByNumber(0)->name()), std::nullopt);
}

TEST(Codes, AreThoseOfTheProtos) {
  ExpectLike<Milieu>(v1::Milieu::Value_descriptor());
  ExpectLike<Sex>(v1::Sex::Value_descriptor());
  ExpectLike<DocumentType>(v1::Document::Type_descriptor());
  ExpectLike<DatePrecision>(v1::DatePrecision::Value_descriptor());
  ExpectLike<DwellingType>(v1::Dwelling::Type_descriptor());
  ExpectLike<Relationship>(v1::Member::Relationship_descriptor());
  ExpectLike<Education>(v1::Education::Value_descriptor());
  ExpectLike<Diploma>(v1::Diploma::Value_descriptor());
  ExpectLike<Schooling>(v1::Schooling::Value_descriptor());
  ExpectLike<Activity>(v1::Activity::Value_descriptor());
  ExpectLike<Occupation>(v1::Occupation::Value_descriptor());
  ExpectLike<EmploymentStatus>(v1::EmploymentStatus::Value_descriptor());
  ExpectLike<HealthCover>(v1::HealthCover::Value_descriptor());
  ExpectLike<CoverageChange>(v1::CoverageEvent::Event_descriptor());
  ExpectLike<Regime>(v1::Regime::Value_descriptor());
  ExpectLike<InsuredRole>(v1::InsuredRole::Value_descriptor());
  ExpectLike<CoverageReason>(v1::CoverageReason::Value_descriptor());
  ExpectLike<StatusChange>(v1::StatusEvent::Event_descriptor());
  ExpectLike<PersonStatus>(v1::PersonStatus::Value_descriptor());
  ExpectLike<RaisingTitle>(v1::RaisingTitle::Value_descriptor());
  ExpectLike<SchoolLevel>(v1::SchoolLevel::Value_descriptor());
}

TEST(Regions, AreWrittenWithTwoDigits) {
  EXPECT_EQ(RegionCode(1), "01");
  EXPECT_EQ(RegionCode(12), "12");
  EXPECT_EQ(ParseRegion("01"), 1);
  EXPECT_EQ(ParseRegion("12"), 12);
  for (const char* code : {"", "0", "1", "00", "13", "001", "-1", " 1", "1 "}) {
    EXPECT_EQ(ParseRegion(code), std::nullopt) << code;
  }
}

}  // namespace
}  // namespace registry
