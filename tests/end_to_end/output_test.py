"""Results that cannot be written or that nobody takes, and servers that do not
answer or start: each has its words and its exit status.

Arguments: as in programs.py.
"""

import json
import os
import signal
import subprocess
import sys
import unittest

from programs import (DATE, PATIENCE_S, SERVER, Register, Scratch, read, rsuctl,
                      run_into, sample)

HEADER = "person_ref,idcs\n"
# The first has a right check digit under every preset, the second a wrong one.
GOOD, BAD = "2013023805", "2013023800"


class OutputTest(Scratch):
    """Results that nobody takes, without a server."""

    def run_unread(self, *words):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            return run_into(writing, *words)
        finally:
            os.close(writing)

    def test_without_a_reader_a_command_ends_without_a_word(self):
        # As `head` leaves it: by the signal, as other tools do.
        declarations = read(sample("declarations-sample.jsonl"))
        self.write("d.jsonl", declarations, "{}\n")
        result = self.run_unread("score", "--explain", "--input",
                                 self.path("d.jsonl"))
        self.assertEqual(result.returncode, -signal.SIGPIPE)
        # The last line is not reached.
        self.assertEqual(result.stderr, "")
        self.assertEqual(self.run_unread("idcs", "check", GOOD).returncode,
                         -signal.SIGPIPE)

    def test_results_on_a_full_disk_are_status_3(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = run_into(full, "idcs", "check", GOOD)
        self.assertEqual(result.returncode, 3)
        self.assertEqual(result.stderr, "rsuctl: cannot write the results: "
                         "the disk may be full\n")

    def test_an_export_without_a_reader_ends_without_a_word(self):
        register = Register(self.path("register.db"))
        self.addCleanup(register.kill)
        issued = self.write("i.csv", HEADER, "A,%s\n" % GOOD)
        for words in (("scores", "export"),
                      ("eligibility", "export", "--date", DATE, "--issued",
                       issued),
                      ("idcs", "issue", "--count", "20000")):
            result = self.run_unread(*words, "--server", register.address)
            self.assertEqual(result.returncode, -signal.SIGPIPE, words)

    def test_help_that_cannot_be_printed_is_status_3(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assertEqual(run_into(full, "--help").returncode, 3)
            self.assertEqual(
                run_into(full, "people", "import", "--help").returncode, 3)
        self.assertEqual(rsuctl("--help").returncode, 0)

    def test_an_address_without_a_server_is_said(self):
        result = rsuctl("scores", "export", "--server", "")
        self.assertEqual(result.returncode, 2)
        self.assertIn("--server: must not be empty\n", result.stderr)
        for address in ("127.0.0.1", "localhost", "127.0.0.1:", "[::1]",
                        "127.0.0.1:x", "127.0.0.1:65536"):
            result = rsuctl("scores", "export", "--server", address)
            self.assertEqual(result.returncode, 2)
            self.assertEqual(result.stderr, "rsuctl: the server's address " +
                             address + " has no port: it must be HOST:PORT, "
                             "such as 127.0.0.1:50051\n")
        result = rsuctl("scores", "export", "--server", "127.0.0.1:1")
        self.assertEqual(result.returncode, 3)
        self.assertIn("no server answers at 127.0.0.1:1, or it wants TLS "
                      "(--tls-certificate,", result.stderr)

    def test_a_name_that_is_no_host_is_said_to_be_none(self):
        result = subprocess.run(
            [SERVER, "--db", self.path("r.db"), "--listen",
             "no-such-host.invalid:0"], capture_output=True, text=True,
            check=False, timeout=PATIENCE_S)
        self.assertEqual(result.returncode, 1)
        self.assertIn("cannot listen on no-such-host.invalid:0: ",
                      result.stderr)
        self.assertNotIn("TLS", result.stderr)

    def test_tls_files_that_are_none_are_a_wrong_command_line(self):
        junk = self.write("junk.pem", "junk\n")
        result = subprocess.run(
            [SERVER, "--db", self.path("r.db"), "--listen", "127.0.0.1:0",
             "--tls-certificate", junk, "--tls-key", junk,
             "--tls-client-authority", junk], capture_output=True, text=True,
            check=False)
        self.assertEqual(result.returncode, 2)
        self.assertIn("the TLS certificate " + junk + " holds no certificate "
                      "(PEM)", result.stderr)
        self.assertEqual(os.listdir(self.folder), ["junk.pem"])

    def test_a_server_that_cannot_do_as_it_is_told_is_status_2(self):
        empty = self.write("empty.textproto")
        for words, message in (
                (("--number-preset", "nope"), "--number-preset: "),
                (("--number-preset", ""), "--number-preset: "),
                (("--verification-callers", self.folder), "cannot read"),
                (("--programme-callers", self.folder), "cannot read"),
                (("--programme-callers", ""), "cannot read ''"),
                (("--formula", self.folder), "cannot read"),
                (("--verification-callers", ""), "cannot read ''"),
                (("--verification-callers", self.path("none")),
                 "cannot read"),
                (("--formula", "/dev/zero"),
                 "'/dev/zero' must be at most 1 MiB long"),
                (("--programme-callers", "/dev/zero"), "at most 1 MiB"),
                (("--verification-callers", "/dev/zero"), "at most 1 MiB"),
                (("--tls-certificate", "/dev/zero", "--tls-key", "/dev/zero",
                  "--tls-client-authority", "/dev/zero"), "at most 1 MiB")):
            result = subprocess.run(
                [SERVER, "--db", self.path("r.db"), "--listen", "127.0.0.1:0",
                 *words], capture_output=True, text=True, check=False,
                timeout=60)
            self.assertEqual((result.returncode, result.stdout), (2, ""),
                             words)
            self.assertIn(message, result.stderr)
            self.assertFalse(os.path.exists(self.path("r.db")))
        # A file in which nobody stands is no mistake.
        register = Register(self.path("r.db"),
                            flags=("--verification-callers", empty))
        self.assertEqual(register.stop(), 0)

    def test_a_database_is_checked_without_a_server(self):
        path = self.path("r.db")
        register = Register(path)
        self.assertEqual(rsuctl("idcs", "issue", "--kind", "person", "--count",
                                "9", "--server", register.address).returncode,
                         0)
        result = rsuctl("store", "check", path)
        self.assertEqual(result.returncode, 1)
        self.assertIn("is in use by process", result.stderr)
        self.assertEqual(register.stop(), 0)
        result = rsuctl("store", "check", path, "--deep")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, "^[0-9,]+ pages, [0-9,]+ rows in "
                         "[0-9]+ tables: 0 findings\n$")
        with open(path, "r+b") as file:
            file.seek(2 * 4096 + 4000)
            file.write(b"damage")
        result = rsuctl("store", "check", path, "--format", "json")
        self.assertEqual(result.returncode, 1)
        findings = [json.loads(line) for line in result.stdout.splitlines()]
        self.assertIn({"place": "pages", "key": "3",
                       "what": "the page differs from its digest"}, findings)
        self.assertEqual(findings[-1]["findings"], len(findings) - 1)
        self.assertTrue(findings[-1]["digests"])
        self.assertEqual(rsuctl("store", "check", self.path("none"))
                         .returncode, 1)

    def test_a_database_named_like_a_uri_is_no_second_way_to_a_file(self):
        register = Register(self.path("u.db"))
        self.addCleanup(register.kill)
        for name in ("u.db", "./u.db", "file:u.db?nolock=1", "file:u.db"):
            process = subprocess.Popen(
                [SERVER, "--db", name, "--listen", "127.0.0.1:0"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                cwd=self.folder)
            served = process.stdout.readline().startswith("listening")
            process.kill()
            process.wait()
            process.stdout.close()
            # The file itself is taken; the others are files of that name.
            self.assertEqual(served, name.startswith("file:"), name)
            self.assertEqual(os.path.exists(self.path(name)), True, name)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
