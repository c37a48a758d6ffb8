#include "tools/population_generator/household.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry/declaration/provinces.h"
#include "tools/population_generator/composition.h"
#include "tools/population_generator/draw.h"
#include "tools/population_generator/member_facts.h"

namespace population {
namespace {

using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Milieu;

constexpr int kPhoneAge = 15;
constexpr int kMostRooms = 50;

// How many times as often a prefecture comes as another province for a town,
// and the other way round for the country.
constexpr int kPrefectureWeight = 3;

// Provinces of each region, prefectures apart, which are mostly towns.
struct Region {
  std::vector<int> provinces;
  std::vector<int> prefectures;
};

const std::array<Region, registry::kRegions>& Regions() {
  static const auto* const regions = [] {
    auto* read = new std::array<Region, registry::kRegions>;
    for (const registry::Province& province : registry::Provinces()) {
      Region& region = (*read)[static_cast<std::size_t>(province.region - 1)];
      (province.is_prefecture ? region.prefectures : region.provinces)
          .push_back(province.code);
    }
    return read;
  }();
  return *regions;
}

int DrawProvince(int region, Milieu milieu, Draw& draw) {
  const Region& all = Regions()[static_cast<std::size_t>(region - 1)];
  const bool urban = milieu == Milieu::kUrban;
  const int provinces =
      static_cast<int>(all.provinces.size()) * (urban ? 1 : kPrefectureWeight);
  const int prefectures = static_cast<int>(all.prefectures.size()) *
                          (urban ? kPrefectureWeight : 1);
  const int place = draw.Below(provinces + prefectures);
  if (place < provinces) {
    return all
        .provinces[static_cast<std::size_t>(place) % all.provinces.size()];
  }
  return all.prefectures[static_cast<std::size_t>(place - provinces) %
                         all.prefectures.size()];
}

void DrawPlace(const Calibration& calibration, Draw& draw,
               HouseholdFacts& facts) {
  const int cell = calibration.place.Choose(0, draw);
  facts.region = cell % registry::kRegions + 1;
  facts.milieu = cell < registry::kRegions ? Milieu::kUrban : Milieu::kRural;
  facts.province = DrawProvince(facts.region, facts.milieu, draw);
}

// `amount` give or take `percent` of it.
int GiveOrTake(int amount, int percent, Draw& draw) {
  return static_cast<int>(static_cast<std::int64_t>(amount) *
                          draw.Between(100 - percent, 100 + percent) / 100);
}

// The whole numbers around numerator / denominator, so often that it is the
// mean.
int Around(int numerator, int denominator, Draw& draw) {
  return (numerator + draw.Below(denominator)) / denominator;
}

class Possessions {
 public:
  Possessions(const Calibration& calibration, int rank, Draw& draw,
              HouseholdFacts& facts)
      : calibration_(calibration),
        rank_(rank),
        row_(RowOf(facts.milieu)),
        tenth_(TenthOf(rank)),
        draw_(draw),
        facts_(facts),
        size_(static_cast<int>(facts.members.size())) {}

  void Fill() {
    FillDwelling();
    FillAssets();
    FillSpending();
  }

 private:
  bool Has(const Table& table) { return table.Happens(row_, tenth_, draw_); }

  void FillDwelling() {
    registry::DwellingFacts& dwelling = facts_.dwelling;
    dwelling.type = static_cast<registry::DwellingType>(
        1 + calibration_.dwelling_type.Choose(
                RowOf(facts_.milieu, ThirdOf(rank_)), draw_));
    const int per_room =
        GiveOrTake(calibration_.persons_per_room.At(row_, tenth_), 35, draw_);
    dwelling.rooms =
        std::clamp(Around(size_ * 100, per_room, draw_), 1, kMostRooms);
    has_electricity_ = calibration_.electricity.Happens(0, 0, draw_);
    dwelling.has_individual_electricity_meter =
        Has(calibration_.individual_meter) && has_electricity_;
    dwelling.has_bath_or_shower = Has(calibration_.bath_or_shower);
  }

  void FillAssets() {
    registry::AssetFacts& assets = facts_.assets;
    assets.computers = Has(calibration_.computer) ? 1 + draw_.PerMille(150) : 0;
    assets.cars = Has(calibration_.car) ? 1 + Has(calibration_.second_car) : 0;
    assets.motorcycles = Has(calibration_.motorcycle);
    for (const MemberFacts& member : facts_.members) {
      if (base::WholeYears(member.birth_date, facts_.effective_date) <
          kPhoneAge) {
        continue;
      }
      assets.mobile_phones += Has(calibration_.mobile_phone);
    }
    if (Has(calibration_.has_cows)) {
      assets.cows = 1 + calibration_.cows.Choose(0, draw_);
    }
    assets.has_satellite_dish =
        Has(calibration_.satellite_dish) && has_electricity_;
    assets.has_fixed_phone = Has(calibration_.fixed_phone);
    assets.has_loan = Has(calibration_.loan);
    assets.has_secondary_home = Has(calibration_.secondary_home);
    assets.has_garage = Has(calibration_.garage);
    assets.has_professional_premises = Has(calibration_.professional_premises);
    assets.has_non_agricultural_land = Has(calibration_.non_agricultural_land);
    assets.has_irrigated_land = Has(calibration_.irrigated_land);
  }

  // Two members spend a third more than one, and six twice as much as two.
  int ForSize(int amount) const { return amount * (size_ + 2) / 6; }

  void FillSpending() {
    registry::SpendingFacts& spending = facts_.spending;
    spending.gas_monthly_centimes = GiveOrTake(
        ForSize(calibration_.gas_monthly.At(row_, tenth_)), 30, draw_);
    if (has_electricity_) {
      const int bill = GiveOrTake(
          ForSize(calibration_.bills_monthly.At(row_, tenth_)), 30, draw_);
      for (std::int64_t& amount : spending.water_electricity_bills_centimes) {
        amount = GiveOrTake(bill, 20, draw_);
      }
    }
    // MAD a year and person, times 100 centimes, by 12 months.
    const std::int64_t mean =
        static_cast<std::int64_t>(calibration_.yearly_spending.At(row_)) *
        calibration_.communication_share.At(0) * 100 / 1000 / 12;
    const auto per_person = static_cast<int>(
        mean * calibration_.communication_spread.At(row_, tenth_) / 1000);
    spending.phone_internet_monthly_centimes =
        static_cast<std::int64_t>(GiveOrTake(per_person, 30, draw_)) * size_;
  }

  const Calibration& calibration_;
  const int rank_;
  const int row_;
  const int tenth_;
  Draw& draw_;
  HouseholdFacts& facts_;
  const int size_;
  bool has_electricity_ = false;
};

}  // namespace

HouseholdFacts GenerateHousehold(const Calibration& calibration,
                                 const Population& population,
                                 std::int64_t number) {
  Draw draw(population.seed, static_cast<std::uint64_t>(number),
            Stream::kFacts);
  HouseholdFacts facts = {};
  facts.effective_date = population.effective_date;
  DrawPlace(calibration, draw, facts);
  const int rank = draw.Below(kRanks);
  const int size = 1 + calibration.household_size.Choose(
                           RowOf(facts.milieu, ThirdOf(rank)), draw);
  DrawMembers(calibration, size, facts.effective_date, draw, facts.members);
  DrawMemberFacts(calibration, rank, draw, facts);
  Possessions(calibration, rank, draw, facts).Fill();
  return facts;
}

std::string HouseholdRef(std::int64_t number) {
  return absl::StrCat("H", absl::Dec(number, absl::kZeroPad9));
}

std::string PersonRef(std::int64_t number, int member) {
  return absl::StrCat(HouseholdRef(number), "-", member);
}

}  // namespace population
