"""What each kind of user looks for in the first hour: finding a person, what is
known of them, one way for JSON, for a person, for the server, and help.

Arguments: as in programs.py.
"""

import json
import os
import re
import signal
import subprocess
import sys
import unittest

from programs import (DATE, RSUCTL, SERVER, Register, Scratch, json_lines, read,
                      rsuctl, sample, with_environment)


class LookUpTest(Scratch):
    """People and what is known of them, in a register with the samples."""

    @classmethod
    def setUpClass(cls):
        cls.people = json_lines(read(sample("people-sample.jsonl")))

    def setUp(self):
        super().setUp()
        self.register = Register(
            self.path("register.db"),
            flags=["--programme-callers", self.write(
                "programmes.textproto",
                'callers { name: "local" ground: "tests" '
                'programmes: "amo-tadamon" }\n'),
                   "--verification-callers", self.write(
                       "verification.textproto",
                       'callers { name: "local" ground: "tests" '
                       'fields: "birth_date" }\n')])
        self.addCleanup(self.register.kill)
        self.done("people", "import", sample("people-sample.jsonl"),
                  "--issued", self.path("issued.csv"))
        for noun, name in (("households", "declarations"),
                           ("coverage", "coverage")):
            self.done(noun, "import", sample(name + "-sample.jsonl"),
                      "--issued", self.path("issued.csv"))
        self.issued = dict(line.split(",") for line in
                           read(self.path("issued.csv")).splitlines())

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def done(self, *words):
        result = self.ctl(*words)
        self.assertEqual(result.returncode, 0, (words, result.stderr))
        return result.stdout

    def test_a_person_is_found_by_document_and_by_names_in_both_scripts(self):
        person = next(p for p in self.people
                      if p["documents"] and p.get("family_name_ar"))
        number = self.issued[person["person_ref"]]
        document = person["documents"][0]
        header, line = self.done(
            "people", "find", "--document",
            document["type"] + ":" + document["number"]).splitlines()
        self.assertEqual(header, "idcs,agreement,family_name,given_name,"
                         "family_name_ar,given_name_ar,birth_date,sex,province,"
                         "died")
        self.assertTrue(line.startswith(number + ",SAME,"), line)
        for script in ("", "_ar"):
            found = self.done(
                "people", "find",
                "--family-name", person["family_name" + script],
                "--given-name", person["given_name" + script],
                "--birth-date", person["birth_date"], "--format", "json")
            first = json_lines(found)[0]
            self.assertEqual(first["person"]["idcs"], number)
            self.assertEqual(first["agreement"], "SAME")
        self.assertEqual(self.ctl("people", "find", "--document",
                                  "CNIE:ZZ987654").returncode, 1)
        short = self.ctl("people", "find", "--family-name", "Alaoui")
        self.assertEqual(short.returncode, 2)
        self.assertIn("--given-name: is needed", short.stderr)
        first = self.done("people", "find", "--family-name",
                          person["family_name"], "--birth-date",
                          person["birth_date"], "--most", "1")
        self.assertEqual(len(first.splitlines()), 2)

    def test_cover_and_statuses_are_shown_with_sources_and_days(self):
        event = json_lines(read(sample("coverage-sample.jsonl")))[0]
        number = self.issued[event["person_ref"]]
        shown = self.done("coverage", "show", number).splitlines()
        self.assertEqual(shown[0], "effective_date,event,regime,role,reason,"
                         "source,create_time,idcs")
        fields = shown[1].split(",")
        self.assertEqual(fields[:6], [event[name] for name in (
            "effective_date", "event", "regime", "role", "reason", "source")])
        self.assertEqual(fields[7], number)
        moment = fields[6]
        same = self.done("coverage", "show", "--idcs", number, "--known-at",
                         moment, "--format", "json")
        self.assertEqual(json_lines(same)[0]["event"]["regime"],
                         event["regime"])
        self.write("status.jsonl", json.dumps({
            "source": "ONOUSC", "event": "BEGAN", "status": "STUDENT",
            "idcs": number, "effective_date": "2026-02-01"}) + "\n")
        self.done("status", "import", self.path("status.jsonl"), "--issued",
                  self.path("issued.csv"))
        line = self.done("status", "show", number).splitlines()[1]
        self.assertTrue(line.startswith("2026-02-01,BEGAN,STUDENT,,,,ONOUSC,"),
                        line)
        nobody = self.ctl("status", "show", "2013023805")
        self.assertEqual(nobody.returncode, 1)

    def test_a_household_is_shown_by_its_number_and_by_a_member(self):
        declared = json_lines(read(sample("declarations-sample.jsonl")))[0]
        head = self.issued[next(m["person_ref"] for m in declared["members"]
                                if m["relationship"] == "HEAD")]
        by_member = self.done("households", "show", head, "--date", DATE)
        household = re.search(r"^household: (\d{10})$", by_member,
                              re.MULTILINE).group(1)
        self.assertIn("\nreference of the household: %s\n" %
                      declared["household_ref"], by_member)
        self.assertIn("\nscore: 9.4125761\nformula: decree-2-21-582\n",
                      by_member)
        self.assertIn("\nmember: %s, head of household, " % head, by_member)
        self.assertEqual(self.done("households", "show", household, "--date",
                                   DATE), by_member)
        declared["assets"]["mobile_phones"] += 1
        self.write("again.jsonl", json.dumps(declared) + "\n")
        self.done("households", "import", self.path("again.jsonl"),
                  "--issued", self.path("issued.csv"))
        for number in (head, household):
            lines = self.done("households", "history", number).splitlines()
            self.assertEqual(len(lines), 3, lines)
            second, first = (line.split(",") for line in lines[1:])
            self.assertEqual((second[1], first[1]), ("2", "1"))
            self.assertEqual((second[6], first[6]), ("1", ""))
            self.assertEqual((second[7], first[7]), ("9.4641761", "9.4125761"))
            then = self.done("households", "history", "--idcs", number,
                             "--known-at", first[3]).splitlines()
            self.assertEqual(then, [lines[0], lines[2]])
        records = json_lines(self.done("households", "history", household,
                                       "--format", "json"))
        self.assertEqual([record["revision"] for record in records],
                         ["2", "1"])
        self.assertEqual(self.ctl("households", "show", "2013023805", "--date",
                                  DATE).returncode, 1)

    def test_every_command_that_prints_data_prints_json(self):
        person = self.people[0]
        number = self.issued[person["person_ref"]]
        issued = self.path("issued.csv")
        for words, least in (
                (("eligibility", "check", number, "--date", DATE), 1),
                (("eligibility", "export", "--date", DATE, "--issued", issued),
                 1416),
                (("beneficiaries", "list", "--programme", "amo-tadamon",
                  "--date", DATE), 1),
                (("people", "show", number), 1),
                (("people", "show", "--idcs", number, "--versions"), 1),
                (("people", "verify", "--idcs", number, "--birth-date",
                  person["birth_date"]), 1),
                (("people", "held"), 0),
                (("scores", "export"), 300),
                (("scores", "explain", number, "--date", DATE), 1),
                (("scores", "history", number), 1),
                (("rescore", "list"), 0),
                (("idcs", "history", "--idcs", number), 1),
                (("idcs", "capacity"), 1),
                (("idcs", "issue", "--count", "3"), 3),
                (("households", "show", number, "--date", DATE), 1),
                (("coverage", "show", number), 0)):
            lines = json_lines(self.done(*words, "--format", "json"))
            self.assertGreaterEqual(len(lines), least, words)
            for line in lines:
                self.assertIsInstance(line, dict)
        again = self.done("people", "import", sample("people-sample.jsonl"),
                          "--issued", issued, "--format", "json")
        self.assertEqual(json_lines(again), [{
            "lines": "people", "registered_now": "0",
            "registered_before": "1416", "refused": "0", "held": "0"}])
        exported = json_lines(self.done(
            "eligibility", "export", "--date", DATE, "--issued", issued,
            "--format", "json"))[0]
        self.assertEqual(exported["person_ref"], person["person_ref"])
        self.assertEqual(exported["idcs"], number)
        # As it was called before.
        self.assertEqual(self.done("people", "show", number, "--json"),
                         self.done("people", "show", number, "--format",
                                   "json"))
        checked = rsuctl("idcs", "check", number, "1", "--format", "json")
        self.assertEqual(checked.returncode, 1)
        good, bad = json_lines(checked.stdout)
        self.assertEqual((good["valid"], bad["valid"]), (True, False))

    def test_a_correction_takes_both_forms_and_the_standard_input(self):
        person = self.people[0]
        number = self.issued[person["person_ref"]]
        shown = self.done("people", "show", number)
        etag = re.search("^etag (.*)$", shown, re.MULTILINE).group(1)
        text = self.done("people", "show", number, "--format", "json")
        self.write("p.json", text)
        rest = ["--etag", etag, "--author", "Operator 7", "--reason", "card",
                "--server", self.register.address]
        for words in ((number, self.path("p.json")), (number, "-"),
                      ("--idcs", number, "-"),
                      (self.path("p.json"), "--idcs", number)):
            result = subprocess.run(
                [RSUCTL, "people", "correct", *words, *rest],
                input=text, capture_output=True, text=True, check=False)
            self.assertEqual(result.returncode, 0, (words, result.stderr))
            self.assertTrue(result.stdout.startswith("unchanged: "), words)
        for words in ((self.path("p.json"),), (number, "-", "--idcs", number),
                      ("123", self.path("p.json"))):
            self.assertEqual(
                rsuctl("people", "correct", *words, *rest).returncode, 2,
                words)

    def test_the_server_is_named_once_in_a_file_or_a_variable(self):
        number = self.issued[self.people[0]["person_ref"]]
        os.mkdir(self.path("rsu"))
        home = {"XDG_CONFIG_HOME": self.folder}
        words = ("eligibility", "check", number, "--date", DATE)
        nowhere = with_environment(home, *words)
        self.assertEqual(nowhere.returncode, 2)
        self.assertIn("no server is named: give --server HOST:PORT, set "
                      "RSU_SERVER, or write", nowhere.stderr)
        self.assertIn(self.path("rsu/client.textproto"), nowhere.stderr)
        self.assertIn("aucun serveur n'est nommé\u202f: donnez --server HOST:PORT",
                      with_environment(home, *words, "--language",
                                       "fr").stderr)
        self.write("rsu/client.textproto",
                   'server: "%s"\n' % self.register.address)
        self.assertEqual(with_environment(home, *words).returncode, 0)
        wrong = {**home, "RSU_SERVER": "127.0.0.1:1"}
        self.assertEqual(with_environment(wrong, *words).returncode, 3)
        self.assertEqual(
            with_environment(wrong, *words, "--server",
                             self.register.address).returncode, 0)
        self.assertEqual(
            with_environment({"RSU_SERVER": self.register.address},
                             *words).returncode, 0)
        shown = with_environment(home, "config", "show").stdout
        self.assertIn("server: %s, by %s\n" % (
            self.register.address, self.path("rsu/client.textproto")), shown)
        self.assertIn("tls key: none\n", shown)
        french = with_environment(home, "config", "show", "--language",
                                  "fr").stdout
        self.assertIn("serveur\u202f: %s, par %s\n" % (
            self.register.address, self.path("rsu/client.textproto")), french)
        self.assertIn("clé tls\u202f: rien\n", french)
        settled = json.loads(with_environment(
            wrong, "config", "show", "--format", "json").stdout)
        self.assertEqual(settled["server_from"], "RSU_SERVER")
        self.write("rsu/client.textproto", "sever: 1\n")
        refused = with_environment(home, *words)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("rsu/client.textproto: line 1, column ", refused.stderr)
        self.assertIn("sever", refused.stderr)


class WordsTest(Scratch):
    """What the programs say of themselves: no server."""

    def test_version_says_version_commit_and_schema(self):
        form = (r"%s \d+\.\d+\.\d+, commit ([0-9a-f]{40}(\+changes)?|unstamped|"
                r"unknown), schema \d+\n")
        for program in (RSUCTL, SERVER):
            result = subprocess.run([program, "--version"], check=True,
                                    capture_output=True, text=True)
            self.assertRegex(result.stdout,
                             form % os.path.basename(program))

    def test_help_is_a_command_too(self):
        self.assertEqual(rsuctl("help", "eligibility", "check").stdout,
                         rsuctl("eligibility", "check", "--help").stdout)
        self.assertEqual(rsuctl("help").stdout, rsuctl("--help").stdout)
        wrong = rsuctl("help", "eligibilty", "check")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("did you mean 'eligibility'?", wrong.stderr)

    def test_a_mistyped_command_has_a_hint(self):
        for words, hint in ((("peple", "show"), "'people'"),
                            (("people", "shwo"), "'people show'"),
                            (("find",), "'people find'")):
            result = rsuctl(*words)
            self.assertEqual(result.returncode, 2)
            self.assertIn("did you mean %s" % hint, result.stderr)

    def complete(self, *words):
        script = self.write("completion", rsuctl("completion", "bash").stdout)
        result = subprocess.run(
            ["bash", "-c", '. "$1"; shift; COMP_WORDS=("$@"); '
             'COMP_CWORD=$(($# - 1)); _rsuctl; printf "%s\\n" "${COMPREPLY[@]}"',
             "bash", script, "rsuctl", *words],
            capture_output=True, text=True, check=True)
        self.assertEqual(result.stderr, "")
        return result.stdout.split()

    def test_bash_completes_commands_options_and_values(self):
        self.assertEqual(self.complete("peo"), ["people"])
        self.assertEqual(self.complete("people", "fi"), ["find"])
        self.assertEqual(self.complete("people", "find", "--fam"),
                         ["--family-name"])
        self.assertEqual(self.complete("score", "--format", ""),
                         ["csv", "json"])
        self.assertEqual(self.complete("score", "--input",
                                       self.path("compl")),
                         [self.path("completion")])

    def test_the_manual_page_has_every_command(self):
        page = rsuctl("man").stdout
        for words in ("people find", "score", "config show"):
            self.assertIn("\n.SS rsuctl %s\n" % words, page)
        self.assertEqual(page.count(".TH "), 1)

    def test_head_ends_a_score_without_a_word(self):
        result = subprocess.run(
            ["bash", "-c", '"$0" score --input "$1" --explain | head -n 1; '
             'echo "${PIPESTATUS[0]}"', RSUCTL,
             sample("declarations-sample.jsonl")],
            capture_output=True, text=True, check=True)
        self.assertEqual(result.stderr, "")
        header, status = result.stdout.splitlines()
        self.assertEqual(header, "household_ref,score,explanation")
        self.assertIn(int(status), (0, 128 + signal.SIGPIPE))

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
