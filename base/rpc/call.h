#ifndef BASE_RPC_CALL_H_
#define BASE_RPC_CALL_H_

#include <google/protobuf/message.h>

#include <memory>
#include <set>
#include <string>

#include "absl/strings/string_view.h"
#include "base/rpc/method_row.h"

namespace base::rpc {

// What a right leaves out of an answer.
struct Restrictions {
  // Only of people who live in one of these regions ("01" to "12"). Empty:
  // everyone.
  std::set<std::string> regions;
};

// A call, as authority, quota and record are asked about it. All that it points
// to lives until the answer left. One thread at a time.
struct Call {
  // CallerName()
  absl::string_view caller;

  // Null: the call did not come through a door.
  const MethodRow* row = nullptr;

  // Null until it was read; of a call whose requests are a stream the last one.
  const google::protobuf::Message* request = nullptr;

  // What is about to leave; null if it is an error.
  const google::protobuf::Message* answer = nullptr;

  // What the authority leaves out. Null: nothing.
  std::shared_ptr<const Restrictions> restrictions;

  // The record of the call is in the transaction of its write.
  bool is_recorded = false;

  // Those whom the request names. Calls nothing if it was not read.
  void EachSubject(rpc::EachSubject each) const {
    if (request == nullptr || row->each_subject == nullptr) return;
    row->each_subject(*request, each);
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_CALL_H_
