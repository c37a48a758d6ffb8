"""C++ rules of this repository: every warning is an error in our own code."""

_WARNINGS = [
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-Wshadow",
    "-Wconversion",
    "-Werror",
]

_PRECOMPILED = "//tools/bazel/precompiled:"

def with_precompiled(label, copts, deps):
    """(copts, deps) of files that are compiled with a precompiled_header."""
    package, name = label[2:].split(":")
    header = "$(BINDIR)/%s/%s.h" % (package, name)
    # -fpch-deps: what was read counts among the files that this one depends on.
    return ["-include", header, "-fpch-deps"] + copts, deps + [label]

def _headers_of_programs():
    """What most files of the package at hand include."""
    package = native.package_name()
    if (package.startswith("tools/rsuctl") or package.endswith("/service") or
        package in ["base/rpc", "tests/crash", "tests/load", "tools/server"]):
        return _PRECOMPILED + "rpc_users"
    if package == "tests/fixtures":
        return _PRECOMPILED + "tests"
    if package.split("/")[0] in ["base", "idcs", "registry", "scoring"]:
        return _PRECOMPILED + "computing_libraries"
    return _PRECOMPILED + "libraries"

def _headers_of_tests():
    if native.package_name().startswith("tests/service"):
        return "//tests/fixtures:served_register"
    return _PRECOMPILED + "tests"

def rsu_library(name, copts = [], deps = [], srcs = [], **kwargs):
    if srcs:
        copts, deps = with_precompiled(_headers_of_programs(), copts, deps)
    native.cc_library(
        name = name,
        srcs = srcs,
        copts = _WARNINGS + copts,
        deps = deps,
        **kwargs
    )

def rsu_binary(name, copts = [], deps = [], **kwargs):
    copts, deps = with_precompiled(_headers_of_programs(), copts, deps)
    native.cc_binary(
        name = name,
        copts = _WARNINGS + copts,
        deps = deps,
        **kwargs
    )

def rsu_test(name, copts = [], deps = [], size = "small", **kwargs):
    copts, deps = with_precompiled(_headers_of_tests(), copts, deps)
    native.cc_test(
        name = name,
        copts = _WARNINGS + copts,
        size = size,
        deps = deps + ["@com_google_googletest//:gtest_main"],
        **kwargs
    )
