#include "tools/rsuctl/simulation_page.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "base/status_macros.h"
#include "google/protobuf/util/time_util.h"
#include "registry/declaration/provinces.h"
#include "tools/rsuctl/grouped.h"
#include "tools/rsuctl/simulation_pictures.h"
#include "tools/rsuctl/simulation_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using google::protobuf::util::TimeUtil;

constexpr char kHead[] = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulation</title>
<style>
body { font: 16px/1.5 sans-serif; color: #222; max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #ddd; }
svg { width: 100%; height: auto; margin: 1rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; font-size: 0.9rem; }
th, td { padding: 0.25rem 0.6rem; border-bottom: 1px solid #e3e3e3;
  text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th { background: #f4f5f7; vertical-align: bottom; }
td { white-space: nowrap; }
th.text, td.text { text-align: left; }
.note { color: #555; font-size: 0.9rem; }
@media print { h2 { break-after: avoid; } svg, table { break-inside: avoid; } }
</style>
</head>
<body>
)";

std::string Html(absl::string_view text) {
  return absl::StrReplaceAll(
      text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

// A table with the names of its columns, the first `words` of which hold words
// and the others numbers; rows of text, not of HTML.
class Table {
 public:
  Table(std::size_t words, const std::vector<std::string>& columns)
      : words_(words) {
    Add(columns, "th");
  }

  void Row(const std::vector<std::string>& cells) { Add(cells, "td"); }

  std::string Done() const {
    return absl::StrCat("<div class=\"wide\"><table>\n", html_,
                        "</table></div>\n");
  }

 private:
  void Add(const std::vector<std::string>& cells, const char* kind) {
    absl::StrAppend(&html_, "<tr>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      absl::StrAppend(&html_, "<", kind, i < words_ ? " class=\"text\"" : "",
                      ">", Html(cells[i]), "</", kind, ">");
    }
    absl::StrAppend(&html_, "</tr>\n");
  }

  const std::size_t words_;
  std::string html_;
};

std::string Heading(const std::string& text) {
  return absl::StrCat("<h2>", Html(text), "</h2>\n");
}

std::string Paragraph(const std::string& text) {
  return absl::StrCat("<p>", Html(text), "</p>\n");
}

std::string Note(const std::string& text) {
  return absl::StrCat("<p class=\"note\">", Html(text), "</p>\n");
}

std::string Percent(double rate) {
  return absl::StrFormat("%.1f %%", rate * 100);
}

// "+1,234", "-5", "0".
std::string Change(std::int64_t before, std::int64_t after) {
  return absl::StrCat(after > before ? "+" : "", Grouped(after - before));
}

std::string Lead(const v1::Simulation& simulation) {
  std::string scores = simulation.formula().empty()
                           ? "Scores stay as they are"
                           : absl::StrCat("Scores are those of the formula ",
                                          simulation.formula());
  std::string runs =
      simulation.runs_size() == 0
          ? std::string("no re-scoring run has changed a score by that day")
          : absl::StrCat(Grouped(simulation.runs_size()),
                         " re-scoring runs hold or have held by that day");
  return absl::StrCat(
      "<h1>What would change on ", Html(simulation.as_of()), "</h1>\n",
      Paragraph(absl::StrCat("All ", Grouped(simulation.households()),
                             " households (", Grouped(simulation.people()),
                             " people) whose declaration is in force on ",
                             simulation.as_of(), ", as the register knew at ",
                             TimeUtil::ToString(simulation.known_at()), "; ",
                             runs, ". ", scores, "; ",
                             Grouped(simulation.changed()),
                             " households would have another score.")),
      Note("Nothing was stored. Counts of households and people are exact."));
}

std::string ProgrammeTable(const v1::Simulation& simulation) {
  Table table(3, {"Programme", "", "Score", "Households", "People",
                  "Contributions, MAD a month", "Cost, MAD a month"});
  const auto row = [&table](const std::string& title, const char* when,
                            bool has_rule, const v1::SimulatedRule& rule) {
    table.Row(
        {title, when, RuleInWords(has_rule, rule), Grouped(rule.households()),
         Grouped(rule.people()),
         rule.brackets_size() == 0 ? "" : Grouped(rule.contributions_mad()),
         rule.has_cost_mad() ? Grouped(rule.cost_mad()) : ""});
  };
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    const v1::SimulatedRule& before = programme.before();
    const v1::SimulatedRule& after = programme.after();
    row(programme.title(), "now", programme.has_before(), before);
    row("", "what-if", programme.has_after(), after);
    table.Row(
        {"", "change", "", Change(before.households(), after.households()),
         Change(before.people(), after.people()),
         before.brackets_size() + after.brackets_size() == 0
             ? ""
             : Change(before.contributions_mad(), after.contributions_mad()),
         after.has_cost_mad() ? Change(before.cost_mad(), after.cost_mad())
                              : ""});
  }
  return absl::StrCat(
      Heading("Programmes"), table.Done(),
      Note("Counted by the score alone: whether a member has other cover or "
           "works is not looked at. Contributions are what would come in if "
           "every household on the programme's side paid. A cost is given "
           "only for programmes whose cost per household was given."));
}

// "AMO_CHAMIL" as a heading names it.
std::string OutcomeInWords(rsu::eligibility::v1::Outcome::Value outcome) {
  using Outcome = rsu::eligibility::v1::Outcome;
  switch (outcome) {
    case Outcome::AMO_TADAMON:
      return "AMO Tadamon";
    case Outcome::AMO_CHAMIL:
      return "AMO Chamil";
    case Outcome::COVERED_ELSEWHERE:
      return "covered elsewhere";
    case Outcome::NOT_ELIGIBLE:
      return "in neither";
    case Outcome::NOT_SCORED:
      return "no score that may be used";
    default:
      return "not registered any more";
  }
}

// Nothing if answers were not counted.
std::string AnswersTables(const v1::Simulation& simulation) {
  if (!simulation.has_answers()) return "";
  const v1::SimulatedAnswers& answers = simulation.answers();
  Table sums(1, {"What people are answered", "Now", "What-if", "Change"});
  for (const AnswerLine& line : AnswerLines(answers)) {
    sums.Row({line.what, Grouped(line.before), Grouped(line.after),
              Change(line.before, line.after)});
  }
  Table moves(2, {"Now", "What-if", "People"});
  for (const v1::OutcomeMove& move : answers.moves()) {
    moves.Row({OutcomeInWords(move.before()), OutcomeInWords(move.after()),
               Grouped(move.people())});
  }
  return absl::StrCat(
      Heading("Answers about people"), sums.Done(), moves.Done(),
      Paragraph(absl::StrCat(
          "Direct aid: ", Grouped(answers.aid_households_entered()),
          " households enter, ", Grouped(answers.aid_households_left()),
          " leave, ", Grouped(answers.aid_households_more()), " get more and ",
          Grouped(answers.aid_households_less()), " less.")),
      Note(absl::StrCat(
          "What each of ", Grouped(answers.people()),
          " people would be answered, with all rules: other cover, activity, "
          "residence, age limits, waiting periods, what softens a threshold, "
          "amounts of aid.")));
}

std::string MovesTable(const v1::Simulation& simulation) {
  Table table(1, {"Programme", "Households enter", "People enter",
                  "Households leave", "People leave"});
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    table.Row({programme.title(), Grouped(programme.households_entered()),
               Grouped(programme.people_entered()),
               Grouped(programme.households_left()),
               Grouped(programme.people_left())});
  }
  return absl::StrCat(Heading("Who enters and who leaves"), table.Done());
}

std::string NearTable(const v1::Simulation& simulation) {
  Table table(4,
              {"Programme", "", "Threshold", "Within", "At or under", "Above"});
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    const auto rows = [&](const char* when, bool has_rule,
                          const v1::SimulatedRule& rule) {
      std::string title = programme.title();
      std::string what = RuleInWords(has_rule, rule);
      for (const v1::NearThreshold& near : rule.near()) {
        table.Row({title, when, what, near.within(),
                   Grouped(near.at_or_under()), Grouped(near.above())});
        title.clear();
        what.clear();
      }
    };
    rows("now", programme.has_before(), programme.before());
    rows("what-if", programme.has_after(), programme.after());
  }
  return absl::StrCat(
      Heading("Households near a threshold"), table.Done(),
      Note("Households whose score is at most so far from the threshold, on "
           "either side of it."));
}

std::string BracketTables(const v1::Simulation& simulation) {
  std::string html;
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    Table table(
        2, {"Scores", "", "MAD a month", "Households", "Sum, MAD a month"});
    int rows = 0;
    const auto add = [&](const char* when, const v1::SimulatedRule& rule) {
      for (const v1::SimulatedBracket& bracket : rule.brackets()) {
        table.Row({absl::StrCat("above ", bracket.above(),
                                bracket.up_to().empty() ? "" : ", up to ",
                                bracket.up_to()),
                   when, Grouped(bracket.contribution_mad()),
                   Grouped(bracket.households()),
                   Grouped(bracket.contribution_mad() * bracket.households())});
        ++rows;
      }
    };
    add("now", programme.before());
    add("what-if", programme.after());
    if (rows == 0) continue;
    absl::StrAppend(&html, Heading("Contributions to " + programme.title()),
                    table.Done());
  }
  return html;
}

std::string VolatilityTable(const v1::Simulation& simulation) {
  if (simulation.runs_size() == 0) return "";
  int columns = 0;
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    columns = std::max(columns, programme.households_by_crossings_size());
  }
  std::vector<std::string> names = {"Programme", "Crossings per household"};
  for (int i = 0; i < columns; ++i) {
    names.push_back(i == 1 ? "once" : absl::StrCat(i, " times"));
  }
  Table table(1, names);
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    std::vector<std::string> cells = {
        programme.title(),
        absl::StrFormat("%.4f", programme.crossings_per_household())};
    for (int i = 0; i < columns; ++i) {
      const bool some = i < programme.households_by_crossings_size();
      cells.push_back(Grouped(some ? programme.households_by_crossings(i) : 0));
    }
    table.Row(cells);
  }
  return absl::StrCat(
      Heading("Volatility"), table.Done(),
      Note("How many households came to the other side of the threshold, and "
           "how often, through the re-scoring runs so far and without "
           "declaring anything new."));
}

std::string GroupInWords(const v1::ParityRate& rate) {
  switch (rate.dimension()) {
    case v1::ParityRate::REGION:
      return absl::StrCat("region ", rate.group(), ", ",
                          std::string(registry::RegionName(
                              registry::ParseRegion(rate.group()).value_or(0),
                              registry::Language::kEnglish)));
    case v1::ParityRate::MILIEU:
      return rate.group() == "URBAN" ? "towns" : "countryside";
    case v1::ParityRate::MEMBERS:
      return absl::StrCat("household of ", rate.group());
    case v1::ParityRate::HEAD_SEX:
      if (rate.group().empty()) return "head: sex not known";
      return rate.group() == "FEMALE" ? "head: a woman" : "head: a man";
    default:
      return rate.group();
  }
}

std::string Interval(double rate, double low, double high) {
  return absl::StrCat(Percent(rate), " (", Percent(low), " to ", Percent(high),
                      ")");
}

std::string ParityTables(const v1::Simulation& simulation) {
  std::string html = Heading("Parity");
  for (const v1::SimulatedProgramme& programme : simulation.programmes()) {
    Table table(1, {"Group", "Households", "On its side now", "Rate now",
                    "On its side by the what-if", "Rate by the what-if"});
    for (const v1::ParityRate& rate : programme.parity()) {
      table.Row(
          {GroupInWords(rate), Grouped(rate.households()),
           Grouped(rate.before()),
           Interval(rate.rate_before(), rate.low_before(), rate.high_before()),
           Grouped(rate.after()),
           Interval(rate.rate_after(), rate.low_after(), rate.high_after())});
    }
    absl::StrAppend(&html, "<h3>", Html(programme.title()), "</h3>\n",
                    table.Done());
  }
  return absl::StrCat(
      html,
      Note("In brackets the interval of Wilson with a confidence of 95 %: two "
           "groups whose intervals do not meet differ by more than chance."));
}

std::string Warnings(const v1::Simulation& simulation) {
  const std::int64_t before = simulation.not_usable_before();
  const std::int64_t after = simulation.not_usable_after();
  if (before == 0 && after == 0) return "";
  return Paragraph(absl::StrCat(
      Grouped(before), " households now, and ", Grouped(after),
      " by the what-if, have a score outside the usable range of its formula. "
      "They are counted here by their scores; no programme takes them until a "
      "caseworker rules."));
}

}  // namespace

absl::StatusOr<std::string> SimulationPage(const v1::Simulation& simulation) {
  std::string html =
      absl::StrCat(kHead, Lead(simulation), Warnings(simulation));
  const std::string end = "</body>\n</html>";
  if (simulation.households() == 0) {
    return absl::StrCat(
        html, Paragraph("No household is in force on that day."), end);
  }
  absl::StrAppend(&html, ProgrammeTable(simulation), AnswersTables(simulation),
                  Heading("Scores"));
  RSU_ASSIGN_OR_RETURN(const std::string scores, DrawScores(simulation));
  absl::StrAppend(&html, scores, "\n", MovesTable(simulation));
  for (int i = 0; i < simulation.programmes_size(); ++i) {
    const v1::SimulatedProgramme& programme = simulation.programmes(i);
    if (programme.households_entered() + programme.households_left() == 0) {
      absl::StrAppend(&html,
                      Paragraph(absl::StrCat("Nobody crosses the threshold of ",
                                             programme.title(), ".")));
      continue;
    }
    RSU_ASSIGN_OR_RETURN(const std::string crossings,
                         DrawCrossings(simulation, i));
    absl::StrAppend(&html, crossings, "\n");
  }
  absl::StrAppend(&html, NearTable(simulation), Heading("Over the threshold"));
  RSU_ASSIGN_OR_RETURN(const std::string curve, DrawCurve(simulation));
  absl::StrAppend(&html, curve, "\n");
  for (int i = 0; i < simulation.programmes_size(); ++i) {
    if (!HasCostCurve(simulation.programmes(i))) continue;
    RSU_ASSIGN_OR_RETURN(const std::string cost, DrawCost(simulation, i));
    absl::StrAppend(&html, cost, "\n");
  }
  absl::StrAppend(&html, BracketTables(simulation), VolatilityTable(simulation),
                  ParityTables(simulation), end);
  return html;
}

}  // namespace rsuctl
