#include "tools/rsuctl/simulation/simulation_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "registry/codes/place.h"
#include "registry/declaration/provinces.h"
#include "tools/rsuctl/simulation/gnuplot.h"
#include "tools/rsuctl/simulation/simulation_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using T = SimulationText;

// Colours that people who do not see all of them tell apart (Okabe and Ito).
constexpr char kBefore[] = "'#9aa5b1'";
constexpr char kAfter[] = "'#0072b2'";
constexpr char kLeave[] = "'#d55e00'";

constexpr std::array<const char*, 5> kLines = {
    "'#000000'", "'#009e73'", "'#cc79a7'", "'#e69f00'", "'#56b4e9'"};

constexpr char kFrame[] =
    "set border 3 linecolor '#666666'\n"
    "set tics nomirror textcolor '#333333'\n"
    "set grid ytics linecolor '#dddddd' linetype 1\n"
    "set key below vertical maxcols 2 reverse Left spacing 1.3 height 1\n";

// Hundredths of a point on either side of the thresholds in the curves.
constexpr int kCurveHundredths = 75;

// A decimal text in hundredths of a point, for places in a picture only.
int HundredthsOf(const std::string& text) {
  double value = 0;
  return absl::SimpleAtod(text, &value)
             ? static_cast<int>(std::lround(value * 100))
             : 0;
}

std::string ThresholdOf(const v1::SimulatedRule& rule) {
  return rule.at_most().empty() ? rule.above() : rule.at_most();
}

// "AMO Tadamon and AMO Chamil", by threshold.
using Titles = std::map<std::string, std::string>;

void AddTitle(const std::string& title, const v1::SimulatedRule& rule,
              Language language, Titles& titles) {
  std::string& all = titles[ThresholdOf(rule)];
  all = all.empty() ? title : Say(T::kAnd, language, {all, title});
}

// Large numbers are shown in thousands. Where all are 0 the scale goes to 1:
// there is no picture of an empty range.
struct Scale {
  explicit Scale(std::int64_t most)
      : largest(std::max<std::int64_t>(most, 1)),
        divisor(most >= 20'000 ? 1000 : 1) {}

  std::string Label(T unit, Language language) const {
    const std::string text = Say(unit, language);
    return ScriptText(divisor == 1 ? text
                                   : Say(T::kThousands, language, {text}));
  }
  // Column `column` of the data, in the scale.
  std::string Column(int column) const {
    return absl::StrCat("($", column, "/", divisor, ".0)");
  }

  // Where the highest line ends.
  std::string Top() const {
    return absl::StrCat(1.05 * static_cast<double>(largest) / divisor);
  }

  // The axis, without halves of what is counted.
  std::string Range() const {
    return absl::StrCat("set yrange [0:", Top(), "]\nset format y '%.0f'\n",
                        largest < 5 ? "set ytics 1\n" : "");
  }

  std::int64_t largest;
  int divisor;
};

// The decimal sign of the numbers at an axis.
std::string DecimalSign(Language language) {
  return absl::StrCat("set decimalsign ",
                      ScriptText(Number("0.1", language).substr(1, 1)), "\n");
}

// A line at every threshold up to `top`: as it is, and dashed where it would be
// another. `data` comes before the plot command, `plots` go on with it.
struct ThresholdLines {
  std::string data;
  std::string plots;
};

ThresholdLines LinesOf(const v1::Simulation& simulation, const std::string& top,
                       Language language) {
  Titles before;
  Titles after;
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    if (programme.has_before()) {
      AddTitle(ProgrammeInWords(programme, language), programme.before(),
               language, before);
    }
    const bool moves =
        !programme.has_before() ||
        ThresholdOf(programme.before()) != ThresholdOf(programme.after());
    if (programme.has_after() && moves) {
      AddTitle(ProgrammeInWords(programme, language), programme.after(),
               language, after);
    }
  }
  ThresholdLines lines;
  int count = 0;
  const auto add = [&](const Titles& titles, int dashes, bool what_if) {
    for (const auto& [threshold, title] : titles) {
      const std::string block = absl::StrCat("$threshold", count);
      absl::StrAppend(&lines.data, block, " << END_OF_LINE\n", threshold,
                      " 0\n", threshold, " ", top, "\nEND_OF_LINE\n");
      absl::StrAppend(
          &lines.plots, ", ", block, " using 1:2 with lines linewidth 2 ",
          "dashtype ", dashes, " linecolor ", kLines[count % kLines.size()],
          " title ",
          ScriptText(absl::StrCat(
              Number(threshold, language), "  ",
              what_if ? Say(T::kWhatIfLine, language, {title}) : title)));
      ++count;
    }
  };
  add(before, 1, false);
  add(after, 2, true);
  return lines;
}

bool HasAfter(const v1::Simulation& simulation) {
  return !simulation.formula().empty();
}

// First and last hundredth of the curves.
std::pair<int, int> CurveRange(const v1::Simulation& simulation) {
  int low = INT32_MAX;
  int high = INT32_MIN;
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    for (const auto* rule : {&programme.before(), &programme.after()}) {
      const std::string threshold = ThresholdOf(*rule);
      if (threshold.empty()) continue;
      low = std::min(low, HundredthsOf(threshold) - kCurveHundredths);
      high = std::max(high, HundredthsOf(threshold) + kCurveHundredths);
    }
  }
  if (low > high) return {0, 2000};  // no programme: all
  return {low, high};
}

// The points of the curve in that range.
struct Curve {
  std::string data;
  std::int64_t largest = 0;
};

Curve CurveData(const v1::Simulation& simulation, std::int64_t factor) {
  const auto [low, high] = CurveRange(simulation);
  Curve curve;
  for (const v1::CurvePoint& point : simulation.curve()) {
    const int place = HundredthsOf(point.threshold());
    if (place < low || place > high) continue;
    const std::int64_t before = point.usable_households_before() * factor;
    const std::int64_t after = point.usable_households_after() * factor;
    absl::StrAppend(&curve.data, point.threshold(), " ", before, " ", after,
                    "\n");
    curve.largest = std::max({curve.largest, before, after});
  }
  return curve;
}

std::string CurveScript(const v1::Simulation& simulation, const Curve& curve,
                        T unit, Language language) {
  const auto [low, high] = CurveRange(simulation);
  const Scale scale(curve.largest);
  const ThresholdLines lines = LinesOf(simulation, scale.Top(), language);
  std::string script = absl::StrCat(
      kFrame, DecimalSign(language), "$points << END_OF_POINTS\n", curve.data,
      "END_OF_POINTS\n", lines.data, "set xlabel ",
      ScriptText(Say(T::kThresholdPoints, language)), "\nset ylabel ",
      scale.Label(unit, language), "\nset format x '%.2f'\nset xrange [", low,
      "/100.0:", high, "/100.0]\n", scale.Range(),
      "plot $points using 1:", scale.Column(2), " with lines linecolor ",
      kBefore, " linewidth 4 title ",
      ScriptText(Say(T::kScoresAsTheyAre, language)));
  if (HasAfter(simulation)) {
    absl::StrAppend(&script, ", $points using 1:", scale.Column(3),
                    " with lines linecolor ", kAfter, " linewidth 2 title ",
                    ScriptText(Say(T::kByTheWhatIf, language)));
  }
  return absl::StrCat(script, lines.plots, "\n");
}

// Round distances, at most five of them to `largest`.
std::int64_t TickDistance(std::int64_t largest) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (largest <= 5 * factor * power) return factor * power;
    }
  }
}

}  // namespace

absl::StatusOr<std::string> DrawScores(const v1::Simulation& simulation,
                                       Language language) {
  std::string data;
  std::int64_t largest = 0;
  for (const v1::ScoreStep& step : simulation.histogram()) {
    // Steps without an end are as wide as the others here.
    const int middle = step.above().empty()
                           ? HundredthsOf(step.up_to()) * 10 - 25
                           : HundredthsOf(step.above()) * 10 + 25;
    absl::StrAppend(&data, middle, " ", step.households_before(), " ",
                    step.households_after(), "\n");
    largest =
        std::max({largest, step.households_before(), step.households_after()});
  }
  const Scale scale(largest);
  const ThresholdLines lines = LinesOf(simulation, scale.Top(), language);
  std::string script = absl::StrCat(
      kFrame, DecimalSign(language), "$steps << END_OF_STEPS\n", data,
      "END_OF_STEPS\n", lines.data, "set xlabel ",
      ScriptText(Say(T::kScorePoints, language)), "\nset ylabel ",
      scale.Label(T::kUnitHouseholds, language), "\n", scale.Range(),
      "set offsets 0.1,0.1,0,0\n", "set boxwidth 0.05 absolute\n",
      "plot $steps using ($1/1000.0):", scale.Column(2),
      " with boxes fillstyle solid 0.6 noborder linecolor ", kBefore, " title ",
      ScriptText(Say(T::kAsThingsAre, language)));
  if (HasAfter(simulation)) {
    absl::StrAppend(&script, ", $steps using ($1/1000.0):", scale.Column(3),
                    " with histeps linewidth 2 linecolor ", kAfter, " title ",
                    ScriptText(Say(T::kByTheWhatIf, language)));
  }
  return DrawPicture("scores", Say(T::kHouseholdsByScore, language), 520,
                     absl::StrCat(script, lines.plots, "\n"));
}

absl::StatusOr<std::string> DrawCrossings(const v1::Simulation& simulation,
                                          int programme, Language language) {
  std::array<std::pair<std::int64_t, std::int64_t>, registry::kRegions + 1>
      regions = {};  // entered, left
  std::int64_t largest = 1;
  for (const v1::SimulatedGroup& group : simulation.groups()) {
    const int region = registry::ParseRegion(group.region()).value_or(0);
    auto& [entered, left] = regions[static_cast<std::size_t>(region)];
    entered += group.programmes(programme).entered();
    left += group.programmes(programme).left();
    largest = std::max({largest, entered, left});
  }
  std::string data;
  std::string names;
  for (int region = 1; region <= registry::kRegions; ++region) {
    const auto& [entered, left] = regions[static_cast<std::size_t>(region)];
    absl::StrAppend(&data, region, " ", entered, " ", left, " \"",
                    Number(entered, language), "\" \"", Number(left, language),
                    "\"\n");
    absl::StrAppend(
        &names, region == 1 ? "" : ", ",
        ScriptText(absl::StrCat(registry::RegionName(region, language))), " ",
        region);
  }
  // Figures on both sides of zero, without a sign.
  const std::int64_t distance = TickDistance(largest);
  std::string ticks = "'0' 0";
  for (std::int64_t at = distance; at <= largest; at += distance) {
    absl::StrAppend(&ticks, ", ", ScriptText(Number(at, language)), " ", at,
                    ", ", ScriptText(Number(at, language)), " ", -at);
  }
  const std::string script = absl::StrCat(
      kFrame, "$regions << END_OF_REGIONS\n", data, "END_OF_REGIONS\n",
      "unset grid\nset grid xtics linecolor '#dddddd' linetype 1\n",
      "set yrange [12.6:0.4]\nset xrange [", -largest, "*1.15:", largest,
      "*1.15]\nset ytics (", names, ") scale 0\nset xtics (", ticks, ")\n",
      "set arrow from 0, graph 0 to 0, graph 1 nohead linecolor '#666666'\n",
      "set xlabel ", ScriptText(Say(T::kCrossingsAxis, language)),
      "\nset ylabel ", ScriptText(Say(T::kRegionAxis, language)), "\n",
      "plot $regions using (0):1:(-$3):(0):($1-0.35):($1+0.35) with boxxyerror "
      "fillstyle solid 0.8 noborder linecolor ",
      kLeave, " title ", ScriptText(Say(T::kLeave, language)),
      ", $regions using (0):1:(0):2:($1-0.35):($1+0.35) with boxxyerror "
      "fillstyle solid 0.8 noborder linecolor ",
      kAfter, " title ", ScriptText(Say(T::kEnter, language)),
      ", $regions using 2:1:4 with labels left offset 0.5,0 notitle, "
      "$regions using (-$3):1:5 with labels right offset -0.5,0 notitle\n");
  return DrawPicture(
      absl::StrCat("crossings_", programme),
      Say(T::kWhoCrosses, language,
          {ProgrammeInWords(simulation.programmes(programme), language)}),
      560, script);
}

absl::StatusOr<std::string> DrawCurve(const v1::Simulation& simulation,
                                      Language language) {
  const Curve curve = CurveData(simulation, 1);
  return DrawPicture(
      "curve", Say(T::kCurve, language), 520,
      CurveScript(simulation, curve, T::kUnitHouseholds, language));
}

absl::StatusOr<std::string> DrawCost(const v1::Simulation& simulation,
                                     int programme, Language language) {
  const v1::SimulatedProgramme& of = simulation.programmes(programme);
  const Curve curve = CurveData(simulation, of.cost_per_household_mad());
  return DrawPicture(absl::StrCat("cost_", programme),
                     Say(T::kCostOver, language,
                         {ProgrammeInWords(of, language),
                          absl::StrCat(of.cost_per_household_mad())}),
                     520,
                     CurveScript(simulation, curve, T::kMadAMonth, language));
}

}  // namespace rsuctl
