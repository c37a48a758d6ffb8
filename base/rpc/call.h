#ifndef BASE_RPC_CALL_H_
#define BASE_RPC_CALL_H_

#include <google/protobuf/message.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "base/rpc/grant.h"
#include "base/rpc/method_row.h"

namespace base::rpc {

// Metadata of a call: the person a program acts for, and why a file is looked
// at, a code of the policy.
inline constexpr char kOnBehalfOfMetadata[] = "rsu-on-behalf-of";
inline constexpr char kReasonMetadata[] = "rsu-reason";

// What the metadata of a call says under one name.
struct Told {
  int times = 0;
  absl::string_view text;  // of several the last

  void Add(absl::string_view value) {
    ++times;
    text = value;
  }
};

// A call, as authority, quota and record are asked about it. All that it points
// to lives until the answer left. One thread at a time.
struct Call {
  // Who calls: Caller::name, and its certificate's digests.
  absl::string_view caller;
  absl::string_view certificate;
  absl::string_view public_key;

  Told on_behalf_of;
  Told reason;

  // The human behind the caller, or who is the caller; empty: none that the
  // authority knows. It says so.
  absl::string_view person;

  // Null: the call did not come through a door.
  const MethodRow* row = nullptr;

  // Null until it was read; of a call whose requests are a stream the last one.
  const google::protobuf::Message* request = nullptr;

  // What is about to leave; null if it is an error.
  const google::protobuf::Message* answer = nullptr;

  // The roles that allow the call, at least one once it was allowed; what they
  // point to lives as long as `policy`.
  absl::InlinedVector<const Grant*, 2> grants;
  std::shared_ptr<const void> policy;

  // Of each grant, those whom the request names and whom it does not reach, as
  // the request names them. Empty: each reaches everybody. Filled in by the
  // door before the work, in the session of the work.
  std::vector<std::set<std::string, std::less<>>> out_of_reach;

  // The record of the call is in the transaction of its write.
  bool is_recorded = false;

  // Who answers for what the call does: the person, else the caller.
  absl::string_view author() const { return person.empty() ? caller : person; }

  // Whether every grant is for some places only.
  bool is_placed() const {
    return !grants.empty() &&
           std::all_of(grants.begin(), grants.end(), [](const Grant* grant) {
             return !grant->places.is_everywhere();
           });
  }

  // Whether a grant, by its place among `grants`, reaches a number that the
  // request names.
  bool Reaches(std::size_t grant, absl::string_view number) const {
    return out_of_reach.empty() ||
           out_of_reach[grant].find(number) == out_of_reach[grant].end();
  }

  // Whether no grant reaches a number that the request names: the caller is
  // answered as if nobody had it.
  bool IsHidden(absl::string_view number) const {
    for (std::size_t i = 0; i < out_of_reach.size(); ++i) {
      if (Reaches(i, number)) return false;
    }
    return !out_of_reach.empty();
  }

  // Those whom the request names. Calls nothing if it was not read.
  void EachSubject(rpc::EachSubject each) const {
    if (request == nullptr || row->each_subject == nullptr) return;
    row->each_subject(*request, each);
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_CALL_H_
