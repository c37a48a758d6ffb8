#include "tools/population_generator/calibration.h"

#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "proto/rsu/population/v1/calibration.pb.h"
#include "tools/population_generator/embedded_calibration.h"

namespace population {
namespace {

namespace pb = ::rsu::population::v1;

enum class Kind { kWeights, kPerMille, kFigures };

// What a table must look like.
struct Shape {
  Table Calibration::*table;
  const char* name;
  const char* keys;  // of the rows, in order
  int columns;
  Kind kind;
};

constexpr char kRegionKeys[] = "01 02 03 04 05 06 07 08 09 10 11 12";
constexpr char kMilieuKeys[] = "URBAN RURAL";
constexpr char kThirdKeys[] =
    "URBAN_LOW URBAN_MIDDLE URBAN_HIGH RURAL_LOW RURAL_MIDDLE RURAL_HIGH";
constexpr char kEducationKeys[] =
    "URBAN_NONE URBAN_FUNDAMENTAL URBAN_SECONDARY URBAN_HIGHER "
    "RURAL_NONE RURAL_FUNDAMENTAL RURAL_SECONDARY RURAL_HIGHER";
constexpr char kOccupationKeys[] =
    "SENIOR_EXECUTIVE MIDDLE_EXECUTIVE CLERK TRADER FARM_OPERATOR CRAFTSMAN "
    "MACHINE_OPERATOR LABOURER OTHER_OCCUPATION";
// Milieu, sex, and the first age of a band.
constexpr char kEducationAgeKeys[] =
    "URBAN_FEMALE_15 URBAN_FEMALE_25 URBAN_FEMALE_35 URBAN_FEMALE_50 "
    "URBAN_FEMALE_65 URBAN_MALE_15 URBAN_MALE_25 URBAN_MALE_35 URBAN_MALE_50 "
    "URBAN_MALE_65 RURAL_FEMALE_15 RURAL_FEMALE_25 RURAL_FEMALE_35 "
    "RURAL_FEMALE_50 RURAL_FEMALE_65 RURAL_MALE_15 RURAL_MALE_25 RURAL_MALE_35 "
    "RURAL_MALE_50 RURAL_MALE_65";

constexpr Kind kWeights = Kind::kWeights;
constexpr Kind kPerMille = Kind::kPerMille;
constexpr Kind kFigures = Kind::kFigures;
using C = Calibration;

const Shape kShapes[] = {
    {&C::region_population, "region_population", kRegionKeys, 1, kFigures},
    {&C::urban_share, "urban_share", kRegionKeys, 1, kPerMille},
    {&C::mean_household_size, "mean_household_size", kMilieuKeys, 1, kFigures},
    {&C::household_size, "household_size", kThirdKeys, 12, kWeights},
    {&C::composition, "composition", "2 3 4 5 6 7", 7, kWeights},
    {&C::relatives, "relatives", "COUPLE OTHER", 5, kWeights},
    {&C::head_age, "head_age", "SINGLE COUPLE MOTHER OTHER", 17, kWeights},
    {&C::female_head, "female_head", "SINGLE COUPLE LONE_PARENT OTHER", 1,
     kPerMille},
    {&C::spouse_age_gap, "spouse_age_gap", "YEARS", 21, kWeights},
    {&C::births, "births", "MALE TWINS SECOND_WIFE", 1, kPerMille},
    {&C::dwelling_type, "dwelling_type", kThirdKeys, 8, kWeights},
    {&C::persons_per_room, "persons_per_room", kMilieuKeys, kTenths, kFigures},
    {&C::electricity, "electricity", "ALL", 1, kPerMille},
    {&C::individual_meter, "individual_meter", kMilieuKeys, kTenths, kPerMille},
    {&C::bath_or_shower, "bath_or_shower", kMilieuKeys, kTenths, kPerMille},
    {&C::computer, "computer", kMilieuKeys, kTenths, kPerMille},
    {&C::satellite_dish, "satellite_dish", kMilieuKeys, kTenths, kPerMille},
    {&C::fixed_phone, "fixed_phone", kMilieuKeys, kTenths, kPerMille},
    {&C::loan, "loan", kMilieuKeys, kTenths, kPerMille},
    {&C::secondary_home, "secondary_home", kMilieuKeys, kTenths, kPerMille},
    {&C::garage, "garage", kMilieuKeys, kTenths, kPerMille},
    {&C::professional_premises, "professional_premises", kMilieuKeys, kTenths,
     kPerMille},
    {&C::non_agricultural_land, "non_agricultural_land", kMilieuKeys, kTenths,
     kPerMille},
    {&C::irrigated_land, "irrigated_land", kMilieuKeys, kTenths, kPerMille},
    {&C::car, "car", kMilieuKeys, kTenths, kPerMille},
    {&C::second_car, "second_car", kMilieuKeys, kTenths, kPerMille},
    {&C::motorcycle, "motorcycle", kMilieuKeys, kTenths, kPerMille},
    {&C::mobile_phone, "mobile_phone", kMilieuKeys, kTenths, kPerMille},
    {&C::has_cows, "has_cows", kMilieuKeys, kTenths, kPerMille},
    {&C::cows, "cows", "ALL", 10, kWeights},
    {&C::yearly_spending, "yearly_spending", kMilieuKeys, 1, kFigures},
    {&C::communication_share, "communication_share", "ALL", 1, kPerMille},
    {&C::communication_spread, "communication_spread", kMilieuKeys, kTenths,
     kFigures},
    {&C::bills_monthly, "bills_monthly", kMilieuKeys, kTenths, kFigures},
    {&C::gas_monthly, "gas_monthly", kMilieuKeys, kTenths, kFigures},
    {&C::education, "education", kEducationAgeKeys, 4, kWeights},
    {&C::enrolment, "enrolment", kMilieuKeys, 6, kPerMille},
    {&C::private_school, "private_school", kMilieuKeys, kTenths, kPerMille},
    {&C::diploma, "diploma", "FUNDAMENTAL SECONDARY HIGHER", 5, kWeights},
    {&C::literacy, "literacy", "NONE FUNDAMENTAL", 2, kPerMille},
    {&C::activity, "activity", kEducationAgeKeys, 6, kWeights},
    {&C::occupation, "occupation", kEducationKeys, 9, kWeights},
    {&C::executive_tenth, "executive_tenth", "SENIOR MIDDLE", 1, kFigures},
    {&C::employment_status, "employment_status", kOccupationKeys, 5, kWeights},
    {&C::insured_at_work, "insured_at_work",
     "URBAN_WAGE RURAL_WAGE URBAN_OWN RURAL_OWN", kTenths, kPerMille},
    {&C::regime_at_work, "regime_at_work", "EXECUTIVE OTHER OWN", 4, kWeights},
    {&C::pension_regime, "pension_regime", "ALL", 4, kWeights},
    {&C::other_cover, "other_cover", "LOW MIDDLE HIGH", 4, kWeights},
    {&C::additional_cover, "additional_cover",
     "STUDENT PRIVATE_INSURANCE OTHER", 1, kPerMille},
    {&C::coverage_history, "coverage_history", "ENDED UNDECLARED", 1,
     kPerMille},
    {&C::people, "people",
     "ARABIC_NAMES TWO_GIVEN_NAMES_MALE TWO_GIVEN_NAMES_FEMALE OTHER_SPELLING "
     "BORN_ELSEWHERE CARD_OF_MINOR BIRTH_RECORD_OF_MINOR PHONE FOREIGN "
     "FOREIGN_BORN_ABROAD",
     1, kPerMille},
    {&C::family_name_form, "family_name_form", "ALL", 3, kWeights},
    {&C::nationality, "nationality", "ALL", 10, kWeights},
};

absl::Status Refuse(absl::string_view table, absl::string_view rule) {
  return absl::InvalidArgumentError(
      absl::StrCat("calibration: table ", table, " ", rule));
}

absl::Status CheckRow(const Shape& shape, const pb::Row& row) {
  if (row.values_size() != shape.columns) {
    return Refuse(shape.name, absl::StrCat("must hold ", shape.columns,
                                           " values a row, row ", row.key(),
                                           " has ", row.values_size()));
  }
  std::int64_t sum = 0;
  for (const std::int32_t value : row.values()) {
    if (value < 0 || (shape.kind == kPerMille && value > 1000)) {
      return Refuse(shape.name, absl::StrCat("is out of range in ", row.key()));
    }
    sum += value;
  }
  constexpr std::int64_t kMostWeight = 1'000'000'000;
  if (shape.kind == kWeights && (sum == 0 || sum > kMostWeight)) {
    return Refuse(shape.name,
                  absl::StrCat("has no usable weights in ", row.key()));
  }
  return absl::OkStatus();
}

absl::StatusOr<Table> ReadTable(const Shape& shape, const pb::Table& message) {
  if (message.source().empty() || message.unit().empty()) {
    return Refuse(shape.name, "must say its unit and source");
  }
  const std::string& mark = message.mark();
  if (mark.size() != 1 || mark[0] < 'A' || mark[0] > 'D') {
    return Refuse(shape.name, "must have the mark A, B, C or D");
  }
  const std::vector<std::string> keys = absl::StrSplit(shape.keys, ' ');
  if (message.rows_size() != static_cast<int>(keys.size())) {
    return Refuse(shape.name, absl::StrCat("must have ", keys.size(), " rows"));
  }
  std::vector<std::int32_t> values;
  for (int i = 0; i < message.rows_size(); ++i) {
    const pb::Row& row = message.rows(i);
    if (row.key() != keys[static_cast<std::size_t>(i)]) {
      return Refuse(shape.name,
                    absl::StrCat("must have the rows ", shape.keys));
    }
    RSU_RETURN_IF_ERROR(CheckRow(shape, row));
    values.insert(values.end(), row.values().begin(), row.values().end());
  }
  return Table(shape.columns, std::move(values));
}

// Households of a region and milieu, from its people and their mean number in
// a household, in some unit.
Table PlacesOf(const Calibration& calibration) {
  std::vector<std::int32_t> weights;
  for (int milieu = 0; milieu < kMilieus; ++milieu) {
    for (int region = 0; region < 12; ++region) {
      const std::int64_t urban = calibration.urban_share.At(region);
      const std::int64_t share = milieu == 0 ? urban : 1000 - urban;
      weights.push_back(static_cast<std::int32_t>(
          calibration.region_population.At(region) * share /
          (100LL * calibration.mean_household_size.At(milieu))));
    }
  }
  return {static_cast<int>(weights.size()), weights};
}

}  // namespace

Table::Table(int columns, std::vector<std::int32_t> values)
    : columns_(columns), values_(std::move(values)) {
  for (auto row = values_.begin(); row != values_.end(); row += columns) {
    sums_.push_back(std::accumulate(row, row + columns, 0));
  }
}

absl::StatusOr<Calibration> Calibration::Load() { return Read(kMorocco2024); }

absl::StatusOr<Calibration> Calibration::Read(absl::string_view text) {
  pb::Calibration message;
  RSU_RETURN_IF_ERROR(base::ReadTextProto(text, message));
  std::map<std::string, const pb::Table*> tables;
  for (const pb::Table& table : message.tables()) {
    if (!tables.emplace(table.name(), &table).second) {
      return Refuse(table.name(), "is there twice");
    }
  }
  Calibration calibration;
  for (const Shape& shape : kShapes) {
    const auto found = tables.find(shape.name);
    if (found == tables.end()) return Refuse(shape.name, "is missing");
    RSU_ASSIGN_OR_RETURN(calibration.*shape.table,
                         ReadTable(shape, *found->second));
    tables.erase(found);
  }
  if (!tables.empty()) return Refuse(tables.begin()->first, "is unknown");
  for (int milieu = 0; milieu < kMilieus; ++milieu) {
    if (calibration.mean_household_size.At(milieu) == 0) {
      return Refuse("mean_household_size", "must not be 0");
    }
  }
  calibration.place = PlacesOf(calibration);
  return calibration;
}

}  // namespace population
