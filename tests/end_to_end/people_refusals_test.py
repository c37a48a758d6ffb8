"""What rsuctl people and civil-status refuse: every refusal names what was typed.

Arguments: as in programs.py.
"""

import json
import subprocess
import sys
import unittest

from people_register import PeopleRegister, death, person
from programs import RSUCTL, rsuctl


class PeopleRefusalsTest(PeopleRegister):

    def test_a_refused_event_of_civil_status_names_its_field(self):
        idcs = self.register_one("A", "Naciri")
        document = {"type": "CNIE", "number": "ZZ99999"}
        self.assertEqual(self.civil_status("d", death("1-D", idcs)).returncode,
                         0)
        refused = self.civil_status(
            "e", death("2-D", "2013023805"),
            {"event_ref": "3-D", "event": "DEATH", "document": document,
             "date": "2026-01-05"},
            death("4-D", idcs, "2026-01-06"))
        path = self.path("e")
        self.assertEqual((refused.returncode, refused.stderr), (
            1,
            "%s:1: 2-D: idcs: there is no such person\n"
            "%s:2: 3-D: document: there is no such person\n"
            "%s:3: 4-D: date: a death is recorded, with another day\n" %
            (path, path, path)))

    def test_a_death_under_the_number_of_a_double_names_its_field(self):
        stays = self.register_one("A", "Naciri")
        double = self.register_one("B", "Berrada")
        by = ("--author", "Operator 7", "--reason", "told so")
        merged = self.ctl("people", "merge", double, "--into", stays, *by)
        self.assertEqual(merged.returncode, 0, merged.stderr)
        refused = self.civil_status("d", death("1-D", double))
        self.assertEqual((refused.returncode, refused.stderr), (
            1, "%s:1: 1-D: idcs: the identifier is retired\n" %
            self.path("d")))
        for words, name in (((double,), "NUMBER"),
                            (("--idcs", double), "--idcs")):
            refused = self.ctl("people", "death", *words, "--date",
                               "2026-01-05", *by)
            self.assertEqual((refused.returncode, refused.stderr), (
                1, "rsuctl: %s: the identifier is retired\n" % name))

    def test_who_is_not_there_is_named_as_it_was_typed(self):
        nobody = "2013023805"
        for group, command, more in (
                ("people", "show", ()), ("people", "show", ("--versions",)),
                ("coverage", "show", ()), ("status", "show", ()),
                ("households", "history", ())):
            for words, name in (((nobody,), "NUMBER"),
                                (("--idcs", nobody), "--idcs")):
                result = self.ctl(group, command, *words, *more)
                self.assertEqual((result.returncode, result.stderr), (
                    1, "rsuctl: %s: there is no such person\n" % name))
            for words, name in ((("12",), "NUMBER"), (("--idcs", "12"),
                                                      "--idcs")):
                result = self.ctl(group, command, *words, *more)
                self.assertEqual(result.returncode, 2)
                self.assertTrue(result.stderr.startswith(
                    name + ": must be ten digits\n"), result.stderr)
        result = self.ctl("people", "show")
        self.assertTrue(result.stderr.startswith(
            "NUMBER, as a word or with --idcs, is required\n"), result.stderr)
        result = self.ctl("people", "correct", "12", "/nowhere", "--author",
                          "a", "--reason", "r")
        self.assertEqual((result.returncode, result.stderr),
                         (2, "rsuctl: NUMBER: must be ten digits\n"))

    def test_a_refusal_names_what_was_typed(self):
        idcs, by = "2013023805", ("--author", "a", "--reason", "r")
        none = self.path("none.json")
        typed = "--cost-per-household"
        for words, told in (
                (("people", "correct", "", none, *by),
                 "NUMBER: must be ten digits"),
                (("people", "correct", idcs, "", *by),
                 "FILE: must not be empty"),
                (("people", "correct", "--idcs", idcs, "", *by),
                 "FILE: must not be empty"),
                (("people", "correct", idcs, none, *by),
                 none + ": cannot be read: No such file or directory"),
                (("households", "show", idcs, "--date", "2026-01-05"),
                 "NUMBER: Nobody is registered under this identifier."),
                (("households", "show", "--idcs", idcs),
                 "--idcs: Nobody is registered under this identifier."),
                (("scores", "compare", idcs, "--from", "2026-01-01@yesterday",
                  "--to", "2026-01-05"),
                 "--from: a moment must be such as 2026-01-01T12:00:00Z"),
                (("scores", "compare", idcs, "--from", "2026-01-01", "--to",
                  "2026-01-05@yesterday"),
                 "--to: a moment must be such as 2026-01-01T12:00:00Z"),
                (("rescore", "run", "--formula", "nix", *by),
                 "--formula: the server knows no formula of that name"),
                (("simulate", "--date", "2026-01-05", typed, "nix=3",
                  "--out", self.path("out")),
                 typed + ": must name a programme in force on the day"),
                (("people", "import", none, "--issued",
                  self.path("no/y.csv")), none)):
            with self.subTest(words=words):
                told_of = self.ctl(*words)
                self.assertIn(told_of.returncode, (1, 2))
                self.assertTrue(
                    told_of.stderr.startswith("rsuctl: " + told),
                    told_of.stderr)
        for language, told in (
                ("en", "--document: must be a type and a number, such as "),
                ("fr", "--document: doit être un type et un numéro, comme "),
                ("ar", "--document: يجب أن يكون نوعا ورقما، مثل ")):
            result = self.ctl("people", "find", "--document", "CNIE",
                              "--language", language)
            self.assertEqual(result.returncode, 2)
            self.assertIn(told, result.stderr)

    def test_a_document_of_somebody_else_is_named_by_its_place(self):
        own = [{"type": "CNIE", "number": "ZZ123456"}]
        held = {"type": "CNIE", "number": "ZZ654321"}
        self.people("both", person("A", "Naciri", documents=own),
                    person("B", "Berrada", documents=[held]))
        idcs, other = (self.issued("both")[name] for name in "AB")
        answer = json.loads(self.ctl("people", "show", idcs, "--format",
                                     "json").stdout)
        answer["person"]["documents"] = own + [held]
        rule = ("documents[1].number: belongs to someone registered before: "
                "people/%s\n" % other)
        by = ("--author", "Operator 7", "--reason", "told so")
        of_answer = self.write("answer.json", json.dumps(answer))
        refused = self.ctl("people", "correct", idcs, of_answer, *by)
        self.assertEqual((refused.returncode, refused.stderr),
                         (1, "rsuctl: %s: person.%s" % (of_answer, rule)))
        line = self.write("line.json", json.dumps(answer["person"]))
        refused = self.ctl("people", "correct", idcs, line, "--etag", "1", *by)
        self.assertEqual((refused.returncode, refused.stderr),
                         (1, "rsuctl: %s: %s" % (line, rule)))
        child = person(None, "Zayani", documents=[
            {"type": "CNIE", "number": "QQ123456"}, held])
        refused = self.civil_status(
            "b", {"event_ref": "1-B", "event": "BIRTH", "child": child})
        self.assertEqual((refused.returncode, refused.stderr),
                         (1, "%s:1: 1-B: child.%s" % (self.path("b"), rule)))
        # What the register alone knows of the person.
        self.assertEqual(self.civil_status("d", death("1-D", idcs)).returncode,
                         0)
        answer["person"]["documents"] = own
        answer["person"]["birth_date"] = "2026-01-06"
        late = self.write("late.json", json.dumps(answer))
        refused = self.ctl("people", "correct", idcs, late, *by)
        self.assertEqual(
            (refused.returncode, refused.stderr),
            (1, "rsuctl: %s: person.birth_date: must not be after the death\n" %
             late))

    def test_a_refused_merge_names_the_option(self):
        idcs = self.register_one("A", "Naciri")
        dead = self.register_one("B", "Berrada")
        by = ("--author", "Operator 7", "--reason", "told so")
        self.ctl("people", "death", dead, "--date", "2026-01-05", *by)
        for words, language, said in (
                ((idcs, "--into", dead), "en",
                 "--into: this person is recorded as dead, and nobody can be "
                 "merged with a number that a death retired; nothing was "
                 "changed"),
                ((idcs, "--into", dead), "fr",
                 "--into: cette personne est enregistrée comme décédée, et "
                 "personne ne peut être fusionné avec un numéro retiré par un "
                 "décès\u202f; rien n'a été changé"),
                ((dead, "--into", idcs), "ar",
                 "NUMBER: هذا الشخص مسجل متوفى، ولا يمكن دمج أحد مع رقم سحب "
                 "بسبب وفاة؛ ولم يتغير شيء"),
                ((idcs, "--into", "2013023805"), "en",
                 "--into: there is no such person")):
            result = self.ctl("people", "merge", *words, *by, "--language",
                              language)
            self.assertEqual((result.returncode, result.stderr),
                             (1, "rsuctl: %s\n" % said))
        other = self.register_one("C", "Chraibi")
        result = self.ctl("people", "merge", idcs, "--into", other,
                          "--household", "2013023805", *by)
        self.assertTrue(result.stderr.startswith("rsuctl: --household: "),
                        result.stderr)

    def test_a_reference_shows_something(self):
        for reference, rule in ((" ", "must not be blank"),
                                ("\u3164", "must not be blank"),
                                ("\u200b", "must not hold invisible "
                                           "characters"),
                                ("A\u00ad", "must not hold invisible "
                                            "characters"),
                                ("\ufeffA", "must not hold invisible "
                                            "characters"),
                                ("A\u202e", "must not hold invisible "
                                            "characters")):
            result = self.people("p", person(reference, "Naciri"))
            self.assertEqual(result.returncode, 1)
            self.assertIn("p:1: person_ref: %s\n" % rule, result.stderr)

    def test_a_text_that_no_request_can_hold_is_a_wrong_command_line(self):
        good = "2013023805"
        for option, words in (
                ("--author", ("people", "death", good, "--date", "2026-01-05",
                              "--reason", "r", "--author")),
                ("--reason", ("idcs", "retire", good, "--author", "a",
                              "--reason")),
                ("--author", ("civil-status", "import", "x", "--issued", "y",
                              "--author"))):
            for text, rule in ((b"\xff", "must be UTF-8"),
                               (b"\xc3", "must be UTF-8"),
                               (b"", "is missing"), (b" ", "blank"),
                               ("\u3000".encode(), "blank"),
                               (b"a\nb", "control characters"),
                               (b"x" * 501, "must be 1 to")):
                result = self.ctl(*words, text)
                self.assertEqual(result.returncode, 2, (words, text))
                self.assertIn("%s: " % option, result.stderr)
                self.assertIn(rule, result.stderr)
        for option, words in (
                ("--family-name", ("people", "verify", good)),
                ("--given-name", ("people", "verify", good)),
                ("--document", ("people", "verify", good)),
                ("--etag", ("people", "decide", "registrationReviews/1")),
                ("--date", ("scores", "export")),
                ("--sender", ("scores", "export")),
                ("--known-at", ("eligibility", "check")),
                ("--preset", ("idcs", "capacity")),
                ("--server", ("idcs", "capacity"))):
            result = rsuctl(*words, option, b"\xff")
            self.assertEqual(result.returncode, 2, option)
            self.assertIn(option + ": must be ", result.stderr)
        # The name of a file may be any bytes.
        result = subprocess.run([RSUCTL, "score", "--input", b"none\xff"],
                                capture_output=True, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"none\xff", result.stderr)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
