#ifndef BASE_POLICY_KNOWN_NAMES_H_
#define BASE_POLICY_KNOWN_NAMES_H_

#include <google/protobuf/descriptor.h>

#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/rpc/method_row.h"

namespace base::policy {

// What a policy needs to know of a method; as its row at the door says.
struct MethodFacts {
  rpc::Access access = rpc::Access::kReads;
  rpc::Regions regions = rpc::Regions::kNotKept;
  bool takes_programme = false;
  bool takes_fields = false;
  bool needs_reason = false;
  bool asks_by_fields = false;  // a person's, which the request holds
  const google::protobuf::Descriptor* request_type = nullptr;
  const google::protobuf::Descriptor* answer_type = nullptr;
};

// What a policy can name. Plain values.
struct KnownNames {
  using Names = std::set<std::string, std::less<>>;

  // `rsu.scoring.v1.ScoreService/GetScore`; all that a server has.
  std::map<std::string, MethodFacts, std::less<>> methods;

  Names programmes;
  Names regions;    // "04"
  Names provinces;  // "04.421"
};

}  // namespace base::policy

#endif  // BASE_POLICY_KNOWN_NAMES_H_
