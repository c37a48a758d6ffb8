#include "tests/load/made_up_people.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/status_macros.h"
#include "rapidjson/stringbuffer.h"
#include "registry/interchange/person_line.h"
#include "tools/population_generator/household.h"
#include "tools/population_generator/lines.h"

namespace load {
namespace {

constexpr char kDay[] = "2026-01-01";

}  // namespace

absl::StatusOr<std::unique_ptr<MadeUpPeople>> MadeUpPeople::Create() {
  RSU_ASSIGN_OR_RETURN(population::Calibration calibration,
                       population::Calibration::Load());
  return absl::WrapUnique(new MadeUpPeople(std::move(calibration)));
}

MadeUpPeople::MadeUpPeople(population::Calibration calibration)
    : calibration_(std::move(calibration)), maker_(calibration_) {}

absl::StatusOr<std::vector<registry::Person>> MadeUpPeople::Next(int count) {
  const base::Date day = base::Date::Parse(kDay).value();
  const population::Population population = {/*seed=*/1, day};
  std::vector<registry::Person> people;
  while (people.size() < static_cast<std::size_t>(count)) {
    ++household_;
    const registry::HouseholdFacts facts =
        population::GenerateHousehold(calibration_, population, household_);
    rapidjson::StringBuffer lines;
    population::AppendPeople(household_, facts,
                             maker_.MakePeople(population, household_, facts),
                             lines);
    const absl::string_view text(lines.GetString(), lines.GetSize());
    for (const absl::string_view line :
         absl::StrSplit(text, '\n', absl::SkipEmpty())) {
      registry::PersonLine read = registry::ReadPersonLine(line, day);
      RSU_RETURN_IF_ERROR(read.person.status());
      people.push_back(*std::move(read.person));
    }
  }
  return people;
}

}  // namespace load
