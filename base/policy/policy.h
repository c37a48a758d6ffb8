#ifndef BASE_POLICY_POLICY_H_
#define BASE_POLICY_POLICY_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/policy/known_names.h"
#include "base/rpc/call.h"
#include "base/rpc/grant.h"

namespace base::policy {

// The name of what a program that acts for people may by itself; no role can
// have it.
inline constexpr char kAloneRole[] = "(alone)";

// A role as a policy has it, and the grant of every call that it allows.
struct Role : rpc::Grant {
  std::string name;
  std::set<std::string, std::less<>> methods;  // in full
  std::set<std::string, std::less<>> identity_fields;
};

// A human, or none, behind a call: what they may do.
struct PersonEntry {
  std::string name;
  std::vector<const Role*> roles;
  std::optional<Date> valid_until;
};

// How much a caller may ask, of some methods together.
struct QuotaRule {
  std::string method;                          // as the policy writes it
  std::set<std::string, std::less<>> methods;  // empty: all

  // 0: no limit.
  std::int64_t calls_per_second = 0;
  std::int64_t burst = 0;
  std::int64_t subjects_per_day = 0;

  bool Covers(absl::string_view name) const {
    return methods.empty() || methods.find(name) != methods.end();
  }
};

// Who calls.
struct CallerEntry {
  std::vector<const Role*> roles;
  std::optional<Date> valid_until;

  // A program that acts for people: those who have one of these roles; by
  // itself it has `alone`.
  std::vector<const Role*> may_act_for;
  const Role* alone = nullptr;

  // Of a certificate that is a person's.
  const PersonEntry* person = nullptr;

  std::vector<QuotaRule> quotas;
};

struct GivenReason {
  std::string code;
  std::string ar;
  std::string fr;
  std::string en;
};

// Who may do what, as a file says (proto/rsu/authority/v1/policy.proto). Does
// not change; thread-safe.
class Policy {
 public:
  // Reads and checks the text of a file, against what a server has. `today` is
  // the day on which somebody must be left who may ask for their rights.
  //
  // Errors: INVALID_ARGUMENT, reason INVALID_POLICY, with the place of each
  //         mistake.
  static absl::StatusOr<std::shared_ptr<const Policy>> Read(
      absl::string_view text, const KnownNames& known, Date today);

  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;

  // As rpc::Authority has them, on a day. The policy outlives the call.
  absl::Status MayCall(rpc::Call& call, Date today) const;
  absl::Status MayAsk(rpc::Call& call) const;

  // The roles that a caller has on a day, of a person behind it too; sets the
  // person of the call.
  //
  // Errors: PERMISSION_DENIED, CALLER_NOT_ALLOWED or MAY_NOT_ACT.
  absl::StatusOr<std::vector<const Role*>> RolesOf(rpc::Call& call,
                                                   Date today) const;

  // How much a caller may ask; empty: as much as it likes.
  const std::vector<QuotaRule>& QuotasOf(absl::string_view caller) const;

  const std::vector<GivenReason>& reasons() const { return reasons_; }
  // Without the certificates of persons.
  std::size_t callers() const;
  std::size_t persons() const { return persons_.size(); }

  // Whether it names a caller, or a person's certificate.
  bool Names(absl::string_view caller) const {
    return callers_.find(caller) != callers_.end();
  }
  // Without what programs that act for people may by themselves.
  std::size_t roles() const;

 private:
  friend class PolicyReader;
  Policy() = default;

  bool IsReason(absl::string_view code) const;

  std::deque<Role> roles_;  // with those of `alone`
  std::map<std::string, PersonEntry, std::less<>> persons_;
  std::map<std::string, CallerEntry, std::less<>> callers_;
  std::vector<GivenReason> reasons_;
  std::set<std::string, std::less<>> refused_;  // digests
};

}  // namespace base::policy

#endif  // BASE_POLICY_POLICY_H_
