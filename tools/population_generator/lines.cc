#include "tools/population_generator/lines.h"

#include <string>

#include "base/date.h"
#include "proto/rsu/registry/v1/coverage.pb.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "proto/rsu/registry/v1/status.pb.h"
#include "rapidjson/writer.h"
#include "registry/declaration/provinces.h"
#include "tools/population_generator/household.h"

namespace population {
namespace {

namespace v1 = ::rsu::registry::v1;

// One object of a line; closes itself. UTF-8 in, UTF-8 out, unchecked: all text
// comes from the lists.
class Line {
 public:
  explicit Line(rapidjson::StringBuffer& buffer)
      : buffer_(buffer), writer_(buffer) {
    writer_.StartObject();
  }
  ~Line() {
    writer_.EndObject();
    buffer_.Put('\n');
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  template <std::size_t size>
  void Key(const char (&name)[size]) {
    writer_.Key(name, static_cast<rapidjson::SizeType>(size - 1));
  }

  void String(const std::string& text) {
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }

  template <std::size_t size>
  void Text(const char (&name)[size], const std::string& text) {
    Key(name);
    String(text);
  }

  template <std::size_t size>
  void Bool(const char (&name)[size], bool value) {
    Key(name);
    writer_.Bool(value);
  }

  template <std::size_t size>
  void Number(const char (&name)[size], std::int64_t value) {
    Key(name);
    writer_.Int64(value);
  }

  // YYYY-MM-DD. Dates are half of what is written as text, and those of one
  // day come often; absl formats each anew.
  template <std::size_t size>
  void Day(const char (&name)[size], base::Date day) {
    Text(name, day.ToString());
  }

  rapidjson::Writer<rapidjson::StringBuffer>& writer() { return writer_; }

 private:
  rapidjson::StringBuffer& buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

// The name of one of our enumerators, whose value is the proto's.
template <typename Proto, typename Enum>
Proto As(Enum value) {
  return static_cast<Proto>(value);
}

void WriteDwelling(const registry::DwellingFacts& dwelling, Line& line) {
  line.Key("dwelling");
  line.writer().StartObject();
  line.Text("type",
            v1::Dwelling::Type_Name(As<v1::Dwelling::Type>(dwelling.type)));
  line.Number("rooms", dwelling.rooms);
  line.Bool("has_bath_or_shower", dwelling.has_bath_or_shower);
  line.Bool("has_individual_electricity_meter",
            dwelling.has_individual_electricity_meter);
  line.writer().EndObject();
}

void WriteAssets(const registry::AssetFacts& assets, Line& line) {
  line.Key("assets");
  line.writer().StartObject();
  line.Number("computers", assets.computers);
  line.Bool("has_satellite_dish", assets.has_satellite_dish);
  line.Bool("has_fixed_phone", assets.has_fixed_phone);
  line.Bool("has_loan", assets.has_loan);
  line.Bool("has_secondary_home", assets.has_secondary_home);
  line.Bool("has_garage", assets.has_garage);
  line.Bool("has_professional_premises", assets.has_professional_premises);
  line.Number("mobile_phones", assets.mobile_phones);
  line.Number("cars", assets.cars);
  line.Number("motorcycles", assets.motorcycles);
  line.Bool("has_non_agricultural_land", assets.has_non_agricultural_land);
  line.Bool("has_irrigated_land", assets.has_irrigated_land);
  line.Number("cows", assets.cows);
  line.writer().EndObject();
}

void WriteSpending(const registry::SpendingFacts& spending, Line& line) {
  line.Key("spending");
  line.writer().StartObject();
  line.Number("gas_monthly_centimes", spending.gas_monthly_centimes);
  line.Key("water_electricity_bills_centimes");
  line.writer().StartArray();
  for (const std::int64_t bill : spending.water_electricity_bills_centimes) {
    line.writer().Int64(bill);
  }
  line.writer().EndArray();
  line.Number("phone_internet_monthly_centimes",
              spending.phone_internet_monthly_centimes);
  line.writer().EndObject();
}

void WriteMember(const registry::MemberFacts& member, const std::string& ref,
                 Line& line) {
  line.writer().StartObject();
  line.Text("person_ref", ref);
  line.Text("relationship",
            v1::Member::Relationship_Name(
                As<v1::Member::Relationship>(member.relationship)));
  line.Day("birth_date", member.birth_date);
  line.Text("sex", v1::Sex::Value_Name(As<v1::Sex::Value>(member.sex)));
  line.Text("education", v1::Education::Value_Name(
                             As<v1::Education::Value>(member.education)));
  line.Text("diploma",
            v1::Diploma::Value_Name(As<v1::Diploma::Value>(member.diploma)));
  line.Bool("can_read_and_write", member.can_read_and_write);
  line.Text("schooling", v1::Schooling::Value_Name(
                             As<v1::Schooling::Value>(member.schooling)));
  line.Text("activity",
            v1::Activity::Value_Name(As<v1::Activity::Value>(member.activity)));
  line.Text("occupation", v1::Occupation::Value_Name(
                              As<v1::Occupation::Value>(member.occupation)));
  line.Text("employment_status",
            v1::EmploymentStatus::Value_Name(
                As<v1::EmploymentStatus::Value>(member.employment_status)));
  line.Text("health_cover",
            v1::HealthCover::Value_Name(
                As<v1::HealthCover::Value>(member.health_cover)));
  line.writer().EndObject();
}

void WriteDocuments(const DrawnPerson& person, Line& line) {
  line.Key("documents");
  line.writer().StartArray();
  for (const registry::Document& document : person.documents) {
    line.writer().StartObject();
    line.Text("type",
              v1::Document::Type_Name(As<v1::Document::Type>(document.type)));
    line.Text("number", document.number);
    line.writer().EndObject();
  }
  line.writer().EndArray();
}

}  // namespace

void AppendDeclaration(std::int64_t number,
                       const registry::HouseholdFacts& facts,
                       rapidjson::StringBuffer& lines) {
  Line line(lines);
  line.Text("household_ref", HouseholdRef(number));
  line.Day("effective_date", facts.effective_date);
  line.Text("region", registry::RegionCode(facts.region));
  line.Text("province", registry::ProvinceCode(facts.region, facts.province));
  line.Text("milieu",
            v1::Milieu::Value_Name(As<v1::Milieu::Value>(facts.milieu)));
  WriteDwelling(facts.dwelling, line);
  WriteAssets(facts.assets, line);
  WriteSpending(facts.spending, line);
  line.Key("members");
  line.writer().StartArray();
  int member = 0;
  for (const registry::MemberFacts& facts_of_member : facts.members) {
    WriteMember(facts_of_member, PersonRef(number, ++member), line);
  }
  line.writer().EndArray();
}

void AppendPeople(std::int64_t number, const registry::HouseholdFacts& facts,
                  const std::vector<DrawnPerson>& people,
                  rapidjson::StringBuffer& lines) {
  const std::string province =
      registry::ProvinceCode(facts.region, facts.province);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const DrawnPerson& person = people[i];
    const registry::MemberFacts& member = facts.members[i];
    Line line(lines);
    line.Text("person_ref", PersonRef(number, static_cast<int>(i) + 1));
    line.Text("family_name", person.family_name);
    line.Text("given_name", person.given_name);
    if (!person.family_name_ar.empty()) {
      line.Text("family_name_ar", person.family_name_ar);
      line.Text("given_name_ar", person.given_name_ar);
    }
    line.Day("birth_date", member.birth_date);
    line.Text("birth_place", person.birth_place);
    line.Text("sex", v1::Sex::Value_Name(As<v1::Sex::Value>(member.sex)));
    line.Text("nationality", person.nationality);
    line.Text("province", province);
    WriteDocuments(person, line);
    if (!person.phone.empty()) line.Text("phone", person.phone);
  }
}

void AppendCoverage(std::int64_t number, const std::vector<DrawnEvent>& events,
                    rapidjson::StringBuffer& lines) {
  for (const DrawnEvent& event : events) {
    Line line(lines);
    line.Text("source", event.source);
    line.Text("event", v1::CoverageEvent::Event_Name(
                           As<v1::CoverageEvent::Event>(event.change)));
    line.Text("regime",
              v1::Regime::Value_Name(As<v1::Regime::Value>(event.regime)));
    line.Text("role", v1::InsuredRole::Value_Name(
                          As<v1::InsuredRole::Value>(event.role)));
    line.Text("person_ref", PersonRef(number, event.member + 1));
    line.Day("effective_date", event.effective_date);
    line.Text("reason", v1::CoverageReason::Value_Name(
                            As<v1::CoverageReason::Value>(event.reason)));
  }
}

void AppendStatuses(std::int64_t number,
                    const std::vector<DrawnStatus>& statuses,
                    rapidjson::StringBuffer& lines) {
  for (const DrawnStatus& drawn : statuses) {
    Line line(lines);
    line.Text("source", drawn.source);
    line.Text("event", v1::StatusEvent::Event_Name(v1::StatusEvent::BEGAN));
    line.Text("status", v1::PersonStatus::Value_Name(
                            As<v1::PersonStatus::Value>(drawn.status)));
    line.Text("person_ref", PersonRef(number, drawn.member + 1));
    line.Day("effective_date", drawn.effective_date);
    if (drawn.school_level.has_value()) {
      line.Text("school_level",
                v1::SchoolLevel::Value_Name(
                    As<v1::SchoolLevel::Value>(*drawn.school_level)));
    }
  }
}

}  // namespace population
