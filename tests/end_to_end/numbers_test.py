"""rsuctl idcs, as the operators who issue identifiers use it.

Arguments: as in programs.py.
"""

import re
import subprocess
import sys
import time
import unittest

from programs import RSUCTL, Register, Scratch, end_of, rsuctl

UUID = "01234567-89ab-cdef-0123-456789abcdef"


class NumbersTest(Scratch):
    """A server of one's own for each test."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.register.kill)

    def idcs(self, *words):
        return rsuctl("idcs", *words, "--server", self.register.address)

    def issue(self, count, *words):
        result = self.idcs("issue", "--count", str(count), *words)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        numbers = result.stdout.splitlines()
        self.assertEqual(len(numbers), count)
        return numbers

    def capacity(self, *words):
        result = self.idcs("capacity", *words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return dict(re.split(r" {2,}", line, maxsplit=1)
                    for line in result.stdout.splitlines()
                    if not line.startswith("lasts until"))

    def test_numbers_are_valid_distinct_and_one_a_line(self):
        numbers = self.issue(12345)
        self.assertEqual(len(set(numbers)), 12345)
        self.assertEqual(rsuctl("idcs", "check", *numbers[:500]).returncode, 0)
        self.assertEqual(self.issue(1, "--kind", "household")[0] in numbers,
                         False)
        self.assertEqual(self.capacity()["issued"],
                         "12,346 (12,345 to people, 1 to households)")

    def test_the_same_request_id_gives_the_same_numbers(self):
        first = self.issue(11000, "--request-id", UUID)
        self.assertEqual(self.issue(11000, "--request-id", UUID), first)
        self.assertEqual(self.capacity()["issued"],
                         "11,000 (11,000 to people, 0 to households)")
        for count in ("010", "0x10", "0", "1e1", "+1", ""):
            wrong = self.idcs("issue", "--count", count)
            self.assertEqual((wrong.returncode, wrong.stdout), (2, ""), count)
            self.assertIn("--count: ", wrong.stderr)
        other = self.idcs("issue", "--count", "2", "--request-id", UUID)
        self.assertEqual((other.returncode, other.stdout), (2, ""))

    def test_issuing_outlives_a_server_that_is_killed_and_comes_back(self):
        with open(self.path("numbers"), "w", encoding="utf-8") as out:
            process = subprocess.Popen(
                [RSUCTL, "idcs", "issue", "--count", "400000", "--server",
                 self.register.address], stdout=out, stderr=subprocess.PIPE,
                text=True)
            for _ in range(3):
                time.sleep(0.4)
                self.register.kill()
                self.register.start()
            _, stderr = end_of(process)
            self.assertEqual(process.returncode, 0, stderr)
        with open(self.path("numbers"), encoding="utf-8") as file:
            numbers = file.read().splitlines()
        self.assertEqual(len(numbers), 400000)
        self.assertEqual(len(set(numbers)), 400000)
        self.assertEqual(self.capacity()["issued"],
                         "400,000 (400,000 to people, 0 to households)")

    def test_what_the_rules_admit_needs_no_server(self):
        for preset, admitted in (("default", "324,476,796"),
                                 ("mosip-validator", "335,705,622"),
                                 ("mosip-generator", "58,106,898")):
            result = rsuctl("idcs", "capacity", "--preset", preset)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(result.stdout.split(),
                             ["preset", preset, "admitted", admitted])
        french = rsuctl("idcs", "capacity", "--preset", "default",
                        "--language", "fr")
        self.assertEqual(
            french.stdout.splitlines()[1],
            "admis        324.476.796")
        unknown = rsuctl("idcs", "capacity", "--preset", "none")
        self.assertEqual(unknown.returncode, 2)
        self.assertIn("mosip-generator", unknown.stderr)

    def test_a_retired_number_keeps_its_history(self):
        number = self.issue(1)[0]
        history = self.idcs("history", number)
        self.assertRegex(history.stdout, number + " issued .* to a person by "
                         "local\n$")
        retire = ("retire", number, "--author", "Operator 7", "--reason",
                  "printed twice")
        retired = self.idcs(*retire)
        self.assertEqual(retired.returncode, 0, retired.stderr)
        self.assertRegex(retired.stdout, number + " retired .* by Operator 7 "
                         r"\(local\): issued in error")
        self.assertIn("note: printed twice", retired.stdout)
        self.assertEqual(self.idcs("history", number).stdout, retired.stdout)
        french = self.idcs("history", number, "--language", "fr").stdout
        self.assertIn(number + " attribué ", french)
        self.assertIn(" à une personne par local\n", french)
        self.assertIn("par Operator 7 (local)\u202f: attribué par erreur\n", french)
        self.assertIn("سحب في", self.idcs("history", number, "--language",
                                          "ar").stdout)
        again = self.idcs(*retire)
        self.assertEqual((again.returncode, again.stdout),
                         (0, retired.stdout))
        other = self.idcs(*retire[:-1], "never printed")
        self.assertEqual(other.returncode, 1)
        self.assertEqual(other.stderr,
                         "rsuctl: NUMBER: the identifier is retired\n")
        self.assertEqual(self.capacity()["retired"], "1 of those")
        french = self.idcs("capacity", "--language", "fr").stdout
        self.assertIn("attribués    1 (1 à des personnes, 0 à des ménages)\n",
                      french)
        self.assertIn("retirés      1 de ceux-là\n", french)
        self.assertRegex(french, "suffit       au-delà de 9999 à ce rythme\n$")
        nobody = self.idcs("history", "2013023805")
        self.assertEqual(nobody.returncode, 1)
        self.assertEqual(nobody.stderr,
                         "rsuctl: NUMBER: the identifier was never issued\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
