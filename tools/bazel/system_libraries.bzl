"""Debian's libraries under the names their upstream Bazel builds use.

A BUILD file says `@com_google_absl//absl/strings` and does not show that the
library comes from a Debian package. Headers lie in /usr/include, which the
compiler searches anyway, so a target is only its linker flags and what it
needs besides.
"""

def _system_repository_impl(ctx):
    ctx.file("WORKSPACE", "workspace(name = \"%s\")\n" % ctx.name)
    for package, text in ctx.attr.packages.items():
        path = "BUILD" if package == "." else package + "/BUILD"
        ctx.file(path, text)
    for name, target in ctx.attr.links.items():
        ctx.symlink(target, name)

_system_repository = repository_rule(
    implementation = _system_repository_impl,
    attrs = {
        "packages": attr.string_dict(mandatory = True),
        "links": attr.string_dict(),
    },
)

def _library(name, link, deps = []):
    return """
cc_library(
    name = "{name}",
    linkopts = {linkopts},
    deps = {deps},
)
""".format(
        name = name,
        linkopts = repr(["-l" + library for library in link]),
        deps = repr(deps),
    )

_PUBLIC = "package(default_visibility = [\"//visibility:public\"])\n"

# Package below @com_google_absl//absl -> target -> libraries to link.
_ABSL = {
    "algorithm": {"container": []},
    "base": {
        "core_headers": [],
        "endian": [],
    },
    "cleanup": {"cleanup": []},
    "container": {
        "fixed_array": ["absl_throw_delegate"],
        "flat_hash_map": ["absl_raw_hash_set", "absl_hash", "absl_city", "absl_low_level_hash", "absl_throw_delegate"],
        "flat_hash_set": ["absl_raw_hash_set", "absl_hash", "absl_city", "absl_low_level_hash", "absl_throw_delegate"],
        "inlined_vector": ["absl_throw_delegate"],
    },
    "functional": {"function_ref": []},
    "hash": {"hash": ["absl_hash", "absl_city", "absl_low_level_hash"]},
    "memory": {"memory": []},
    "numeric": {"int128": ["absl_int128"]},
    "status": {
        "status": ["absl_status", "absl_cord", "absl_strings", "absl_throw_delegate"],
        "statusor": ["absl_statusor", "absl_status", "absl_bad_variant_access", "absl_raw_logging_internal"],
    },
    "strings": {
        "cord": ["absl_cord", "absl_cordz_info", "absl_cord_internal", "absl_cordz_functions", "absl_cordz_handle"],
        "str_format": ["absl_str_format_internal"],
        "strings": ["absl_strings", "absl_strings_internal", "absl_throw_delegate", "absl_int128"],
    },
    "synchronization": {"synchronization": ["absl_synchronization"]},
    "time": {"time": ["absl_time", "absl_time_zone", "absl_civil_time"]},
    "types": {
        "optional": ["absl_bad_optional_access"],
        "span": ["absl_throw_delegate"],
    },
}

def system_libraries():
    """Declares one repository for each upstream project."""
    absl = {}
    for package, targets in _ABSL.items():
        absl["absl/" + package] = _PUBLIC + "".join([
            _library(name, link)
            for name, link in targets.items()
        ])
    _system_repository(name = "com_google_absl", packages = absl)

    _system_repository(
        name = "com_google_protobuf",
        packages = {".": _PUBLIC + _library("protobuf", ["protobuf"]) +
                         "exports_files([\"protoc\"])\n"},
        links = {"protoc": "/usr/bin/protoc"},
    )
    _system_repository(
        name = "com_github_grpc_grpc",
        packages = {".": _PUBLIC +
                         _library("grpc++", ["grpc++", "grpc", "gpr", "absl_synchronization"], ["@com_google_protobuf//:protobuf"]) +
                         _library("grpc++_reflection", ["grpc++_reflection"], [":grpc++"]) +
                         "exports_files([\"grpc_cpp_plugin\"])\n"},
        links = {"grpc_cpp_plugin": "/usr/bin/grpc_cpp_plugin"},
    )
    _system_repository(
        name = "com_google_googletest",
        packages = {".": _PUBLIC +
                         _library("gtest", ["gmock", "gtest", "pthread"]) +
                         _library("gtest_main", ["gmock_main"], [":gtest"])},
    )
    for repository, target, link in [
        ("com_github_cliutils_cli11", "cli11", []),
        ("com_github_cyan4973_xxhash", "xxhash", []),  # its header alone
        ("com_github_tencent_rapidjson", "rapidjson", []),
        ("org_gnu_gsl", "gsl", ["gsl", "gslcblas", "m"]),
        ("org_openssl", "crypto", ["crypto"]),
        ("org_sqlite", "sqlite3", ["sqlite3"]),
    ]:
        _system_repository(
            name = repository,
            packages = {".": _PUBLIC + _library(target, link)},
        )
    _system_repository(
        name = "org_unicode_icu",
        packages = {".": _PUBLIC +
                         _library("icuuc", ["icuuc"]) +
                         _library("icui18n", ["icui18n"], [":icuuc"])},
    )
