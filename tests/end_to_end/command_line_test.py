"""The programs as their users run them: a real server, real files.

Arguments: the server, rsuctl, the folder of the samples.
"""

import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import unittest

import made_up_samples
from programs import (PROJECT, RSUCTL, SAMPLES, SERVER, Scratch, read, rsuctl,
                      sample)

COMMANDS = [line.split() for line in """
    score
    simulate
    formula show
    formula diff
    formula check
    idcs check
    idcs capacity
    idcs issue
    idcs history
    idcs retire
    help
    completion
    man
    config show
    keys make
    keys show
    keys add
    keys retire
    people import
    people find
    people show
    people correct
    people death
    people merge
    people held
    people decide
    people verify
    civil-status import
    households import
    households correct
    households show
    households history
    coverage import
    coverage show
    status import
    status show
    scores export
    scores explain
    scores compare
    scores thresholds
    scores history
    rescore run
    rescore list
    rescore show
    rescore watch
    rescore cancel
    rescore resume
    rescore take-back
    beneficiaries list
    beneficiaries changes
    eligibility check
    eligibility export
    """.strip().splitlines()]


class ScoreTest(Scratch):
    """rsuctl score."""

    def first_lines(self, count):
        with open(sample("declarations-sample.jsonl"), encoding="utf-8") as f:
            return [next(f) for _ in range(count)]

    def score(self, path, *words):
        return rsuctl("score", "--input", path, *words)

    def assert_refused(self, path, *parts):
        result = self.score(path)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        for part in parts:
            self.assertIn(part, result.stderr)

    def test_sample_scores_equal_the_expected_file(self):
        result = self.score(sample("declarations-sample.jsonl"))
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(result.stdout, read(sample("expected-scores.csv")))

    def test_every_invalid_line_is_refused_by_its_field(self):
        path = sample("declarations-invalid.jsonl")
        result = self.score(path)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout, "household_ref,score\n")
        refused = result.stderr.splitlines()
        for number, line in enumerate(read(path).splitlines(), start=1):
            declaration = json.loads(line)
            wanted = "%s:%d: %s: %s: " % (path, number,
                                          declaration["household_ref"],
                                          declaration["_field"])
            self.assertTrue(any(r.startswith(wanted) for r in refused), wanted)

    def test_json_says_the_same_and_its_terms_sum_to_the_score(self):
        expected = dict(csv.reader(io.StringIO(
            read(sample("expected-scores.csv")))))
        result = self.score(sample("declarations-sample.jsonl"), "--format",
                            "json", "--explain")
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stdout.splitlines()
        self.assertEqual(len(lines), 300)
        for line in lines:
            scored = json.loads(line)
            self.assertEqual(scored["score"], expected[scored["household_ref"]])
            explanation = scored["explanation"]
            exact = int(explanation["exact_numerator"])
            self.assertEqual(
                sum(int(t["numerator"]) for t in explanation["terms"]), exact)
            # Half up to seven decimals, in whole numbers.
            denominator = int(explanation["denominator"])
            ticks = (2 * exact * 10**7 + denominator) // (2 * denominator)
            self.assertEqual("%d.%07d" % divmod(ticks, 10**7), scored["score"])

    def test_csv_explains_on_the_households_line(self):
        path = self.write("one.jsonl", *self.first_lines(1))
        rows = list(csv.reader(io.StringIO(
            self.score(path, "--explain").stdout)))
        self.assertEqual(rows[0], ["household_ref", "score", "explanation"])
        self.assertEqual(rows[1][:2], ["H000001", "9.4125761"])
        self.assertIn("V19 members (5) 0.8850000", rows[1][2])

    def test_what_is_wrong_with_a_file_is_one_clear_line(self):
        line = self.first_lines(1)[0]
        self.assert_refused(self.write("syntax.jsonl", line[:40] + "\n"),
                            ":1: ", "line: is not valid JSON")
        self.assert_refused(
            self.write("unknown.jsonl", line.replace('"rooms"', '"romms"', 1)
                       .replace('"romms": 2', '"rooms": 2, "romms": 2')),
            ":1: H000001: dwelling.romms: is not a field of this format")
        self.assert_refused(
            self.write("word.jsonl", line.replace('"rooms": 2',
                                                  '"rooms": "two"')),
            ":1: H000001: dwelling.rooms: must be an integer")
        self.assert_refused(self.write("empty.jsonl"),
                            "the file holds no declaration")
        self.assert_refused(self.path("missing.jsonl"), "missing.jsonl",
                            "No such file")

    def test_a_reference_given_twice_is_refused_the_second_time(self):
        path = self.write("twice.jsonl", *self.first_lines(2),
                          self.first_lines(1)[0])
        result = self.score(path)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(len(result.stdout.splitlines()), 3)
        self.assertIn(":3: H000001: household_ref: is given twice in the file, "
                      "first on line 1", result.stderr)


class WordsTest(Scratch):
    """What needs neither server nor file."""

    def test_numbers_of_the_published_rules(self):
        # identifiers: the vectors of the number rules.
        cases = {
            "2013023805": None, "3029384756": None, "2013564809": "even",
            "4567890123": "run", "1013023805": "first digit",
            "0013023805": "first digit", "201302380": "length",
            "20130238051": "length", "2A13023805": "digits",
            "2013023800": "check digit", "2013013805": "block",
            "4345643456": "halves", "4345665434": "halves",
            "6543210987": "run", "3434343434": "block",
        }
        result = rsuctl("idcs", "check", *cases)
        self.assertEqual(result.returncode, 1)
        for line, (number, rule) in zip(result.stdout.splitlines(),
                                        cases.items()):
            if rule is None:
                self.assertEqual(line, number + " valid")
            else:
                self.assertTrue(line.startswith(number + " invalid: "), line)
                self.assertIn(rule, line.split(": ")[1].split(", "))
        self.assertEqual(rsuctl("idcs", "check", "2013023805").returncode, 0)

    def test_every_command_has_help(self):
        for words in COMMANDS:
            result = rsuctl(*words, "--help")
            self.assertEqual(result.returncode, 0, words)
            self.assertIn("Exit status", result.stdout, words)

    def test_no_option_of_any_command_takes_an_empty_text(self):
        # What a filter leaves out must not be everybody because a variable of
        # a script was empty.
        tried = 0
        for words in COMMANDS:
            text = rsuctl(*words, "--help").stdout
            for option in re.findall("^  (--[a-z-]+) [^ ]", text,
                                     re.MULTILINE):
                result = rsuctl(*words, option, "")
                self.assertEqual(result.returncode, 2, (words, option))
                self.assertIn(option + ": ", result.stderr, (words, option))
                tried += 1
        self.assertGreater(tried, 100)
        # Nor do those have one that no option names.
        for words in (("formula", "show", ""), ("formula", "check", ""),
                      ("formula", "diff", "", ""), ("idcs", "check", ""),
                      ("rescore", "show", "")):
            result = rsuctl(*words)
            self.assertEqual(result.returncode, 2, words)
            self.assertIn(": must", result.stderr, words)

    def test_a_wrong_command_line_is_status_2_and_no_server_status_3(self):
        self.assertEqual(rsuctl().returncode, 2)
        unknown = rsuctl("people", "frob")
        self.assertEqual(unknown.returncode, 2)
        self.assertIn("there is no command 'people frob'", unknown.stderr)
        self.assertEqual(rsuctl("score").returncode, 2)
        self.assertEqual(rsuctl("score", "--input", "x", "--format",
                                "xml").returncode, 2)
        self.assertEqual(rsuctl("scores", "export", "--server",
                                "10.0.0.1:1").returncode, 2)
        self.assertEqual(rsuctl("scores", "export", "--server",
                                "127.0.0.1:1").returncode, 3)


class DemoTest(Scratch):
    """What tools/demo does once the programs are built."""

    def demo(self, data):
        return subprocess.run(
            [sys.executable, "-B", os.path.join(PROJECT, "tools/demo_run.py"),
             "--server", SERVER, "--rsuctl", RSUCTL, "--data", data, "--out",
             self.folder], capture_output=True, text=True, check=False)

    def test_the_samples_come_out_as_expected(self):
        result = self.demo(SAMPLES)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("scores.csv: all 300 lines equal the expected ones",
                      result.stdout)
        self.assertIn("eligibility.csv: all 1416 lines equal the expected ones",
                      result.stdout)
        self.assertEqual(read(self.path("scores.csv")),
                         read(sample("expected-scores.csv")))

    def test_other_data_of_the_same_shape_come_out_right(self):
        seed = random.randrange(10**6)
        data = self.path("data")
        os.mkdir(data)
        made_up_samples.make(data, os.path.join(
            PROJECT, "registry/declaration/provinces.csv"), seed, 250)
        result = self.demo(data)
        said = f"seed {seed}\n{result.stdout}{result.stderr}"
        self.assertEqual(result.returncode, 0, said)
        self.assertIn("scores.csv: all 250 lines equal", said)
        self.assertIn("eligibility.csv: all ", said)

    def test_a_difference_is_said_and_is_status_1(self):
        data = self.path("data")
        shutil.copytree(SAMPLES, data)
        expected = os.path.join(data, "expected-scores.csv")
        os.chmod(expected, 0o644)
        text = read(expected).replace("9.4125761", "9.4125762")
        with open(expected, "w", encoding="utf-8") as file:
            file.write(text)
        result = self.demo(data)
        self.assertEqual(result.returncode, 1)
        self.assertIn("scores.csv: 1 lines differ", result.stdout)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
