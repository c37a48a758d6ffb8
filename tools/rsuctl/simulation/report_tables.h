#ifndef TOOLS_RSUCTL_SIMULATION_REPORT_TABLES_H_
#define TOOLS_RSUCTL_SIMULATION_REPORT_TABLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"
#include "tools/rsuctl/words/simulation_texts.h"

namespace rsuctl {

// The tables of a simulation's report, each with its heading and note, as HTML
// in one language. The simulation outlives them.
class ReportTables {
 public:
  ReportTables(const rsu::scoring::v1::Simulation& simulation,
               base::Language language)
      : simulation_(simulation), language_(language) {}

  // What each programme takes in and costs, now and then.
  std::string Programmes() const;

  // What people are answered; nothing if answers were not counted.
  std::string Answers() const;

  // Who enters and leaves each programme.
  std::string Moves() const;

  // How many households are near each threshold.
  std::string Near() const;

  // What is paid in each bracket of a programme's contributions.
  std::string Brackets() const;

  // How often households crossed; nothing where no run changed a score.
  std::string Volatility() const;

  // Which part of each group is on its side of a threshold.
  std::string Parity() const;

 private:
  std::string Text(SimulationText text,
                   const std::vector<std::string>& arguments = {}) const;
  std::vector<std::string> Texts(
      const std::vector<SimulationText>& texts) const;
  std::string Title(
      const rsu::scoring::v1::SimulatedProgramme& programme) const;
  std::string Count(std::int64_t count) const;
  // "+1,234", "-5", "0".
  std::string Change(std::int64_t before, std::int64_t after) const;
  std::string Rule(bool has_rule,
                   const rsu::scoring::v1::SimulatedRule& rule) const;
  // "AMO_CHAMIL" as a heading names it.
  std::string OutcomeInWords(
      rsu::eligibility::v1::Outcome::Value outcome) const;
  std::string GroupInWords(const rsu::scoring::v1::ParityRate& rate) const;
  std::string Interval(double rate, double low, double high) const;

  const rsu::scoring::v1::Simulation& simulation_;
  const base::Language language_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_REPORT_TABLES_H_
