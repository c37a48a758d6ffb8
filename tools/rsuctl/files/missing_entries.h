#ifndef TOOLS_RSUCTL_FILES_MISSING_ENTRIES_H_
#define TOOLS_RSUCTL_FILES_MISSING_ENTRIES_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// What a list lacks because what is stored is damaged: counted as what it is, a
// person, a household, or a part of the list. Not thread-safe.
class MissingEntries {
 public:
  enum class Of { kPeople, kHouseholds, kScores };

  explicit MissingEntries(Of of) : of_(of) {}

  // One person, or all of a household, as a page names them: ten digits each,
  // empty if it is not known. Somebody whom two pages name is one.
  void Add(const std::string& household, const std::string& person);

  // A part of the list of which nobody can say which households stand there.
  // `in_all` is how many the whole list has, if that is known.
  void AddPart(std::optional<std::int64_t> in_all);

  // Households that pages of the list went through.
  void Went(std::int64_t households) { went_through_ += households; }

  // After the last page: whether anything is missing.
  bool any() const;

  // One line for each, with its names as far as they are known.
  std::vector<std::string> Lines() const;

  // How many of what are missing.
  std::string Summary() const;

 private:
  // How many households stood in the damaged parts.
  std::optional<std::int64_t> InParts() const;

  const Of of_;
  std::set<std::pair<std::string, std::string>> named_;  // household, person
  std::int64_t unknown_households_ = 0;                  // each for itself
  std::int64_t parts_ = 0;
  std::optional<std::int64_t> in_all_;
  std::int64_t went_through_ = 0;
};

// Tells on the standard error what a list lacks.
ExitStatus FailMissing(const MissingEntries& missing);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FILES_MISSING_ENTRIES_H_
