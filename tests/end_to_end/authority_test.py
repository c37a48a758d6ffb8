"""Who may do what, from the certificates to the answer: a server with TLS and
the shipped policy, and the commands `policy …` and `dev_certificates`.

Arguments as in programs.py.
"""

import json
import os
import subprocess
import time

from authority_register import DEV_CERTIFICATES, POLICY, AuthorityTest
from logged_register import LoggedRegister
from programs import (PATIENCE_S, PROJECT, SERVER, Scratch, read, rsuctl,
                      run_tests, sample)

GET_PERSON = "rsu.registry.v1.PopulationService/GetPerson"
MERGE = "rsu.registry.v1.PopulationService/MergePeople"


class RolesTest(AuthorityTest):
    def test_each_does_what_the_policy_says_and_nothing_else(self):
        register = self.serve()
        self.import_people(register)
        number = read(self.path("issued.csv")).splitlines()[1].split(",")[1]
        refused = self.call(register, "batch", "people", "show", number)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("the caller may not use this method", refused.stderr)

        # Who looks at a file says why.
        without = self.call(register, "operator", "people", "show", number)
        self.assertEqual(without.returncode, 2)
        self.assertIn("must be one reason of the policy", without.stderr)
        odd = self.call(register, "operator", "people", "show", number,
                        "--purpose", "curious")
        self.assertEqual(odd.returncode, 2)
        self.assert_done(self.call(register, "operator", "people", "show",
                                   number, "--purpose", "request"))

        # What cannot be said in metadata is no crash.
        for option in ("--purpose", "--on-behalf-of"):
            for text in ("é", "a b", "a\nb", ""):
                wrong = self.call(register, "operator", "people", "show",
                                  number, option, text)
                self.assertEqual(wrong.returncode, 2, (option, text))

        # The gateway acts for people, and nobody else does.
        self.assert_done(self.call(
            register, "gateway", "people", "show", number, "--purpose",
            "request", "--on-behalf-of", "operator-1"))
        for role, person in (("gateway", "analyst-1"), ("gateway", "nobody"),
                             ("operator", "operator-1")):
            acts = self.call(register, role, "people", "show", number,
                             "--purpose", "request", "--on-behalf-of", person)
            self.assertEqual(acts.returncode, 1)
            self.assertIn("may not act for", acts.stderr)

    def test_who_has_a_role_can_use_the_commands_for_it(self):
        register = self.serve()
        self.import_people(register)
        self.assert_done(self.call(
            register, "operator", "households", "import",
            sample("declarations-sample.jsonl"), "--issued",
            self.path("issued.csv")))
        numbers = [line.split(",")[1] for line in
                   read(self.path("issued.csv")).splitlines()[1:]]
        for role in ("operator", "supervisor", "auditor"):
            self.assert_done(self.call(register, role, "households", "show",
                                       numbers[0], "--purpose", "audit"))
        self.assert_done(self.call(register, "supervisor", "idcs", "issue",
                                   "--count", "2"))
        self.assert_done(self.call(register, "agency", "eligibility", "check",
                                   numbers[0], "--date", "2026-03-01"))
        # Who may not import may not do so again either.
        refused = self.call(register, "caseworker", "people", "import",
                            sample("people-sample.jsonl"), "--issued",
                            self.path("again.csv"))
        self.assertEqual(refused.returncode, 1)
        self.assertNotIn("again", refused.stderr.replace("again.csv", ""))

    def test_direct_aid_is_told_to_who_has_its_programme(self):
        register = self.serve()
        self.import_people(register)
        self.assert_done(self.call(
            register, "operator", "households", "import",
            sample("declarations-sample.jsonl"), "--issued",
            self.path("issued.csv")))
        number = read(self.path("issued.csv")).splitlines()[1].split(",")[1]
        told = {role: json.loads(self.call(
            register, role, "eligibility", "check", number, "--date",
            "2026-03-01", "--format", "json").stdout)
            for role in ("agency", "payer")}
        for role, with_aid in (("agency", False), ("payer", True)):
            text = json.dumps(told[role])
            self.assertEqual('"asd"' in text, with_aid, role)
            self.assertEqual("household_at_or_under_asd_threshold" in text,
                             with_aid, role)

    def test_a_days_quota_is_not_waited_for(self):
        self.replace_policy(read(self.policy).replace(
            "subjects_per_day: 5000000", "subjects_per_day: 2"))
        register = self.serve()
        begun = time.monotonic()
        for allowed in (True, True, False, False):
            # An admissible number that nobody has.
            result = self.call(register, "agency", "eligibility", "check",
                               "3074452018", "--date", "2026-03-01")
            self.assertEqual(result.returncode, 1, result.stderr)
            self.assertEqual("its quota of a day allows" in result.stderr,
                             not allowed)
        self.assertLess(time.monotonic() - begun, PATIENCE_S)

    def test_a_decision_is_that_of_the_person(self):
        register = self.serve()
        self.import_people(register)
        lines = read(self.path("issued.csv")).splitlines()
        one, other = (line.split(",")[1] for line in lines[1:3])
        as_another = self.call(
            register, "supervisor", "people", "merge", one, "--into", other,
            "--author", "somebody", "--reason", "the same card")
        self.assertEqual(as_another.returncode, 1)
        self.assertIn("must be the person who calls", as_another.stderr)
        # Left out, it is the person.
        self.assert_done(self.call(
            register, "supervisor", "people", "merge", one, "--into", other,
            "--reason", "the same card"))
        shown = self.call(register, "auditor", "people", "show", one,
                          "--purpose", "audit", "--format", "json")
        self.assert_done(shown)

    def test_whoever_asks_is_told_what_they_may_in_three_languages(self):
        register = self.serve()
        for language, said in (("en", "only in the regions: 04"),
                               ("fr", "seulement dans les régions : 04"),
                               ("ar", "في هذه الجهات فقط: 04")):
            mine = self.call(register, "caseworker", "policy", "mine",
                             "--language", language)
            self.assert_done(mine)
            self.assertIn(said, mine.stdout.replace("\u202f", " ")
                          .replace("\u2068", "").replace("\u2069", "")
                          .replace("\u2066", ""))
            self.assertIn("caseworker-1", mine.stdout)
        answer = json.loads(self.call(register, "caseworker", "policy", "mine",
                                      "--format", "json").stdout)
        self.assertEqual(answer["person"], "caseworker-1")
        self.assertEqual(answer["caller"],
                         "spiffe://dev.rsu.example/caseworker")
        allowance, = answer["allowances"]
        self.assertEqual(allowance["regions"], ["04"])
        self.assertIn(GET_PERSON, allowance["methods_with_reason"])
        self.assertEqual([reason["code"] for reason in answer["reasons"]],
                         ["request", "declaration", "complaint", "audit"])

    def test_with_tls_and_no_policy_nobody_may_do_anything(self):
        register = LoggedRegister(self.folder, flags=(
            "--tls-certificate", self.certificate("server.pem"),
            "--tls-key", self.certificate("server.key"),
            "--tls-client-authority", self.certificate("authority.pem")))
        self.addCleanup(register.stop)
        register.wait_for_line("no --policy: nobody may do anything")
        for role in ("administrator", "batch"):
            refused = self.call(register, role, "policy", "mine")
            self.assertEqual(refused.returncode, 1)
            self.assertIn("the caller may not use this method",
                          refused.stderr)


class CommandsTest(Scratch):
    def test_the_shipped_policy_holds_together(self):
        for language in ("en", "fr", "ar"):
            checked = rsuctl("policy", "check", POLICY, "--language", language)
            self.assertEqual(checked.returncode, 0, checked.stderr)
        checked = json.loads(
            rsuctl("policy", "check", POLICY, "--format", "json").stdout)
        self.assertEqual((checked["ok"], checked["roles"], checked["callers"],
                          checked["persons"]), (True, "10", "5", "6"))

    def test_mistakes_are_told_with_line_and_column(self):
        policy = self.write(
            "bad.textproto", 'role {\n  name: "a"\n'
            '  methods: "rsu.no.v1.No/*"\n  regions: "13"\n}\n')
        checked = rsuctl("policy", "check", policy)
        self.assertEqual(checked.returncode, 1)
        self.assertEqual(checked.stdout, "")
        first, second = checked.stderr.splitlines()
        self.assertTrue(first.startswith(policy + ":3:3: role[0].methods[0]: "),
                        first)
        self.assertTrue(second.startswith(policy + ":4:3: role[0].regions[0]:"),
                        second)
        told = json.loads(
            rsuctl("policy", "check", policy, "--format", "json").stdout)
        self.assertEqual([(one["line"], one["column"])
                          for one in told["mistakes"]], [("3", "3"), ("4", "3")])
        broken = rsuctl("policy", "check",
                        self.write("worse.textproto", "role {\n  nmae: 1\n}\n"))
        self.assertEqual(broken.returncode, 1)
        self.assertIn("line 2, column", broken.stderr)
        self.assertEqual(rsuctl("policy", "check", "no.such").returncode, 1)
        self.assertEqual(rsuctl("policy", "check").returncode, 2)

    def test_it_is_explained_who_may_call_what(self):
        def explain(*words):
            return rsuctl("policy", "explain", POLICY, *words)
        allowed = explain("--caller", "spiffe://dev.rsu.example/caseworker",
                          "--method", GET_PERSON)
        self.assertEqual(allowed.returncode, 0)
        self.assertIn("by the role caseworker", allowed.stdout)
        self.assertIn("only in the regions: 04", allowed.stdout)
        self.assertIn("rsu.registry.v1.Person.phone", allowed.stdout)
        refused = explain("--caller", "spiffe://dev.rsu.example/caseworker",
                          "--method", MERGE)
        self.assertEqual(refused.returncode, 1)
        behind = json.loads(explain(
            "--caller", "spiffe://dev.rsu.example/gateway", "--person",
            "supervisor-1", "--method", MERGE, "--format", "json").stdout)
        self.assertEqual((behind["allowed"], behind["person"]),
                         (True, "supervisor-1"))
        self.assertEqual([role["role"] for role in behind["roles"]],
                         ["supervisor"])
        nobody = json.loads(explain(
            "--caller", "spiffe://dev.rsu.example/gateway", "--person", "x",
            "--method", MERGE, "--format", "json").stdout)
        self.assertEqual(nobody["reason"], "MAY_NOT_ACT")
        self.assertEqual(explain("--caller", "dns:a", "--method",
                                 "GetPerson").returncode, 2)
        self.assertIn("the policy names no such caller", explain(
            "--caller", "dns:a", "--method", GET_PERSON).stdout)

    def test_the_earlier_lists_become_a_policy(self):
        verification = os.path.join(
            PROJECT, "docs/examples/verification_callers.textproto")
        programmes = os.path.join(
            PROJECT, "docs/examples/programme_callers.textproto")
        made = rsuctl("policy", "import", "--verification-callers",
                      verification, "--programme-callers", programmes,
                      "--name", "cnss=spiffe://cnss.example/amo")
        self.assertEqual(made.returncode, 0, made.stderr)
        policy = self.write("policy.textproto", made.stdout)
        checked = rsuctl("policy", "check", policy)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.assertEqual(rsuctl("policy", "import").returncode, 2)
        odd = rsuctl("policy", "import", "--programme-callers", programmes,
                     "--name", "cnss")
        self.assertEqual(odd.returncode, 1)
        self.assertIn("OLD=NEW", odd.stderr)

    def test_what_does_not_go_together_does_not_start(self):
        lists = os.path.join(PROJECT,
                             "docs/examples/programme_callers.textproto")
        for flags, said in (
                (("--policy", POLICY, "--programme-callers", lists),
                 "--policy says all"),
                (("--policy", self.path("none")), "cannot read"),
                (("--policy", lists), "line ")):
            refused = subprocess.run(
                [SERVER, "--db", self.path("r.db"), "--listen", "127.0.0.1:0",
                 *flags], capture_output=True, text=True, check=False)
            self.assertEqual(refused.returncode, 2)
            self.assertIn(said, refused.stderr)
            self.assertFalse(os.path.exists(self.path("r.db")))


class DevCertificatesTest(Scratch):
    def make(self, *words):
        return subprocess.run([DEV_CERTIFICATES, *words], capture_output=True,
                              text=True, check=False)

    def test_each_has_its_name_and_its_key_is_for_nobody_else(self):
        folder = self.path("c")
        made = self.make(folder)
        self.assertEqual(made.returncode, 0, made.stderr)
        names = subprocess.run(
            ["openssl", "x509", "-noout", "-ext", "subjectAltName", "-in",
             os.path.join(folder, "agency.pem")], check=True,
            capture_output=True, text=True).stdout
        self.assertIn("URI:spiffe://dev.rsu.example/agency", names)
        self.assertEqual(os.stat(os.path.join(folder, "agency.key")).st_mode
                         & 0o777, 0o600)

    def test_nothing_is_made_over_what_is_there(self):
        folder = self.path("c")
        self.assertEqual(self.make(folder).returncode, 0)
        before = read(os.path.join(folder, "server.pem"))
        self.assertEqual(self.make(folder).returncode, 2)
        self.assertEqual(read(os.path.join(folder, "server.pem")), before)
        self.assertEqual(self.make("--client", "clerk", folder).returncode, 0)
        self.assertEqual(self.make("--client", "clerk", folder).returncode, 2)

    def test_a_wrong_command_line_makes_nothing(self):
        for words in ((), ("--days", "0", self.path("c")),
                      ("--client", "../x", self.path("c")),
                      ("--what", self.path("c")),
                      (self.path("c"), self.path("d"))):
            self.assertEqual(self.make(*words).returncode, 2, words)
            self.assertFalse(os.path.exists(self.path("c")))


if __name__ == "__main__":
    run_tests()
