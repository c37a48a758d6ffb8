// Prints the census of the digits of all numbers that the default preset
// admits, for tests/statistics/default_census.csv:
//
//   bazel run //tests/statistics:enumerate_census

#include <cstdio>

#include "idcs/number/number_presets.h"
#include "tests/statistics/digit_census.h"

int main() {
  const idcs::NumberRules rules = idcs::LoadPreset("default").value();
  const std::string csv = statistics::CountAll(rules).ToCsv();
  return std::fputs(csv.c_str(), stdout) < 0 ? 1 : 0;
}
