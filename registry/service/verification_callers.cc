#include "registry/service/verification_callers.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "base/caller_names.h"
#include "base/error.h"
#include "base/text_proto.h"
#include "proto/rsu/registry/v1/verification_callers.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr char kReason[] = "INVALID_VERIFICATION_CALLERS";

const std::set<std::string>& AllFields() {
  static const auto* const fields = new std::set<std::string>{
      "family_name", "given_name", "birth_date", "document", "province"};
  return *fields;
}

bool IsRegion(const std::string& text) {
  return text.size() == 2 && text >= "01" && text <= "12";
}

// The entries of a list, each of which must be allowed and none come twice.
template <typename List, typename Allowed>
std::set<std::string> ReadSet(const List& list, const std::string& path,
                              const Allowed& allowed, const char* rule,
                              std::vector<base::FieldViolation>& violations) {
  std::set<std::string> read;
  for (int i = 0; i < list.size(); ++i) {
    const std::string place = absl::StrCat(path, "[", i, "]");
    if (!allowed(list[i])) {
      violations.push_back({place, rule});
    } else if (!read.insert(list[i]).second) {
      violations.push_back({place, "must not occur twice"});
    }
  }
  return read;
}

}  // namespace

absl::StatusOr<VerificationCallers> VerificationCallers::Parse(
    absl::string_view text) {
  v1::VerificationCallers message;
  if (const absl::Status read = base::ReadTextProto(text, message);
      !read.ok()) {
    return base::InvalidFields(kReason,
                               {{"callers", std::string(read.message())}});
  }
  VerificationCallers callers;
  std::vector<base::FieldViolation> violations;
  for (int i = 0; i < message.callers_size(); ++i) {
    const v1::VerificationCaller& caller = message.callers(i);
    const std::string path = absl::StrCat("callers[", i, "]");
    if (caller.ground().empty()) {
      violations.push_back({path + ".ground", "is missing"});
    }
    if (caller.fields().empty()) {
      violations.push_back({path + ".fields", "must have at least one entry"});
    }
    Rights rights;
    rights.fields = ReadSet(
        caller.fields(), path + ".fields",
        [](const std::string& field) { return AllFields().count(field) != 0; },
        "must be family_name, given_name, birth_date, document or province",
        violations);
    rights.regions = ReadSet(caller.regions(), path + ".regions", IsRegion,
                             "must be from \"01\" to \"12\"", violations);
    if (caller.name().empty()) {
      violations.push_back({path + ".name", "is missing"});
    } else if (caller.name() == base::kUnnamedCaller) {
      violations.push_back({path + ".name", base::kUnnamedCallerRule});
    } else if (!callers.rights_.emplace(caller.name(), std::move(rights))
                    .second) {
      violations.push_back({path + ".name", "must not occur twice"});
    }
  }
  if (!violations.empty()) return base::InvalidFields(kReason, violations);
  return callers;
}

const VerificationCallers::Rights* VerificationCallers::Find(
    const std::string& caller) const {
  const auto found = rights_.find(caller);
  return found == rights_.end() ? nullptr : &found->second;
}

}  // namespace registry
