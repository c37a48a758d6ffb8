#include "registry/interchange/coverage_line.h"

#include <utility>

#include "proto/rsu/registry/v1/coverage.pb.h"
#include "registry/declaration/text_rules.h"
#include "registry/interchange/all_violations.h"

namespace registry {

CoverageLine ReadCoverageLine(absl::string_view json) {
  rsu::registry::v1::CoverageEvent message;
  auto event = ReadRecordLine<CoverageEvent>(
      json, "MALFORMED_EVENT", message,
      [&] { return CoverageEvent::Read(message); });
  std::string reference = ReadReference(message.person_ref());
  return {std::move(reference), std::move(event)};
}

}  // namespace registry
