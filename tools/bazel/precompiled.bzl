"""Headers that are read once for many files.

Half of the time that it takes to compile a test or a command is the reading of
headers: gtest, gRPC, the messages. A precompiled_header is that reading,
kept. A file that is compiled with it still includes what it uses; the compiler
finds it read. Where its flags are others, GCC ignores what is kept and reads.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "CPP_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

def _precompiled_header_impl(ctx):
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    context = cc_common.merge_cc_infos(
        cc_infos = [dep[CcInfo] for dep in ctx.attr.deps],
    ).compilation_context

    # GCC looks for what it kept beside the header that a file includes first.
    header = ctx.actions.declare_file(ctx.label.name + ".h")
    kept = ctx.actions.declare_file(ctx.label.name + ".h.gch")
    # -Wpedantic defines a macro, which has to be the same as in cc.bzl.
    ctx.actions.symlink(output = header, target_file = ctx.file.header)
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        source_file = ctx.file.header.path,
        output_file = kept.path,
        user_compile_flags = ctx.fragments.cpp.copts +
                             ctx.fragments.cpp.cxxopts + ctx.attr.copts +
                             ["-Wpedantic", "-x", "c++-header"],
        use_pic = True,
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
    )
    ctx.actions.run(
        executable = cc_common.get_tool_for_action(
            feature_configuration = features,
            action_name = CPP_COMPILE_ACTION_NAME,
        ),
        arguments = cc_common.get_memory_inefficient_command_line(
            feature_configuration = features,
            action_name = CPP_COMPILE_ACTION_NAME,
            variables = variables,
        ),
        env = cc_common.get_environment_variables(
            feature_configuration = features,
            action_name = CPP_COMPILE_ACTION_NAME,
            variables = variables,
        ),
        inputs = depset(
            [ctx.file.header],
            transitive = [context.headers, toolchain.all_files],
        ),
        outputs = [kept],
        mnemonic = "PrecompiledHeader",
        progress_message = "Reading the headers of %s" % ctx.label,
    )
    kept_context = cc_common.create_compilation_context(
        headers = depset([header, kept, ctx.file.header]),
    )
    return [
        DefaultInfo(files = depset([kept])),
        cc_common.merge_cc_infos(
            direct_cc_infos = [CcInfo(compilation_context = kept_context)],
            cc_infos = [dep[CcInfo] for dep in ctx.attr.deps],
        ),
    ]

precompiled_header = rule(
    implementation = _precompiled_header_impl,
    attrs = {
        "header": attr.label(allow_single_file = [".h"], mandatory = True),
        "deps": attr.label_list(providers = [CcInfo]),
        "copts": attr.string_list(),
        "_cc_toolchain": attr.label(
            default = "@bazel_tools//tools/cpp:current_cc_toolchain",
        ),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
    doc = "The headers that `header` includes, read once.",
)
