#ifndef TOOLS_BAZEL_PRECOMPILED_RPC_H_
#define TOOLS_BAZEL_PRECOMPILED_RPC_H_

// What most files of services and commands include, read once: see
// precompiled.bzl. No CLI11: what its inline functions need of templates is
// made in each file that knows them, used or not.
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
