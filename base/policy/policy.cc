#include "base/policy/policy.h"

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/caller_names.h"
#include "base/error.h"
#include "base/text_proto.h"
#include "proto/rsu/eligibility/v1/programme_callers.pb.h"
#include "proto/rsu/registry/v1/verification_callers.pb.h"

namespace base::policy {
namespace {

using ::rsu::eligibility::v1::ProgrammeCaller;
using ::rsu::eligibility::v1::ProgrammeCallers;
using ::rsu::registry::v1::VerificationCaller;
using ::rsu::registry::v1::VerificationCallers;
using Violations = std::vector<FieldViolation>;

bool IsIdentityField(const std::string& text) {
  static const auto* const fields = new std::set<std::string>{
      "family_name", "given_name", "birth_date", "document", "province"};
  return fields->count(text) != 0;
}

bool IsRegion(const std::string& text) {
  return text.size() == 2 && text >= "01" && text <= "12";
}

// The entries of a list, each of which must be allowed and none come twice.
template <typename Set, typename List>
Set ReadSet(const List& list, const std::string& path,
            absl::FunctionRef<bool(const std::string&)> is_allowed,
            const char* rule, Violations& violations) {
  Set read;
  for (int i = 0; i < list.size(); ++i) {
    const std::string place = absl::StrCat(path, "[", i, "]");
    if (!is_allowed(list[i])) {
      violations.push_back({place, rule});
    } else if (!read.insert(list[i]).second) {
      violations.push_back({place, "must not occur twice"});
    }
  }
  return read;
}

template <typename Caller>
void CheckGround(const Caller& caller, const std::string& path,
                 Violations& violations) {
  if (caller.ground().empty()) {
    violations.push_back({path + ".ground", "is missing"});
  }
}

Grants ReadGrants(const VerificationCaller& caller, const std::string& path,
                  Violations& violations) {
  CheckGround(caller, path, violations);
  if (caller.fields().empty()) {
    violations.push_back({path + ".fields", "must have at least one entry"});
  }
  Grants grants;
  grants.fields = ReadSet<Grants::Names>(
      caller.fields(), path + ".fields", IsIdentityField,
      "must be family_name, given_name, birth_date, document or province",
      violations);
  grants.restrictions = std::make_shared<rpc::Restrictions>(
      rpc::Restrictions{ReadSet<std::set<std::string>>(
          caller.regions(), path + ".regions", IsRegion,
          "must be from \"01\" to \"12\"", violations)});
  return grants;
}

Grants ReadGrants(const ProgrammeCaller& caller, const std::string& path,
                  absl::FunctionRef<bool(const std::string&)> is_programme,
                  Violations& violations) {
  if (caller.programmes().empty()) {
    violations.push_back({path + ".programmes", "must have at least one"});
  }
  Grants grants;
  grants.programmes = ReadSet<Grants::Names>(
      caller.programmes(), path + ".programmes", is_programme,
      "must be the name of a programme", violations);
  CheckGround(caller, path, violations);
  return grants;
}

// The grants of each caller of a list, which `read` reads.
//
// Errors: INVALID_ARGUMENT with this reason.
template <typename List, typename Read>
absl::StatusOr<std::map<std::string, Grants>> ReadList(absl::string_view text,
                                                       const char* reason,
                                                       const Read& read) {
  List list;
  if (const absl::Status parsed = ReadTextProto(text, list); !parsed.ok()) {
    return InvalidFields(reason, {{"callers", std::string(parsed.message())}});
  }
  std::map<std::string, Grants> all;
  Violations violations;
  for (int i = 0; i < list.callers_size(); ++i) {
    const std::string& name = list.callers(i).name();
    const std::string path = absl::StrCat("callers[", i, "]");
    Grants grants = read(list.callers(i), path, violations);
    if (name.empty()) {
      violations.push_back({path + ".name", "is missing"});
    } else if (name == kUnnamedCaller) {
      violations.push_back({path + ".name", kUnnamedCallerRule});
    } else if (!all.emplace(name, std::move(grants)).second) {
      violations.push_back({path + ".name", "must not occur twice"});
    }
  }
  if (!violations.empty()) return InvalidFields(reason, violations);
  return all;
}

}  // namespace

absl::Status Policy::AddVerificationCallers(absl::string_view text) {
  auto read = ReadList<VerificationCallers>(
      text, "INVALID_VERIFICATION_CALLERS",
      [](const VerificationCaller& caller, const std::string& path,
         Violations& violations) {
        return ReadGrants(caller, path, violations);
      });
  if (!read.ok()) return read.status();
  for (auto& [caller, grants] : *read) {
    grants_[caller].fields = std::move(grants.fields);
    grants_[caller].restrictions = std::move(grants.restrictions);
  }
  return absl::OkStatus();
}

absl::Status Policy::AddProgrammeCallers(
    absl::string_view text,
    absl::FunctionRef<bool(const std::string&)> is_programme) {
  auto read = ReadList<ProgrammeCallers>(
      text, "INVALID_PROGRAMME_CALLERS",
      [is_programme](const ProgrammeCaller& caller, const std::string& path,
                     Violations& violations) {
        return ReadGrants(caller, path, is_programme, violations);
      });
  if (!read.ok()) return read.status();
  for (auto& [caller, grants] : *read) {
    grants_[caller].programmes = std::move(grants.programmes);
  }
  return absl::OkStatus();
}

const Grants* Policy::Find(absl::string_view caller) const {
  const auto found = grants_.find(caller);
  return found == grants_.end() ? nullptr : &found->second;
}

absl::Status Policy::MayCall(const rpc::Call& call) const {
  const rpc::MethodRow& row = *call.row;
  if (!row.takes_grant()) return absl::OkStatus();
  const Grants* const grants = Find(call.caller);
  if (row.programme != nullptr &&
      (grants == nullptr || grants->programmes.empty())) {
    return rpc::ProgrammeNotAllowed();
  }
  if (row.identity_fields != nullptr &&
      (grants == nullptr || grants->fields.empty())) {
    return rpc::CallerNotAllowed();
  }
  return absl::OkStatus();
}

absl::Status Policy::MayAsk(rpc::Call& call) const {
  const rpc::MethodRow& row = *call.row;
  if (!row.takes_grant()) return absl::OkStatus();
  const Grants* const grants = Find(call.caller);
  if (grants == nullptr) return MayCall(call);
  if (row.programme != nullptr &&
      grants->programmes.count(row.programme(*call.request)) == 0) {
    return rpc::ProgrammeNotAllowed();
  }
  if (row.identity_fields != nullptr) {
    for (const std::string& field : row.identity_fields(*call.request)) {
      if (grants->fields.count(field) == 0) return rpc::FieldNotAllowed(field);
    }
    call.restrictions = grants->restrictions;
  }
  return absl::OkStatus();
}

}  // namespace base::policy
