#include "base/rpc/library_log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>

#include <chrono>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/log/log.h"
#include "base/log/sparse_log.h"

namespace base::rpc {
namespace {

constexpr std::int64_t kPeriodUs = 10'000'000;

// Some of gRPC's sentences end with what a client sent.
constexpr absl::string_view kWhatWasSent = "value=";

absl::string_view WithoutWhatWasSent(absl::string_view text) {
  return text.substr(0, text.find(kWhatWasSent));
}

void WriteSparsely(const char* library, const char* file, int line,
                   absl::string_view text) {
  static auto& sparse = *new log::SparseLog(kPeriodUs);
  const std::int64_t now_us =
      std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::steady_clock::now().time_since_epoch())
          .count();
  const std::optional<std::string> told = sparse.Take(
      absl::StrCat(file, ":", line), absl::StrCat(library, ": ", text), now_us);
  if (told.has_value()) log::Warning(*told);
}

void FromGrpcLog(gpr_log_func_args* args) {
  if (args->severity < GPR_LOG_SEVERITY_ERROR) return;
  WriteSparsely("gRPC", args->file, args->line,
                WithoutWhatWasSent(args->message));
}

void FromProtobufLog(google::protobuf::LogLevel level, const char* file,
                     int line, const std::string& text) {
  if (level < google::protobuf::LOGLEVEL_ERROR) return;
  WriteSparsely("Protocol Buffers", file, line, text);
}

}  // namespace

void SendLibraryLogToOurs() {
  gpr_set_log_verbosity(GPR_LOG_SEVERITY_ERROR);
  gpr_set_log_function(FromGrpcLog);
  google::protobuf::SetLogHandler(FromProtobufLog);
}

}  // namespace base::rpc
