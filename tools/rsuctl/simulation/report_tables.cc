#include "tools/rsuctl/simulation/report_tables.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "registry/codes/place.h"
#include "registry/declaration/provinces.h"
#include "tools/rsuctl/simulation/html_parts.h"
#include "tools/rsuctl/simulation/simulation_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using T = SimulationText;

// Points and tenths of a percent of a rate, which is statistics.
std::string Percent(double rate) { return absl::StrFormat("%.1f", rate * 100); }

}  // namespace

std::string ReportTables::Text(
    SimulationText text, const std::vector<std::string>& arguments) const {
  return Say(text, language_, arguments);
}

std::vector<std::string> ReportTables::Texts(
    const std::vector<SimulationText>& texts) const {
  std::vector<std::string> said;
  said.reserve(texts.size());
  for (const SimulationText text : texts) said.push_back(Text(text));
  return said;
}

std::string ReportTables::Title(const v1::SimulatedProgramme& programme) const {
  return ProgrammeInWords(programme, language_);
}

std::string ReportTables::Count(std::int64_t count) const {
  return Number(count, language_);
}

std::string ReportTables::Change(std::int64_t before,
                                 std::int64_t after) const {
  return absl::StrCat(after > before ? "+" : "", Count(after - before));
}

std::string ReportTables::Rule(bool has_rule,
                               const v1::SimulatedRule& rule) const {
  return RuleInWords(has_rule, rule, language_);
}

std::string ReportTables::Interval(double rate, double low, double high) const {
  return Text(T::kInterval, {Percent(rate), Percent(low), Percent(high)});
}

std::string ReportTables::Programmes() const {
  std::vector<std::string> columns =
      Texts({T::kProgramme, T::kScore, T::kHouseholds, T::kPeople,
             T::kContributions, T::kCost});
  columns.insert(columns.begin() + 1, "");
  Table table(3, columns);
  const auto row = [&](const std::string& title, T when, bool has_rule,
                       const v1::SimulatedRule& rule) {
    table.Row({title, Text(when), Rule(has_rule, rule),
               Count(rule.households()), Count(rule.people()),
               rule.brackets_size() == 0 ? "" : Count(rule.contributions_mad()),
               rule.has_cost_mad() ? Count(rule.cost_mad()) : ""});
  };
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    const v1::SimulatedRule& before = programme.before();
    const v1::SimulatedRule& after = programme.after();
    row(Title(programme), T::kNow, programme.has_before(), before);
    row("", T::kWhatIf, programme.has_after(), after);
    table.Row(
        {"", Text(T::kChange), "",
         Change(before.households(), after.households()),
         Change(before.people(), after.people()),
         before.brackets_size() + after.brackets_size() == 0
             ? ""
             : Change(before.contributions_mad(), after.contributions_mad()),
         after.has_cost_mad() ? Change(before.cost_mad(), after.cost_mad())
                              : ""});
  }
  return absl::StrCat(Heading(Text(T::kProgrammes)), table.Done(),
                      Note(Text(T::kProgrammesNote)));
}

std::string ReportTables::OutcomeInWords(
    rsu::eligibility::v1::Outcome::Value outcome) const {
  using Outcome = rsu::eligibility::v1::Outcome;
  switch (outcome) {
    case Outcome::AMO_TADAMON:
      return rsuctl::ProgrammeInWords("amo-tadamon", "", language_);
    case Outcome::AMO_CHAMIL:
      return rsuctl::ProgrammeInWords("amo-chamil", "", language_);
    case Outcome::COVERED_ELSEWHERE:
      return Text(T::kCovered);
    case Outcome::NOT_ELIGIBLE:
      return Text(T::kInNeitherProgramme);
    case Outcome::NOT_SCORED:
      return Text(T::kNoUsableScore);
    default:
      return Text(T::kNotRegistered);
  }
}

std::string ReportTables::Answers() const {
  if (!simulation_.has_answers()) return "";
  const v1::SimulatedAnswers& answers = simulation_.answers();
  Table sums(
      1, Texts({T::kWhatPeopleAreAnswered, T::kNow, T::kWhatIf, T::kChange}));
  for (const AnswerLine& line : AnswerLines(answers)) {
    sums.Row({Text(line.what), Count(line.before), Count(line.after),
              Change(line.before, line.after)});
  }
  Table moves(2, Texts({T::kNow, T::kWhatIf, T::kPeople}));
  for (const v1::OutcomeMove& move : answers.moves()) {
    moves.Row({OutcomeInWords(move.before()), OutcomeInWords(move.after()),
               Count(move.people())});
  }
  return absl::StrCat(
      Heading(Text(T::kAnswers)), sums.Done(), moves.Done(),
      Paragraph(
          Text(T::kAidMoves, {absl::StrCat(answers.aid_households_entered()),
                              absl::StrCat(answers.aid_households_left()),
                              absl::StrCat(answers.aid_households_more()),
                              absl::StrCat(answers.aid_households_less())})),
      Note(Text(T::kAnswersNote, {absl::StrCat(answers.people())})));
}

std::string ReportTables::Moves() const {
  Table table(1, Texts({T::kProgramme, T::kHouseholdsEnter, T::kPeopleEnter,
                        T::kHouseholdsLeave, T::kPeopleLeave,
                        T::kToUnusableColumn, T::kFromUnusableColumn}));
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    table.Row({Title(programme), Count(programme.households_entered()),
               Count(programme.people_entered()),
               Count(programme.households_left()),
               Count(programme.people_left()),
               Count(programme.households_to_unusable()),
               Count(programme.households_from_unusable())});
  }
  return absl::StrCat(Heading(Text(T::kEnterAndLeave)), table.Done());
}

std::string ReportTables::Near() const {
  std::vector<std::string> columns = Texts(
      {T::kProgramme, T::kThreshold, T::kWithin, T::kUnderIt, T::kAboveIt});
  columns.insert(columns.begin() + 1, "");
  Table table(4, columns);
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    const auto rows = [&](T when, bool has_rule,
                          const v1::SimulatedRule& rule) {
      std::string title = Title(programme);
      std::string what = Rule(has_rule, rule);
      for (const v1::NearThreshold& near : rule.near()) {
        table.Row({title, Text(when), what, Number(near.within(), language_),
                   Count(near.at_or_under()), Count(near.above())});
        title.clear();
        what.clear();
      }
    };
    rows(T::kNow, programme.has_before(), programme.before());
    rows(T::kWhatIf, programme.has_after(), programme.after());
  }
  return absl::StrCat(Heading(Text(T::kNear)), table.Done(),
                      Note(Text(T::kNearNote)));
}

std::string ReportTables::Brackets() const {
  std::string html;
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    std::vector<std::string> columns =
        Texts({T::kScores, T::kMadAMonth, T::kHouseholds, T::kSum});
    columns.insert(columns.begin() + 1, "");
    Table table(2, columns);
    int rows = 0;
    const auto add = [&](T when, const v1::SimulatedRule& rule) {
      for (const v1::SimulatedBracket& bracket : rule.brackets()) {
        table.Row({Text(T::kBracket,
                        {bracket.above(),
                         bracket.up_to().empty() ? "NONE" : bracket.up_to()}),
                   Text(when), Count(bracket.contribution_mad()),
                   Count(bracket.households()),
                   Count(bracket.contribution_mad() * bracket.households())});
        ++rows;
      }
    };
    add(T::kNow, programme.before());
    add(T::kWhatIf, programme.after());
    if (rows == 0) continue;
    absl::StrAppend(&html,
                    Heading(Text(T::kContributionsTo, {Title(programme)})),
                    table.Done());
  }
  return html;
}

std::string ReportTables::Volatility() const {
  if (simulation_.runs_size() == 0) return "";
  int columns = 0;
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    columns = std::max(columns, programme.households_by_crossings_size());
  }
  std::vector<std::string> names =
      Texts({T::kProgramme, T::kCrossingsPerHousehold});
  for (int i = 0; i < columns; ++i) {
    names.push_back(Text(T::kTimes, {absl::StrCat(i)}));
  }
  Table table(1, names);
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    std::vector<std::string> cells = {
        Title(programme),
        Number(absl::StrFormat("%.4f", programme.crossings_per_household()),
               language_)};
    for (int i = 0; i < columns; ++i) {
      const bool some = i < programme.households_by_crossings_size();
      cells.push_back(Count(some ? programme.households_by_crossings(i) : 0));
    }
    table.Row(cells);
  }
  return absl::StrCat(Heading(Text(T::kVolatility)), table.Done(),
                      Note(Text(T::kVolatilityNote)));
}

std::string ReportTables::GroupInWords(const v1::ParityRate& rate) const {
  switch (rate.dimension()) {
    case v1::ParityRate::REGION:
      return Text(
          T::kRegion,
          {rate.group(),
           std::string(registry::RegionName(
               registry::ParseRegion(rate.group()).value_or(0), language_))});
    case v1::ParityRate::MILIEU:
      return Text(rate.group() == "URBAN" ? T::kTowns : T::kCountryside);
    case v1::ParityRate::MEMBERS:
      return Text(T::kHouseholdOf, {rate.group()});
    case v1::ParityRate::HEAD_SEX:
      if (rate.group().empty()) return Text(T::kHeadUnknown);
      return Text(rate.group() == "FEMALE" ? T::kHeadWoman : T::kHeadMan);
    default:
      return rate.group();
  }
}

std::string ReportTables::Parity() const {
  std::string html = Heading(Text(T::kParity));
  for (const v1::SimulatedProgramme& programme : simulation_.programmes()) {
    Table table(1, Texts({T::kGroup, T::kHouseholds, T::kOnItsSideNow,
                          T::kRateNow, T::kOnItsSideThen, T::kRateThen}));
    for (const v1::ParityRate& rate : programme.parity()) {
      table.Row(
          {GroupInWords(rate), Count(rate.households()), Count(rate.before()),
           Interval(rate.rate_before(), rate.low_before(), rate.high_before()),
           Count(rate.after()),
           Interval(rate.rate_after(), rate.low_after(), rate.high_after())});
    }
    absl::StrAppend(&html, "<h3>", Html(Title(programme)), "</h3>\n",
                    table.Done());
  }
  return absl::StrCat(html, Note(Text(T::kParityNote)));
}

}  // namespace rsuctl
