"""C++ code from .proto files, by Debian's protoc."""

def rsu_proto_library(name, srcs, deps = [], services = False):
    """One C++ library for .proto files of one package.

    Args:
      name: the library; include its headers as "<path of the .proto>.pb.h".
      srcs: .proto files, which import others by their path in the repository.
      deps: other rsu_proto_library targets that the files import.
      services: also generate gRPC services ("….grpc.pb.h").
    """
    headers = [src[:-len(".proto")] + ".pb.h" for src in srcs]
    sources = [src[:-len(".proto")] + ".pb.cc" for src in srcs]
    tools = ["@com_google_protobuf//:protoc"]
    flags = "--cpp_out=$(GENDIR)"
    if services:
        headers += [src[:-len(".proto")] + ".grpc.pb.h" for src in srcs]
        sources += [src[:-len(".proto")] + ".grpc.pb.cc" for src in srcs]
        tools.append("@com_github_grpc_grpc//:grpc_cpp_plugin")
        flags += " --grpc_out=$(GENDIR) --plugin=protoc-gen-grpc=$(execpath @com_github_grpc_grpc//:grpc_cpp_plugin)"

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
        cmd = "$(execpath @com_google_protobuf//:protoc) -I. {flags} {files}".format(
            flags = flags,
            files = " ".join(["$(location %s)" % src for src in srcs]),
        ),
    )
    native.cc_library(
        name = name,
        srcs = sources,
        hdrs = headers,
        # Generated code is not ours to warn about.
        copts = ["-w"],
        visibility = ["//visibility:public"],
        deps = deps + ["@com_google_protobuf//:protobuf"] + (
            ["@com_github_grpc_grpc//:grpc++"] if services else []
        ),
    )
