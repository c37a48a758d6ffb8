"""What is said of a store that is damaged, locked, missing, somebody else's or
cut short: in French and Arabic nothing of the English is left in it."""

import os
import re
import shutil
import sqlite3
import struct
import unittest

from programs import DATE, Register, Scratch, read, rsuctl, sample

PAGE = 4096
LOG_HEADER = 32
FRAME = 24 + PAGE

# Two words in a row: one alone may be the name of a table.
PAIR = re.compile(r"\b(?=([A-Za-z]{2,}[:;]? [a-z]{2,})\b)")

# Tables of which the first page is damaged while a server runs on it.
TABLES = ("person", "household", "declaration", "member", "score_input",
          "coverage_event", "document")


def pairs(text):
    return set(PAIR.findall(re.sub(r"\S*/\S*", "", text)))


def flip(path, byte, bit=2):
    with open(path, "r+b") as file:
        file.seek(byte)
        was = file.read(1)[0]
        file.seek(byte)
        file.write(bytes([was ^ 1 << bit]))


class DamageWordsTest(Scratch):
    """Copies of the store of a server that was killed: file, log and mark."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = os.environ.get("TEST_TMPDIR", "/tmp")
        cls.store = os.path.join(folder, "killed.db")
        cls.issued = os.path.join(folder, "issued.csv")
        register = Register(cls.store)
        for kind, name in (("people", "people-sample.jsonl"),
                           ("households", "declarations-sample.jsonl"),
                           ("coverage", "coverage-sample.jsonl")):
            result = rsuctl(kind, "import", sample(name), "--issued",
                            cls.issued, "--server", register.address)
            assert result.returncode == 0, result.stderr
        register.stop()
        register = Register(cls.store)
        result = rsuctl("idcs", "issue", "--count", "3", "--server",
                        register.address)
        assert result.returncode == 0, result.stderr
        # Half of the frames are of writes before the last.
        for _ in range(3):
            rsuctl("idcs", "issue", "--count", "3", "--server",
                   register.address)
        register.kill()
        cls.people = [line.split(",")[1]
                      for line in read(cls.issued).splitlines()[1:]]

    def pages_in_log(self):
        """The pages that are read from the log: those of frames with the salt
        of its header (sqlite.org/fileformat2.html, 4.1)."""
        with open(self.store + "-wal", "rb") as file:
            log = file.read()
        return {struct.unpack(">I", log[at:at + 4])[0]
                for at in range(LOG_HEADER, len(log) - FRAME + 1, FRAME)
                if log[at + 8:at + 16] == log[16:24]}

    def copy(self, name, parts=("", "-wal", ".mark")):
        path = self.path(name + ".db")
        for part in parts:
            shutil.copy(self.store + part, path + part)
        return path

    def expect_in_three_languages(self, *words, status, stdout=True):
        """What the command says in English."""
        said = {}
        for language in ("en", "fr", "ar"):
            result = rsuctl(*words, "--language", language)
            said[language] = ((result.stdout if stdout else "") +
                              result.stderr)
            self.assertIn(result.returncode, status, result)
        english = pairs(said["en"])
        for language in ("fr", "ar"):
            left = [pair for pair in english if pair in said[language]]
            self.assertEqual(left, [], said[language])
        return said["en"]

    def check(self, path, status=(1,)):
        return self.expect_in_three_languages("store", "check", path,
                                              status=status)

    def test_a_store_that_lacks_writes(self):
        said = self.check(self.copy("no_log", ("", ".mark")))
        self.assertRegex(said, "log: the database lacks writes that were "
                               r"answered; groups of writes that are missing: "
                               r"\d+; learned after \S+Z and up to \S+Z\n")

    def test_damage_in_every_part_of_the_log(self):
        frames = (os.path.getsize(self.store + "-wal") - LOG_HEADER) // FRAME
        self.assertGreater(frames, 3)
        for byte in (0, 9, 17, 25, LOG_HEADER + 3, LOG_HEADER + 24 + 700,
                     LOG_HEADER + (frames // 2) * FRAME + 9,
                     LOG_HEADER + (frames - 1) * FRAME + 5,
                     LOG_HEADER + (frames - 1) * FRAME + 9,
                     LOG_HEADER + (frames - 1) * FRAME + 17):
            path = self.copy("log%d" % byte)
            flip(path + "-wal", byte)
            said = self.check(path)
            self.assertRegex(
                said, "its beginning is damaged" if byte < LOG_HEADER else
                r"frame %d of %d is damaged" % (
                    (byte - LOG_HEADER) // FRAME + 1, frames))

    def test_damaged_pages(self):
        pages = os.path.getsize(self.store) // PAGE
        for page in range(0, pages, max(1, pages // 25)):
            path = self.copy("page%d" % page)
            flip(path, page * PAGE + 130)
            # What the log has is read from there.
            self.check(path, status=(0, 1))

    def test_a_store_that_is_cut_short(self):
        size = os.path.getsize(self.store)
        in_log = self.pages_in_log()
        self.assertTrue(in_log)
        for length in (100, PAGE, size // 2, size - PAGE, size - 100):
            path = self.copy("cut%d" % length)
            os.truncate(path, length)
            cut = set(range(length // PAGE + 1, size // PAGE + 1))
            # What the log has whole is not lost: which pages it has follows
            # the numbers that were drawn.
            self.check(path, status=(0,) if cut <= in_log else (1,))
            # As a copy that was made without what stands beside it.
            path = self.copy("alone%d" % length, ("",))
            os.truncate(path, length)
            self.check(path)

    def test_files_that_are_no_store(self):
        empty = self.write("empty.db", "")
        text = self.write("text.db", "no database, but a text\n" * 500)
        other = self.path("other.db")
        with sqlite3.connect(other) as connection:
            connection.execute("CREATE TABLE person (name TEXT)")
        connection.close()
        loop = self.path("loop.db")
        os.symlink(loop, loop)
        pipe = self.path("pipe.db")
        os.mkfifo(pipe)
        for path in (empty, text, other, pipe, loop, self.folder,
                     self.path("none.db"), "/nowhere/register.db",
                     "/proc/none.db", "/dev/null", self.path("n" * 300)):
            self.check(path)
        beside = self.copy("beside", ("-wal",))
        shutil.copy(empty, beside)
        self.check(beside)

    def test_a_mark_of_another_store(self):
        other = Register(self.path("another.db"))
        other.stop()
        path = self.copy("marked", ("", "-wal"))
        shutil.copy(other.database + ".mark", path + ".mark")
        self.check(path)

    def test_schemas_of_other_versions(self):
        for version in (1, 9999):
            path = self.copy("version%d" % version, ("",))
            # The digest of the page is not mended: both are found.
            with open(path, "r+b") as file:
                file.seek(60)
                file.write(version.to_bytes(4, "big"))
            self.check(path)

    def test_a_store_in_use(self):
        register = Register(self.copy("in_use"))
        self.addCleanup(register.stop)
        said = self.check(register.database)
        self.assertIn("is in use by process", said)

    def test_calls_to_a_server_on_a_damaged_store(self):
        connection = sqlite3.connect("file:%s?mode=ro&immutable=1" % self.store,
                                     uri=True)
        first_pages = dict(connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
        connection.close()
        failed = 0
        for table in TABLES:
            path = self.copy("served_" + table)
            Register(path).stop()  # the log is merged
            flip(path, (first_pages[table] - 1) * PAGE + 1000)
            try:
                register = Register(path)
            except AssertionError:
                continue  # damage that ends a start
            person = self.people[0]
            at = ("--server", register.address)
            callers = "--date", DATE
            for words in (
                    ("people", "show", person), ("scores", "export"),
                    ("scores", "explain", "--idcs", person, *callers),
                    ("scores", "history", "--idcs", person),
                    ("scores", "thresholds", "--idcs", person, *callers),
                    ("households", "show", person, *callers),
                    ("eligibility", "check", "--idcs", person, *callers),
                    ("eligibility", "export", self.issued, *callers),
                    ("rescore", "list"), ("people", "held"),
                    ("simulate", *callers, "--out", self.path("out")),
                    ("people", "death", person, *callers, "--author", "a",
                     "--reason", "r")):
                status = rsuctl(*words, *at).returncode
                if status in (0, 2):
                    continue
                failed += 1
                self.expect_in_three_languages(*words, *at, status=(status,),
                                               stdout=False)
            register.stop()
        self.assertGreater(failed, 10)


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1], verbosity=2)
