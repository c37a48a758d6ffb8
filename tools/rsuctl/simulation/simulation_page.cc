#include "tools/rsuctl/simulation/simulation_page.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "base/status_macros.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/simulation/html_parts.h"
#include "tools/rsuctl/simulation/report_tables.h"
#include "tools/rsuctl/simulation/simulation_pictures.h"
#include "tools/rsuctl/simulation/simulation_words.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using google::protobuf::util::TimeUtil;
using T = SimulationText;

// Before the style: language, direction, title.
constexpr char kBegin[] = R"(<!DOCTYPE html>
<html lang="$0" dir="$1">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$2</title>
)";

constexpr char kStyle[] = R"(<style>
body { font: 16px/1.5 sans-serif; color: #222; max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #ddd; }
svg { width: 100%; height: auto; margin: 1rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; font-size: 0.9rem; }
th, td { padding: 0.25rem 0.6rem; border-bottom: 1px solid #e3e3e3;
  text-align: end; vertical-align: top; font-variant-numeric: tabular-nums; }
th { background: #f4f5f7; vertical-align: bottom; }
td { white-space: nowrap; }
th.text, td.text { text-align: start; }
p.first { border: 1px solid #d55e00; padding: 0.5rem 0.8rem; }
.note { color: #555; font-size: 0.9rem; }
@media print { h2 { break-after: avoid; } svg, table { break-inside: avoid; } }
</style>
</head>
<body>
)";

std::string Begin(Language language) {
  const bool arabic = language == Language::kArabic;
  return absl::StrCat(
      absl::Substitute(kBegin, base::LanguageCode(language),
                       arabic ? "rtl" : "ltr", Html(Say(T::kTitle, language))),
      kStyle);
}

// What has to be known before any count is read.
std::string First(const v1::Simulation& simulation, Language language) {
  std::string html;
  for (const std::string& warning : WarningsOf(simulation, language)) {
    absl::StrAppend(&html, "<p class=\"first\">", Html(warning), "</p>\n");
  }
  return html;
}

std::string Lead(const v1::Simulation& simulation, Language language) {
  const auto text = [language](T what,
                               const std::vector<std::string>& arguments = {}) {
    return Say(what, language, arguments);
  };
  const std::string scores =
      simulation.formula().empty()
          ? text(T::kScoresStay)
          : text(T::kScoresOfFormula, {simulation.formula()});
  const std::string runs =
      simulation.runs_size() == 0
          ? text(T::kNoRuns)
          : text(T::kRuns, {absl::StrCat(simulation.runs_size())});
  return absl::StrCat(
      "<h1>", Html(text(T::kHeading, {simulation.as_of()})), "</h1>\n",
      First(simulation, language),
      Paragraph(
          text(T::kLead, {absl::StrCat(simulation.households()),
                          absl::StrCat(simulation.people()), simulation.as_of(),
                          TimeUtil::ToString(simulation.known_at()), runs,
                          scores, absl::StrCat(simulation.changed())})),
      Note(text(T::kNothingStored)));
}

}  // namespace

absl::StatusOr<std::string> SimulationPage(const v1::Simulation& simulation,
                                           Language language) {
  const ReportTables tables(simulation, language);
  std::string html = absl::StrCat(Begin(language), Lead(simulation, language));
  const std::string end = "</body>\n</html>";
  if (simulation.households() == 0) {
    return absl::StrCat(html, Paragraph(Say(T::kNobody, language)), end);
  }
  absl::StrAppend(&html, tables.Programmes(), tables.Answers(),
                  Heading(Say(T::kScores, language)));
  RSU_ASSIGN_OR_RETURN(const std::string scores,
                       DrawScores(simulation, language));
  absl::StrAppend(&html, scores, "\n", tables.Moves());
  for (int i = 0; i < simulation.programmes_size(); ++i) {
    const v1::SimulatedProgramme& programme = simulation.programmes(i);
    if (programme.households_entered() + programme.households_left() == 0) {
      absl::StrAppend(&html,
                      Paragraph(Say(T::kNobodyCrosses, language,
                                    {ProgrammeInWords(programme, language)})));
      continue;
    }
    RSU_ASSIGN_OR_RETURN(const std::string crossings,
                         DrawCrossings(simulation, i, language));
    absl::StrAppend(&html, crossings, "\n");
  }
  absl::StrAppend(&html, tables.Near(),
                  Heading(Say(T::kOverTheThreshold, language)));
  RSU_ASSIGN_OR_RETURN(const std::string curve,
                       DrawCurve(simulation, language));
  absl::StrAppend(&html, curve, "\n");
  for (int i = 0; i < simulation.programmes_size(); ++i) {
    if (!HasCostCurve(simulation.programmes(i))) continue;
    RSU_ASSIGN_OR_RETURN(const std::string cost,
                         DrawCost(simulation, i, language));
    absl::StrAppend(&html, cost, "\n");
  }
  absl::StrAppend(&html, tables.Brackets(), tables.Volatility(),
                  tables.Parity(), end);
  return html;
}

}  // namespace rsuctl
