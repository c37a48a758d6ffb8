#include "base/policy/earlier_lists.h"

#include <google/protobuf/text_format.h>

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/caller_names.h"
#include "base/error.h"
#include "base/text_proto.h"
#include "proto/rsu/authority/v1/policy.pb.h"
#include "proto/rsu/eligibility/v1/programme_callers.pb.h"
#include "proto/rsu/registry/v1/verification_callers.pb.h"

namespace base::policy {
namespace {

namespace policy_v1 = ::rsu::authority::v1;
using ::rsu::eligibility::v1::ProgrammeCaller;
using ::rsu::eligibility::v1::ProgrammeCallers;
using ::rsu::registry::v1::VerificationCaller;
using ::rsu::registry::v1::VerificationCallers;
using Violations = std::vector<FieldViolation>;

constexpr char kWhatMayI[] = "rsu.authority.v1.AuthorityService/WhatMayI";

// How a certificate without a common name was called.
constexpr char kUnnamed[] = "unnamed";
constexpr char kUnnamedRule[] =
    "must not be unnamed, as every certificate without a common name is called";

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

void CheckFields(const VerificationCaller& caller, const std::string& path,
                 Violations& violations) {
  if (caller.fields().empty()) {
    violations.push_back({path + ".fields", "must have at least one entry"});
  }
}

// The entries of a list, which `read` reads one by one.
//
// Errors: INVALID_ARGUMENT with this reason.
template <typename List, typename Read>
absl::Status ReadList(absl::string_view text, const char* reason,
                      const Read& read) {
  List list;
  if (const absl::Status parsed = ReadTextProto(text, list); !parsed.ok()) {
    return InvalidFields(reason, {{"callers", std::string(parsed.message())}});
  }
  std::set<std::string> names;
  Violations violations;
  for (int i = 0; i < list.callers_size(); ++i) {
    const std::string& name = list.callers(i).name();
    const std::string path = absl::StrCat("callers[", i, "]");
    read(list.callers(i), path, violations);
    if (name.empty()) {
      violations.push_back({path + ".name", "is missing"});
    } else if (name == kUnnamed) {
      violations.push_back({path + ".name", kUnnamedRule});
    } else if (!names.insert(name).second) {
      violations.push_back({path + ".name", "must not occur twice"});
    }
  }
  return violations.empty() ? absl::OkStatus()
                            : InvalidFields(reason, violations);
}

// The value of a field of a person, by the name that the list has for it.
policy_v1::IdentityField::Value FieldOf(const std::string& name) {
  policy_v1::IdentityField::Value value = policy_v1::IdentityField::UNSPECIFIED;
  policy_v1::IdentityField::Value_Parse(absl::AsciiStrToUpper(name), &value);
  return value;
}

}  // namespace

absl::Status EarlierLists::AddVerificationCallers(absl::string_view text) {
  std::map<std::string, Granted> all = granted_;
  const absl::Status read = ReadList<VerificationCallers>(
      text, "INVALID_VERIFICATION_CALLERS",
      [&all](const VerificationCaller& caller, const std::string& path,
             Violations& violations) {
        CheckGround(caller, path, violations);
        CheckFields(caller, path, violations);
        Granted& granted = all[caller.name()];
        granted.ground = caller.ground();
        granted.fields = ReadSet<std::set<std::string>>(
            caller.fields(), path + ".fields", IsIdentityField,
            "must be family_name, given_name, birth_date, document or province",
            violations);
        granted.regions = ReadSet<std::set<std::string>>(
            caller.regions(), path + ".regions", IsRegion,
            "must be from \"01\" to \"12\"", violations);
      });
  if (read.ok()) granted_ = std::move(all);
  return read;
}

absl::Status EarlierLists::AddProgrammeCallers(
    absl::string_view text,
    absl::FunctionRef<bool(const std::string&)> is_programme) {
  std::map<std::string, Granted> all = granted_;
  const absl::Status read = ReadList<ProgrammeCallers>(
      text, "INVALID_PROGRAMME_CALLERS",
      [&all, is_programme](const ProgrammeCaller& caller,
                           const std::string& path, Violations& violations) {
        if (caller.programmes().empty()) {
          violations.push_back(
              {path + ".programmes", "must have at least one"});
        }
        Granted& granted = all[caller.name()];
        granted.programmes = ReadSet<std::set<std::string>>(
            caller.programmes(), path + ".programmes", is_programme,
            "must be the name of a programme", violations);
        CheckGround(caller, path, violations);
        if (granted.ground.empty()) granted.ground = caller.ground();
      });
  if (read.ok()) granted_ = std::move(all);
  return read;
}

absl::StatusOr<std::string> EarlierLists::PolicyText(
    const KnownNames& known,
    absl::FunctionRef<std::string(const std::string&)> rename) const {
  policy_v1::Policy policy;
  std::map<std::string, Granted> granted = granted_;
  Granted& local = granted[kLocalCaller];
  if (local.ground.empty()) local.ground = "this machine";
  policy_v1::Role& rest = *policy.add_role();
  rest.set_name("all-else");
  for (const auto& [method, facts] : known.methods) {
    if (!facts.takes_programme && !facts.takes_fields) rest.add_methods(method);
  }
  int number = 0;
  std::set<std::string> names;
  for (const auto& [name, given] : granted) {
    policy_v1::Caller& caller = *policy.add_caller();
    caller.set_name(name == kLocalCaller ? name : rename(name));
    caller.set_ground(given.ground);
    if (!names.insert(caller.name()).second) {
      return InvalidFields("INVALID_POLICY",
                           {{"caller.name", "must not occur twice"}});
    }
    ++number;
    if (name == kLocalCaller) caller.add_roles(rest.name());
    const auto add_role = [&](const char* kind) -> policy_v1::Role& {
      policy_v1::Role& role = *policy.add_role();
      role.set_name(absl::StrCat(kind, "-", number));
      caller.add_roles(role.name());
      role.add_methods(kWhatMayI);
      return role;
    };
    if (!given.fields.empty()) {
      policy_v1::Role& role = add_role("verifies");
      for (const std::string& field : given.fields) {
        role.add_identity_fields(FieldOf(field));
      }
      for (const std::string& region : given.regions) role.add_regions(region);
      for (const auto& [method, facts] : known.methods) {
        if (facts.takes_fields) role.add_methods(method);
      }
    }
    if (!given.programmes.empty()) {
      policy_v1::Role& role = add_role("lists");
      for (const std::string& programme : given.programmes) {
        role.add_programmes(programme);
      }
      for (const auto& [method, facts] : known.methods) {
        if (facts.takes_programme) role.add_methods(method);
      }
    }
  }
  std::string text;
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.PrintToString(policy, &text);
  return text;
}

}  // namespace base::policy
