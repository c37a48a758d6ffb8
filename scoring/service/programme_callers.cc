#include "scoring/service/programme_callers.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/caller_names.h"
#include "base/error.h"
#include "base/text_proto.h"
#include "proto/rsu/eligibility/v1/programme_callers.pb.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;

constexpr char kReason[] = "INVALID_PROGRAMME_CALLERS";

// The programmes of one caller.
std::set<std::string> ReadProgrammes(
    const v1::ProgrammeCaller& caller, const std::string& path,
    const ProgrammeSet& programmes,
    std::vector<base::FieldViolation>& violations) {
  std::set<std::string> read;
  if (caller.programmes().empty()) {
    violations.push_back({path + ".programmes", "must have at least one"});
  }
  for (int i = 0; i < caller.programmes_size(); ++i) {
    const std::string place = absl::StrCat(path, ".programmes[", i, "]");
    if (programmes.ByName(caller.programmes(i)) == nullptr) {
      violations.push_back({place, "must be the name of a programme"});
    } else if (!read.insert(caller.programmes(i)).second) {
      violations.push_back({place, "must not occur twice"});
    }
  }
  return read;
}

}  // namespace

absl::StatusOr<ProgrammeCallers> ProgrammeCallers::Parse(
    absl::string_view text, const ProgrammeSet& programmes) {
  v1::ProgrammeCallers message;
  if (const absl::Status read = base::ReadTextProto(text, message);
      !read.ok()) {
    return base::InvalidFields(kReason,
                               {{"callers", std::string(read.message())}});
  }
  ProgrammeCallers callers;
  std::vector<base::FieldViolation> violations;
  for (int i = 0; i < message.callers_size(); ++i) {
    const v1::ProgrammeCaller& caller = message.callers(i);
    const std::string path = absl::StrCat("callers[", i, "]");
    std::set<std::string> names =
        ReadProgrammes(caller, path, programmes, violations);
    if (caller.ground().empty()) {
      violations.push_back({path + ".ground", "is missing"});
    }
    if (caller.name().empty()) {
      violations.push_back({path + ".name", "is missing"});
    } else if (caller.name() == base::kUnnamedCaller) {
      violations.push_back({path + ".name", base::kUnnamedCallerRule});
    } else if (!callers.programmes_of_.emplace(caller.name(), std::move(names))
                    .second) {
      violations.push_back({path + ".name", "must not occur twice"});
    }
  }
  if (!violations.empty()) return base::InvalidFields(kReason, violations);
  return callers;
}

bool ProgrammeCallers::MaySee(const std::string& caller,
                              const std::string& programme) const {
  const auto found = programmes_of_.find(caller);
  return found != programmes_of_.end() && found->second.count(programme) != 0;
}

}  // namespace scoring
