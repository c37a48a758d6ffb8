#ifndef TOOLS_BAZEL_PRECOMPILED_RPC_H_
#define TOOLS_BAZEL_PRECOMPILED_RPC_H_

// What every file of a service includes, read once: see precompiled.bzl.
#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

#endif  // TOOLS_BAZEL_PRECOMPILED_RPC_H_
