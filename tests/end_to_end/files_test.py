"""What rsuctl reads and writes: no file is lost, and each failure has its
exit status.

Arguments: as in programs.py.
"""

import fcntl
import json
import os
import resource
import subprocess
import sys
import time
import unittest

from programs import (DATE, PATIENCE_S, RSUCTL, SERVER, Register, Scratch,
                      end_of, hung, many_people, read, rsuctl, run_into, sample)

HEADER = "person_ref,idcs\n"
# The first has a right check digit under every preset, the second a wrong one.
GOOD, BAD = "2013023805", "2013023800"


class FilesTest(Scratch):
    """A server of one's own for each test."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.register.kill)
        self.lines = read(sample("people-sample.jsonl")).splitlines(True)[:6]

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def people(self, name, issued, *more):
        return self.ctl("people", "import", self.path(name), "--issued",
                        self.path(issued), *more)

    def export(self, issued):
        return self.ctl("eligibility", "export", "--date", DATE, "--issued",
                        self.path(issued))

    def test_no_file_is_the_partial_or_the_earlier_one_of_an_output(self):
        for file, output in (("q.csv.partial", "q.csv"),
                             ("q.csv.before", "q.csv"),
                             ("q.csv.before.2", "q.csv")):
            for words in ((file, output),
                          ("p.jsonl", output, "--refused", self.path(file)),
                          ("p.jsonl", file, "--refused", self.path(output))):
                self.write("p.jsonl", *self.lines)
                self.write(file, *self.lines)
                result = self.people(*words)
                self.assertEqual(result.returncode, 2, words)
                self.assertIn(self.path(file) + " would be overwritten",
                              result.stderr)
                self.assertIn(self.path(output) + " ", result.stderr)
                self.assertEqual(read(self.path(file)), "".join(self.lines))
                self.assertFalse(os.path.exists(self.path(output)))
            os.remove(self.path(file))

    def test_what_is_no_issued_list_is_left_alone(self):
        self.write("p.jsonl", *self.lines)
        note = self.write("note.txt", "mine\n")
        result = self.people("p.jsonl", "note.txt")
        self.assertEqual(result.returncode, 2)
        self.assertIn(note + " is no file of issued identifiers",
                      result.stderr)
        self.assertEqual(read(note), "mine\n")
        self.write("empty.csv")
        self.assertEqual(self.people("p.jsonl", "empty.csv").returncode, 0)
        self.assertEqual(len(read(self.path("empty.csv")).splitlines()), 7)
        self.assertEqual(rsuctl(
            "people", "import", self.path("p.jsonl"), "--issued", "/dev/null",
            "--server", self.register.address).returncode, 0)

    def test_of_successive_imports_into_one_file_every_number_is_kept(self):
        results = []
        for name, line in zip("abc", self.lines):
            self.write(name, line)
            results.append(self.people(name, "issued.csv"))
        self.assertEqual([r.returncode for r in results], [0, 0, 0])
        issued = self.path("issued.csv")
        self.assertEqual(results[0].stderr, "")
        for result, kept in zip(results[1:], (".before", ".before.2")):
            self.assertEqual(
                result.stderr, issued + " held 1 line that the new one does not "
                "hold; it is kept as " + issued + kept + "\n")
        numbers = [read(issued + e).splitlines()[1]
                   for e in (".before", ".before.2", "")]
        self.assertEqual([n.split(",")[0] for n in numbers],
                         [json.loads(line)["person_ref"]
                          for line in self.lines[:3]])

    def test_a_bad_number_is_named_by_its_line(self):
        # The second group of a thousand, so that no place in it is the line.
        self.write("list.csv", HEADER,
                   *("P%d,%s\n" % (i, GOOD) for i in range(1202)),
                   "\n", "BADONE,%s\n" % BAD, "LAST,%s\n" % GOOD)
        result = self.export("list.csv")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertRegex(result.stderr, "^rsuctl: " + self.path("list.csv") +
                         ":1205: idcs: the number .*check digit.*\n$")
        self.assertNotIn(BAD, result.stderr)
        self.assertEqual(len(result.stdout.splitlines()), 1001)
        # What is wrong with the rest of the request is not the list's fault.
        result = self.ctl("eligibility", "export", "--date", "2026-02-30",
                          "--issued", self.write("one.csv", HEADER,
                                                 "A,%s\n" % GOOD))
        self.assertEqual(result.returncode, 2)
        self.assertIn("--date: must be a date that exists", result.stderr)

    def test_every_reader_refuses_an_issued_list_of_another_form(self):
        for content, line, rule in (
                ("", 1, "must be the header"),
                ("A,%s\n" % GOOD, 1, "must be the header"),
                (HEADER + "A\0,%s\n" % GOOD, 2, "control characters"),
                (HEADER + "A\x1b[1m,%s\n" % GOOD, 2, "control characters"),
                (HEADER + "A\udcff,%s\n" % GOOD, 2, "UTF-8"),
                (HEADER + "A,1\n", 2, "ten digits")):
            with open(self.path("i.csv"), "w", encoding="utf-8",
                      errors="surrogateescape") as file:
                file.write(content)
            for result in (
                    self.export("i.csv"),
                    self.ctl("households", "import",
                             sample("declarations-sample.jsonl"), "--issued",
                             self.path("i.csv")),
                    self.ctl("coverage", "import",
                             sample("coverage-sample.jsonl"), "--issued",
                             self.path("i.csv"))):
                self.assertEqual(result.returncode, 1, content)
                self.assertIn("%s:%d: " % (self.path("i.csv"), line),
                              result.stderr)
                self.assertIn(rule, result.stderr)

    def test_an_output_that_cannot_be_written_is_status_3(self):
        self.write("p.jsonl", *self.lines)
        os.mkdir(self.path("folder"))
        for words in (("p.jsonl", "nowhere/i.csv"), ("p.jsonl", "folder"),
                      ("p.jsonl", "i.csv", "--refused",
                       self.path("nowhere/r.jsonl"))):
            result = self.people(*words)
            self.assertEqual(result.returncode, 3, words)
            self.assertIn("cannot write " + self.folder, result.stderr)
        with open(self.path("i.csv.partial"), "w", encoding="utf-8") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            result = self.people("p.jsonl", "i.csv")
        self.assertEqual(result.returncode, 3)
        self.assertIn("another command is writing it", result.stderr)
        self.assertEqual(self.people("missing", "i.csv").returncode, 1)
        empty = self.ctl("people", "import", self.path("p.jsonl"), "--issued",
                         "")
        self.assertEqual(empty.returncode, 2)

    def test_a_file_that_may_not_grow_is_status_3(self):
        self.write("p.jsonl", *self.lines)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

        result = run_into(subprocess.PIPE, "people", "import",
                          self.path("p.jsonl"), "--issued",
                          self.path("i.csv"), "--server",
                          self.register.address, preexec_fn=limit)
        self.assertEqual(result.returncode, 3)
        self.assertIn("cannot write %s: File too large\n"
                      "people: 6 registered now, 0 registered before, 0 "
                      "refused; the numbers so far are in %s.partial\n" %
                      (self.path("i.csv"), self.path("i.csv")), result.stderr)
        self.assertEqual(result.stdout, "")
        # Two lines and the header have 64 bytes at most: no half of a third.
        partial = read(self.path("i.csv.partial"))
        self.assertTrue(partial.startswith(HEADER))
        self.assertEqual([line.split(",")[0] for line in
                          partial.splitlines()[1:]],
                         [json.loads(line)["person_ref"]
                          for line in self.lines[:2]])
        self.assertTrue(partial.endswith("\n"))
        self.assertEqual(self.people("p.jsonl", "i.csv").returncode, 0)
        self.assertFalse(os.path.exists(self.path("i.csv.partial")))
        # Of the refused lines too the summary is said.
        result = run_into(subprocess.PIPE, "people", "import",
                          self.write("r.jsonl", "{\"person_ref\": \"%s\"}\n" %
                                     ("x" * 64)), "--issued",
                          self.path("j.csv"), "--refused",
                          self.path("r2.jsonl"), "--server",
                          self.register.address, preexec_fn=limit)
        self.assertEqual((result.returncode, result.stdout),
                         (3, "people: 0 registered now, 0 registered before, "
                          "1 refused\n"))
        self.assertIn("cannot write %s: File too large" %
                      self.path("r2.jsonl"), result.stderr)
        with open(self.path("out"), "w", encoding="utf-8") as out:
            result = run_into(out, "score", "--input",
                              sample("declarations-sample.jsonl"),
                              preexec_fn=limit)
        self.assertEqual(result.returncode, 3)
        self.assertIn("cannot write the results", result.stderr)

    def test_an_import_outlives_a_server_that_is_stopped_and_comes_back(self):
        lines = many_people(10)
        process = subprocess.Popen(
            [RSUCTL, "people", "import", self.write("many.jsonl", *lines),
             "--issued", self.path("i.csv"), "--server",
             self.register.address],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        stops = 0
        while stops < 3 and process.poll() is None:
            time.sleep(0.15)
            self.assertEqual(self.register.stop(), 0)
            stops += 1
            self.register.start()
        stdout, stderr = end_of(process)
        self.assertGreaterEqual(stops, 1)
        self.assertEqual(process.returncode, 0, stderr)
        self.assertIn("0 refused", stdout)
        self.assertEqual(len(set(read(self.path("i.csv")).splitlines())),
                         1 + len(lines))

    def test_whom_a_killed_server_registered_unanswered_counts_as_now(self):
        lines = many_people(10)
        process = subprocess.Popen(
            [RSUCTL, "people", "import", self.write("many.jsonl", *lines),
             "--issued", self.path("i.csv"), "--server",
             self.register.address],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        partial = self.path("i.csv.partial")
        answered = 0

        def lines_of_partial():
            # None before the first answer and after the last one.
            try:
                return len(read(partial).splitlines())
            except FileNotFoundError:
                return 0

        for _ in range(5):
            give_up = time.monotonic() + PATIENCE_S
            while (process.poll() is None and
                   lines_of_partial() < answered + 200):
                if time.monotonic() > give_up:
                    raise hung(process, "line %d" % (answered + 200))
                time.sleep(0.01)
            if process.poll() is not None:
                break
            self.register.kill()
            answered = lines_of_partial()
            self.register.start()
        stdout, stderr = end_of(process)
        self.assertEqual(process.returncode, 0, stderr)
        self.assertGreater(answered, 0)
        self.assertEqual(stdout, "people: %d registered now, 0 registered "
                         "before, 0 refused\n" % len(lines))
        again = self.people("many.jsonl", "i.csv")
        self.assertIn("0 registered now, %d registered before" % len(lines),
                      again.stdout)

    def test_a_pipe_with_a_name_is_no_configuration(self):
        pipe = self.path("pipe")
        os.mkfifo(pipe)
        rule = "is no regular file"
        for words, status in (
                (("score", "--input", sample("declarations-sample.jsonl"),
                  "--formula", pipe), 1),
                (("formula", "show", pipe), 1),
                (("formula", "check", pipe), 1),
                (("store", "check", self.register.database, "--formula",
                  pipe), 1),
                (("people", "correct", GOOD, pipe, "--etag", "1", "--author",
                  "a", "--reason", "r", "--server", "127.0.0.1:1"), 1),
                (("simulate", "--date", DATE, "--out", self.path("o"),
                  "--programme", pipe, "--server", "127.0.0.1:1"), 1)):
            result = subprocess.run([RSUCTL, *words], capture_output=True,
                                    text=True, check=False,
                                    timeout=PATIENCE_S)
            self.assertEqual(result.returncode, status, result.stderr)
            self.assertIn(rule, result.stderr, words)
        for option in ("--formula", "--programme-callers"):
            result = subprocess.run(
                [SERVER, "--db", self.path("r.db"), "--listen", "127.0.0.1:0",
                 option, pipe], capture_output=True, text=True, check=False,
                timeout=PATIENCE_S)
            self.assertEqual(result.returncode, 2)
            self.assertIn(rule, result.stderr)

    def test_what_is_written_has_a_name(self):
        people = self.write("p.jsonl", *self.lines)
        cursor = ("--programme", "asd", "--date", DATE, "--cursor", "-")
        for words in (("people", "import", people, "--issued", "-"),
                      ("people", "import", people, "--issued",
                       self.path("i.csv"), "--refused", "-"),
                      ("civil-status", "import", people, "--issued", "-"),
                      ("households", "import", people, "--refused", "-"),
                      ("beneficiaries", "list", *cursor),
                      ("beneficiaries", "changes", *cursor),
                      ("simulate", "--date", DATE, "--out", "-")):
            result = subprocess.run(
                [RSUCTL, *words, "--server", self.register.address],
                capture_output=True, text=True, check=False, cwd=self.folder)
            self.assertEqual(result.returncode, 2, words)
            self.assertIn("must name a file: what is written there is not "
                          "printed", result.stderr, words)
        self.assertFalse(os.path.exists(self.path("-")))
        self.assertFalse(os.path.exists(self.path("i.csv")))

    def test_the_standard_input_is_read_for_one_file(self):
        for words in (("score", "--input", "-", "--formula", "-"),
                      ("formula", "diff", "-", "-"),
                      ("formula", "check", "-", "-"),
                      ("simulate", "--date", DATE, "--out", self.path("o"),
                       "--programme", "-", "--programme", "-", "--server",
                       self.register.address),
                      ("households", "import", "-", "--issued", "-",
                       "--server", self.register.address)):
            for language, said in (
                    ("en", "the standard input can be read only once: give - "
                           "for one file"),
                    ("fr", "l'entrée standard ne peut être lue qu'une "
                           "fois\u202f: donnez - pour un seul fichier"),
                    ("ar", "لا يمكن قراءة الدخل القياسي إلا مرة واحدة: أعط - "
                           "لملف واحد")):
                result = rsuctl(*words, "--language", language)
                self.assertEqual((result.returncode, result.stderr),
                                 (2, "rsuctl: %s\n" % said), words)

    def test_a_simulation_replaces_only_a_simulation(self):
        words = ("simulate", "--date", DATE, "--out", self.folder)
        self.write("result.json", '{"mine": 1}')
        result = self.ctl(*words)
        self.assertEqual((result.returncode, result.stderr), (
            2, "rsuctl: %s/result.json is of no simulation and is left alone; "
               "name another folder\n" % self.folder))
        self.assertEqual(read(self.path("result.json")), '{"mine": 1}')
        os.remove(self.path("result.json"))
        for _ in range(2):
            result = self.ctl(*words)
            self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("known_at", read(self.path("result.json")))

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
