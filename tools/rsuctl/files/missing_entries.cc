#include "tools/rsuctl/files/missing_entries.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {
namespace {

using T = OperationText;

std::string OrNone(const std::string& number) {
  return number.empty() ? "NONE" : number;
}

}  // namespace

void MissingEntries::Add(const std::string& household,
                         const std::string& person) {
  if (household.empty() && person.empty()) {
    ++unknown_households_;
  } else {
    named_.emplace(household, person);
  }
}

void MissingEntries::AddPart(std::optional<std::int64_t> in_all) {
  ++parts_;
  if (in_all.has_value()) in_all_ = in_all;
}

bool MissingEntries::any() const {
  return !named_.empty() || unknown_households_ > 0 ||
         (parts_ > 0 && InParts() != 0);
}

std::optional<std::int64_t> MissingEntries::InParts() const {
  if (!in_all_.has_value() || *in_all_ < went_through_) return std::nullopt;
  return *in_all_ - went_through_;
}

std::vector<std::string> MissingEntries::Lines() const {
  std::vector<std::string> lines;
  const auto add = [&lines](OperationText text,
                            const std::vector<std::string>& arguments) {
    lines.push_back(Say(text, Spoken(), arguments));
  };
  for (const auto& [household, person] : named_) {
    if (of_ == Of::kScores) {
      add(T::kUnreadableScore, {household});
    } else {
      add(T::kUnreadableEntry, {OrNone(household), OrNone(person)});
    }
  }
  for (std::int64_t i = 0; i < unknown_households_; ++i) {
    add(T::kUnreadableEntry, {"NONE", "NONE"});
  }
  for (std::int64_t i = 0; i < parts_; ++i) add(T::kUnreadablePart, {});
  return lines;
}

std::string MissingEntries::Summary() const {
  std::int64_t people = 0;
  for (const auto& [household, person] : named_) {
    if (!person.empty()) ++people;
  }
  const std::string noun = of_ == Of::kPeople ? "people" : "households";
  const auto households = static_cast<std::int64_t>(named_.size()) - people;
  const std::optional<std::int64_t> in_parts = InParts();
  const std::int64_t unknown =
      unknown_households_ + (parts_ > 0 ? in_parts.value_or(0) : 0);
  std::vector<std::string> missing;
  const auto add = [&missing](OperationText text,
                              const std::vector<std::string>& arguments) {
    missing.push_back(Say(text, Spoken(), arguments));
  };
  if (people > 0) add(T::kMissingPeople, {absl::StrCat(people)});
  if (households > 0) {
    add(T::kMissingHouseholds, {absl::StrCat(households), noun});
  }
  if (unknown > 0) add(T::kMissingUnknown, {absl::StrCat(unknown), noun});
  if (parts_ > 0 && !in_parts.has_value()) {
    add(T::kMissingUncounted, {absl::StrCat(parts_)});
  }
  return Say(T::kListUnreadable, Spoken(),
             {absl::StrJoin(missing, Comma(Spoken()))});
}

ExitStatus FailMissing(const MissingEntries& missing) {
  for (const std::string& line : missing.Lines()) {
    std::fprintf(stderr, "%s\n", line.c_str());
  }
  return Fail(missing.Summary(), ExitStatus::kServerFailed);
}

}  // namespace rsuctl
