"""Cases that were found in use, of merges, households and the order of a file,
by rsuctl alone. The numbers of the cases begin the names of their files, which
are in tests/data/found.

Arguments: as in programs.py.
"""

import csv
import datetime
import json
import sys
import unittest

from programs import DATE, Register, Scratch, read, rsuctl, sample

# So many cases in one file, each with people of its own.
CASES = 200


class FoundHouseholdsTest(Scratch):
    """A server of one's own for each test."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.register.kill)

    def ctl(self, *words, status=0):
        result = rsuctl(*words, "--server", self.register.address)
        self.assertEqual(result.returncode, status,
                         "%s\n%s%s" % (words, result.stdout, result.stderr))
        return result

    def people(self, file):
        """Registers the people of a file; their numbers by reference."""
        self.ctl("people", "import", file, "--issued", self.path("issued.csv"))
        with open(self.path("issued.csv"), encoding="utf-8") as issued:
            return {row["person_ref"]: row["idcs"]
                    for row in csv.DictReader(issued)}

    def households(self, file, status=0):
        return self.ctl("households", "import", file, "--issued",
                        self.path("issued.csv"), status=status)

    def merge(self, numbers, twice, into, *more, status=0):
        return self.ctl("people", "merge", numbers[twice], "--into",
                        numbers[into], "--author", "Operator 7", "--reason",
                        "one woman, two files", *more, status=status)

    def score(self, number):
        shown = self.ctl("eligibility", "check", "--idcs", number, "--date",
                         DATE).stdout
        return [line for line in shown.splitlines()
                if line.startswith("Score of the household")][0].split()[4]

    def test_01_a_merge_says_which_households_it_touches(self):
        numbers = self.people(sample("found/01-people.jsonl"))
        self.households(sample("found/01-households.jsonl"))
        refused = self.merge(numbers, "double-0", "stays-0", status=1)
        self.assertTrue(refused.stderr.startswith("rsuctl: --household: "),
                        refused.stderr)
        self.assertIn("say which household keeps the person: households/",
                      refused.stderr)
        named = refused.stderr.split()[-1].split(",")
        own, other = [name.split("/")[1] for name in named]
        keep = ("--household", named[0])  # as the message prints it
        before = self.score(numbers["father-0"])
        trial = self.merge(numbers, "double-0", "stays-0", *keep, "--dry-run")
        self.assertIn("dry run, nothing is stored", trial.stdout)
        self.assertIn("households/%s (default OTHER-0)\n"
                      "  for 2026-01-01: lets the person go; revision 2 "
                      "replaces 1, score %s -> " % (other, before),
                      trial.stdout)
        self.assertIn("people/%s from 2026-01-01 on\n" % numbers["father-0"],
                      trial.stdout)
        self.assertEqual(self.score(numbers["father-0"]), before)
        done = self.merge(numbers, "double-0", "stays-0", *keep, "--format",
                          "json")
        effects = json.loads(done.stdout)["merge"]
        self.assertEqual([household["has_person"]
                          for household in effects["households"]],
                         [True, False])
        after = effects["households"][1]["declarations"][0]["score"]
        self.assertEqual(self.score(numbers["father-0"]), after)
        self.assertNotEqual(after, before)

    def test_02_a_household_takes_nobody_from_another(self):
        numbers = self.people(sample("found/02-people.jsonl"))
        self.households(sample("found/02-first.jsonl"))
        self.merge(numbers, "q2", "q")
        refused = self.households(sample("found/02-second.jsonl"), status=1)
        self.assertIn("HQ: members[0].person_ref: is a member of another household "
                      "on the same effective date", refused.stderr)

    def test_03_lists_known_before_may_come_again_after_a_merge(self):
        numbers = self.people(sample("found/03-people.jsonl"))
        lists = (("coverage", sample("found/03-coverage.jsonl")),
                 ("status", sample("found/03-status.jsonl")))

        def send():
            return [self.ctl(group, "import", file, "--issued",
                             self.path("issued.csv")).stdout
                    for group, file in lists]

        self.assertTrue(all("2 stored now, 0 known" in said
                            for said in send()))
        self.merge(numbers, "b", "c")
        for said in send():
            self.assertIn("0 stored now, 2 known before, 0 refused", said)

    def test_04_a_double_in_one_household_counts_once(self):
        numbers = self.people(sample("found/04-people.jsonl"))
        file = sample("found/04-household.jsonl")
        self.households(file)
        self.assertEqual(self.score(numbers["m"]), "9.2432025")
        merged = self.merge(numbers, "k2", "k")
        self.assertIn("score 9.2432025 -> 9.4101508", merged.stdout)
        for member in "m", "k", "k3":
            self.assertEqual(self.score(numbers[member]), "9.4101508")
        again = self.households(file)
        self.assertIn("0 declared now, 0 corrected, 0 unchanged, 0 refused; "
                      "1 left alone, being corrected since", again.stdout)
        self.assertEqual(self.score(numbers["m"]), "9.4101508")

    def test_05_lines_that_share_a_person_keep_their_order(self):
        households = [json.loads(line) for line in
                      read(sample("found/06-right.jsonl")).splitlines()]
        member = households[0]["members"][0]
        people, before, right, wrong = [], [], [], []
        for case in range(CASES):
            birth = (datetime.date(1950, 1, 1) +
                     datetime.timedelta(days=case)).isoformat()
            for who, name in (("f", "Driss"), ("m", "Nezha"), ("g", "Batoul")):
                people.append({
                    "person_ref": who + str(case), "family_name": "Sefrioui",
                    "given_name": name, "birth_date": birth,
                    "birth_place": "11.537", "nationality": "MAR",
                    "sex": "MALE" if who == "f" else "FEMALE",
                    "province": "11.537", "documents": []})

            def of(kind, *members):
                return dict(households[0], household_ref=kind + str(case),
                            members=[dict(
                                member, person_ref=who + str(case),
                                birth_date=birth,
                                sex="MALE" if who == "f" else "FEMALE",
                                relationship="CHILD" if i else "HEAD")
                                     for i, who in enumerate(members)])

            before += [of("H", "f", "m"), of("G", "g")]
            right += [of("H", "f"), of("G", "g", "m")]
            wrong += [of("G", "g"), of("H", "f", "m")]

        def write(name, lines):
            return self.write(name, *(json.dumps(line) + "\n"
                                      for line in lines))

        self.people(write("people.jsonl", people))
        self.households(write("before.jsonl", before))
        said = self.households(write("right.jsonl", right))
        self.assertIn("0 declared now, %d corrected, 0 unchanged, 0 refused" %
                      (2 * CASES), said.stdout)
        # The other way round the one that takes comes too early.
        for line in wrong:
            line["assets"] = dict(line["assets"], mobile_phones=1)
        taken_too_early = [line for pair in zip(wrong[1::2], wrong[0::2])
                           for line in pair]
        said = self.households(write("wrong.jsonl", taken_too_early), status=1)
        self.assertIn("0 declared now, %d corrected, 0 unchanged, %d refused" %
                      (CASES, CASES), said.stdout)

    def test_05_of_two_lines_alike_the_first_is_registered(self):
        lines = []
        for case in range(CASES):
            birth = (datetime.date(1950, 1, 1) +
                     datetime.timedelta(days=case)).isoformat()
            for which in "first", "second":
                lines.append(json.dumps({
                    "person_ref": "%s-%d" % (which, case),
                    "family_name": "Sefrioui", "given_name": "Nezha",
                    "birth_date": birth, "birth_place": "11.537",
                    "nationality": "MAR", "sex": "FEMALE",
                    "province": "11.537", "documents": []}) + "\n")
        said = self.ctl("people", "import", self.write("p.jsonl", *lines),
                        "--issued", self.path("issued.csv"), status=1)
        self.assertIn("%d registered now, 0 registered before, %d refused, of "
                      "those %d held" % (CASES, CASES, CASES), said.stdout)
        with open(self.path("issued.csv"), encoding="utf-8") as issued:
            for row in csv.DictReader(issued):
                self.assertTrue(row["person_ref"].startswith("first-"), row)

    def test_06_two_households_are_corrected_in_one_act(self):
        numbers = self.people(sample("found/06-people.jsonl"))
        self.households(sample("found/06-exchanged.jsonl"))
        right = sample("found/06-right.jsonl")
        refused = self.households(right, status=1)
        self.assertIn("0 corrected, 0 unchanged, 2 refused", refused.stdout)
        correct = ("households", "correct", right, "--issued",
                   self.path("issued.csv"))
        exchanged = self.score(numbers["p"])
        trial = self.ctl(*correct, "--dry-run").stdout
        self.assertIn("HA: would be corrected, score ", trial)
        self.assertEqual(self.score(numbers["p"]), exchanged)
        done = self.ctl(*correct).stdout
        self.assertIn("HA: corrected, score ", done)
        self.assertNotEqual(self.score(numbers["p"]), exchanged)
        again = [json.loads(line) for line in
                 self.ctl(*correct, "--format", "json").stdout.splitlines()]
        self.assertEqual([record["unchanged"] for record in again],
                         [True, True])
        # So many and no more.
        many = self.write("many.jsonl", *([read(right).splitlines(True)[0]
                                           .replace('"HA"', '"H%d"' % i)
                                           for i in range(101)]))
        self.assertIn("many.jsonl: the lines must be at most 100, there are "
                      "101", self.ctl("households", "correct", many,
                                      "--issued", self.path("issued.csv"),
                                      status=1).stderr)
        # All or none, and which line it is.
        lines = read(right).splitlines(True)
        bad = self.write("bad.jsonl", lines[0],
                         lines[1].replace('"cars": 1', '"cars": 2')
                         .replace('"person_ref": "q"', '"person_ref": "p"'))
        refused = self.ctl("households", "correct", bad, "--issued",
                           self.path("issued.csv"), status=1)
        self.assertIn("bad.jsonl:2: HB: members[0].person_ref: is a member of "
                      "another household on the same effective date",
                      refused.stderr)
        self.assertIn("nothing was stored", refused.stderr)

    def test_07_what_nobody_is_in_is_not_counted(self):
        numbers = self.people(sample("found/07-people.jsonl"))
        self.households(sample("found/07-households.jsonl"))
        self.households(sample("found/07-moved.jsonl"))
        self.ctl("people", "death", numbers["a"], "--date", "2025-06-01",
                 "--author", "Civil status", "--reason", "certificate")
        self.ctl("simulate", "--date", "2025-12-01", "--answers", "--out",
                 self.path("out"))
        with open(self.path("out/result.json"), encoding="utf-8") as file:
            report = json.load(file)
        self.assertEqual((report["households"], report["people"]), ("1", "2"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
