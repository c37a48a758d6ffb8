#include "base/error.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "proto/google/rpc/error_details.pb.h"
#include "proto/google/rpc/status.pb.h"

namespace base {
namespace {

constexpr char kDomain[] = "rsu";
constexpr char kPayload[] = "type.googleapis.com/google.rpc.Status";

void SetRetryDelay(int delay_ms, google::rpc::RetryInfo& retry) {
  retry.mutable_retry_delay()->set_seconds(delay_ms / 1000);
  retry.mutable_retry_delay()->set_nanos(delay_ms % 1000 * 1'000'000);
}

}  // namespace

absl::Status MakeError(absl::StatusCode code, absl::string_view message,
                       const ErrorDetail& detail) {
  google::rpc::Status rpc;
  rpc.set_code(static_cast<int>(code));
  rpc.set_message(std::string(message));
  google::rpc::ErrorInfo error_info;
  error_info.set_reason(detail.reason);
  error_info.set_domain(kDomain);
  error_info.mutable_metadata()->insert(detail.metadata.begin(),
                                        detail.metadata.end());
  rpc.add_details()->PackFrom(error_info);
  if (!detail.violations.empty()) {
    google::rpc::BadRequest bad_request;
    for (const FieldViolation& violation : detail.violations) {
      auto* field = bad_request.add_field_violations();
      field->set_field(violation.path);
      field->set_description(violation.rule);
    }
    rpc.add_details()->PackFrom(bad_request);
  }
  if (detail.retry_delay_ms > 0) {
    google::rpc::RetryInfo retry;
    SetRetryDelay(detail.retry_delay_ms, retry);
    rpc.add_details()->PackFrom(retry);
  }
  absl::Status status(code, message);
  status.SetPayload(kPayload, absl::Cord(rpc.SerializeAsString()));
  return status;
}

absl::Status ReasonError(absl::StatusCode code, absl::string_view reason,
                         absl::string_view message) {
  return MakeError(code, message, {std::string(reason), {}, {}, 0});
}

absl::Status FieldError(absl::StatusCode code, absl::string_view reason,
                        absl::string_view field, absl::string_view rule) {
  return MakeError(
      code, rule,
      {std::string(reason), {}, {{std::string(field), std::string(rule)}}, 0});
}

absl::Status NamedFieldError(absl::StatusCode code, absl::string_view reason,
                             absl::string_view field, absl::string_view rule) {
  return MakeError(code, absl::StrCat(field, ": ", rule),
                   {std::string(reason),
                    {{"field", std::string(field)}},
                    {{std::string(field), std::string(rule)}},
                    0});
}

absl::Status InvalidFields(absl::string_view reason,
                           const std::vector<FieldViolation>& violations) {
  ErrorDetail detail;
  detail.reason = std::string(reason);
  detail.violations = violations;
  return MakeError(
      absl::StatusCode::kInvalidArgument,
      absl::StrJoin(violations, "; ",
                    [](std::string* out, const FieldViolation& violation) {
                      absl::StrAppend(out, violation.path, ": ",
                                      violation.rule);
                    }),
      detail);
}

absl::Status FromDetails(absl::StatusCode code, absl::string_view message,
                         absl::string_view rpc_status) {
  absl::Status status(code, message);
  if (!rpc_status.empty()) status.SetPayload(kPayload, absl::Cord(rpc_status));
  return status;
}

ErrorDetail DetailOf(const absl::Status& status) {
  ErrorDetail detail;
  const auto payload = status.GetPayload(kPayload);
  google::rpc::Status rpc;
  if (!payload.has_value() || !rpc.ParseFromString(std::string(*payload))) {
    return detail;
  }
  for (const google::protobuf::Any& any : rpc.details()) {
    google::rpc::ErrorInfo error_info;
    google::rpc::BadRequest bad_request;
    google::rpc::RetryInfo retry;
    if (any.UnpackTo(&error_info)) {
      detail.reason = error_info.reason();
      detail.metadata.insert(error_info.metadata().begin(),
                             error_info.metadata().end());
    } else if (any.UnpackTo(&bad_request)) {
      for (const auto& field : bad_request.field_violations()) {
        detail.violations.push_back({field.field(), field.description()});
      }
    } else if (any.UnpackTo(&retry)) {
      detail.retry_delay_ms =
          static_cast<int>(retry.retry_delay().seconds() * 1000 +
                           retry.retry_delay().nanos() / 1'000'000);
    }
  }
  return detail;
}

}  // namespace base
