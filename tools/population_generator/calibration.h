#ifndef TOOLS_POPULATION_GENERATOR_CALIBRATION_H_
#define TOOLS_POPULATION_GENERATOR_CALIBRATION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "registry/codes/place.h"
#include "tools/population_generator/draw.h"

namespace population {

// Rows of figures. Rows and columns are those that calibration.cc lists for the
// table; nothing else may be asked for. Immutable once loaded; thread-safe.
class Table {
 public:
  Table() = default;
  Table(int columns, std::vector<std::int32_t> values);

  std::int32_t At(int row, int column = 0) const {
    return values_[static_cast<std::size_t>(row * columns_ + column)];
  }

  // A column of `row`, each as often as its weight says.
  int Choose(int row, Draw& draw) const {
    int left = draw.Below(sums_[static_cast<std::size_t>(row)]);
    int column = 0;
    while (left >= At(row, column)) left -= At(row, column++);
    return column;
  }

  // Yes as often as the value, per mille, says.
  bool Happens(int row, int column, Draw& draw) const {
    return draw.PerMille(At(row, column));
  }

  int columns() const { return columns_; }

 private:
  int columns_ = 0;
  std::vector<std::int32_t> values_;
  std::vector<std::int32_t> sums_;  // of each row
};

// How the tables divide households: by milieu, and by thirds or tenths of the
// ranks.
inline constexpr int kMilieus = 2;
inline constexpr int kThirds = 3;
inline constexpr int kTenths = 10;

// Where a household stands among those of its milieu in spending per person:
// 0 the poorest to kRanks - 1.
inline constexpr int kRanks = 10'000;
inline int TenthOf(int rank) { return rank * kTenths / kRanks; }
inline int ThirdOf(int rank) { return rank * kThirds / kRanks; }

// The row of a milieu, and of a milieu and a third of the ranks.
inline int RowOf(registry::Milieu milieu) {
  return static_cast<int>(milieu) - 1;
}
inline int RowOf(registry::Milieu milieu, int third) {
  return RowOf(milieu) * kThirds + third;
}

// How households come to be.
enum class Composition {
  kSingle,
  kCouple,
  kCoupleWithChildren,
  kLoneParent,
  kExtendedCouple,
  kExtendedLoneParent,
  kOther,
};

// Every figure that households and people are drawn from:
// data/morocco_2024.textproto, where each table has its unit, source and mark.
struct Calibration {
  // The file that the program carries in itself.
  //
  // Errors: those of Read(). None for the file as released, which is tested.
  static absl::StatusOr<Calibration> Load();

  // Errors:
  //   INVALID_ARGUMENT  not a text proto of rsu.population.v1.Calibration; a
  //                     table that is unknown, missing, twice there, without a
  //                     source or mark, or of other rows or columns than its
  //                     name asks for; a share above 1000; a negative figure; a
  //                     row of weights that are all 0.
  static absl::StatusOr<Calibration> Read(absl::string_view text);

  // Where and how many.
  Table region_population, urban_share, mean_household_size, household_size;
  Table composition, relatives, head_age, female_head, spouse_age_gap, births;

  // What they live in, own and spend, mostly by tenth of the ranks.
  Table dwelling_type, persons_per_room, electricity, individual_meter;
  Table bath_or_shower, computer, satellite_dish, fixed_phone, loan;
  Table secondary_home, garage, professional_premises, non_agricultural_land;
  Table irrigated_land, car, second_car, motorcycle, mobile_phone, has_cows;
  Table cows, yearly_spending, communication_share, communication_spread;
  Table bills_monthly, gas_monthly;

  // What people have learned and do.
  Table education, enrolment, private_school, diploma, literacy, activity;
  Table occupation, executive_tenth, employment_status;

  // How people are insured.
  Table insured_at_work, regime_at_work, pension_regime, other_cover;
  Table additional_cover, coverage_history;

  // Who people are.
  Table people, family_name_form, nationality;

  // Weights of a household's place, drawn by Choose(0): region - 1 urban for
  // the first twelve, then rural. Made of the tables above.
  Table place;
};

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_CALIBRATION_H_
