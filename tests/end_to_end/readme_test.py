"""README.md as its readers follow it: every command that it shows is run, on a
register of its own, and must print what it says.

The numbers and moments in it are those of the day it was written: a number in
a command is read as that of H000001-1, the head of the household declared first.

Arguments: as in programs.py.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from programs import RSUCTL, Register, Scratch, console_steps, read, sample

NUMBER = r"\b[1-9]\d{9}\b"
MOMENT = r"\b20\d\d-\d\d-\d\dT[\d:.]+Z"


def pattern_of(expected):
    """What is printed may differ in drawn numbers, moments, and where … is."""
    pattern = re.escape(expected).replace("…", "[^\n]*")
    pattern = re.sub(r"\b[1-9]\d{9}\b", lambda _: NUMBER, pattern)
    return re.sub(r"\b20\d\d\\-\d\d\\-\d\dT[\d:]+\\\.\d+Z", lambda _: MOMENT,
                  pattern)


class ReadmeTest(Scratch):

    def setUp(self):
        super().setUp()
        os.symlink(RSUCTL, self.path("rsuctl"))
        os.makedirs(self.path("tests/data"))
        for name in ("people-sample.jsonl", "declarations-sample.jsonl",
                     "coverage-sample.jsonl", "declarations-invalid.jsonl"):
            shutil.copy(sample(name), self.path("tests/data/" + name))
        self.moment = None

    def run_step(self, command, register):
        if "--idcs" in command:
            with open(self.path("issued.csv"), encoding="utf-8") as file:
                issued = {row["person_ref"]: row["idcs"]
                          for row in csv.DictReader(file)}
            command = re.sub(NUMBER, issued["H000001-1"], command)
        if re.search(MOMENT, command):
            command = re.sub(MOMENT, self.moment, command)
        result = subprocess.run(
            ["bash"], input="exec 2>&1\n" + command, capture_output=True,
            text=True, check=False, cwd=self.folder,
            env={**os.environ, "PATH": self.folder + ":" + os.environ["PATH"],
                 "LC_ALL": "C.UTF-8",
                 "at": "--server " + register.address})
        told = re.search("^As known at (%s)" % MOMENT, result.stdout, re.M)
        if told:
            self.moment = told.group(1)
        return result.stdout

    def declare_a_second_phone(self, register):
        with open(sample("declarations-sample.jsonl"), encoding="utf-8") as all_:
            household = json.loads(next(all_))
        household["assets"]["mobile_phones"] = 2
        changed = self.write("second-phone.jsonl", json.dumps(household) + "\n")
        printed = self.run_step(
            "rsuctl households import %s --issued issued.csv $at" % changed,
            register)
        self.assertIn("1 corrected", printed)

    def test_every_command_prints_what_the_readme_says(self):
        register = Register(
            self.path("register.db"),
            flags=["--programme-callers",
                   "docs/examples/local_callers.textproto"])
        self.addCleanup(register.kill)
        ran = 0
        text = read("README.md")
        told_of_phone = text.index("declares a second mobile phone")
        for part, before in ((text[:told_of_phone], False),
                             (text[told_of_phone:], True)):
            if before:
                self.declare_a_second_phone(register)
            for command, expected in console_steps(part):
                if command.startswith("rsuctl store check"):
                    self.assertEqual(register.stop(), 0)
                    # How large it is depends on the numbers that were drawn.
                    expected = re.sub(r"^\d+ pages, [\d,]+ rows", "… pages, … rows",
                                      expected)
                printed = self.run_step(command, register)
                self.assertTrue(
                    re.fullmatch(pattern_of(expected), printed),
                    "$ %s\nprints\n%s\nnot\n%s" % (command, printed, expected))
                ran += 1
        # As many as there are lines that begin as a command does.
        self.assertEqual(ran, len(re.findall(r"^\$ ", text, re.M)))
        self.assertGreater(ran, 15)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
