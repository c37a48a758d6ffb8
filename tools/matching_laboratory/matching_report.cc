#include "tools/matching_laboratory/matching_report.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "registry/matching/comparable_name.h"
#include "registry/matching/compare_names.h"

namespace matching_laboratory {
namespace {

constexpr std::size_t kMostExamples = 60;

// Pairs of people by chance: enough for a rate of one in a million.
constexpr int kPairsPerPerson = 40;

// People of one birth date and sex among a million, and among the 36.8 million
// of the census of 2024.
constexpr int kSmallBlock = 20;
constexpr int kLargeBlock = 630;

void Count(registry::NameAgreement agreement, Tally& tally) {
  ++tally.all;
  if (agreement == registry::NameAgreement::kSame) ++tally.same;
  if (agreement == registry::NameAgreement::kClose) ++tally.close;
}

std::string ToLine(const SyntheticPerson& a, const SyntheticPerson& b) {
  const auto one = [](const SyntheticPerson& person) {
    return absl::StrCat(person.names.given_name, " / ",
                        person.names.family_name,
                        person.names.given_name_ar.empty() ? "" : " (",
                        person.names.given_name_ar,
                        person.names.given_name_ar.empty() ? "" : ")");
  };
  return absl::StrCat(one(a), "  --  ", one(b));
}

std::int64_t NanosecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now() - start)
      .count();
}

bool ShareGivenName(const SyntheticPerson& a, const SyntheticPerson& b) {
  return std::any_of(a.given.begin(), a.given.end(), [&](int name) {
    return std::find(b.given.begin(), b.given.end(), name) != b.given.end();
  });
}

// The register: people, their doubles, and the names of both to compare.
class Evaluation {
 public:
  explicit Evaluation(const ReportOptions& options)
      : options_(options), maker_(options.names, options.seed) {}

  MatchingReport Run() {
    MakePeople();
    Prepare();
    CompareDoubles();
    CompareByChance();
    CompareTwins();
    TakeTime();
    CompareBlocks();
    report_.people = options_.people;
    return std::move(report_);
  }

 private:
  void MakePeople() {
    for (int i = 0; i < options_.people; ++i) {
      people_.push_back(maker_.MakePerson());
    }
    const int doubles = options_.people / 100 * options_.doubles_percent;
    for (int i = 0; i < doubles; ++i) {
      const auto kind = static_cast<DoubleKind>(i % kDoubleKinds);
      SyntheticPerson& person = people_[static_cast<std::size_t>(i)];
      doubles_.push_back(maker_.MakeDouble(kind, person));
    }
    people_.insert(people_.end(), doubles_.begin(), doubles_.end());
  }

  // Every name goes through its stored form, as in use.
  void Prepare() {
    std::vector<std::string> stored;
    stored.reserve(people_.size());
    const auto start = std::chrono::steady_clock::now();
    for (const SyntheticPerson& person : people_) {
      stored.push_back(registry::ComparableName::Of(person.names).Serialize());
    }
    const auto count = static_cast<std::int64_t>(people_.size());
    report_.of_ns = NanosecondsSince(start) / count;
    names_.reserve(people_.size());
    const auto parse_start = std::chrono::steady_clock::now();
    for (const std::string& text : stored) {
      names_.push_back(registry::ComparableName::Parse(text).value());
    }
    report_.parse_ns = NanosecondsSince(parse_start) / count;
    for (const std::string& text : stored) report_.stored_bytes += text.size();
    report_.stored_bytes /= stored.size();
  }

  void CompareDoubles() {
    const std::size_t people = people_.size() - doubles_.size();
    for (std::size_t i = 0; i < doubles_.size(); ++i) {
      const registry::NameAgreement agreement =
          Compare(names_[i], names_[people + i]);
      const std::size_t kind = i % kDoubleKinds;
      Count(agreement, report_.doubles[kind]);
      if (agreement == registry::NameAgreement::kDifferent &&
          kind != static_cast<std::size_t>(DoubleKind::kMarried) &&
          report_.missed.size() < kMostExamples) {
        report_.missed.push_back(
            absl::StrCat(NameOf(static_cast<DoubleKind>(kind)), ": ",
                         ToLine(people_[i], doubles_[i])));
      }
    }
  }

  void CompareByChance() {
    const auto people = static_cast<std::uint64_t>(options_.people);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    while (pairs.size() < people * kPairsPerPerson) {
      const std::size_t a = maker_.Below(people);
      const std::size_t b = maker_.Below(people);
      if (a != b && people_[a].sex == people_[b].sex) pairs.emplace_back(a, b);
    }
    for (const auto& [first, second] : pairs) {
      const registry::NameAgreement agreement =
          Compare(names_[first], names_[second]);
      const SyntheticPerson& a = people_[first];
      const SyntheticPerson& b = people_[second];
      const bool family =
          a.family == b.family && a.family_prefix == b.family_prefix;
      const bool namesakes = family && a.given == b.given;
      const bool relatives = family && ShareGivenName(a, b);
      Count(agreement, namesakes   ? report_.namesakes
                       : relatives ? report_.relatives
                                   : report_.strangers);
      if (!relatives && agreement != registry::NameAgreement::kDifferent &&
          report_.wrong.size() < kMostExamples) {
        report_.wrong.push_back(absl::StrCat(
            agreement == registry::NameAgreement::kSame ? "same: " : "close: ",
            ToLine(a, b)));
      }
    }
  }

  // One registration after the other, against a block of a large register.
  void TakeTime() {
    std::vector<registry::ComparableName> block;
    for (std::size_t i = 0; block.size() < kLargeBlock; ++i) {
      if (people_[i].sex == 'F') block.push_back(names_[i]);
    }
    std::int64_t comparisons = 0;
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = names_.size() - 1000; i < names_.size(); ++i) {
      if (people_[i].sex != 'F') continue;
      for (const registry::ComparableName& name : block) {
        comparisons +=
            Compare(names_[i], name) <= registry::NameAgreement::kSame ? 1 : 0;
      }
    }
    if (comparisons == 0) return;
    report_.compare_ns = NanosecondsSince(start) / comparisons;
  }

  void CompareTwins() {
    for (int i = 0; i < options_.people / 10; ++i) {
      const SyntheticPerson person = maker_.MakePerson();
      const SyntheticPerson twin = maker_.MakeTwin(person);
      Count(Compare(registry::ComparableName::Of(person.names),
                    registry::ComparableName::Of(twin.names)),
            report_.twins);
    }
  }

  void CompareBlocks() {
    std::map<std::pair<int, char>, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      blocks[{people_[i].birth_day, people_[i].sex}].push_back(i);
    }
    const std::size_t people = people_.size() - doubles_.size();
    for (const auto& [key, block] : blocks) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        for (std::size_t j = i + 1; j < block.size(); ++j) {
          const bool one_person = block[j] == people + block[i];
          Count(Compare(names_[block[i]], names_[block[j]]),
                one_person ? report_.true_pairs : report_.false_pairs);
        }
      }
    }
  }

  ReportOptions options_;
  PeopleMaker maker_;
  std::vector<SyntheticPerson> people_;
  std::vector<SyntheticPerson> doubles_;
  std::vector<registry::ComparableName> names_;
  MatchingReport report_;
};

std::string PerMilleToText(std::int64_t per_mille) {
  return absl::StrFormat("%d.%d %%", per_mille / 10, per_mille % 10);
}

std::string ThousandthsToText(std::int64_t thousandths) {
  return absl::StrFormat("%d.%03d", thousandths / 1000, thousandths % 1000);
}

void AppendTally(absl::string_view what, const Tally& tally,
                 std::string& text) {
  absl::StrAppendFormat(&text, "%-36s %9d %9s %9s\n", what, tally.all,
                        PerMilleToText(tally.SamePerMille()),
                        PerMilleToText(tally.SameOrClosePerMille()));
}

}  // namespace

std::int64_t Tally::SamePerMille() const {
  return all == 0 ? 0 : same * 1000 / all;
}

std::int64_t Tally::SameOrClosePerMille() const {
  return all == 0 ? 0 : (same + close) * 1000 / all;
}

std::int64_t MatchingReport::FalseCandidates(std::int64_t block,
                                             bool same_only) const {
  const std::int64_t pairs = namesakes.all + relatives.all + strangers.all;
  std::int64_t found = relatives.same + strangers.same;
  if (!same_only) found += relatives.close + strangers.close;
  return pairs == 0 ? 0 : found * block * 1000 / pairs;
}

MatchingReport EvaluateMatching(const ReportOptions& options) {
  return Evaluation(options).Run();
}

std::string ToText(const MatchingReport& report, bool examples) {
  std::string text = absl::StrFormat("%-36s %9s %9s %9s\n", "doubles", "number",
                                     "same", "or close");
  for (int kind = 0; kind < kDoubleKinds; ++kind) {
    AppendTally(NameOf(static_cast<DoubleKind>(kind)),
                report.doubles[static_cast<std::size_t>(kind)], text);
  }
  absl::StrAppendFormat(&text, "\n%-36s %9s %9s %9s\n",
                        "two people of one sex, by chance", "number", "same",
                        "or close");
  AppendTally("namesakes", report.namesakes, text);
  AppendTally("one family name, one name in common", report.relatives, text);
  AppendTally("others", report.strangers, text);
  AppendTally("twins", report.twins, text);
  const std::int64_t found = report.true_pairs.same + report.true_pairs.close;
  const std::int64_t wrong = report.false_pairs.same + report.false_pairs.close;
  absl::StrAppendFormat(
      &text,
      "\nin this register of %d people: %d pairs of one birth date and sex,\n"
      "%d doubles found, %d pairs of two people shown\n",
      report.people, report.true_pairs.all + report.false_pairs.all, found,
      wrong);
  const std::int64_t pairs =
      report.namesakes.all + report.relatives.all + report.strangers.all;
  for (const std::int64_t block : {kSmallBlock, kLargeBlock}) {
    absl::StrAppendFormat(
        &text,
        "of %3d people in a block, a registration shows: namesakes %s, "
        "others %s (same %s)\n",
        block, ThousandthsToText(report.namesakes.all * block * 1000 / pairs),
        ThousandthsToText(report.FalseCandidates(block, false)),
        ThousandthsToText(report.FalseCandidates(block, true)));
  }
  absl::StrAppendFormat(
      &text, "Of() %d ns, Parse() %d ns, Compare() %d ns; stored: %d bytes\n",
      report.of_ns, report.parse_ns, report.compare_ns, report.stored_bytes);
  if (!examples) return text;
  text += "\nmissed:\n";
  for (const std::string& line : report.missed) {
    absl::StrAppend(&text, "  ", line, "\n");
  }
  text += "\ntwo people shown:\n";
  for (const std::string& line : report.wrong) {
    absl::StrAppend(&text, "  ", line, "\n");
  }
  return text;
}

}  // namespace matching_laboratory
