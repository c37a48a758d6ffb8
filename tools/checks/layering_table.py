"""The table of who may include whom; its language is described in its head."""

import fnmatch

_KINDS = ("group", "folder", "header", "never", "no_floating_point",
          "floating_point")


class TableError(Exception):
    """A line of the table that says nothing."""


def matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


class Table:
    """What the table says, as lists of patterns."""

    def __init__(self):
        self.folders = {}  # folder pattern -> folders and headers it may use
        self.headers = []  # (header pattern, users)
        self.never = []  # (header patterns, folder patterns)
        self.no_floating_point = []
        self.floating_point = []

    def allowed(self, folder):
        """What `folder` may include; None if the table does not know it."""
        if folder in self.folders:
            return self.folders[folder]
        for pattern, items in self.folders.items():
            if fnmatch.fnmatchcase(folder, pattern):
                return items
        return None

    def users_of(self, header):
        """(pattern, users) of the first line about `header`, or None."""
        for pattern, users in self.headers:
            if fnmatch.fnmatchcase(header, pattern):
                return pattern, users
        return None


def _statements(text):
    """(line number, statement) with comments removed and lines joined."""
    statements = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].rstrip()
        if not line:
            continue
        if line[0].isspace():
            if not statements:
                raise TableError(f"line {number}: goes on with no line above")
            first, start = statements[-1]
            statements[-1] = (first, start + " " + line.strip())
        else:
            statements.append((number, line))
    return statements


def parse(text):
    """The Table that `text` describes; raises TableError."""
    table = Table()
    groups = {}
    for number, statement in _statements(text):
        head, colon, tail = statement.partition(":")
        kind, *subjects = head.split()
        if not colon or kind not in _KINDS:
            raise TableError(f"line {number}: not a statement: {statement}")
        if kind in ("group", "folder", "header") and len(subjects) != 1:
            raise TableError(f"line {number}: `{kind}` takes one name")

        items = []
        for item in tail.split():
            if not item.startswith("@"):
                items.append(item)
            elif item[1:] in groups:
                items.extend(groups[item[1:]])
            else:
                raise TableError(f"line {number}: no group {item}")

        if kind == "group":
            groups[subjects[0]] = items
        elif kind == "folder":
            if subjects[0] in table.folders:
                raise TableError(f"line {number}: {subjects[0]} twice")
            table.folders[subjects[0]] = items
        elif kind == "header":
            table.headers.append((subjects[0], items))
        elif kind == "never":
            table.never.append((subjects, items))
        elif kind == "no_floating_point":
            table.no_floating_point.extend(items)
        else:
            table.floating_point.extend(items)
    return table
