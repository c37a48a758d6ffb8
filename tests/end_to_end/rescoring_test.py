"""docs/rescoring.md as an analyst follows it, and rsuctl rescore against what
the samples give.

Arguments: as in programs.py, then the file of the decree.
"""

import csv
import json
import os
import resource
import subprocess
import sys
import time
import unittest

from programs import (PATIENCE_S, RSUCTL, SERVER, DocumentTest, Register,
                      later_formula, read, rsuctl, sample)

DOCUMENT = "docs/rescoring.md"
DECREE = os.path.abspath(sys.argv[4])


def ticks(score):
    return int(score.replace(".", ""))


class RescoringTest(DocumentTest):
    """A server with a second formula, and the samples in it."""

    def setUp(self):
        super().setUp()
        self.write("next.textproto", later_formula(DECREE))
        self.register = Register(
            self.path("register.db"),
            flags=["--formula", self.path("next.textproto")])
        self.addCleanup(self.register.kill)
        issued = self.path("issued.csv")
        for kind, name in (("people", "people-sample.jsonl"),
                           ("households", "declarations-sample.jsonl")):
            result = self.ctl(kind, "import", sample(name), "--issued", issued)
            self.assertEqual(result.returncode, 0, result.stderr)

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def scores(self, day):
        result = self.ctl("scores", "export", "--date", day)
        self.assertEqual(result.returncode, 0, result.stderr)
        return {row["household_ref"]: ticks(row["score"])
                for row in csv.DictReader(result.stdout.splitlines())}

    def run_to_the_end(self, formula, *more):
        return self.ctl("rescore", "run", "--formula", formula, "--author",
                        "test", "--reason", "test", *more)

    def test_every_command_prints_what_the_document_says(self):
        self.assert_prints_what_it_says(read(DOCUMENT), self.register, 4)

    def test_scores_are_those_of_the_new_formula_from_its_day_on(self):
        before = self.scores("2026-12-31")
        self.assertEqual(len(before), 300)
        self.assertEqual(self.run_to_the_end("next").returncode, 0)
        self.assertEqual(self.scores("2026-12-31"), before)
        after = self.scores("2027-01-01")
        milieus = {line["household_ref"]: line["milieu"]
                   for line in self.declarations()}
        for household, score in before.items():
            more = 1000000 if milieus[household] == "RURAL" else 0
            self.assertEqual(after[household], score + more, household)

    def test_a_run_is_taken_back_and_its_answers_stay_known(self):
        before = self.scores("2027-01-01")
        self.assertEqual(self.run_to_the_end("next").returncode, 0)
        during = self.scores("2027-01-01")
        self.assertNotEqual(during, before)
        result = self.ctl("rescore", "take-back", "1", "--author", "test",
                          "--reason", "test", "--format", "json")
        self.assertEqual(result.returncode, 0, result.stderr)
        run = json.loads(result.stdout)
        self.assertEqual((run["takes_back"], run["state"]),
                         ("rescoringRuns/1", "SUCCEEDED"))
        self.assertEqual(int(run["report"]["changed"]), sum(
            before[household] != during[household] for household in before))
        self.assertEqual(self.scores("2027-01-01"), before)
        self.assertIn("was taken back by rescoringRuns/2",
                      self.ctl("rescore", "show", "1").stdout)
        again = self.ctl("rescore", "take-back", "1", "--author", "test",
                         "--reason", "test")
        self.assertEqual(again.returncode, 1, again.stderr)
        self.assertEqual(self.register.stop(), 0)
        self.register.start()
        self.assertEqual(self.scores("2027-01-01"), before)

    def test_a_run_of_many_unusable_scores_waits_to_be_confirmed(self):
        text = later_formula(DECREE).replace('name: "next"', 'name: "cars"')
        old = 'variable: "cars" coefficient { value: "0.226"'
        self.assertEqual(text.count(old), 1)
        self.register.stop()
        self.register.flags = ["--formula", self.write(
            "cars.textproto", text.replace(old, old[:-7] + '"-999"'))]
        self.register.start()
        before = self.scores("2027-01-01")
        with_car = sum(line["milieu"] == "URBAN" and line["assets"]["cars"] > 0
                       for line in self.declarations())
        dry = self.run_to_the_end("cars", "--dry-run")
        self.assertEqual(dry.returncode, 0, dry.stderr)
        lines = dry.stdout.splitlines()
        self.assertEqual(
            lines[3], f"  scores outside the usable range: {with_car} of 300 "
            "households, 0 before")
        self.assertIn("will want --confirm", dry.stdout)
        self.assertNotIn("amo-tadamon: 1", dry.stdout)
        run = self.run_to_the_end("cars")
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn(f"wants to be confirmed: {with_car} of 300 households",
                      run.stdout)
        self.assertEqual(self.scores("2027-01-01"), before)
        # It waits through a stop as well.
        self.register.stop()
        self.register.start()
        self.assertEqual(self.scores("2027-01-01"), before)
        confirmed = self.ctl("rescore", "resume", "2", "--confirm")
        self.assertEqual(confirmed.returncode, 0, confirmed.stderr)
        self.assertNotEqual(self.scores("2027-01-01"), before)

    def declarations(self):
        return [json.loads(line) for line in
                read(sample("declarations-sample.jsonl")).splitlines()]

    def test_without_the_formulas_of_the_register_nothing_is_answered(self):
        declared = self.path("later.jsonl")
        with open(declared, "w", encoding="utf-8") as file:
            for line in self.declarations()[:2]:
                line["effective_date"] = "2027-06-01"
                file.write(json.dumps(line) + "\n")
        result = self.ctl("households", "import", declared, "--issued",
                          self.path("issued.csv"))
        self.assertEqual(result.returncode, 0, result.stderr)
        before = self.scores("2027-06-01")
        self.assertEqual(self.register.stop(), 0)
        other = later_formula(DECREE)
        self.assertEqual(other.count('"8.795"'), 1)
        changed = self.write("changed.textproto",
                             other.replace('"8.795"', '"8.796"'))
        told_later = self.write(
            "told_later.textproto",
            other.replace('source: "', 'source: "As published. ', 1))
        for flags, message in (
                ((), "server: next; give the file of each with --formula "
                     "FILE\n"),
                (("--formula", changed),
                 "rsu_server: the formula next has other figures than those "
                 "the register's scores were computed with; give the new "
                 "figures a name of their own\n")):
            result = subprocess.run(
                [SERVER, "--db", self.register.database, "--listen",
                 "127.0.0.1:0", *flags], capture_output=True, text=True,
                check=False, timeout=PATIENCE_S)
            self.assertEqual((result.returncode, result.stdout), (2, ""),
                             result.stderr)
            self.assertTrue(result.stderr.endswith(message), result.stderr)
        # What says nothing of a score may be completed.
        self.register.flags = ["--formula", told_later]
        self.register.start()
        self.assertEqual(self.scores("2027-06-01"), before)

    def test_a_draft_of_dry_runs_may_change(self):
        self.assertEqual(self.run_to_the_end("next", "--dry-run").returncode, 0)
        self.assertEqual(self.register.stop(), 0)
        self.register.flags = []
        self.register.start()
        self.assertEqual(len(self.scores("2027-01-01")), 300)

    def test_the_crossings_are_those_of_the_scores(self):
        self.assertEqual(self.run_to_the_end("next").returncode, 0)
        before, after = self.scores("2026-12-31"), self.scores("2027-01-01")
        shown = self.ctl("rescore", "show", "1", "--crossings")
        rows = list(csv.DictReader(shown.stdout.splitlines()))
        for programme, threshold in (("amo-tadamon", 93264284),
                                     ("asd", 97430010)):
            left = sum(1 for household in before
                       if before[household] <= threshold < after[household])
            self.assertGreater(left, 0)
            self.assertEqual(left, sum(int(row["left"]) for row in rows
                                       if row["programme"] == programme))
        self.assertEqual({row["milieu"] for row in rows}, {"RURAL"})

    def test_a_run_outlives_its_command_and_the_server(self):
        result = self.run_to_the_end("next", "--no-wait")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.register.kill()
        self.register.start()
        watched = self.ctl("rescore", "watch", "1")
        self.assertEqual(watched.returncode, 0, watched.stderr)
        self.assertIn("succeeded", watched.stdout)

    def test_what_cannot_be_run_is_refused_with_its_status(self):
        for formula, more, status, words in (
                ("none", (), 1, "knows no formula"),
                ("next", ("--from", "2026-12-31"), 2, "--from: "),
                ("next", ("--region", "13"), 2, "--region: "),
                ("next", ("--milieu", "rural"), 2, "--milieu")):
            result = self.run_to_the_end(formula, *more)
            self.assertEqual((result.returncode, words in result.stderr),
                             (status, True), (formula, more, result.stderr))
        for words in (("show", "1"), ("watch", "1"), ("cancel", "1"),
                      ("resume", "1")):
            result = self.ctl("rescore", *words)
            self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(self.ctl("rescore", "list").stdout, "")

    def test_a_run_goes_by_its_number_or_its_name(self):
        self.assertEqual(self.run_to_the_end("next").returncode, 0)
        by_number = self.ctl("rescore", "show", "1")
        self.assertEqual(by_number.returncode, 0, by_number.stderr)
        self.assertIn("rescoringRuns/1: formula next", by_number.stdout)
        for command in ("show", "watch"):
            by_name = self.ctl("rescore", command, "rescoringRuns/1")
            self.assertEqual((by_name.returncode, by_name.stdout),
                             (0, by_number.stdout), by_name.stderr)
        for run in ("0", "-1", "", "0x1", "01", "1.0", "runs/1",
                    "rescoringRuns/0", "9223372036854775808"):
            for command in ("show", "watch", "cancel", "resume"):
                result = self.ctl("rescore", command, run)
                self.assertEqual(result.returncode, 2, (command, run))
                self.assertIn(
                    "run: must be the number of a run, from 1 on and in "
                    "digits, or its name rescoringRuns/NUMBER\n",
                    result.stderr, (command, run))
        result = self.ctl("rescore", "show", "9223372036854775807")
        self.assertEqual((result.returncode, result.stderr),
                         (1, "rsuctl: run: there is no such run\n"))

    def test_a_filter_that_is_empty_is_no_run_over_everybody(self):
        for option, value in (("--declared-before", ""), ("--from", ""),
                              ("--region", ""), ("--region", "{}"),
                              ("--milieu", ""), ("--formula", "")):
            result = self.run_to_the_end("next", option, value)
            self.assertEqual(result.returncode, 2, option)
            self.assertIn(option + ": ", result.stderr)
        self.assertEqual(self.ctl("rescore", "list").stdout, "")

    def test_who_decides_and_why_is_not_blank(self):
        for author, reason, option in (
                (" ", "test", "--author"), ("", "test", "--author"),
                ("a" * 65, "test", "--author"), ("test", " ", "--reason"),
                ("test", "", "--reason"), ("test", "a" * 501, "--reason")):
            # No server is asked.
            result = rsuctl("rescore", "run", "--formula", "next", "--author",
                            author, "--reason", reason, "--server",
                            "127.0.0.1:1")
            self.assertEqual(result.returncode, 2, (author, reason))
            self.assertIn(option + ": ", result.stderr)

    def test_a_run_that_waits_for_a_full_disk_says_so(self):
        # A journal that begins anew, so that its end is where it is written.
        self.assertEqual(self.register.stop(), 0)
        self.register.start()

        def limit(size):
            resource.prlimit(self.register.process.pid,
                             resource.RLIMIT_FSIZE,
                             (size, resource.RLIM_INFINITY))

        # As much room as lets the run be stored, and nothing after it.
        for pages in range(64):
            limit(4096 * pages)
            try:
                subprocess.run(
                    [RSUCTL, "rescore", "run", "--formula", "next", "--author",
                     "test", "--reason", "test", "--no-wait", "--server",
                     self.register.address], capture_output=True, check=False,
                    timeout=1)
            except subprocess.TimeoutExpired:
                pass  # it tries again for longer
            if self.ctl("rescore", "list").stdout:
                break
        end = time.monotonic() + PATIENCE_S
        for words in (("show", "1"), ("list",)):
            while True:
                shown = self.ctl("rescore", *words)
                self.assertEqual(shown.returncode, 0, shown.stderr)
                if "waits: " in shown.stdout or time.monotonic() > end:
                    break
                time.sleep(0.05)
            self.assertRegex(shown.stdout,
                             "\n  (is running, but )?waits: the store .+")
        limit(resource.RLIM_INFINITY)
        watched = self.ctl("rescore", "watch", "1")
        self.assertEqual(watched.returncode, 0, watched.stderr)
        self.assertNotIn("waits", watched.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
