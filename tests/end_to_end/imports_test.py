"""Imports, corrections and what is answered after them: rsuctl against a real
server, with real files.

Arguments: the server, rsuctl, the folder of the samples.
"""

import csv
import os
import random
import subprocess
import sys
import time
import unittest

from programs import (DATE, RSUCTL, Register, Scratch, end_of, many_people,
                      read, rsuctl, sample)


class RegisterTest(Scratch):
    """Commands that talk to a server."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.stop)
        self.issued = self.path("issued.csv")

    def stop(self):
        if self.register.process.poll() is None:
            self.register.stop()

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def run_import(self, noun, path, *more):
        return self.ctl(noun, "import", path, "--issued", self.issued, *more)

    def import_samples(self):
        return [self.run_import(noun, sample(name)) for noun, name in (
            ("people", "people-sample.jsonl"),
            ("households", "declarations-sample.jsonl"),
            ("coverage", "coverage-sample.jsonl"))]

    def exports(self):
        scores = self.ctl("scores", "export")
        eligibility = self.ctl("eligibility", "export", "--date", DATE,
                               "--issued", self.issued)
        self.assertEqual((scores.returncode, eligibility.returncode), (0, 0))
        # What is expected has the first five columns of each person.
        first = "".join(",".join(line.split(",")[:5]) + "\n"
                        for line in eligibility.stdout.splitlines())
        return scores.stdout, first

    def assert_exports_equal_the_expected_files(self):
        self.assertEqual(self.exports(),
                         (read(sample("expected-scores.csv")),
                          read(sample("expected-eligibility.csv"))))

    def test_importing_again_changes_nothing_and_says_so(self):
        first = self.import_samples()
        self.assertEqual([r.returncode for r in first], [0, 0, 0])
        self.assertIn("1416 registered now, 0 registered before",
                      first[0].stdout)
        issued = read(self.issued)
        self.assert_exports_equal_the_expected_files()
        again = self.import_samples()
        self.assertEqual([r.stdout for r in again], [
            "people: 0 registered now, 1416 registered before, 0 refused\n",
            "households: 0 declared now, 0 corrected, 300 unchanged, "
            "0 refused\n",
            "coverage events: 0 stored now, 102 known before, 0 refused\n"])
        self.assertEqual(read(self.issued), issued)
        self.assert_exports_equal_the_expected_files()
        self.assertEqual(self.register.stop(), 0)

    def test_refused_lines_come_back_and_the_others_go_on(self):
        self.run_import("people", sample("people-sample.jsonl"))
        lines = read(sample("declarations-sample.jsonl")).splitlines(True)
        bad = lines[1].replace('"rooms": 3', '"rooms": 0')
        self.assertNotEqual(bad, lines[1])
        mixed = self.write("mixed.jsonl", lines[0], bad, lines[2])
        refused = self.path("refused.jsonl")
        result = self.run_import("households", mixed, "--refused", refused)
        self.assertEqual(result.returncode, 1)
        self.assertIn("2 declared now, 0 corrected, 0 unchanged, 1 refused",
                      result.stdout)
        self.assertIn(mixed + ":2: H000002: dwelling.rooms: must be",
                      result.stderr)
        self.assertEqual(read(refused), bad)
        corrected = self.write("corrected.jsonl", lines[1])
        self.assertEqual(self.run_import("households", corrected).returncode, 0)

    def test_a_correction_is_a_new_revision_and_replay_gives_the_old(self):
        self.run_import("people", sample("people-sample.jsonl"))
        line = read(sample("declarations-sample.jsonl")).splitlines(True)[0]
        self.run_import("households", self.write("first.jsonl", line))
        idcs = read(self.issued).splitlines()[1].split(",")[1]
        check = ("eligibility", "check", "--idcs", idcs, "--date", DATE)
        before = self.ctl(*check).stdout
        known_at = before.split("As known at ")[1].split(";")[0]
        richer = line.replace('"cars": 0', '"cars": 4')
        result = self.run_import("households", self.write("2.jsonl", richer))
        self.assertIn("0 declared now, 1 corrected", result.stdout)
        # Four cars at 0.226 each: 9.4125761 + 0.904.
        self.assertIn("10.3165761", self.ctl(*check).stdout)
        self.assertEqual(self.ctl(*check, "--known-at", known_at).stdout,
                         before)
        # The old file sent again undoes no correction.
        result = self.run_import("households", self.path("first.jsonl"))
        self.assertEqual(result.returncode, 0)
        self.assertIn("1 left alone, being corrected since", result.stdout)
        self.assertIn("10.3165761", self.ctl(*check).stdout)
        result = self.run_import("households", self.path("first.jsonl"),
                                 "--restore")
        self.assertIn("0 declared now, 1 corrected", result.stdout)
        self.assertIn("9.4125761", self.ctl(*check).stdout)
        # In one act it is refused, with the way out.
        correct = ("households", "correct", self.path("2.jsonl"), "--issued",
                   self.issued)
        result = self.ctl(*correct)
        self.assertEqual((result.returncode, result.stderr), (
            1, "%s:1: H000001: the household declared this before, and it was "
            "corrected since\nwith --restore what was corrected since holds "
            "again\nrsuctl: households: 1 refused; nothing was stored\n" %
            self.path("2.jsonl")))
        self.assertEqual(self.ctl(*correct, "--restore").returncode, 0)
        self.assertIn("10.3165761", self.ctl(*check).stdout)

    def test_one_file_is_not_read_and_written_at_once(self):
        people = self.write("people.jsonl",
                            *read(sample("people-sample.jsonl"))
                            .splitlines(True)[:3])
        before = read(people)
        os.symlink(people, self.path("link.jsonl"))
        for words in (("--issued", people),
                      ("--issued", self.issued, "--refused", people),
                      ("--issued", self.issued, "--refused",
                       self.path("link.jsonl")),
                      ("--issued", self.issued, "--refused", self.issued)):
            result = self.ctl("people", "import", people, *words)
            self.assertEqual(result.returncode, 2, words)
            self.assertIn("are one file", result.stderr)
            self.assertEqual(read(people), before)
        self.assertEqual(os.listdir(self.folder).count("issued.csv"), 0)

    def test_numbers_of_others_are_not_lost_when_a_part_is_sent(self):
        lines = read(sample("people-sample.jsonl")).splitlines(True)[:4]
        self.run_import("people", self.write("four.jsonl", *lines))
        four = read(self.issued)
        result = self.run_import("people", self.write("one.jsonl", lines[0]))
        self.assertEqual(result.returncode, 0)
        self.assertIn("held 3 lines that the new one does not hold",
                      result.stderr)
        self.assertEqual(read(self.issued + ".before"), four)
        self.assertEqual(read(self.issued), "".join(
            four.splitlines(True)[:2]))
        # Nobody was placed: the file stays.
        result = self.run_import("people", self.write("bad.jsonl", "{}\n"))
        self.assertEqual(result.returncode, 1)
        self.assertEqual(len(read(self.issued).splitlines()), 2)

    def test_a_result_that_cannot_be_written_is_status_3(self):
        for words in (["idcs", "check", "2013023805"],
                      ["score", "--input",
                       sample("declarations-sample.jsonl")],
                      ["scores", "export", "--server",
                       self.register.address]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                status = subprocess.run([RSUCTL, *words], stdout=full,
                                        stderr=subprocess.DEVNULL,
                                        check=False).returncode
            self.assertEqual(status, 3, words)

    def test_the_database_is_readable_by_its_owner_only(self):
        mode = os.stat(self.path("register.db")).st_mode & 0o777
        self.assertEqual(mode, 0o600)

    def test_who_cannot_be_placed_is_told(self):
        malformed = self.ctl("eligibility", "check", "--idcs", "2013023800",
                             "--date", DATE)
        self.assertEqual(malformed.returncode, 2)
        self.assertIn("check digit", malformed.stderr)
        self.assertNotIn("2013023800", malformed.stderr)
        unknown = self.ctl("eligibility", "check", "--idcs", "2013023805",
                           "--date", DATE)
        self.assertEqual(unknown.returncode, 1)
        self.assertIn("is not registered", unknown.stdout)

    def test_role_and_direct_aid_are_told_when_asked_for(self):
        self.import_samples()
        # The household H000001: one person of 76 years, score 9.4125761.
        with open(self.issued, encoding="utf-8") as file:
            idcs = dict(row.strip().split(",") for row in file)["H000001-1"]
        check = ("eligibility", "check", "--idcs", idcs, "--date", DATE)
        plain = self.ctl(*check).stdout
        self.assertNotIn("Direct social aid", plain)
        full = self.ctl(*check, "--household").stdout
        self.assertIn("(HEAD_OF_HOUSEHOLD)", full)
        self.assertRegex(full, "Direct social aid: [0-9]+ MAD a month.\nFor the whole "
                         "household, paid once: to member [0-9]+ of the "
                         "declaration")
        self.assertEqual([line for line in full.splitlines()
                          if line in plain.splitlines()], plain.splitlines())
        french = self.ctl(*check, "--language", "fr").stdout
        self.assertIn("Le score du ménage, 9,4125761, est supérieur au seuil",
                      french)
        self.assertIn("تنقيط الأسرة 9,4125761 أعلى من عتبة أمو تضامن",
                      self.ctl(*check, "--language", "ar").stdout)
        self.assertEqual(self.ctl(*check, "--language", "de").returncode, 2)

        export = ("eligibility", "export", "--date", DATE, "--issued",
                  self.issued)
        plain = self.ctl(*export).stdout.splitlines()
        full = self.ctl(*export, "--household").stdout.splitlines()
        self.assertEqual(full[0],
                         plain[0] + ",direct_aid_mad,direct_aid_to")
        self.assertEqual([line.rsplit(",", 2)[0] for line in full[1:]],
                         plain[1:])
        for line in full[1:]:
            fields = line.split(",")
            # A household under the threshold gets the floor or more, once.
            if fields[4] == "yes":
                self.assertTrue(fields[11] == "0" or int(fields[11]) >= 500,
                                line)
            else:
                self.assertEqual(fields[11], "", line)
            self.assertEqual(fields[5] in ("PRINCIPAL", "DEPENDANT"),
                             fields[1] in ("AMO_TADAMON", "AMO_CHAMIL"), line)

    def test_status_events_are_stored_once_and_refused_lines_named(self):
        self.run_import("people", sample("people-sample.jsonl"))
        event = ('{"source": "ONOUSC", "event": "BEGAN", "status": "STUDENT", '
                 '"person_ref": "H000001-1", '
                 '"effective_date": "2025-09-01"}\n')
        path = self.write("statuses.jsonl", event,
                          event.replace("STUDENT", "PUPIL"),
                          event.replace("H000001-1", "nobody"))
        result = self.run_import("status", path)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(
            result.stdout,
            "status events: 1 stored now, 0 known before, 2 refused\n")
        self.assertIn(path + ":2: H000001-1: status: must be one of SEVERE_",
                      result.stderr)
        self.assertIn(path + ":3: nobody: person_ref: is not in the file",
                      result.stderr)
        again = self.run_import("status", self.write("one.jsonl", event))
        self.assertEqual(
            again.stdout,
            "status events: 0 stored now, 1 known before, 0 refused\n")

    def test_strangers_in_a_file_are_named(self):
        self.write("issued.csv", "person_ref,idcs\n")
        for noun, name, part in (
                ("households", "declarations-sample.jsonl",
                 "members[0].person_ref: is not in the file of issued"),
                ("coverage", "coverage-sample.jsonl",
                 "person_ref: is not in the file of issued")):
            result = self.run_import(noun, sample(name))
            self.assertEqual(result.returncode, 1)
            self.assertIn(part, result.stderr)
        self.write("issued.csv", "person_ref;idcs\n")
        result = self.run_import("coverage", sample("coverage-sample.jsonl"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("issued.csv:1: must be the header", result.stderr)

    def test_an_import_killed_half_way_can_be_run_again(self):
        seed = random.randrange(10**6)
        chance = random.Random(seed)
        for _ in range(5):
            process = subprocess.Popen(
                [RSUCTL, "people", "import", sample("people-sample.jsonl"),
                 "--issued", self.issued, "--server", self.register.address],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.0, 0.06))
            process.kill()
            process.wait()
        results = self.import_samples()
        self.assertEqual([r.returncode for r in results], [0, 0, 0],
                         f"seed {seed}")
        with open(self.issued, encoding="utf-8", newline="") as file:
            numbers = [row["idcs"] for row in csv.DictReader(file)]
        self.assertEqual(len(set(numbers)), 1416, f"seed {seed}")
        self.assert_exports_equal_the_expected_files()

    def test_an_import_outlives_a_server_that_is_killed_and_comes_back(self):
        # So many that the import is still running.
        people = self.write("people.jsonl", *many_people(10))
        process = subprocess.Popen(
            [RSUCTL, "people", "import", people, "--issued", self.issued,
             "--server", self.register.address],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        kills = 0
        while kills < 3 and process.poll() is None:
            time.sleep(0.15)
            self.register.kill()
            kills += 1
            self.register.start()
        stdout, stderr = end_of(process)
        self.assertGreaterEqual(kills, 1)
        self.assertEqual(process.returncode, 0, stderr)
        self.assertIn("0 refused", stdout)
        with open(self.issued, encoding="utf-8", newline="") as file:
            numbers = [row["idcs"] for row in csv.DictReader(file)]
        self.assertEqual(len(numbers), 14160)
        self.assertEqual(len(set(numbers)), 14160)
        # Registered once each, however often they were sent.
        again = self.run_import("people", people)
        self.assertEqual(again.stdout, "people: 0 registered now, 14160 "
                         "registered before, 0 refused\n")

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
