"""What a clerk is told: of files of another kind, of dates and references as
the file has them, of events after a death, and before a merge is decided.

Arguments: as in programs.py.
"""

import csv
import json
import subprocess
import unittest

from programs import (PATIENCE_S, SERVER, Register, Scratch, read, rsuctl,
                      sample)


class ClerksDayTest(Scratch):
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

    def issued(self):
        return ("--issued", self.path("issued.csv"))

    def people(self, file):
        self.ctl("people", "import", file, *self.issued())
        with open(self.path("issued.csv"), encoding="utf-8") as issued:
            return {row["person_ref"]: row["idcs"]
                    for row in csv.DictReader(issued)}

    def test_a_file_of_another_kind_is_named(self):
        people = sample("found/06-people.jsonl")
        households = sample("found/06-exchanged.jsonl")
        self.people(people)
        table = self.write("table.csv", "person_ref,family_name\n",
                           "a,Alaoui\n")
        for command, file, hint in (
                (("people", "import"), table, "the file looks like CSV"),
                (("households", "import"), table, "the file looks like CSV"),
                (("households", "import"), people,
                 "this looks like a file of people; that is for `people "
                 "import`"),
                (("coverage", "import"), people,
                 "that is for `people import`"),
                (("people", "import"), households,
                 "this looks like a file of households; that is for "
                 "`households import`")):
            with self.subTest(command=command, file=file):
                more = (("--issued", self.path("other.csv"))
                        if command[0] == "people" else self.issued())
                told = self.ctl(*command, file, *more, status=1).stderr
                self.assertEqual(told.count(hint), 1, told)
        # A right file with a bad line is no other kind.
        lines = read(people).splitlines(True)
        bad = self.write("bad.jsonl", lines[0],
                         lines[1].replace('"sex"', '"sax"'))
        told = self.ctl("people", "import", bad, "--issued",
                        self.path("other.csv"), status=1).stderr
        self.assertNotIn("looks like", told)

    def test_exchanged_members_are_for_one_act(self):
        self.people(sample("found/06-people.jsonl"))
        self.ctl("households", "import", sample("found/06-exchanged.jsonl"),
                 *self.issued())
        told = self.ctl("households", "import",
                        sample("found/06-right.jsonl"), *self.issued(),
                        status=1).stderr
        # As the file names the person, and once at the end what helps.
        self.assertIn("HA: members[0].person_ref: is a member of another "
                      "household", told)
        self.assertNotIn("idcs", told)
        self.assertEqual(told.count("`households correct FILE`"), 1, told)

    def test_a_year_that_cannot_be_is_the_effective_dates(self):
        self.people(sample("found/06-people.jsonl"))
        line = read(sample("found/06-right.jsonl")).splitlines()[0]
        self.assertIn('"2026-01-01"', line)
        for day in ("0206-01-01", "2062-01-01", "2206-01-01"):
            with self.subTest(day=day):
                file = self.write("slip.jsonl",
                                  line.replace("2026-01-01", day)
                                  .replace('"region": "11"', '"region": "13"')
                                  + "\n")
                told = self.ctl("households", "import", file, *self.issued(),
                                status=1).stderr
                self.assertIn("HA: effective_date: must not be ", told)
                self.assertIn("HA: region: ", told)
                self.assertNotIn("birth_date", told)

    def test_what_comes_after_a_death_is_said(self):
        numbers = self.people(sample("found/06-people.jsonl"))
        reference, number = next(iter(numbers.items()))
        self.ctl("people", "death", number, "--date", "2026-02-01", "--author",
                 "Civil status", "--reason", "certificate")
        event = {"source": "CNSS", "regime": "CNSS", "role": "PRINCIPAL",
                 "person_ref": reference, "effective_date": "2026-02-02"}
        opened = self.write("opened.jsonl", json.dumps(
            {**event, "event": "OPENED", "reason": "REGISTRATION"}) + "\n")
        told = self.ctl("coverage", "import", opened, *self.issued(), status=1)
        self.assertIn("effective_date: must not be after the registered death",
                      told.stderr)
        closed = self.write("closed.jsonl", json.dumps(
            {**event, "event": "CLOSED", "reason": "DEATH"}) + "\n")
        told = self.ctl("coverage", "import", closed, *self.issued())
        self.assertIn("coverage events: 1 stored now", told.stdout)
        self.assertIn("closed.jsonl:1: %s: effective_date: is after the "
                      "registered death; stored" % reference, told.stderr)
        told = self.ctl("coverage", "import", closed, *self.issued())
        self.assertEqual(told.stderr, "")

    def merge(self, numbers, *more, status=0):
        return self.ctl("people", "merge", numbers["double-0"], "--into",
                        numbers["stays-0"], "--author", "Operator 7",
                        "--reason", "one woman, two files", *more,
                        status=status)

    def test_a_merge_shows_what_there_is_to_choose_from(self):
        numbers = self.people(sample("found/01-people.jsonl"))
        self.ctl("households", "import", sample("found/01-households.jsonl"),
                 *self.issued())
        refused = self.merge(numbers, status=1).stderr
        own, other = refused.split()[-1].split(",")
        tried = self.merge(numbers, "--dry-run", status=1)
        for household in own, other:
            self.assertIn("If %s keeps the person:\n" % household,
                          tried.stdout)
        # Both scores, and on whose lists the two are before and after.
        self.assertEqual(tried.stdout.count("replaces 1, score "), 1)
        self.assertEqual(tried.stdout.count("nobody is left in it"), 1)
        for household in own, other:
            self.assertIn("  before: household %s, score " %
                          household.split("/")[1], tried.stdout)
        self.assertIn("say which household keeps the person", tried.stderr)
        lines = self.merge(numbers, "--dry-run", "--format", "json",
                           status=1).stdout.splitlines()
        self.assertEqual([json.loads(line)["keep_household"]
                          for line in lines], [own, other])
        # A household that is none of them: the message names the two.
        third = "2013023805"
        wrong = self.merge(numbers, "--household", third, status=2).stderr
        self.assertIn("%s,%s" % (own, other), wrong)
        self.assertEqual(self.merge(numbers, status=1).stderr, refused)

    def test_a_merge_tells_money_and_lists_as_answers_do(self):
        numbers = self.people(sample("found/04-people.jsonl"))
        self.ctl("households", "import", sample("found/04-household.jsonl"),
                 *self.issued())
        self.ctl("status", "import", self.write("pension.jsonl", json.dumps(
            {"source": "RCAR", "event": "BEGAN", "status": "PENSION",
             "person_ref": "m", "effective_date": "2026-01-01"}) + "\n"),
                 *self.issued())
        merged = self.ctl("people", "merge", numbers["k2"], "--into",
                          numbers["k"], "--author", "Operator 7", "--reason",
                          "one child, two files", "--format", "json")
        answers = json.loads(merged.stdout)["merge"]["answers"]
        # Excluded from direct aid whatever the score: on no list of it.
        told = [answer[when].get("programmes", [])
                for answer in answers for when in ("before", "after")]
        self.assertIn(["amo-chamil"], told)
        self.assertNotIn("asd", [name for names in told for name in names])
        # One pays for all.
        self.assertEqual(sorted(
            int(answer["after"].get("pays_mad", 0))
            for answer in answers
            if "amo-chamil" in answer["after"].get("programmes", []))[-2:],
            [0, 144])
        # What it costs stands with both.
        self.assertEqual({
            int(answer["after"]["contribution_mad"]) for answer in answers
            if "amo-chamil" in answer["after"].get("programmes", [])}, {144})

    def test_a_household_in_which_nobody_is_left_says_so(self):
        numbers = self.people(sample("found/04-people.jsonl"))
        self.ctl("households", "import", sample("found/04-household.jsonl"),
                 *self.issued())

        def shown(day, language="en", *more):
            return self.ctl("households", "show", numbers["m"], "--date", day,
                            "--language", language, *more).stdout

        record = json.loads(shown("2026-07-01", "en", "--format", "json"))
        self.assertIs(record["nobody_left"], False)
        members = [member["idcs"]
                   for member in record["declaration"]["members"]]
        # The one number of a double, too.
        self.ctl("people", "merge", numbers["k2"], "--into", numbers["k"],
                 "--author", "Operator 7", "--reason", "one child, two files")
        for number in members:
            if number != numbers["k2"]:
                self.ctl("people", "death", number, "--date", "2026-07-01",
                         "--author", "Operator 7", "--reason", "a register")
        said = ("nobody is left: on 2026-07-01 everybody whom the declaration "
                "names has died, and the score counts for nobody\n")
        self.assertTrue(shown("2026-07-01").endswith(said))
        self.assertNotIn("nobody is left", shown("2026-06-30"))
        self.assertTrue(shown("2026-07-01", "fr").endswith(
            "il n'y reste personne\u202f: le 1er juillet 2026, toutes les "
            "personnes que nomme la déclaration sont décédées, et le score ne "
            "compte pour personne\n"))
        self.assertTrue(shown("2026-07-01", "ar").endswith(
            "لم يبق فيها أحد: بتاريخ 1 يوليوز 2026 جميع من يذكرهم التصريح "
            "متوفون، فلا يحتسب التنقيط لأحد\n"))
        record = json.loads(shown("2026-07-01", "en", "--format", "json"))
        self.assertIs(record["nobody_left"], True)

    def test_help_says_that_one_of_two_forms_is_needed(self):
        shown = rsuctl("people", "show", "--help").stdout
        self.assertIn("REQUIRED: one of number and --idcs", shown)
        self.assertNotIn("REQUIRED\n", shown)

    def refused_start(self, *flags):
        result = subprocess.run(
            [SERVER, "--db", self.path("new.db"), "--listen", "127.0.0.1:0",
             *flags], capture_output=True, text=True, check=False,
            timeout=PATIENCE_S)
        self.assertEqual(result.returncode, 2, result.stderr)
        return result.stderr

    def test_files_of_the_server_are_named_with_their_line(self):
        callers = self.write("callers.textproto", "callers {\n",
                             '  name: "insurer" ground: "law"\n',
                             '  programmes: "amo-tadamn"\n', "}\n")
        self.assertIn(callers + ":3:3: callers[0].programmes[0]: must be the "
                      "name of a programme",
                      self.refused_start("--programme-callers", callers))
        verifiers = self.write("verifiers.textproto", "# who\n", "callers {\n",
                               '  name: "insurer" fields: "province"\n', "}\n")
        self.assertIn(verifiers + ":2:1: callers[0].ground: is missing",
                      self.refused_start("--verification-callers", verifiers))
        broken = self.write("broken.textproto", "callers {\n", "  nam: 1\n}\n")
        self.assertIn("line 2, column 6: ",
                      self.refused_start("--verification-callers", broken))
        formula = self.write("formula.textproto", 'name: "draft"\n',
                             'effective_from: "2027-02-30"\n')
        self.assertIn(formula + ":2:1: effective_from: ",
                      self.refused_start("--formula", formula))


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1], verbosity=2)
