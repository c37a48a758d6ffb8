"""Where the functions of a C++ file begin and end, by its brackets alone.

Not seen: a function that a macro makes, a lambda among the arguments of a
macro, and where #if and #else each open a bracket that both close.
"""

import dataclasses
import re

_DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.M)
_MARK = re.compile(r"[(){};]")
_ACCESS = re.compile(r"\s*(?:public|protected|private)\s*:(?!:)")
_MACRO_CALL = re.compile(r"\s*[A-Z][A-Z0-9_]*\([^()]*\)(?=\s*[\w:~\[])")
_SCOPE = re.compile(r"\s*(?:template\s*<.*>\s*)?(?:inline\s+)?"
                    r"(?:namespace|class|struct|union|enum|extern)\b", re.S)

# What stands before the body of a function, and before no list of values. A
# bracket closes right before it where members are initialised with lists.
_BEFORE_BODY = re.compile(r"(?:[)}&]|\b(?:const|noexcept|override|final))\s*$")


@dataclasses.dataclass(frozen=True)
class Function:
    line: int  # where its declaration begins
    lines: int  # to the end of its body


def _head(code, start, end):
    """Where the declaration begins that stands before a bracket."""
    while before := (_ACCESS.match(code, start, end) or
                     _MACRO_CALL.match(code, start, end)):
        start = before.end()
    return start + len(code[start:end]) - len(code[start:end].lstrip())


def functions(code):
    """The functions of a file, or of its classes, in the order of their ends.
    In `code` strings and comments are blank. What stands within a function is
    a part of it."""
    code = _DIRECTIVE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()),
                          code)
    found = []
    start = 0  # of what is being declared
    inside = 0  # brackets that are open in it
    body = None  # where the function began whose body this is
    for mark in _MARK.finditer(code):
        char = mark.group()
        if inside:
            inside += {"(": 1, "{": 1, ")": -1, "}": -1}.get(char, 0)
            if inside == 0 and body is not None:
                line = code.count("\n", 0, body) + 1
                found.append(Function(
                    line, code.count("\n", 0, mark.end()) + 2 - line))
                start, body = mark.end(), None
        elif char == "(":
            inside = 1
        elif char == "{":
            begin = _head(code, start, mark.start())
            head = code[begin:mark.start()]
            is_body = bool(_BEFORE_BODY.search(head)) or "->" in head
            if _SCOPE.match(head) and not head.rstrip().endswith(")"):
                start = mark.end()
            else:
                inside = 1
                body = begin if is_body else None
        else:
            start = mark.end()
    return found
