#include "tests/crash/samples.h"

#include <map>
#include <string>

#include "absl/functional/function_ref.h"
#include "base/status_macros.h"
#include "registry/declaration/declaration_message.h"
#include "registry/interchange/declaration_line.h"
#include "registry/interchange/json_lines.h"
#include "registry/interchange/person_line.h"

namespace crash {
namespace {

constexpr char kPeople[] = "tests/data/people-sample.jsonl";
constexpr char kDeclarations[] = "tests/data/declarations-sample.jsonl";

absl::Status EachLine(const std::string& path,
                      absl::FunctionRef<absl::Status(absl::string_view)> take) {
  RSU_ASSIGN_OR_RETURN(registry::JsonLines lines,
                       registry::JsonLines::Open(path));
  while (true) {
    RSU_ASSIGN_OR_RETURN(const auto line, lines.Next());
    if (!line.has_value()) return absl::OkStatus();
    RSU_RETURN_IF_ERROR(line->text.status());
    RSU_RETURN_IF_ERROR(take(*line->text));
  }
}

}  // namespace

absl::StatusOr<std::vector<SampleHousehold>> LoadSamples() {
  const base::Date today = base::Date::Parse("2026-01-01").value();
  std::map<std::string, rsu::registry::v1::Person> people;
  RSU_RETURN_IF_ERROR(EachLine(kPeople, [&](absl::string_view json) {
    const registry::PersonLine line = registry::ReadPersonLine(json, today);
    if (!line.person.ok()) return line.person.status();
    people[line.person_ref] = registry::ToMessage(*line.person);
    return absl::OkStatus();
  }));
  std::vector<SampleHousehold> samples;
  RSU_RETURN_IF_ERROR(EachLine(kDeclarations, [&](absl::string_view json) {
    const registry::DeclarationLine line = registry::ReadDeclarationLine(json);
    if (!line.declaration.ok()) return line.declaration.status();
    SampleHousehold sample;
    sample.declaration = registry::ToMessage(*line.declaration);
    for (const auto& member : sample.declaration.members()) {
      sample.people.push_back(people.at(member.person_ref()));
    }
    samples.push_back(std::move(sample));
    return absl::OkStatus();
  }));
  return samples;
}

}  // namespace crash
