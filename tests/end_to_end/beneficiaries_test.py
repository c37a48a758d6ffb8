"""rsuctl beneficiaries: the list of a programme against the answers one by one,
and changes against the lists before and after.

Arguments: as in programs.py.
"""

import contextlib
import csv
import json
import os
import sqlite3
import subprocess
import sys
import unittest

from programs import DATE, RSUCTL, Register, Scratch, read, rsuctl, sample

CALLERS = """callers {
  name: "local" ground: "test" programmes: ["amo-tadamon", "amo-chamil", "asd"]
}
"""

# Bytes of a page of the store.
PAGE = 4096

# A cursor from before the register began.
BEFORE_ALL = {"programme": "amo-tadamon", "since": {
    "as_of": "2025-01-01", "known_at": "1970-01-01T00:00:01Z"}}


class BeneficiariesTest(Scratch):
    """A server with the samples in it."""

    def setUp(self):
        super().setUp()
        self.write("callers.textproto", CALLERS)
        self.register = Register(
            self.path("register.db"),
            flags=["--programme-callers", self.path("callers.textproto")])
        self.addCleanup(self.register.kill)
        self.issued = self.path("issued.csv")
        for kind, name in (("people", "people-sample.jsonl"),
                           ("households", "declarations-sample.jsonl"),
                           ("coverage", "coverage-sample.jsonl")):
            result = self.ctl(kind, "import", sample(name), "--issued",
                              self.issued)
            self.assertEqual(result.returncode, 0, result.stderr)

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def rows(self, *words):
        result = self.ctl("beneficiaries", *words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return list(csv.DictReader(result.stdout.splitlines()))

    def listed(self, programme, *more):
        rows = self.rows("list", "--programme", programme, "--date", DATE,
                         *more)
        people = {row["idcs"]: row["contribution_mad"] for row in rows}
        self.assertEqual(len(people), len(rows))
        return people

    def expected(self, column, value):
        """By the export, which asks about each person."""
        export = self.ctl("eligibility", "export", "--date", DATE, "--issued",
                          self.issued)
        numbers = {row["person_ref"]: row["idcs"] for row in
                   csv.DictReader(read(self.issued).splitlines())}
        return {numbers[row["person_ref"]]: row["contribution_mad"]
                for row in csv.DictReader(export.stdout.splitlines())
                if row[column] == value}

    def damage(self):
        """Changes a byte of one declaration on the disk, where it names a
        member."""
        self.assertEqual(self.register.stop(), 0)
        path = self.path("register.db")
        # The number also stands in other tables, before or after.
        with contextlib.closing(sqlite3.connect(
                "file:%s?immutable=1" % path, uri=True)) as store:
            pages = [page for page, in store.execute(
                "SELECT pageno FROM dbstat WHERE name = 'declaration'")]
        number = read(self.issued).splitlines()[1].split(",")[1].encode()
        with open(path, "r+b") as file:
            stored = file.read()
            place = next(place for place in
                         (stored.find(number, (page - 1) * PAGE, page * PAGE)
                          for page in pages) if place >= 0)
            file.seek(place)
            file.write(bytes([stored[place] ^ 1]))
        self.register.start()

    def test_a_list_with_damage_goes_on_and_does_not_pass_for_whole(self):
        whole = {}
        for by in ("person", "household"):
            words = ("list", "--programme", "amo-tadamon", "--date", DATE,
                     "--by", by)
            whole[by] = self.rows(*words)
        scores = self.ctl("scores", "export", "--date", DATE).stdout
        self.damage()
        for by, rows in whole.items():
            cursor = self.path(by + ".json")
            result = self.ctl("beneficiaries", "list", "--programme",
                              "amo-tadamon", "--date", DATE, "--by", by,
                              "--cursor", cursor)
            self.assertEqual(result.returncode, 3, result.stderr)
            said = result.stderr.splitlines()
            self.assertRegex(said[-1], "missing, because what is stored is "
                             r"damaged: (all people of )?\d+ households\. ")
            self.assertTrue(any(line.startswith("  household ")
                                for line in said), said)
            # The others are in the list, with what they had.
            left = list(csv.DictReader(result.stdout.splitlines()))
            self.assertLess(0, len(left))
            self.assertLess(len(left), len(rows))
            self.assertEqual([row for row in left if row not in rows], [])
            self.assertFalse(os.path.exists(cursor))
        result = self.ctl("scores", "export", "--date", DATE)
        self.assertEqual(result.returncode, 3, result.stderr)
        left = result.stdout.splitlines()
        self.assertLess(1, len(left))
        self.assertLess(len(left), len(scores.splitlines()))
        self.assertEqual(set(left) - set(scores.splitlines()), set())

    def test_lists_are_what_is_answered_one_by_one(self):
        tadamon = self.listed("amo-tadamon")
        self.assertEqual(tadamon, self.expected("outcome", "AMO_TADAMON"))
        chamil = self.listed("amo-chamil")
        self.assertEqual(chamil, self.expected("outcome", "AMO_CHAMIL"))
        aid = self.listed("asd")
        self.assertEqual(set(aid), set(self.expected(
            "household_at_or_under_asd_threshold", "yes")))
        self.assertGreater(min(len(tadamon), len(chamil), len(aid)), 50)

    def test_changes_lead_from_one_list_to_the_next(self):
        cursor = self.path("cursor.json")
        before = self.listed("amo-tadamon", "--cursor", cursor)
        changes = ("changes", "--programme", "amo-tadamon", "--date", DATE,
                   "--cursor", cursor)
        self.assertEqual(self.rows(*changes), [])
        lines = [json.loads(line) for line in
                 read(sample("declarations-sample.jsonl")).splitlines()]
        for line in lines[:60]:
            line["assets"]["mobile_phones"] += 20
        self.write("corrected.jsonl",
                   *(json.dumps(line) + "\n" for line in lines[:60]))
        result = self.ctl("households", "import", self.path("corrected.jsonl"),
                          "--issued", self.issued)
        self.assertEqual(result.returncode, 0, result.stderr)
        rows = self.rows(*changes)
        self.assertGreater(len(rows), 0)
        after = self.listed("amo-tadamon")
        moved = {row["idcs"]: row["change"] for row in rows}
        self.assertEqual({p for p, c in moved.items() if c == "LEFT"},
                         set(before) - set(after))
        self.assertEqual({p for p, c in moved.items() if c == "ENTERED"},
                         set(after) - set(before))
        self.assertEqual(self.rows(*changes), [])

    def test_a_cursor_stays_until_what_it_passes_was_printed(self):
        cursor = self.path("cursor.json")
        listing = ("list", "--programme", "amo-tadamon", "--date", DATE,
                   "--cursor", cursor)
        changes = ("changes",) + listing[1:]
        server = ("--server", self.register.address)
        for output in ("> /dev/full", ">&-"):
            for words in (listing, changes):
                result = subprocess.run(
                    ["bash", "-c", '"$@" ' + output, "bash", RSUCTL,
                     "beneficiaries", *words, *server],
                    stderr=subprocess.PIPE, text=True, check=False)
                self.assertEqual(
                    (result.returncode, "cannot write" in result.stderr),
                    (3, True), (output, words, result.stderr))
                if words is listing:
                    self.assertFalse(os.path.exists(cursor), output)
                    # A point before all: everybody entered since.
                    self.write("cursor.json", json.dumps(BEFORE_ALL))
                else:
                    self.assertEqual(json.loads(read(cursor)), BEFORE_ALL)
                    everybody = self.rows(*changes)
                    self.assertGreater(len(everybody), 50)
                    self.assertEqual(self.rows(*changes), [])
                    os.remove(cursor)

    def test_a_list_writes_its_cursor_over_nothing_but_its_cursors(self):
        cursor = self.path("cursor.json")
        self.listed("asd", "--cursor", cursor)
        first = read(cursor)
        self.listed("asd", "--cursor", cursor)
        self.write("empty.json")
        self.listed("asd", "--cursor", self.path("empty.json"))
        self.assertEqual(json.loads(first).keys(),
                         json.loads(read(self.path("empty.json"))).keys())
        self.write("object.json", "{}\n")
        self.write("long.json", first[:-2], " " * 2 ** 20, "}")
        for name, programme, text in (
                ("issued.csv", "asd", "no cursor"),
                ("object.json", "asd", "no cursor"),
                ("long.json", "asd", "no cursor"),
                ("cursor.json", "amo-chamil", "another programme, asd")):
            held = read(self.path(name))
            result = self.ctl("beneficiaries", "list", "--programme",
                              programme, "--date", DATE, "--cursor",
                              self.path(name))
            self.assertEqual((result.returncode, result.stdout), (2, ""), name)
            self.assertIn(text, result.stderr)
            self.assertIn("left alone", result.stderr)
            self.assertEqual(read(self.path(name)), held)

    def test_what_may_not_be_seen_or_is_no_cursor_is_refused(self):
        self.write("other.json", "{}")
        listed = self.path("cursor.json")
        self.listed("asd", "--cursor", listed)
        for words, status, text in (
                (("list", "--programme", "ramed", "--date", DATE), 1,
                 "--programme: there is no such programme"),
                (("list", "--programme", "asd", "--date", "today"), 2,
                 "--date"),
                (("changes", "--programme", "asd", "--date", DATE, "--cursor",
                  self.path("none.json")), 1, "none.json"),
                (("changes", "--programme", "asd", "--date", DATE, "--cursor",
                  self.path("other.json")), 1, "no cursor"),
                (("changes", "--programme", "amo-chamil", "--date", DATE,
                  "--cursor", listed), 1, "another programme"),
                (("changes", "--programme", "asd", "--date", "2025-12-31",
                  "--cursor", listed), 2, "since.as_of")):
            result = self.ctl("beneficiaries", *words)
            self.assertEqual((result.returncode, text in result.stderr),
                             (status, True), (words, result.stderr))
        # Who may see other lists may not see this one; without any list of
        # callers, the local caller may see all.
        others = self.write("others.textproto",
                            CALLERS.replace(', "asd"', ""))
        for flags, status in ((("--programme-callers", others), 1), ((), 0)):
            self.register.flags = flags
            self.register.stop()
            self.register.start()
            listed = self.ctl("beneficiaries", "list", "--programme", "asd",
                              "--date", DATE)
            self.assertEqual(listed.returncode, status, listed.stderr)



if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
