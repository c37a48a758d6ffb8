#ifndef TOOLS_POPULATION_GENERATOR_CHUNK_H_
#define TOOLS_POPULATION_GENERATOR_CHUNK_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "rapidjson/stringbuffer.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/household.h"
#include "tools/population_generator/people.h"
#include "tools/population_generator/summary.h"

namespace population {

// What is wanted of households.
struct Wanted {
  bool people = false;
  bool declarations = false;
  bool coverage = false;
  bool statuses = false;
  bool variables = false;
  bool summary = false;
};

// Households in a row, made by one thread and written by another, so that
// whoever makes them in whatever order, the files come out the same.
struct Chunk {
  std::int64_t first = 0;
  std::int64_t households = 0;

  rapidjson::StringBuffer people;
  rapidjson::StringBuffer declarations;
  rapidjson::StringBuffer coverage;
  rapidjson::StringBuffer statuses;
  std::string variables;
  Summary summary;
  absl::Status status;
};

// Fills chunks. Immutable; thread-safe. What it is made of must outlive it.
class ChunkMaker {
 public:
  ChunkMaker(const Calibration& calibration, const Population& population,
             const Wanted& wanted, const ScoringRules& rules)
      : calibration_(calibration),
        people_maker_(calibration),
        population_(population),
        wanted_(wanted),
        rules_(rules) {}

  // Empties `chunk` and fills it with the households that it names.
  void Fill(Chunk& chunk) const;

 private:
  void Add(std::int64_t number, Chunk& chunk) const;

  const Calibration& calibration_;
  const PeopleMaker people_maker_;
  const Population population_;
  const Wanted wanted_;
  const ScoringRules rules_;
};

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_CHUNK_H_
