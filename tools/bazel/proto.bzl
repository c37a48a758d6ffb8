"""C++ code from .proto files, by Debian's protoc."""

load("//tools/bazel:cc.bzl", "with_precompiled")

def rsu_proto_library(name, srcs, deps = [], services = False, import_root = "."):
    """One C++ library for .proto files of one package.

    Args:
      name: the library; include its headers as "<path of the .proto>.pb.h".
      srcs: .proto files, which import others by their path in the repository.
      deps: other rsu_proto_library targets that the files import.
      services: also generate gRPC services ("….grpc.pb.h").
      import_root: the folder that other files' imports of these begin below:
        "proto" for the standard messages in proto/google/rpc and proto/grpc,
        which every language imports as "google/rpc/….proto". Their C++ headers
        are included by the path in the repository all the same.
    """
    headers = [src[:-len(".proto")] + ".pb.h" for src in srcs]
    sources = [src[:-len(".proto")] + ".pb.cc" for src in srcs]
    tools = ["@com_google_protobuf//:protoc"]
    out = "$(GENDIR)" if import_root == "." else "$(GENDIR)/" + import_root
    flags = "--cpp_out=" + out
    if services:
        headers += [src[:-len(".proto")] + ".grpc.pb.h" for src in srcs]
        sources += [src[:-len(".proto")] + ".grpc.pb.cc" for src in srcs]
        tools.append("@com_github_grpc_grpc//:grpc_cpp_plugin")
        flags += " --grpc_out=" + out + " --plugin=protoc-gen-grpc=$(execpath @com_github_grpc_grpc//:grpc_cpp_plugin)"

    native.filegroup(
        name = name + "_srcs",
        srcs = srcs + [dep + "_srcs" for dep in deps],
        visibility = ["//visibility:public"],
    )
    native.genrule(
        name = name + "_gen",
        srcs = srcs + [dep + "_srcs" for dep in deps],
        outs = headers + sources,
        tools = tools,
        cmd = ("protoc=$(execpath @com_google_protobuf//:protoc); files=; " +
               "for file in {files}; do files=\"$$files $${{file#{root}/}}\"; done; " +
               "$$protoc -I. -Iproto {flags} $$files && " +
               "sed -i -e 's|#include \"google/rpc/|#include \"proto/google/rpc/|' " +
               "-e 's|#include \"grpc/health/|#include \"proto/grpc/health/|' $(OUTS)").format(
            flags = flags,
            files = " ".join(["$(location %s)" % src for src in srcs]),
            root = import_root,
        ),
    )

    # Generated code is not ours to warn about.
    copts, deps = with_precompiled(
        "//tools/bazel/precompiled:" + ("rpc_users" if services else "messages"),
        ["-Wpedantic", "-w"],
        deps + ["@com_google_protobuf//:protobuf"] +
        (["@com_github_grpc_grpc//:grpc++"] if services else []),
    )
    native.cc_library(
        name = name,
        srcs = sources,
        hdrs = headers,
        copts = copts,
        visibility = ["//visibility:public"],
        deps = deps,
    )
