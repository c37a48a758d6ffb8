"""The rules: each takes the files and the table, and yields breaches."""

import dataclasses
import re

import functions
from layering_table import matches

# What is longer holds more than one idea (the house style).
MAX_LINES = 400
MAX_FUNCTION_LINES = 60

# The folders whose headers are ours; the first part of every such #include.
TOP_FOLDERS = ("base", "idcs", "proto", "registry", "scoring", "tests", "tools")

# Written in two parts so that a search for them does not find this file.
_UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
_NOT_RUN = re.compile(r"\b(GTEST_" r"SKIP|DISA" r"BLED_)")
# A number or a day straight out of a row, which a changed bit makes impossible.
_UNCHECKED_VALUE = re.compile(r"\b(FromValue|FromDayNumber)\("
                              r"(?:\s|static_cast<[^>]*>\()*row\.Integer\b")
_FLOATING_POINT = re.compile(r"\b(float|double)\b")


@dataclasses.dataclass(frozen=True, order=True)
class Breach:
    path: str
    line: int
    what: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


def _folder_of(header):
    return header.rpartition("/")[0]


def _is_ours(include):
    return include.header.split("/", 1)[0] in TOP_FOLDERS


def _is_generated_from_proto(header):
    return header.endswith(".pb.h")


def _matching_lines(pattern, text):
    """(line number, match) of the first match in each line."""
    for number, line in enumerate(text.split("\n"), 1):
        match = pattern.search(line)
        if match:
            yield number, match.group(1)


def _listed(files, table):
    seen = set()
    for file in files:
        if file.is_cpp and file.folder not in seen:
            seen.add(file.folder)
            if table.allowed(file.folder) is None:
                yield Breach(
                    file.path, 1,
                    f"folder {file.folder or '.'} is not in the table: add a "
                    "line that says whom it may include")


def _directions(files, table):
    for file in files:
        allowed = table.allowed(file.folder)
        if file.is_test or allowed is None:
            continue
        for include in file.includes:
            header = include.header
            target = _folder_of(header)
            if header.endswith("_fixture.h"):
                yield Breach(file.path, include.line,
                             f"includes {header}, which is for tests")
                continue
            if (not _is_ours(include) or _is_generated_from_proto(header) or
                    target == file.folder or matches(target, allowed) or
                    matches(header, allowed)):
                continue
            yield Breach(
                file.path, include.line,
                f"includes {header}: {file.folder} may not use {target} "
                "(layering_table.txt)")


def _paths(files, table):
    del table
    known = {file.path for file in files}
    for file in files:
        for include in file.includes:
            if _is_ours(include) or not include.quoted:
                continue
            if f"{file.folder}/{include.header}" in known:
                yield Breach(
                    file.path, include.line,
                    f"includes {include.header}: write its path from the root "
                    f"({file.folder}/{include.header})")


def _reserved_headers(files, table):
    for file in files:
        for include in file.includes:
            line = table.users_of(include.header)
            if line is None:
                continue
            pattern, users = line
            if (matches(file.folder, users) or matches(file.path, users) or
                    file.is_test and "tests" in users):
                continue
            yield Breach(
                file.path, include.line,
                f"includes {include.header}: {pattern} only in "
                f"{', '.join(users)}")


def _never(files, table):
    for file in files:
        if file.is_test:
            continue
        for headers, folders in table.never:
            if not matches(file.folder, folders):
                continue
            for include in file.includes:
                if matches(include.header, headers):
                    yield Breach(
                        file.path, include.line,
                        f"includes {include.header}: {file.folder} is pure, "
                        "without clock, thread, chance, input or output")


def _floating_point(files, table):
    for file in files:
        if (not file.is_cpp or file.is_test or
                not matches(file.folder, table.no_floating_point) or
                matches(file.folder, table.floating_point)):
            continue
        for number, word in _matching_lines(_FLOATING_POINT, file.code):
            yield Breach(
                file.path, number,
                f"{word}: no floating point in a score, weight, threshold or "
                "amount; use integers with a unit")


def _stored_values(files, table):
    del table
    for file in files:
        if not file.is_cpp or file.is_test:
            continue
        for match in _UNCHECKED_VALUE.finditer(file.code):
            yield Breach(
                file.path, file.code.count("\n", 0, match.start()) + 1,
                f"{match.group(1)}: read it with NumberIn() or DayIn(), which "
                "hold it against its range (base/sql/stored_value.h)")


def _edges(files):
    """folder -> included folder -> the first file and line that says so."""
    edges = {}
    for file in files:
        if not file.is_cpp or file.is_test:
            continue
        targets = edges.setdefault(file.folder, {})
        for include in file.includes:
            target = _folder_of(include.header)
            if (_is_ours(include) and target != file.folder and
                    not _is_generated_from_proto(include.header)):
                targets.setdefault(target, (file.path, include.line))
    return edges


def _path_between(edges, start, end):
    """Folders from `start` to `end`, the shortest way, or None."""
    ways = [[start]]
    seen = {start}
    for way in ways:  # Grows while it is read: breadth first.
        if way[-1] == end:
            return way
        for target in sorted(edges.get(way[-1], {})):
            if target not in seen:
                seen.add(target)
                ways.append(way + [target])
    return None


def _cycles(files, table):
    """One breach for each set of folders that a shortest cycle goes through."""
    del table
    edges = _edges(files)
    told = set()
    for folder in sorted(edges):
        for target, (path, line) in sorted(edges[folder].items()):
            back = _path_between(edges, target, folder)
            if back is None or frozenset(back) in told:
                continue
            told.add(frozenset(back))
            yield Breach(path, line,
                         "cycle: " + " -> ".join([folder] + back))


def _include_guards(files, table):
    del table
    directive = re.compile(r"^[ \t]*#[ \t]*(\w+)[ \t]*(\w*)", re.M)
    for file in files:
        if not file.path.endswith(".h"):
            continue
        guard = re.sub(r"\W", "_", file.path).upper() + "_"
        found = directive.findall(file.code)
        if (found[:2] != [("ifndef", guard), ("define", guard)] or
                found[-1][0] != "endif"):
            yield Breach(file.path, 1,
                         f"the include guard must be {guard}, around it all")


def _lengths(files, table):
    del table
    for file in files:
        lines = file.text.count("\n")
        if lines > MAX_LINES:
            yield Breach(file.path, lines,
                         f"{lines} lines: a file has at most {MAX_LINES}")
        if not file.is_cpp:
            continue
        for function in functions.functions(file.code):
            if function.lines > MAX_FUNCTION_LINES:
                yield Breach(file.path, function.line,
                             f"{function.lines} lines: a function has at most "
                             f"{MAX_FUNCTION_LINES}")


def _unfinished(files, table):
    del table
    for file in files:
        for number, word in _matching_lines(_UNFINISHED, file.text):
            yield Breach(file.path, number,
                         f"{word}: finish it, or write down the limit")
        for number, word in _matching_lines(_NOT_RUN, file.code):
            yield Breach(file.path, number,
                         f"{word}: a test that does not run proves nothing")


def check(files, table):
    """Every breach in `files`, sorted by path and line."""
    breaches = set()
    for rule in (_listed, _directions, _paths, _reserved_headers, _never,
                 _floating_point, _stored_values, _cycles, _include_guards,
                 _lengths, _unfinished):
        breaches.update(rule(files, table))
    return sorted(breaches)
