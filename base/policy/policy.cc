#include "base/policy/policy.h"

#include <algorithm>

#include "base/rpc/authority.h"
#include "base/status_macros.h"

namespace base::policy {
namespace {

// Whether somebody may still call.
bool IsValid(const std::optional<Date>& until, Date today) {
  return !until.has_value() || today <= *until;
}

bool Has(const std::vector<const Role*>& roles, const Role* role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

const Role& RoleOf(const rpc::Grant* grant) {
  // Every grant of a call that a policy allowed is one of its roles.
  return static_cast<const Role&>(*grant);
}

// The roles among `roles` that allow what the request names; if there are none,
// why the first does not.
absl::Status KeepGrants(rpc::Call& call) {
  const rpc::MethodRow& row = *call.row;
  std::vector<std::string> fields;
  if (row.identity_fields != nullptr) {
    fields = row.identity_fields(*call.request);
  }
  absl::Status why;
  const auto does_not_allow = [&](const rpc::Grant* grant) {
    const Role& role = RoleOf(grant);
    absl::Status refusal;
    if (row.programme != nullptr &&
        role.programmes.count(row.programme(*call.request)) == 0) {
      refusal = rpc::ProgrammeNotAllowed();
    }
    for (const std::string& field : fields) {
      if (!refusal.ok() || role.identity_fields.count(field) != 0) continue;
      refusal = rpc::FieldNotAllowed(field);
    }
    if (why.ok()) why = refusal;
    return !refusal.ok();
  };
  call.grants.erase(
      std::remove_if(call.grants.begin(), call.grants.end(), does_not_allow),
      call.grants.end());
  return call.grants.empty() ? why : absl::OkStatus();
}

// Of roles that hold everywhere one is enough: the one that hides least.
void KeepWidest(rpc::Call& call) {
  const rpc::Grant* widest = nullptr;
  for (const rpc::Grant* grant : call.grants) {
    if (!grant->places.is_everywhere()) continue;
    if (widest == nullptr ||
        grant->hidden.fields().size() < widest->hidden.fields().size()) {
      widest = grant;
    }
  }
  if (widest != nullptr) call.grants = {widest};
}

}  // namespace

absl::StatusOr<std::vector<const Role*>> Policy::RolesOf(rpc::Call& call,
                                                         Date today) const {
  call.person = {};
  if (refused_.count(call.certificate) != 0 ||
      refused_.count(call.public_key) != 0) {
    return rpc::CallerNotAllowed();
  }
  const auto found = callers_.find(call.caller);
  const bool acts = call.on_behalf_of.times != 0;
  if (found == callers_.end() || !IsValid(found->second.valid_until, today)) {
    return acts ? rpc::MayNotAct() : rpc::CallerNotAllowed();
  }
  const CallerEntry& caller = found->second;
  if (acts) {
    const auto person = persons_.find(call.on_behalf_of.text);
    if (caller.may_act_for.empty() || call.on_behalf_of.times != 1 ||
        person == persons_.end() ||
        !IsValid(person->second.valid_until, today)) {
      return rpc::MayNotAct();
    }
    std::vector<const Role*> both;
    for (const Role* role : person->second.roles) {
      if (Has(caller.may_act_for, role)) both.push_back(role);
    }
    if (both.empty()) return rpc::MayNotAct();
    call.person = person->second.name;
    return both;
  }
  if (caller.person != nullptr) {
    if (!IsValid(caller.person->valid_until, today)) {
      return rpc::CallerNotAllowed();
    }
    call.person = caller.person->name;
    return caller.person->roles;
  }
  if (caller.alone != nullptr) return std::vector<const Role*>{caller.alone};
  return caller.roles;
}

absl::Status Policy::MayCall(rpc::Call& call, Date today) const {
  call.grants.clear();
  RSU_ASSIGN_OR_RETURN(const std::vector<const Role*> roles,
                       RolesOf(call, today));
  for (const Role* role : roles) {
    if (role->methods.count(call.row->method) != 0) call.grants.push_back(role);
  }
  return call.grants.empty() ? rpc::CallerNotAllowed() : absl::OkStatus();
}

absl::Status Policy::MayAsk(rpc::Call& call) const {
  RSU_RETURN_IF_ERROR(KeepGrants(call));
  KeepWidest(call);
  const rpc::Told& reason = call.reason;
  const bool is_needed = call.row->needs_reason && !reasons_.empty();
  if ((is_needed || reason.times != 0) &&
      (reason.times != 1 || !IsReason(reason.text))) {
    return rpc::ReasonRequired();
  }
  return absl::OkStatus();
}

const std::vector<QuotaRule>& Policy::QuotasOf(absl::string_view caller) const {
  static const auto* const none = new std::vector<QuotaRule>;
  const auto found = callers_.find(caller);
  return found == callers_.end() ? *none : found->second.quotas;
}

std::size_t Policy::callers() const {
  return static_cast<std::size_t>(std::count_if(
      callers_.begin(), callers_.end(),
      [](const auto& caller) { return caller.second.person == nullptr; }));
}

std::size_t Policy::roles() const {
  return static_cast<std::size_t>(
      std::count_if(roles_.begin(), roles_.end(),
                    [](const Role& role) { return role.name != kAloneRole; }));
}

bool Policy::IsReason(absl::string_view code) const {
  return std::any_of(
      reasons_.begin(), reasons_.end(),
      [code](const GivenReason& reason) { return reason.code == code; });
}

}  // namespace base::policy
