#ifndef TOOLS_BAZEL_PRECOMPILED_LIBRARY_H_
#define TOOLS_BAZEL_PRECOMPILED_LIBRARY_H_

// What most files of libraries include, read once: see precompiled.bzl. Little
// enough that a file which needs none of it loses nothing.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/hash/hash.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

#endif  // TOOLS_BAZEL_PRECOMPILED_LIBRARY_H_
