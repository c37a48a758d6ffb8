#ifndef BASE_RPC_METHOD_ROW_H_
#define BASE_RPC_METHOD_ROW_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
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

// How calls keep to the regions and provinces of a role.
enum class Regions {
  kNotKept,    // a role with regions cannot have the method
  kOfNobody,   // there is nothing to keep
  kOfSubject,  // one subject, whom the door looks up: `unknown` if out of reach
  kByHandler,  // the door says whom the caller may not know; the handler obeys
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

  // The programme that the request is about, which a role must have. Empty:
  // about none.
  std::function<absl::string_view(const google::protobuf::Message&)> programme;

  // The fields of a person that the request has compared, each of which a role
  // must have. Empty: none.
  std::function<std::vector<std::string>(const google::protobuf::Message&)>
      identity_fields;

  Regions regions = Regions::kNotKept;

  // How a call is refused whose subject nobody knows; of Regions::kOfSubject.
  std::function<absl::Status(const google::protobuf::Message&)> unknown;

  // Whether a call says why: it looks at the file of somebody.
  bool needs_reason = false;

  // Where a request says who decided. Empty: nowhere.
  std::function<std::string&(google::protobuf::Message&)> author;

  const google::protobuf::Descriptor* request_type = nullptr;
  const google::protobuf::Descriptor* answer_type = nullptr;
};

}  // namespace base::rpc

#endif  // BASE_RPC_METHOD_ROW_H_
