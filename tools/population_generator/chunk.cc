#include "tools/population_generator/chunk.h"

#include "scoring/variables/extract_from_facts.h"
#include "scoring/variables/pack_variables.h"
#include "tools/population_generator/coverage.h"
#include "tools/population_generator/lines.h"
#include "tools/population_generator/statuses.h"

namespace population {

void ChunkMaker::Fill(Chunk& chunk) const {
  chunk.people.Clear();
  chunk.declarations.Clear();
  chunk.coverage.Clear();
  chunk.statuses.Clear();
  chunk.variables.clear();
  chunk.summary = Summary();
  chunk.status = absl::OkStatus();
  for (std::int64_t i = 0; i < chunk.households; ++i) {
    Add(chunk.first + i, chunk);
  }
}

void ChunkMaker::Add(std::int64_t number, Chunk& chunk) const {
  const registry::HouseholdFacts facts =
      GenerateHousehold(calibration_, population_, number);
  if (wanted_.people) {
    AppendPeople(number, facts,
                 people_maker_.MakePeople(population_, number, facts),
                 chunk.people);
  }
  if (wanted_.declarations) {
    AppendDeclaration(number, facts, chunk.declarations);
  }
  if (wanted_.coverage) {
    AppendCoverage(number,
                   DrawCoverage(calibration_, population_, number, facts),
                   chunk.coverage);
  }
  if (wanted_.statuses) {
    AppendStatuses(number, DrawStatuses(population_, number, facts),
                   chunk.statuses);
  }
  if (!wanted_.variables && !wanted_.summary) return;
  // Nobody is scored by this: the facts are those of no one.
  const scoring::Variables variables =
      scoring::internal::ExtractFromFacts(facts);
  if (wanted_.variables) chunk.variables += scoring::PackVariables(variables);
  if (wanted_.summary) {
    chunk.status.Update(chunk.summary.Add(facts, variables, rules_));
  }
}

}  // namespace population
