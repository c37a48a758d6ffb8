#ifndef TOOLS_MATCHING_LABORATORY_MATCHING_REPORT_H_
#define TOOLS_MATCHING_LABORATORY_MATCHING_REPORT_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tools/matching_laboratory/synthetic_people.h"

namespace matching_laboratory {

// Found and missed among so many.
struct Tally {
  std::int64_t all = 0;
  std::int64_t same = 0;
  std::int64_t close = 0;

  // In tenths of a percent; 0 of 0 is 0.
  std::int64_t SamePerMille() const;
  std::int64_t SameOrClosePerMille() const;
};

// What the matcher does with people who do not exist (synthetic_people.h).
struct MatchingReport {
  int people = 0;

  // The two records of one person, by DoubleKind.
  std::array<Tally, kDoubleKinds> doubles;

  // Two people of the same day of birth and sex, by chance: those whose names
  // are truly the same (namesakes, whom no matcher can tell apart), those with
  // one of the names or one of two given names, and all others.
  Tally namesakes;
  Tally relatives;
  Tally strangers;

  // Twins of the same sex.
  Tally twins;

  // All pairs of the register that share birth date and sex: doubles, and
  // pairs of two people.
  Tally true_pairs;
  Tally false_pairs;

  std::int64_t of_ns = 0;
  std::int64_t parse_ns = 0;
  std::int64_t compare_ns = 0;
  std::size_t stored_bytes = 0;  // mean

  std::vector<std::string> missed;  // some doubles
  std::vector<std::string> wrong;   // some pairs of two people

  // People of another name whom a registration shows to the operator, among
  // `block` people of the same birth date and sex; in thousandths.
  std::int64_t FalseCandidates(std::int64_t block, bool same_only) const;
};

struct ReportOptions {
  int people = 100'000;
  int doubles_percent = 10;
  std::uint64_t seed = 1;
  NameChoice names = NameChoice::kAll;
};

// Makes the people and compares them. Takes some seconds for 100,000.
MatchingReport EvaluateMatching(const ReportOptions& options);

// The report for people to read.
std::string ToText(const MatchingReport& report, bool examples);

}  // namespace matching_laboratory

#endif  // TOOLS_MATCHING_LABORATORY_MATCHING_REPORT_H_
