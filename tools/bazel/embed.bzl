"""Text files as C++ string constants, so that a program needs no data folder."""

def embed_text(name, namespace, srcs, visibility = None):
    """A header NAME.h with one `inline constexpr char` array for each file.

    Args:
      name: the library and its header.
      namespace: C++ namespace of the constants.
      srcs: constant name -> text file of the same package. A file may be of
        any length below 64 KiB and must not contain `)embedded"`.
      visibility: as usual.
    """
    commands = ["echo '#pragma once'", "echo 'namespace %s {'" % namespace]
    for constant, src in srcs.items():
        commands.append(
            ("echo 'inline constexpr char {c}[] = R\"embedded('; cat $(location {s}); echo ')embedded\";'").format(
                c = constant,
                s = src,
            ),
        )
    commands.append("echo '}  // namespace %s'" % namespace)
    native.genrule(
        name = name + "_gen",
        srcs = srcs.values(),
        outs = [name + ".h"],
        cmd = "(" + "; ".join(commands) + ") > $@",
    )
    native.cc_library(
        name = name,
        hdrs = [name + ".h"],
        visibility = visibility,
    )
