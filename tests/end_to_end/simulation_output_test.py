"""What rsuctl simulate writes: the page, the files, and what it refuses.

Arguments: as in programs.py.
"""

import json
import os
import re
import subprocess
import sys
import unittest

from programs import RSUCTL, read
from simulated_samples import DATE, DECREE, FILES, Page, SimulatedSamples, rows


class SimulationOutputTest(SimulatedSamples):

    def test_the_page_is_whole_and_needs_nothing_else(self):
        # A title that would be markup, and a command of gnuplot.
        title = "Bags <b>&'`touch %s`\"" % self.path("made")
        bags = self.programme("bags", title, 'at_most: "9"')
        self.result("--formula", self.draft, "--programme", bags,
                    "--cost-per-household", "bags=100")
        text = read(self.path("out/report.html"))
        page = Page(text)
        self.assertEqual(page.open, [])
        # Scores, crossings of each of four programmes, curve, cost.
        self.assertEqual(page.pictures, 7)
        self.assertEqual(len(page.ids), len(set(page.ids)))
        for word in ("http:", "https:", "<script", "<link", "<img", "<b>",
                     "url("):
            self.assertNotIn(word, text)
        self.assertFalse(os.path.exists(self.path("made")))
        words = " ".join(page.texts)
        for part in ("What would change on 2026-06-01", "score (points)",
                     "Casablanca-Settat", "Bags <b>&'`touch", "Parity"):
            self.assertIn(part, words)

    def test_a_programme_that_costs_nothing_is_drawn(self):
        result, _ = self.result("--cost-per-household", "asd=0",
                                "--cost-per-household", "amo-tadamon=1")
        self.assertEqual({programme["name"]: programme["after"]["cost_mad"]
                          for programme in result["programmes"]
                          if "cost_per_household_mad" in programme},
                         {"asd": "0", "amo-tadamon": "130"})
        page = Page(read(self.path("out/report.html")))
        # Scores, curve, two costs; nobody crosses a threshold.
        self.assertEqual(page.pictures, 4)
        self.assertEqual({row["asd_cost_mad_after"]
                          for row in rows(self.path("out/cost_curve.csv"))},
                         {"0"})

    def test_nothing_given_describes_the_register(self):
        result, printed = self.result()
        self.assertEqual(result["changed"], "0")
        self.assertIn(" 0 enter, 0 leave", printed)
        text = read(self.path("out/report.html"))
        self.assertIn("Nobody crosses the threshold of AMO Chamil.", text)
        known_at = re.search("As known at (.*?);", printed).group(1)
        again, _ = self.result("--known-at", known_at)
        self.assertEqual(again, result)
        # For programs: the result, as one line.
        _, line = self.result("--known-at", known_at, "--format", "json")
        self.assertEqual(line.count("\n"), 1)
        self.assertEqual(json.loads(line), result)
        # Before anybody was in force.
        nobody, _ = self.result(date="2021-08-09")
        self.assertEqual(nobody["households"], "0")
        self.assertIn("No household is in force",
                      read(self.path("out/report.html")))

    def test_every_mistake_of_every_file_is_named(self):
        wrong = self.write("wrong", read(DECREE).replace('"cars"', '"yachts"'))
        asd = self.programme("asd", "Aid", 'at_most: "nine"')
        run = self.simulate("--formula", wrong, "--programme", asd,
                            "--programme", self.path("missing"))
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertEqual(run.stderr.splitlines(), [
            wrong + ": urban.terms[30].variable: unknown variable 'yachts'",
            asd + ": periods[0].at_most: must be a decimal number with at most "
            "7 decimals",
            self.path("missing") +
            ": cannot be read: No such file or directory"])
        self.assertFalse(os.path.exists(self.path("out")))

    def test_what_is_no_command_line_is_refused(self):
        for words in (("--cost-per-household", "asd"),
                      ("--cost-per-household", "asd=1.5"),
                      ("--cost-per-household", "none=5"),
                      ("--known-at", "yesterday"), ("--date", "2026-02-30")):
            run = self.simulate(*words)
            self.assertEqual((run.returncode, run.stdout), (2, ""), words)

    def test_what_cannot_be_written_is_not_written_half(self):
        self.result()
        before = read(self.path("out/report.html"))
        os.remove(self.path("out/crossings.csv"))
        os.mkdir(self.path("out/crossings.csv"))
        run = self.simulate("--formula", self.draft)
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("it is a folder", run.stderr)
        self.assertEqual(read(self.path("out/report.html")), before)
        self.assertEqual(sorted(os.listdir(self.path("out"))), FILES)
        self.write("file")
        self.assertEqual(self.simulate(out="file").returncode, 3)

    def test_without_gnuplot_the_package_is_named(self):
        run = subprocess.run(
            [RSUCTL, "simulate", "--date", DATE, "--out", self.path("out"),
             "--server", self.register.address], capture_output=True,
            text=True, check=False, env={"PATH": self.folder})
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("gnuplot-nox", run.stderr)
        self.assertFalse(os.path.exists(self.path("out")))

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
