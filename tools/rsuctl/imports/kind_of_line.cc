#include "tools/rsuctl/imports/kind_of_line.h"

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace rsuctl {
namespace {

struct Kind {
  absl::string_view field;  // only such a file has it
  const char* code;
  const char* command;
};

// The first that is there decides: a birth holds a person.
constexpr Kind kKinds[] = {
    {"\"household_ref\"", "households", "households import"},
    {"\"event_ref\"", "events", "civil-status import"},
    {"\"regime\"", "coverage", "coverage import"},
    {"\"status\"", "status", "status import"},
    {"\"given_name\"", "people", "people import"},
    {"\"family_name\"", "people", "people import"},
};

}  // namespace

std::optional<KindOfLine> FindKindOfLine(absl::string_view line) {
  for (const Kind& kind : kKinds) {
    if (absl::StrContains(line, kind.field)) {
      return KindOfLine{kind.code, kind.command};
    }
  }
  return std::nullopt;
}

bool LooksLikeCsv(absl::string_view line) {
  absl::ConsumePrefix(&line, "\xef\xbb\xbf");
  return !absl::StrContains(line, '{') &&
         (absl::StrContains(line, ',') || absl::StrContains(line, ';') ||
          absl::StrContains(line, '\t'));
}

}  // namespace rsuctl
