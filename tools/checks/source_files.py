"""The C++ and .proto files of a tree, with comments and strings set apart."""

import dataclasses
import os
import re

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.M)

# What can hide text from the compiler, or hide a quote from us. The order
# matters: a raw string before a string, a digit separator before a character.
_HIDDEN = re.compile(
    r"""
      (?P<comment> //(?:\\\n|[^\n])* | /\*.*?(?:\*/|\Z) )
    | (?P<raw> \bu?8?[uUL]?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)" )
    | (?P<number> \b\d[\w.]*(?:'[\w.]+)+ )
    | (?P<include> ^[ \t]*\#[ \t]*include[ \t]*(?:"[^"\n]*"|<[^>\n]*>) )
    | (?P<string> "(?:\\.|[^"\\\n])*" )
    | (?P<character> '(?:\\.|[^'\\\n])+' )
    """, re.X | re.S | re.M)


@dataclasses.dataclass(frozen=True)
class Include:
    line: int
    header: str
    quoted: bool


@dataclasses.dataclass(frozen=True)
class SourceFile:
    path: str  # from the root, with /
    text: str
    code: str  # the text with comments and strings blanked, same line numbers
    includes: tuple

    @property
    def folder(self):
        return self.path.rpartition("/")[0]

    @property
    def is_test(self):
        return (self.path.startswith("tests/") or
                self.path.endswith(("_test.cc", "_fixture.h")))

    @property
    def is_cpp(self):
        return self.path.endswith((".h", ".cc"))


def _blank(match):
    if match.lastgroup == "number" or match.group("include"):
        return match.group()
    return re.sub(r"[^\n]", " ", match.group())


def parse(path, text):
    code = _HIDDEN.sub(_blank, text)
    includes = tuple(
        Include(code.count("\n", 0, match.start()) + 1, match.group(2),
                match.group(1) == '"') for match in _INCLUDE.finditer(code))
    return SourceFile(path, text, code, includes)


def read_tree(root):
    """Every .h, .cc and .proto file below `root`, in the order of paths.

    Hidden folders and Bazel's own links (bazel-bin, ...) are passed over.
    """
    files = []
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [
            name for name in subfolders
            if not name.startswith((".", "bazel-"))
        ]
        for name in names:
            if name.endswith((".h", ".cc", ".proto")):
                absolute = os.path.join(folder, name)
                path = os.path.relpath(absolute, root).replace(os.sep, "/")
                with open(absolute, encoding="utf-8") as file:
                    files.append(parse(path, file.read()))
    return sorted(files, key=lambda file: file.path)
