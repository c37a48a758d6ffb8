#include "base/rpc/door.h"

#include <cstddef>
#include <cstdlib>

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

}  // namespace

DoorOfService::DoorOfService(const char* service)
    : service_(Find(service)),
      has_line_(static_cast<std::size_t>(service_.method_count()), false) {}

std::vector<std::string> DoorOfService::MethodsWithoutLine() const {
  std::vector<std::string> methods;
  for (int i = 0; i < service_.method_count(); ++i) {
    if (!has_line_[static_cast<std::size_t>(i)]) {
      methods.push_back(service_.method(i)->full_name());
    }
  }
  return methods;
}

int DoorOfService::TakeLine(absl::string_view method, const Descriptor* request,
                            const Descriptor* response) {
  const MethodDescriptor* found =
      service_.FindMethodByName(std::string(method));
  if (found == nullptr || found->input_type() != request ||
      found->output_type() != response) {
    log::Error(absl::StrCat(service_.full_name(), " has no method ", method,
                            " with these messages"));
    std::abort();
  }
  has_line_[static_cast<std::size_t>(found->index())] = true;
  return found->index();
}

}  // namespace base::rpc
