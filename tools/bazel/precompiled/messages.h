#ifndef TOOLS_BAZEL_PRECOMPILED_MESSAGES_H_
#define TOOLS_BAZEL_PRECOMPILED_MESSAGES_H_

// What the code of messages includes, read once: see precompiled.bzl.
#include <google/protobuf/extension_set.h>
#include <google/protobuf/generated_message_reflection.h>
#include <google/protobuf/generated_message_util.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/map_entry.h>
#include <google/protobuf/map_field_inl.h>
#include <google/protobuf/message.h>
#include <google/protobuf/reflection_ops.h>
#include <google/protobuf/repeated_field.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/wire_format.h>

#include <algorithm>
#include <string>

#endif  // TOOLS_BAZEL_PRECOMPILED_MESSAGES_H_
