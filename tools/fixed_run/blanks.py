"""What a run makes anew is blanked before two outputs are compared: each rule
is narrow, has a name, and is told by --help."""

import re

_MOMENT = re.compile(
    rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z *")
_PAGES = re.compile(rb"^\d+ pages, ")
_NUMBER = re.compile(rb"(?<![\d.+-])\d{10}(?![\d.])")

RULES = """\
  server   the address of the run's own server (127.0.0.1:PORT)
  folder   the path of the folder that one of the builds writes into
  moment   a moment, such as 2026-01-01T12:00:00.5Z, after the copies of the
           store were made, with the spaces after it: when something was
           asked or written. Earlier moments are compared
  number   ten digits that stood in no answer and no file before the writes:
           an identifier or a household's number that is drawn at random.
           Only in the outputs of writes and after them (write-*, after-*)
  pages    how many pages the store has, as store-check says: rows with random
           keys fill them otherwise each time. Rows and findings are compared
  order    the lines of an output of write-* and after-* that hold a blanked
           number are compared sorted, since what is ordered by random numbers
           has no order of its own"""


class Blanks:
    """The rules for one build's outputs."""

    def __init__(self, address, folder, copied_at):
        self._literal = [(address.encode(), b"<server>"),
                         (folder.encode(), b"<folder>")]
        self._copied_at = self._key(copied_at.encode())

    @staticmethod
    def _key(moment):
        match = _MOMENT.match(moment)
        return match[1], (match[2] or b"").ljust(9, b"0")

    def _moment(self, match):
        key = match[1], (match[2] or b"").ljust(9, b"0")
        return b"<moment>" if key > self._copied_at else match[0]

    def apply(self, text, known=None):
        """The text, blanked; `known`: the numbers that are compared, None for
        an output in which all are."""
        for literal, blank in self._literal:
            text = text.replace(literal, blank)
        text = _MOMENT.sub(self._moment, text)
        if known is None:
            return text
        text = _NUMBER.sub(
            lambda match: match[0] if match[0] in known else b"<number>", text)
        return _sorted_where_blanked(text)


def without_pages(text):
    """What `store check` says, with the number of pages blanked."""
    return _PAGES.sub(b"<pages> pages, ", text)


def _sorted_where_blanked(text):
    """Runs of neighbouring lines that hold <number>, each run sorted."""
    lines, held = [], []
    for line in text.splitlines(True):
        if b"<number>" in line:
            held.append(line)
            continue
        lines += sorted(held) + [line]
        held = []
    return b"".join(lines + sorted(held))


def numbers_in(text):
    """Every text of ten digits that stands alone."""
    return set(_NUMBER.findall(text))
