#ifndef BASE_POLICY_POLICY_READER_H_
#define BASE_POLICY_POLICY_READER_H_

#include <google/protobuf/repeated_field.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"
#include "base/policy/field_names.h"
#include "base/policy/known_names.h"
#include "base/policy/policy.h"
#include "proto/rsu/authority/v1/policy.pb.h"

namespace base::policy {

// Rules that several fields of a policy break.
inline constexpr char kTwice[] = "must not occur twice";
inline constexpr char kCodeRule[] =
    "must be 1 to 64 lower-case letters, digits, \"-\" or \"_\"";

// The place of an entry of a list.
inline std::string Indexed(const std::string& path, int i) {
  return absl::StrCat(path, "[", i, "]");
}

// The last part of a method's name.
inline std::string ShortName(const std::string& method) {
  return method.substr(method.find('/') + 1);
}

// Reads one policy: Policy::Read().
class PolicyReader {
 public:
  PolicyReader(const KnownNames& known, Date today)
      : known_(known), today_(today), fields_(known) {}

  absl::StatusOr<std::shared_ptr<const Policy>> Read(absl::string_view text);

 private:
  using List = google::protobuf::RepeatedPtrField<std::string>;

  void Break(std::string path, std::string rule) {
    violations_.push_back({std::move(path), std::move(rule)});
  }

  // The entries of a list, each of which must be known and none come twice.
  void ReadNames(const List& list, const std::string& path,
                 const KnownNames::Names& known, const char* rule,
                 KnownNames::Names& read);
  void ReadMethods(const List& list, const std::string& path, Role& role);
  void ReadRole(const rsu::authority::v1::Role& message,
                const std::string& path);
  void ReadPlaces(const rsu::authority::v1::Role& message,
                  const std::string& path, Role& role);
  // Whether a role that has the method could learn a hidden field by it, or
  // lose what it holds.
  void CheckHidden(const google::protobuf::FieldDescriptor& field,
                   const std::string& method, const std::string& place);
  // No role of somebody hides what another of theirs writes.
  void CheckHiddenOf(const std::vector<const Role*>& roles,
                     const std::string& path);
  void ReadHidden(const rsu::authority::v1::Role& message,
                  const std::string& path, Role& role);
  void CheckPlacesKept(const std::string& path, const Role& role);
  void CheckTakes(const std::string& path, const Role& role);
  std::vector<const Role*> ReadRoleNames(const List& list,
                                         const std::string& path);
  std::optional<Date> ReadLastDay(const std::string& text,
                                  const std::string& path);
  void ReadCaller(const rsu::authority::v1::Caller& message,
                  const std::string& path);
  void ReadAlone(const rsu::authority::v1::Caller& message,
                 const std::string& path, CallerEntry& caller);
  void ReadQuota(const rsu::authority::v1::Quota& message,
                 const std::string& path, CallerEntry& caller);
  void ReadPerson(const rsu::authority::v1::Person& message,
                  const std::string& path);
  void ReadReason(const rsu::authority::v1::Reason& message,
                  const std::string& path);
  void CheckText(const std::string& path, const std::string& text, int most);
  void CheckSomebodyIsLeft();

  const KnownNames& known_;
  const Date today_;
  const FieldNames fields_;
  std::shared_ptr<Policy> policy_{new Policy};
  std::map<std::string, const Role*> roles_;
  std::vector<FieldViolation> violations_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_POLICY_READER_H_
