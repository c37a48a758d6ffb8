#ifndef BASE_RPC_METHOD_ROW_H_
#define BASE_RPC_METHOD_ROW_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/rpc/subject.h"

namespace base::rpc {

// What the calls of a method do to the register.
enum class Access {
  kReads,
  kWrites,    // unless the request asks for a check alone
  kOperates,  // the server and its jobs; no file of anybody
};

// Whom the calls of a method are about.
enum class About {
  kNobody,
  kPerson,
  kHousehold,
  kPersonOrHousehold,
  kMany,      // all named in the request
  kInAnswer,  // the request does not say; the answer names them
};

// What the door knows of a method. Made at start and not changed. The functions
// take a request of the method.
struct MethodRow {
  // rsu.scoring.v1.ScoreService/GetScore
  std::string method;

  Access access = Access::kReads;
  About about = About::kNobody;

  // Those whom the request names. Empty if it can name nobody.
  std::function<void(const google::protobuf::Message&, EachSubject)>
      each_subject;

  // The programme that the request is about: calls take a grant for it. Empty:
  // about none.
  std::function<absl::string_view(const google::protobuf::Message&)> programme;

  // The fields of a person that the request has compared: calls take a grant
  // for each. Empty: none.
  std::function<std::vector<std::string>(const google::protobuf::Message&)>
      identity_fields;

  // Whether calls take a grant at all.
  bool takes_grant() const {
    return programme != nullptr || identity_fields != nullptr;
  }
};

}  // namespace base::rpc

#endif  // BASE_RPC_METHOD_ROW_H_
