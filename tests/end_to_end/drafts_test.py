"""Drafts of formulas and programmes, the files of docs/examples, and a client in
Python, as their readers take them.

Arguments: as in programs.py.
"""

import json
import os
import subprocess
import sys
import unittest

from programs import (Register, Scratch, json_lines, read, rsuctl, sample,
                      with_environment)

DECREE = "scoring/formula/data/decree_2_21_582.textproto"


class DraftTest(Scratch):
    """A declarations file scored by a draft, and by two."""

    def score(self, *words):
        result = rsuctl("score", "--input",
                        sample("declarations-sample.jsonl"), *words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def draft(self):
        text = read(DECREE)
        for old, new in (('name: "decree-2-21-582"', 'name: "draft"'),
                         ('value: "9.825"', 'value: "9.925"')):
            self.assertEqual(text.count(old), 1, old)
            text = text.replace(old, new)
        return self.write("draft.textproto", text)

    def test_the_decree_by_name_and_by_file_gives_its_scores(self):
        plain = self.score()
        self.assertEqual(self.score("--formula", "decree-2-21-582"), plain)
        self.assertEqual(self.score("--formula", DECREE), plain)

    def test_two_formulas_stand_beside_each_other_with_the_difference(self):
        plain = dict(line.split(",") for line in
                     self.score().splitlines()[1:])
        milieu = {d["household_ref"]: d["milieu"] for d in json_lines(
            read(sample("declarations-sample.jsonl")))}
        lines = self.score("--formula", "decree-2-21-582", "--formula",
                           self.draft()).splitlines()
        self.assertEqual(lines[0], "household_ref,score_a,score_b,difference")
        self.assertEqual(len(lines), 301)
        for line in lines[1:]:
            household, a, b, difference = line.split(",")
            self.assertEqual(a, plain[household])
            # A tenth more for everybody in town.
            expected = 1000000 if milieu[household] == "URBAN" else 0
            self.assertEqual(difference, "+0.1000000" if expected else
                             "0.0000000")
            ticks = int(a.replace(".", "")) + expected
            self.assertEqual(int(b.replace(".", "")), ticks)
        first = json.loads(self.score(
            "--formula", "decree-2-21-582", "--formula", self.draft(),
            "--format", "json").splitlines()[0])
        self.assertEqual([s["formula"] for s in first["scores"]],
                         ["decree-2-21-582", "draft"])
        self.assertIn(first["difference"], ("+0.1000000", "0.0000000"))

    def test_what_is_no_formula_is_refused_by_its_place(self):
        path = sample("declarations-sample.jsonl")
        junk = self.write("junk.textproto", "name: 1\n")
        wrong = rsuctl("score", "--input", path, "--formula", junk)
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("junk.textproto: ", wrong.stderr)
        self.assertEqual(wrong.stdout, "")
        for words in (["--formula", DECREE] * 3,
                      ["--formula", DECREE] * 2 + ["--explain"]):
            self.assertEqual(
                rsuctl("score", "--input", path, *words).returncode, 2, words)


class PythonClientTest(Scratch):
    """The code of a client in Python, as docs/programs.md makes it."""

    def test_the_messages_of_google_rpc_have_the_path_of_googleapis(self):
        subprocess.run(
            ["protoc", "-I.", "-Iproto", "--python_out=" + self.folder,
             "proto/rsu/registry/v1/coverage_service.proto",
             "google/rpc/status.proto"], check=True)
        # So a program that has googleapis' own package uses that one, and no
        # second file declares google.rpc.Status.
        self.assertIn("from google.rpc import status_pb2", read(self.path(
            "proto/rsu/registry/v1/coverage_service_pb2.py")))
        self.assertTrue(os.path.exists(self.path("google/rpc/status_pb2.py")))
        self.assertFalse(os.path.exists(self.path("proto/google")))


class ExamplesTest(Scratch):
    """docs/examples: a file of each kind, as its reader takes it."""

    def example(self, name):
        return os.path.join("docs/examples", name + ".textproto")

    def test_drafts_of_formulas_and_programmes_are_right(self):
        result = rsuctl("formula", "check", *(self.example(name) for name in (
            "formula_draft", "programme_draft", "what_if")))
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        changes = rsuctl("formula", "diff", "decree-2-21-582",
                         self.example("formula_draft")).stdout
        self.assertIn("urban.constant: 9.825 -> 9.925\n", changes)
        lines = json_lines(rsuctl("formula", "diff", "decree-2-21-582",
                                  self.example("formula_draft"), "--format",
                                  "json").stdout)
        self.assertIn({"place": "urban.constant", "a": "9.825", "b": "9.925"},
                      lines)

    def test_the_client_file_is_read(self):
        file = os.path.abspath(self.example("client"))
        result = with_environment({"RSU_CLIENT_FILE": file}, "config", "show",
                                  "--format", "json")
        self.assertEqual(result.returncode, 0, result.stderr)
        settled = json.loads(result.stdout)
        self.assertEqual(settled["server"], "register.example:50051")
        self.assertEqual(settled["tls_key"],
                         os.path.join(os.path.dirname(file), "client.key"))

    def test_a_server_starts_with_them_and_simulates(self):
        register = Register(self.path("register.db"), flags=[
            "--verification-callers", self.example("verification_callers"),
            "--programme-callers", self.example("programme_callers"),
            "--formula", self.example("formula_draft")])
        self.addCleanup(register.kill)
        result = rsuctl("simulate", "--date", "2027-01-01", "--out",
                        self.path("out"), "--programme",
                        self.example("what_if"), "--programme",
                        self.example("programme_draft"), "--server",
                        register.address)
        self.assertEqual(result.returncode, 0, result.stderr)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
