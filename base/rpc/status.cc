#include "base/rpc/status.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/damage/damage_log.h"
#include "base/error.h"
#include "base/log/log.h"
#include "base/text.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"

namespace base::rpc {
namespace {

// A client takes 8 KiB of trailing metadata if it is not told otherwise, and
// gives up the whole status if there is more. The message goes twice, the
// details in base 64; with these limits both stay under 7 KiB.
constexpr std::size_t kMaxTextBytes = 1000;
constexpr std::size_t kMaxViolationsBytes = 3000;

std::string Shortened(absl::string_view message) {
  if (message.size() <= kMaxTextBytes) return std::string(message);
  const std::size_t end = message.rfind("; ", kMaxTextBytes);
  return absl::StrCat(
      message.substr(0, end == absl::string_view::npos ? kMaxTextBytes : end),
      "; and more");
}

// Keeps the first violations if they are too many, and says how many there
// were: a declaration can break more than 600 rules.
void ShortenViolations(google::rpc::Status& status) {
  int violations = 0;
  for (google::protobuf::Any& any : *status.mutable_details()) {
    google::rpc::BadRequest bad_request;
    if (any.value().size() <= kMaxViolationsBytes ||
        !any.UnpackTo(&bad_request)) {
      continue;
    }
    violations = bad_request.field_violations_size();
    while (bad_request.ByteSizeLong() > kMaxViolationsBytes) {
      bad_request.mutable_field_violations()->RemoveLast();
    }
    any.PackFrom(bad_request);
  }
  if (violations == 0) return;
  for (google::protobuf::Any& any : *status.mutable_details()) {
    google::rpc::ErrorInfo error_info;
    if (!any.UnpackTo(&error_info)) continue;
    (*error_info.mutable_metadata())["violations"] = absl::StrCat(violations);
    any.PackFrom(error_info);
  }
}

// What a caller may see of a failure, always with a reason. What is no error of
// ours goes to the log whole and to the caller without its message. Messages
// about damage name what is damaged and hold no stored value.
absl::Status ForCaller(const absl::Status& status) {
  if (status.code() == absl::StatusCode::kInternal ||
      status.code() == absl::StatusCode::kUnknown) {
    log::Error(status.ToString());
    return ReasonError(absl::StatusCode::kInternal, "INTERNAL",
                       "an error inside the server; its log says more");
  }
  LogDamage(status);
  if (!DetailOf(status).reason.empty()) return status;
  if (absl::IsDataLoss(status)) {
    return ReasonError(status.code(), "STORAGE_DAMAGED", status.message());
  }
  return ReasonError(status.code(), absl::StatusCodeToString(status.code()),
                     status.message());
}

// What the status carries, or nothing if a text of it cannot be told.
std::optional<google::rpc::Status> DetailsOf(const absl::Status& status) {
  google::rpc::Status details;
  bool can_be_told = IsUtf8(status.message());
  status.ForEachPayload([&](absl::string_view, const absl::Cord& bytes) {
    can_be_told = details.ParseFromString(std::string(bytes)) && can_be_told;
  });
  if (!can_be_told) return std::nullopt;
  return details;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  absl::Status outward = ForCaller(status);
  std::optional<google::rpc::Status> details = DetailsOf(outward);
  if (!details.has_value()) {
    // Texts of requests are UTF-8: this one was stored, and is damaged.
    outward = ForCaller(absl::DataLossError("a stored text is not UTF-8"));
    details = DetailsOf(outward);
  }
  details->set_code(static_cast<int>(outward.code()));
  details->set_message(Shortened(outward.message()));
  ShortenViolations(*details);
  return grpc::Status(static_cast<grpc::StatusCode>(outward.code()),
                      details->message(), details->SerializeAsString());
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  return FromDetails(static_cast<absl::StatusCode>(status.error_code()),
                     status.error_message(), status.error_details());
}

}  // namespace base::rpc
