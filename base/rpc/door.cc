#include "base/rpc/door.h"

#include <cstddef>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/log/log.h"

namespace base::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

const ServiceDescriptor& Find(const char* name) {
  const ServiceDescriptor* service =
      DescriptorPool::generated_pool()->FindServiceByName(name);
  if (service != nullptr) return *service;
  log::Error(absl::StrCat("no service ", name, " among the descriptors"));
  std::abort();
}

// Who decided is the person behind the call, if there is one.
absl::Status FillAuthor(const Call& call, google::protobuf::Message& request) {
  if (call.person.empty() || call.row->author == nullptr) {
    return absl::OkStatus();
  }
  std::string& author = call.row->author(request);
  if (author.empty()) author = std::string(call.person);
  return author == call.person ? absl::OkStatus() : AuthorNotPerson();
}

}  // namespace

absl::Status EnterCall(CallContext& context, const Doorkeepers& keepers,
                       const MethodRow& row, std::int64_t bytes) {
  context.Enter(&keepers, &row);
  RSU_RETURN_IF_ERROR(keepers.gate->Admit(context, bytes));
  RSU_RETURN_IF_ERROR(keepers.authority->MayCall(context.call()));
  return keepers.quota->TakeCall(context.call());
}

absl::Status AdmitRequest(CallContext& context,
                          google::protobuf::Message& request) {
  Call& call = context.call();
  call.request = &request;
  call.out_of_reach.clear();
  RSU_RETURN_IF_ERROR(context.keepers().authority->MayAsk(call));
  RSU_RETURN_IF_ERROR(FillAuthor(call, request));
  return context.keepers().quota->TakeSubjects(call);
}

DoorOfService::DoorOfService(const char* service)
    : service_(Find(service)),
      rows_(static_cast<std::size_t>(service_.method_count())) {}

std::vector<const MethodRow*> DoorOfService::rows() const {
  std::vector<const MethodRow*> rows;
  for (const MethodRow& row : rows_) {
    if (!row.method.empty()) rows.push_back(&row);
  }
  return rows;
}

std::vector<std::string> DoorOfService::MethodsWithoutRow() const {
  std::vector<std::string> methods;
  for (int i = 0; i < service_.method_count(); ++i) {
    if (RowAt(i)->method.empty()) {
      methods.push_back(service_.method(i)->full_name());
    }
  }
  return methods;
}

int DoorOfService::TakeRow(absl::string_view method, const Descriptor* request,
                           const Descriptor* response, MethodRow row) {
  const MethodDescriptor* found =
      service_.FindMethodByName(std::string(method));
  if (found == nullptr || found->input_type() != request ||
      found->output_type() != response) {
    log::Error(absl::StrCat(service_.full_name(), " has no method ", method,
                            " with these messages"));
    std::abort();
  }
  row.request_type = request;
  row.answer_type = response;
  row.method = absl::StrCat(service_.full_name(), "/", found->name());
  rows_[static_cast<std::size_t>(found->index())] = std::move(row);
  return found->index();
}

}  // namespace base::rpc
