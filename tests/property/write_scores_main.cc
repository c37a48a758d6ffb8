// Scores of households drawn at random, for an independent computation to
// compare: write_scores HOUSEHOLDS SEED THREADS, to the standard output.
//
// A record for each household, integers little-endian:
//   67 bytes  the variables, as scoring/variables/pack_variables.h has them
//    8 bytes  numerator of the exact score in ticks, over 100 n
//    8 bytes  the rounded score in ticks
//    1 byte   1 if it is usable
//
// Every other household lands beside a threshold or a bound of a bracket. Each
// is scored five times: on one thread, on THREADS, by the same formula with its
// terms in another order on one thread and on THREADS, and packed, as
// re-scoring and simulation score; the program ends with 1 if they differ.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/little_endian.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/compute_score.h"
#include "scoring/score/packed_score.h"
#include "scoring/variables/pack_variables.h"
#include "tests/property/random_variables.h"

namespace property {
namespace {

using scoring::ExactScore;
using scoring::Formula;
using scoring::Score;
using scoring::Variables;

constexpr std::int64_t kHouseholdsAtATime = 50'000;

// Every score at which an answer changes.
std::vector<Score> Thresholds() {
  std::vector<Score> thresholds;
  const auto programmes = scoring::ProgrammeSet::Load().value();
  for (const scoring::Programme& programme : programmes.programmes()) {
    for (const scoring::Period& period : programme.periods()) {
      thresholds.push_back(period.threshold);
      for (const scoring::Bracket& bracket : period.brackets) {
        if (bracket.up_to.has_value()) thresholds.push_back(*bracket.up_to);
      }
    }
  }
  return thresholds;
}

// The terms are summed in the order of their numbers.
scoring::Annex Shuffled(golden::Draw& draw, scoring::Annex annex) {
  std::shuffle(annex.terms.begin(), annex.terms.end(), draw.engine());
  int number = 0;
  for (scoring::FormulaTerm& term : annex.terms) {
    term.number = absl::StrCat("V", ++number);
  }
  return annex;
}

Formula Shuffled(golden::Draw& draw, const Formula& formula) {
  scoring::FormulaFigures figures;
  figures.name = formula.name();
  figures.effective_from = formula.effective_from();
  figures.usable_range = formula.usable_range();
  figures.urban = Shuffled(draw, formula.annex(registry::Milieu::kUrban));
  figures.rural = Shuffled(draw, formula.annex(registry::Milieu::kRural));
  return Formula::Create(std::move(figures)).value();
}

std::vector<ExactScore> ScoresOf(const Formula& formula,
                                 const std::vector<Variables>& households,
                                 std::size_t threads) {
  std::vector<ExactScore> scores(households.size());
  const auto part = [&](std::size_t first) {
    for (std::size_t i = first; i < households.size(); i += threads) {
      scores[i] = ComputeScore(formula, households[i]).value();
    }
  };
  if (threads == 1) {
    part(0);
    return scores;
  }
  std::vector<std::thread> running;
  for (std::size_t i = 0; i < threads; ++i) running.emplace_back(part, i);
  for (std::thread& thread : running) thread.join();
  return scores;
}

bool Same(const std::vector<ExactScore>& a, const std::vector<ExactScore>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ExactScore& x, const ExactScore& y) {
                      return x.numerator == y.numerator &&
                             x.denominator == y.denominator &&
                             x.score == y.score && x.usable == y.usable;
                    });
}

// Whether scoring the packed form gives the same, tick for tick.
bool SamePacked(const scoring::PackedScorer& scorer,
                const std::vector<Variables>& households,
                const std::vector<ExactScore>& scores) {
  for (std::size_t i = 0; i < households.size(); ++i) {
    if (scorer.Ticks(scoring::PackVariables(households[i])) !=
        scores[i].score.ticks()) {
      return false;
    }
  }
  return true;
}

void AppendLittleEndian(std::int64_t value, std::string& bytes) {
  bytes.resize(bytes.size() + sizeof(value));
  base::StoreLittleEndian(static_cast<std::uint64_t>(value),
                          &bytes[bytes.size() - sizeof(value)]);
}

bool Write(const std::vector<Variables>& households,
           const std::vector<ExactScore>& scores) {
  std::string bytes;
  for (std::size_t i = 0; i < households.size(); ++i) {
    bytes += scoring::PackVariables(households[i]);
    AppendLittleEndian(scores[i].numerator, bytes);
    AppendLittleEndian(scores[i].score.ticks(), bytes);
    bytes.push_back(scores[i].usable ? '\1' : '\0');
  }
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
}

int Run(std::int64_t count, std::uint64_t seed, std::size_t threads) {
  const auto set = scoring::FormulaSet::Load().value();
  const Formula& formula = set.formulas().back();
  const std::vector<Score> thresholds = Thresholds();
  const scoring::PackedScorer packed(formula);
  golden::Draw draw(seed);
  for (std::int64_t done = 0; done < count; done += kHouseholdsAtATime) {
    const std::int64_t now = std::min(kHouseholdsAtATime, count - done);
    std::vector<Variables> households;
    for (std::int64_t i = 0; i < now; ++i) {
      if (i % 2 == 0) {
        households.push_back(DrawVariables(draw));
        continue;
      }
      const Score threshold = thresholds[static_cast<std::size_t>(
          draw.Between(0, static_cast<std::int64_t>(thresholds.size()) - 1))];
      const auto landing = static_cast<Landing>(draw.Between(0, 4));
      households.push_back(DrawBeside(draw, formula, threshold, landing));
    }
    const std::vector<ExactScore> scores = ScoresOf(formula, households, 1);
    const Formula shuffled = Shuffled(draw, formula);
    if (!Same(scores, ScoresOf(formula, households, threads)) ||
        !Same(scores, ScoresOf(shuffled, households, 1)) ||
        !Same(scores, ScoresOf(shuffled, households, threads)) ||
        !SamePacked(packed, households, scores)) {
      std::fprintf(stderr,
                   "scores differ by threads, order of terms or form\n");
      return 1;
    }
    if (!Write(households, scores)) return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace property

int main(int argc, char** argv) {
  std::int64_t count = 0;
  std::uint64_t seed = 0;
  std::uint32_t threads = 0;
  if (argc != 4 || !absl::SimpleAtoi(argv[1], &count) ||
      !absl::SimpleAtoi(argv[2], &seed) ||
      !absl::SimpleAtoi(argv[3], &threads) || threads < 1 || threads > 64) {
    std::fprintf(stderr, "usage: write_scores HOUSEHOLDS SEED THREADS\n");
    return 2;
  }
  return property::Run(count, seed, threads);
}
