"""A made-up population goes through the whole register: the generator writes
it, rsuctl imports and scores it, nothing is refused.

Arguments: as in programs.py, then the generator.
"""

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
import unittest

from programs import DATE, Register, Scratch, end_of, read, rsuctl

GENERATOR = os.path.abspath(sys.argv[4])
HOUSEHOLDS = 400


def generate(*words, **more):
    return subprocess.run([GENERATOR, *words], capture_output=True, text=True,
                          check=False, **more)


class PopulationTest(Scratch):

    def make(self, *more):
        result = generate(
            "--households", str(HOUSEHOLDS), "--seed", "11", "--people",
            self.path("p.jsonl"), "--declarations", self.path("d.jsonl"),
            "--coverage", self.path("c.jsonl"), *more)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr, "")
        return result.stdout

    def lines(self, name):
        return [json.loads(line) for line in read(self.path(name)).splitlines()]

    def test_the_register_takes_a_population_whole(self):
        self.make()
        people, events = self.lines("p.jsonl"), self.lines("c.jsonl")
        register = Register(self.path("register.db"))
        self.addCleanup(register.kill)
        issued = self.path("i.csv")

        def imported(kind, name):
            result = rsuctl(kind, "import", self.path(name), "--issued", issued,
                            "--server", register.address)
            self.assertEqual(result.returncode, 0, result.stderr)
            return result

        self.assertEqual(
            imported("people", "p.jsonl").stdout,
            "people: %d registered now, 0 registered before, 0 refused\n" %
            len(people))
        households = imported("households", "d.jsonl")
        self.assertEqual(
            households.stdout, "households: %d declared now, 0 corrected, "
            "0 unchanged, 0 refused\n" % HOUSEHOLDS)
        # Nor do the two files differ in a birth date or sex.
        self.assertEqual(households.stderr, "")
        self.assertEqual(
            imported("coverage", "c.jsonl").stdout,
            "coverage events: %d stored now, 0 known before, 0 refused\n" %
            len(events))
        result = rsuctl("eligibility", "export", "--date", DATE, "--issued",
                        issued, "--server", register.address)
        self.assertEqual(result.returncode, 0, result.stderr)
        rows = list(csv.DictReader(result.stdout.splitlines()))
        self.assertEqual(len(rows), len(people))
        self.assertEqual({row["outcome"] for row in rows},
                         {"AMO_TADAMON", "AMO_CHAMIL", "COVERED_ELSEWHERE",
                          "NOT_ELIGIBLE"})

    def test_the_summary_counts_what_the_files_score(self):
        summary = self.make("--summary").splitlines()
        result = rsuctl("score", "--input", self.path("d.jsonl"))
        self.assertEqual(result.returncode, 0, result.stderr)
        scores = [row["score"]
                  for row in csv.DictReader(result.stdout.splitlines())]
        self.assertEqual(len(scores), HOUSEHOLDS)
        # All scores have seven decimals; those of two digits are above.
        for threshold, title in (("9.3264284", "AMO Tadamon's"),
                                 ("9.7430010", "direct aid's")):
            under = sum(len(score) == 9 and score <= threshold
                        for score in scores)
            line = next(line for line in summary if title in line)
            self.assertEqual(float(line.split()[-2]),
                             100 * under / HOUSEHOLDS)
        people = next(line for line in summary if line.startswith("people  "))
        self.assertEqual(int(people.split()[-1]), len(self.lines("p.jsonl")))

    def test_threads_make_no_difference(self):
        self.make("--threads", "1")
        alone = [read(self.path(name))
                 for name in ("p.jsonl", "d.jsonl", "c.jsonl")]
        self.make("--threads", "3")
        self.assertEqual([read(self.path(name))
                          for name in ("p.jsonl", "d.jsonl", "c.jsonl")], alone)

    def test_a_wrong_command_line_is_status_2_and_says_what(self):
        file = self.path("p.jsonl")
        for words, message in (
                ((), "--households is required"),
                (("--households", "0", "--summary"), "not in range 1 to"),
                (("--households", "many", "--summary"), "not in range 1 to"),
                (("--households", "1000000000", "--summary"),
                 "not in range 1 to"),
                (("--households", "2", "--start", "999999999", "--summary"),
                 "the last household is above 999999999"),
                (("--households", "1"), "nothing is asked for"),
                (("--households", "1", "--people", ""), "a file name is empty"),
                (("--households", "1", "--people", file, "--coverage", file),
                 "are one file, which would be written twice"),
                (("--households", "1", "--summary", "--seed", "-1"),
                 "--seed: must be a whole number"),
                (("--households", "1", "--summary", "--seed",
                  "18446744073709551616"), "--seed: must be a whole number"),
                (("--households", "1", "--summary", "--threads", "65"),
                 "not in range 1 to 64"),
                (("--households", "1", "--summary", "--effective-date",
                  "2026-02-30"), "--effective-date: must be a date"),
                (("--households", "1", "--summary", "--effective-date",
                  "2021-08-08"), "no score formula is in force"),
                (("--households", "1", "--household-size", "3"),
                 "not expected")):
            result = generate(*words)
            self.assertEqual(result.returncode, 2, words)
            self.assertIn(message, result.stdout + result.stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_the_largest_seed_and_the_last_household_are_taken(self):
        result = generate("--households", "1", "--start", "999999999",
                          "--seed", "18446744073709551615", "--people",
                          self.path("p.jsonl"))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.lines("p.jsonl")[0]["person_ref"],
                         "H999999999-1")

    def test_a_signal_leaves_no_part_of_a_file(self):
        self.write("d.jsonl", "earlier\n")
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            for threads in ("1", "2"):
                # So many that it is still at work.
                process = subprocess.Popen(
                    [GENERATOR, "--households", "100000000", "--threads",
                     threads, "--people", self.path("p.jsonl"),
                     "--declarations", self.path("d.jsonl")],
                    stderr=subprocess.PIPE, text=True)
                begun = self.path("d.jsonl.partial")
                while not (os.path.exists(begun) and os.path.getsize(begun)):
                    self.assertIsNone(process.poll())
                    time.sleep(0.01)
                process.send_signal(number)
                end_of(process)
                self.assertEqual(process.returncode, -number)
                self.assertEqual(os.listdir(self.folder), ["d.jsonl"])
                self.assertEqual(read(self.path("d.jsonl")), "earlier\n")

    def test_a_signal_ends_the_wait_for_a_reader(self):
        pipe = self.path("pipe")
        os.mkfifo(pipe)
        process = subprocess.Popen(
            [GENERATOR, "--households", "100000", "--people",
             self.path("p.jsonl"), "--coverage", pipe],
            stderr=subprocess.PIPE, text=True)
        begun = self.path("p.jsonl.partial")
        while not os.path.exists(begun):
            self.assertIsNone(process.poll())
            time.sleep(0.01)
        process.terminate()
        end_of(process)
        self.assertEqual(process.returncode, -signal.SIGTERM)
        self.assertEqual(os.listdir(self.folder), ["pipe"])

    def test_a_signal_that_is_ignored_stays_ignored(self):
        process = subprocess.Popen(
            [GENERATOR, "--households", "20000", "--people",
             self.path("p.jsonl")], stderr=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        while not os.path.exists(self.path("p.jsonl.partial")):
            self.assertIsNone(process.poll())
            time.sleep(0.001)
        process.send_signal(signal.SIGHUP)
        end_of(process)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(os.listdir(self.folder), ["p.jsonl"])

    def test_an_output_that_cannot_be_written_is_status_3(self):
        result = generate("--households", "5", "--people",
                          self.path("nowhere/p.jsonl"))
        self.assertEqual(result.returncode, 3)
        self.assertIn("cannot write " + self.folder, result.stderr)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))

        self.write("d.jsonl", "earlier\n")
        result = generate("--households", "2000", "--declarations",
                          self.path("d.jsonl"), "--coverage",
                          self.path("c.jsonl"), preexec_fn=limit)
        self.assertEqual(result.returncode, 3)
        self.assertIn("cannot write %s: File too large" % self.path("d.jsonl"),
                      result.stderr)
        # The earlier file is as it was, and nothing stands beside it.
        self.assertEqual(os.listdir(self.folder), ["d.jsonl"])
        self.assertEqual(read(self.path("d.jsonl")), "earlier\n")
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = subprocess.run(
                [GENERATOR, "--households", "5", "--summary"], stdout=full,
                stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 3)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
