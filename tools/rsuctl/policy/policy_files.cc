// The commands `policy check`, `explain` and `import`, which ask no server.

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/clock.h"
#include "base/configuration_file.h"
#include "base/error.h"
#include "base/policy/earlier_lists.h"
#include "base/policy/policy.h"
#include "base/rpc/method_row.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "proto/rsu/authority/v1/policy.pb.h"
#include "proto/rsu/eligibility/v1/programme_callers.pb.h"
#include "proto/rsu/registry/v1/verification_callers.pb.h"
#include "registry/population/person.h"
#include "scoring/programme/programme_set.h"
#include "tools/authority/known_names.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/policy/policy_commands.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/policy_texts.h"

namespace rsuctl {
namespace {

using base::policy::KnownNames;
using base::policy::Policy;
using base::policy::Role;

std::string Spoke(PolicyText text,
                  const std::vector<std::string>& arguments = {}) {
  return Say(text, Spoken(), arguments);
}

base::Date Today() {
  return registry::DayOfRegistration(base::SystemClock().NowMicros());
}

absl::StatusOr<KnownNames> ReadKnownNames() {
  RSU_ASSIGN_OR_RETURN(const scoring::ProgrammeSet programmes,
                       scoring::ProgrammeSet::Load());
  return authority::NamesKnownTo(programmes);
}

// A policy of a file, or what is wrong with it.
struct ReadPolicy {
  std::string text;
  absl::StatusOr<std::shared_ptr<const Policy>> policy = absl::UnknownError("");
};

ReadPolicy Read(const std::string& file, const KnownNames& known) {
  ReadPolicy read;
  auto text = base::ReadConfigurationFile(file);
  if (!text.ok()) {
    read.policy = text.status();
    return read;
  }
  read.text = *std::move(text);
  read.policy = Policy::Read(read.text, known, Today());
  return read;
}

// One mistake a line, with file, line and column.
ExitStatus PrintMistakes(const std::string& file, const ReadPolicy& read,
                         bool json) {
  const absl::Status& status = read.policy.status();
  const base::ErrorDetail detail = base::DetailOf(status);
  rsu::authority::v1::Policy scratch;
  const auto places = base::PlacesInTextProto(read.text, scratch, status);
  if (detail.violations.empty()) {
    return Fail(absl::StrCat(file, ": ", std::string(status.message())),
                ExitStatus::kRefused);
  }
  std::fflush(stdout);
  std::vector<std::string> mistakes;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const base::FieldViolation& violation = detail.violations[i];
    const std::string rule = InSpokenLanguage(violation.rule);
    const std::string place =
        places[i].line == 0
            ? ""
            : absl::StrCat(":", places[i].line, ":", places[i].column);
    if (!json) {
      std::fprintf(stderr, "%s%s: %s: %s\n", file.c_str(), place.c_str(),
                   violation.path.c_str(), rule.c_str());
      continue;
    }
    JsonObject mistake;
    mistake.Add("line", std::int64_t{places[i].line});
    mistake.Add("column", std::int64_t{places[i].column});
    mistake.Add("place", violation.path);
    mistake.Add("rule", rule);
    mistakes.push_back(mistake.Text());
  }
  if (json) {
    JsonObject object;
    object.Add("file", file);
    object.Add("ok", false);
    object.AddJson("mistakes",
                   absl::StrCat("[", absl::StrJoin(mistakes, ","), "]"));
    std::puts(object.Text().c_str());
  }
  return ExitStatus::kRefused;
}

template <typename Names>
void PrintList(PolicyText text, const Names& names) {
  if (names.empty()) return;
  std::printf("  %s\n", Spoke(text, {absl::StrJoin(names, ", ")}).c_str());
}

std::vector<std::string> HiddenBy(const Role& role) {
  std::set<std::string> names;
  for (const auto* field : role.hidden.fields()) {
    names.insert(field->full_name());
  }
  return {names.begin(), names.end()};
}

void PrintRole(const Role& role) {
  std::printf("  %s\n", Spoke(PolicyText::kByRole, {role.name}).c_str());
  PrintList(PolicyText::kProgrammes, role.programmes);
  PrintList(PolicyText::kFields, role.identity_fields);
  PrintList(PolicyText::kRegions, role.places.regions);
  PrintList(PolicyText::kProvinces, role.places.provinces);
  PrintList(PolicyText::kHides, HiddenBy(role));
}

std::vector<std::string> ListOf(
    const std::set<std::string, std::less<>>& names) {
  return {names.begin(), names.end()};
}

std::string RoleInJson(const Role& role) {
  JsonObject object;
  object.Add("role", role.name);
  object.Add("programmes", ListOf(role.programmes));
  object.Add("identity_fields", ListOf(role.identity_fields));
  object.Add("regions", ListOf(role.places.regions));
  object.Add("provinces", ListOf(role.places.provinces));
  object.Add("hides", HiddenBy(role));
  return object.Text();
}

ExitStatus PrintExplanation(const base::rpc::Call& call,
                            const absl::Status& may, bool is_named, bool json) {
  std::vector<const Role*> roles;
  if (may.ok()) {
    for (const base::rpc::Grant* grant : call.grants) {
      // A policy's grants are its roles.
      roles.push_back(static_cast<const Role*>(grant));
    }
  }
  if (json) {
    JsonObject object;
    object.Add("allowed", may.ok());
    if (!may.ok()) object.Add("reason", base::DetailOf(may).reason);
    object.Add("policy_names_caller", is_named);
    object.Add("person", std::string(call.person));
    std::vector<std::string> texts;
    texts.reserve(roles.size());
    for (const Role* role : roles) texts.push_back(RoleInJson(*role));
    object.AddJson("roles", absl::StrCat("[", absl::StrJoin(texts, ","), "]"));
    std::puts(object.Text().c_str());
  } else if (may.ok()) {
    std::puts(Spoke(PolicyText::kAllowed).c_str());
    for (const Role* role : roles) PrintRole(*role);
    if (call.row->needs_reason) {
      std::printf("  %s\n",
                  Spoke(PolicyText::kTakesReason, {call.row->method}).c_str());
    }
  } else {
    const std::string why =
        is_named ? InSpokenLanguage(may) : Spoke(PolicyText::kNotNamed);
    std::puts(Spoke(PolicyText::kNotAllowed, {why}).c_str());
  }
  return may.ok() ? ExitStatus::kDone : ExitStatus::kRefused;
}

// What a caller of the earlier lists is called now.
class NewNames {
 public:
  // Errors: the text that is no OLD=NEW.
  absl::Status Read(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const std::vector<std::string> parts =
          absl::StrSplit(name, absl::MaxSplits('=', 1));
      if (parts.size() != 2 || parts[0].empty() || parts[1].empty()) {
        return base::FieldError(absl::StatusCode::kInvalidArgument,
                                "MALFORMED_NAME", "--name", "must be OLD=NEW");
      }
      names_[parts[0]] = parts[1];
    }
    return absl::OkStatus();
  }
  std::string Of(const std::string& old) const {
    const auto found = names_.find(old);
    return found == names_.end() ? absl::StrCat("dns:", old) : found->second;
  }

 private:
  std::map<std::string, std::string> names_;
};

absl::StatusOr<std::string> ReadList(const std::string& file) {
  auto text = base::ReadConfigurationFile(file);
  if (text.ok()) return text;
  return absl::Status(
      text.status().code(),
      absl::StrCat(file, ": ", std::string(text.status().message())));
}

absl::StatusOr<std::string> Import(const PolicyFlags& flags,
                                   const KnownNames& known) {
  base::policy::EarlierLists lists;
  if (!flags.verification_callers.empty()) {
    const std::string& file = flags.verification_callers;
    RSU_ASSIGN_OR_RETURN(const std::string text, ReadList(file));
    const absl::Status added = lists.AddVerificationCallers(text);
    rsu::registry::v1::VerificationCallers scratch;
    if (!added.ok()) return base::InTextProtoFile(file, text, scratch, added);
  }
  if (!flags.programme_callers.empty()) {
    const std::string& file = flags.programme_callers;
    RSU_ASSIGN_OR_RETURN(const std::string text, ReadList(file));
    const absl::Status added =
        lists.AddProgrammeCallers(text, [&known](const std::string& name) {
          return known.programmes.count(name) != 0;
        });
    rsu::eligibility::v1::ProgrammeCallers scratch;
    if (!added.ok()) return base::InTextProtoFile(file, text, scratch, added);
  }
  NewNames names;
  RSU_RETURN_IF_ERROR(names.Read(flags.names));
  RSU_ASSIGN_OR_RETURN(
      std::string text,
      lists.PolicyText(
          known, [&names](const std::string& old) { return names.Of(old); }));
  // What is printed can be served.
  RSU_RETURN_IF_ERROR(Policy::Read(text, known, Today()).status());
  return text;
}

}  // namespace

ExitStatus CheckPolicy(const PolicyFlags& flags) {
  const auto known = ReadKnownNames();
  if (!known.ok()) return Fail(known.status().ToString(), ExitStatus::kUsage);
  const ReadPolicy read = Read(flags.file, *known);
  const bool json = flags.format == "json";
  if (!read.policy.ok()) return PrintMistakes(flags.file, read, json);
  const Policy& policy = **read.policy;
  if (json) {
    JsonObject object;
    object.Add("file", flags.file);
    object.Add("ok", true);
    object.Add("roles", static_cast<std::int64_t>(policy.roles()));
    object.Add("callers", static_cast<std::int64_t>(policy.callers()));
    object.Add("persons", static_cast<std::int64_t>(policy.persons()));
    object.Add("reasons", static_cast<std::int64_t>(policy.reasons().size()));
    std::puts(object.Text().c_str());
    return ExitStatus::kDone;
  }
  std::puts(Spoke(PolicyText::kSound, {flags.file, absl::StrCat(policy.roles()),
                                       absl::StrCat(policy.callers()),
                                       absl::StrCat(policy.persons())})
                .c_str());
  if (policy.reasons().empty()) {
    std::puts(Spoke(PolicyText::kNoReasons).c_str());
  }
  return ExitStatus::kDone;
}

ExitStatus ExplainPolicy(const PolicyFlags& flags) {
  const auto known = ReadKnownNames();
  if (!known.ok()) return Fail(known.status().ToString(), ExitStatus::kUsage);
  const auto method = known->methods.find(flags.method);
  if (method == known->methods.end()) {
    return Fail("--method names no method of this version", ExitStatus::kUsage);
  }
  const ReadPolicy read = Read(flags.file, *known);
  const bool json = flags.format == "json";
  if (!read.policy.ok()) return PrintMistakes(flags.file, read, json);
  base::rpc::MethodRow row;
  row.method = flags.method;
  row.needs_reason =
      method->second.needs_reason && !(*read.policy)->reasons().empty();
  base::rpc::Call call;
  call.caller = flags.caller;
  call.row = &row;
  if (!flags.person.empty()) call.on_behalf_of.Add(flags.person);
  const absl::Status may = (*read.policy)->MayCall(call, Today());
  return PrintExplanation(call, may, (*read.policy)->Names(flags.caller), json);
}

ExitStatus ImportPolicy(const PolicyFlags& flags) {
  if (flags.verification_callers.empty() && flags.programme_callers.empty()) {
    return Fail("give --verification-callers, --programme-callers, or both",
                ExitStatus::kUsage);
  }
  const auto known = ReadKnownNames();
  if (!known.ok()) return Fail(known.status().ToString(), ExitStatus::kUsage);
  const auto text = Import(flags, *known);
  if (!text.ok()) {
    return Fail(InSpokenLanguage(text.status()), ExitStatus::kRefused);
  }
  std::printf(
      "# proto-file: proto/rsu/authority/v1/policy.proto\n"
      "# proto-message: rsu.authority.v1.Policy\n\n%s",
      text->c_str());
  std::fflush(stdout);
  Warn(Spoke(PolicyText::kImported));
  return ExitStatus::kDone;
}

}  // namespace rsuctl
