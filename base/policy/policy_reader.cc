// Reads a policy and checks that it holds together: Policy::Read().

#include "base/policy/policy_reader.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "base/caller_names.h"
#include "base/policy/policy_names.h"
#include "base/text.h"
#include "base/text_proto.h"

namespace base::policy {
namespace {

namespace v1 = ::rsu::authority::v1;

constexpr int kMaxGroundCharacters = 500;
constexpr int kMaxReasonTextCharacters = 200;
constexpr char kMissing[] = "is missing";
constexpr char kAuthorityService[] = "rsu.authority.v1.AuthorityService/";

}  // namespace

std::vector<const Role*> PolicyReader::ReadRoleNames(const List& list,
                                                     const std::string& path) {
  std::vector<const Role*> read;
  for (int i = 0; i < list.size(); ++i) {
    const auto found = roles_.find(list[i]);
    if (found == roles_.end()) {
      Break(Indexed(path, i), "must be the name of a role");
    } else if (std::find(read.begin(), read.end(), found->second) !=
               read.end()) {
      Break(Indexed(path, i), kTwice);
    } else {
      read.push_back(found->second);
    }
  }
  return read;
}

std::optional<Date> PolicyReader::ReadLastDay(const std::string& text,
                                              const std::string& path) {
  if (text.empty()) return std::nullopt;
  const auto day = Date::Parse(text);
  if (day.ok()) return *day;
  Break(path + ".valid_until", "must be a date that exists, as YYYY-MM-DD");
  return std::nullopt;
}

void PolicyReader::CheckText(const std::string& path, const std::string& text,
                             int most) {
  if (text.empty()) {
    Break(path, kMissing);
  } else if (const auto rule = BrokenTextRule(text, most)) {
    Break(path, *rule);
  }
}

void PolicyReader::ReadAlone(const v1::Caller& message, const std::string& path,
                             CallerEntry& caller) {
  Role& alone = policy_->roles_.emplace_back();
  alone.name = kAloneRole;
  if (!message.alone().empty()) {
    ReadMethods(message.alone(), path + ".alone", alone);
  }
  for (const std::string& method : alone.methods) {
    const MethodFacts& facts = known_.methods.find(method)->second;
    if (facts.takes_programme || facts.takes_fields) {
      Break(path + ".alone",
            absl::StrCat("must not have ", ShortName(method),
                         ", which takes a role with programmes or fields"));
    }
  }
  caller.alone = &alone;
}

void PolicyReader::ReadCaller(const v1::Caller& message,
                              const std::string& path) {
  CallerEntry caller;
  CheckText(path + ".ground", message.ground(), kMaxGroundCharacters);
  caller.valid_until = ReadLastDay(message.valid_until(), path);
  caller.roles = ReadRoleNames(message.roles(), path + ".roles");
  CheckHiddenOf(caller.roles, path + ".roles");
  caller.may_act_for =
      ReadRoleNames(message.may_act_for(), path + ".may_act_for");
  if (!message.may_act_for().empty()) {
    if (!message.roles().empty()) {
      Break(path + ".roles", "must be absent where the caller acts for people");
    }
    ReadAlone(message, path, caller);
  } else if (!message.alone().empty()) {
    Break(path + ".alone", "is only for a caller who acts for people");
  } else if (message.roles().empty()) {
    Break(path + ".roles", "must have at least one");
  }
  for (int i = 0; i < message.quota_size(); ++i) {
    ReadQuota(message.quota(i), Indexed(path + ".quota", i), caller);
  }
  if (!IsCallerName(message.name())) {
    Break(path + ".name",
          "must be a URI, dns: and a DNS name in lower case, local or gateway");
  } else if (!policy_->callers_.emplace(message.name(), std::move(caller))
                  .second) {
    Break(path + ".name", kTwice);
  }
}

void PolicyReader::ReadPerson(const v1::Person& message,
                              const std::string& path) {
  PersonEntry person;
  person.name = message.name();
  person.roles = ReadRoleNames(message.roles(), path + ".roles");
  CheckHiddenOf(person.roles, path + ".roles");
  if (message.roles().empty()) {
    Break(path + ".roles", "must have at least one");
  }
  person.valid_until = ReadLastDay(message.valid_until(), path);
  if (!IsPersonName(message.name())) {
    Break(path + ".name", "must be 1 to 64 visible characters of ASCII");
    return;
  }
  const auto [added, is_new] =
      policy_->persons_.emplace(message.name(), std::move(person));
  if (!is_new) Break(path + ".name", kTwice);
  for (int i = 0; i < message.certificates_size(); ++i) {
    const std::string& name = message.certificates(i);
    const std::string place = Indexed(path + ".certificates", i);
    CallerEntry caller;
    caller.person = &added->second;
    if (!IsCallerName(name) || name == kLocalCaller || name == kGatewayCaller) {
      Break(place, "must be a URI, or dns: and a DNS name in lower case");
    } else if (!policy_->callers_.emplace(name, std::move(caller)).second) {
      Break(place, "must not be a caller's name or another person's");
    }
  }
}

void PolicyReader::ReadReason(const v1::Reason& message,
                              const std::string& path) {
  if (!IsCode(message.code())) {
    Break(path + ".code", kCodeRule);
  } else if (policy_->IsReason(message.code())) {
    Break(path + ".code", kTwice);
  }
  CheckText(path + ".ar", message.ar(), kMaxReasonTextCharacters);
  CheckText(path + ".fr", message.fr(), kMaxReasonTextCharacters);
  CheckText(path + ".en", message.en(), kMaxReasonTextCharacters);
  policy_->reasons_.push_back(
      {message.code(), message.ar(), message.fr(), message.en()});
}

// Somebody may still ask what they may do: a policy that locks everybody out is
// a mistake.
void PolicyReader::CheckSomebodyIsLeft() {
  const auto has = [](const Role* role) {
    const auto method = role->methods.lower_bound(kAuthorityService);
    return method != role->methods.end() &&
           absl::StartsWith(*method, kAuthorityService);
  };
  const auto is_valid = [this](const std::optional<Date>& until) {
    return !until.has_value() || today_ <= *until;
  };
  for (const auto& [name, caller] : policy_->callers_) {
    std::vector<const Role*> roles = caller.roles;
    if (caller.alone != nullptr) roles.push_back(caller.alone);
    if (caller.person != nullptr && is_valid(caller.person->valid_until)) {
      roles = caller.person->roles;
    }
    if (is_valid(caller.valid_until) &&
        std::any_of(roles.begin(), roles.end(), has)) {
      return;
    }
  }
  Break("caller",
        absl::StrCat("one must have a method of ", kAuthorityService,
                     "*: otherwise nobody could ask what is allowed"));
}

absl::StatusOr<std::shared_ptr<const Policy>> PolicyReader::Read(
    absl::string_view text) {
  v1::Policy message;
  if (const absl::Status parsed = ReadTextProto(text, message); !parsed.ok()) {
    return InvalidFields("INVALID_POLICY",
                         {{"policy", std::string(parsed.message())}});
  }
  for (int i = 0; i < message.role_size(); ++i) {
    ReadRole(message.role(i), Indexed("role", i));
  }
  for (int i = 0; i < message.caller_size(); ++i) {
    ReadCaller(message.caller(i), Indexed("caller", i));
  }
  for (int i = 0; i < message.person_size(); ++i) {
    ReadPerson(message.person(i), Indexed("person", i));
  }
  for (int i = 0; i < message.reason_size(); ++i) {
    ReadReason(message.reason(i), Indexed("reason", i));
  }
  for (int i = 0; i < message.refused_certificate_size(); ++i) {
    const std::string digest = DigestOf(message.refused_certificate(i));
    if (digest.empty()) {
      Break(Indexed("refused_certificate", i),
            "must be a SHA-256 of 64 hexadecimal digits");
    }
    policy_->refused_.insert(digest);
  }
  if (violations_.empty()) CheckSomebodyIsLeft();
  if (!violations_.empty()) {
    return InvalidFields("INVALID_POLICY", violations_);
  }
  return std::shared_ptr<const Policy>(std::move(policy_));
}

absl::StatusOr<std::shared_ptr<const Policy>> Policy::Read(
    absl::string_view text, const KnownNames& known, Date today) {
  return PolicyReader(known, today).Read(text);
}

}  // namespace base::policy
