#ifndef TOOLS_BAZEL_PRECOMPILED_TEST_H_
#define TOOLS_BAZEL_PRECOMPILED_TEST_H_

// What every test includes, read once: see precompiled.bzl.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

#endif  // TOOLS_BAZEL_PRECOMPILED_TEST_H_
