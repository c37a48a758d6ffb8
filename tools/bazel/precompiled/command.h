#ifndef TOOLS_BAZEL_PRECOMPILED_COMMAND_H_
#define TOOLS_BAZEL_PRECOMPILED_COMMAND_H_

// What every command includes, read once: see precompiled.bzl.
#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
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

#endif  // TOOLS_BAZEL_PRECOMPILED_COMMAND_H_
