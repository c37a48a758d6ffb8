"""README.md, and the pages of docs/ that go on with it, as their readers follow
them: every command that they show is run, each page on a register of its own,
and must print what the page says.

The numbers and moments in them are those of the day they were written: a number
in a command is read as that of H000001-1, the head of the household declared
first.

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
    """What is printed may differ in drawn numbers, moments, and where … is. A
    line that is only … stands for whole lines that are left out, at least one.
    """
    pattern = re.sub("^…\n", lambda _: "(?:[^\n]*\n)+", re.escape(expected)
                     .replace("\\\n", "\n"), flags=re.M)
    pattern = pattern.replace("…", "[^\n]*")
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
        shutil.copytree("docs/examples", self.path("docs/examples"))
        self.moment = None
        self.ran = 0

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

    def empty_register(self, name):
        register = Register(
            self.path(name),
            flags=["--programme-callers",
                   "docs/examples/local_callers.textproto"])
        self.addCleanup(register.kill)
        return register

    def filled_register(self, name):
        """A register that holds the samples, as the README imports them."""
        register = self.empty_register(name)
        imports = [step for step in console_steps(read("README.md"))
                   if " import " in step[0]]
        self.assertEqual(len(imports), 3)
        for command, expected in imports:
            self.assertEqual(self.run_step(command, register), expected)
        return register

    def follow(self, text, register):
        """Runs every command of `text`, and compares what it prints."""
        for command, expected in console_steps(text):
            if command.startswith("rsuctl store check"):
                self.assertEqual(register.stop(), 0)
                # How large it is depends on the numbers that were drawn.
                expected = re.sub(r"^\d+ pages, [\d,]+ rows", "… pages, … rows",
                                  expected)
            printed = self.run_step(command, register)
            self.assertTrue(
                re.fullmatch(pattern_of(expected), printed),
                "$ %s\nprints\n%s\nnot\n%s" % (command, printed, expected))
            self.ran += 1

    def assert_all_ran(self, text, least):
        # As many as there are lines that begin as a command does.
        self.assertEqual(self.ran, len(re.findall(r"^\$ ", text, re.M)))
        self.assertGreaterEqual(self.ran, least)

    def test_every_command_prints_what_the_readme_says(self):
        text = read("README.md")
        # Its pictures are of a register that holds the samples already.
        commands = text.index("## Two commands")
        self.follow(text[:commands], self.filled_register("pictures.db"))
        os.remove(self.path("issued.csv"))
        self.follow(text[commands:], self.empty_register("register.db"))
        self.assert_all_ran(text, 9)

    def test_every_command_of_importing_files_prints_what_it_says(self):
        text = read("docs/importing.md")
        self.follow(text, self.empty_register("register.db"))
        self.assert_all_ran(text, 6)

    def test_every_command_for_agencies_prints_what_it_says(self):
        text = read("docs/agencies.md")
        register = self.filled_register("register.db")
        told_of_phone = text.index("declares a second mobile phone")
        self.follow(text[:told_of_phone], register)
        self.declare_a_second_phone(register)
        self.follow(text[told_of_phone:], register)
        self.assert_all_ran(text, 7)

    def test_every_command_for_analysts_prints_what_it_says(self):
        text = read("docs/analysts.md")
        self.follow(text, self.empty_register("register.db"))
        self.assert_all_ran(text, 2)

    def test_every_command_for_administrators_prints_what_it_says(self):
        text = read("docs/administrators.md")
        self.follow(text, self.filled_register("register.db"))
        self.assert_all_ran(text, 1)

    def test_pages_that_show_no_command_of_rsuctl(self):
        # Should one come to show any, it belongs in a test above.
        for page in ("docs/programs.md", "docs/limits.md"):
            self.assertEqual(list(console_steps(read(page))), [], page)

    def test_the_readme_is_short(self):
        self.assertLessEqual(len(read("README.md").splitlines()), 150)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
