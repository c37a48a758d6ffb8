#ifndef TOOLS_RSUCTL_PEOPLE_PERSON_CALLS_H_
#define TOOLS_RSUCTL_PEOPLE_PERSON_CALLS_H_

#include <cstdio>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/request_ids.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/refusals/option_names.h"

namespace rsuctl {

// What the commands on single people have in common: one call, whose answer is
// printed.

using PopulationStub = rsu::registry::v1::PopulationService::Stub;

// "people/2533101746".
inline std::string PersonName(const std::string& idcs) {
  return absl::StrCat("people/", idcs);
}

// Prints a message as it was asked for: as JSON, or by `print`.
template <typename Message>
std::function<void(const Message&)> Printing(const PersonFlags& flags,
                                             void (*print)(const Message&)) {
  if (flags.format != "json") return print;
  return [](const Message& message) { std::puts(JsonLine(message).c_str()); };
}

// Says why a request was refused, by the options of the command; what is of a
// file, by its place there.
ExitStatus FailWithRequest(const absl::Status& refused,
                           const PlaceInFile& place);

// Connects, makes one call and hands over its answer. `place` is where the
// person of a request was read, if in a file.
template <typename Request, typename Response>
ExitStatus CallAndPrint(const ServerFlags& server, const Request& request,
                        grpc::Status (PopulationStub::*method)(
                            grpc::ClientContext*, const Request&, Response*),
                        const std::function<void(const Response&)>& print,
                        const PlaceInFile& place = {}) {
  const auto channel = Connect(server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = rsu::registry::v1::PopulationService::NewStub(*channel);
  const absl::StatusOr<Response> response = CallMethod(*stub, method, request);
  if (!response.ok()) return FailWithRequest(response.status(), place);
  print(*response);
  return ExitStatus::kDone;
}

// Makes a call that changes something, with an id that stands for all that it
// says, so that the same command gives the first answer again.
template <typename Request, typename Response>
ExitStatus ChangeAndPrint(const PersonFlags& flags, Request& request,
                          grpc::Status (PopulationStub::*method)(
                              grpc::ClientContext*, const Request&, Response*),
                          const std::function<void(const Response&)>& print,
                          const PlaceInFile& place = {}) {
  request.set_author(flags.author);
  request.set_reason(flags.reason);
  request.set_request_id(RequestIdOfContent(request));
  return CallAndPrint<Request, Response>(flags.server, request, method, print,
                                         place);
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_PERSON_CALLS_H_
