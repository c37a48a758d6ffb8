"""rsuctl people and civil-status, as operators and their scripts use them: what
is said of people, and how commands end.

Arguments: as in programs.py.
"""

import json
import subprocess
import sys
import unittest

from programs import RSUCTL, Register, Scratch, read, rsuctl

HEADER = "person_ref,idcs\n"


def person(reference, family_name, **fields):
    """A line of a people file; without a document."""
    made = {"person_ref": reference, "family_name": family_name,
            "given_name": "Itto", "birth_date": "1980-05-17",
            "birth_place": "08.201", "sex": "FEMALE", "nationality": "MAR",
            "province": "08.201", "documents": []}
    made.update(fields)
    return {name: value for name, value in made.items() if value is not None}


def birth(event_ref, family_name, person_ref=None):
    return {"event_ref": event_ref, "event": "BIRTH",
            "child": person(person_ref, family_name)}


def death(event_ref, idcs, date="2026-01-05"):
    return {"event_ref": event_ref, "event": "DEATH", "idcs": idcs,
            "date": date}


class PeopleTest(Scratch):
    """A server of one's own for each test."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.register.kill)

    def ctl(self, *words, **more):
        return subprocess.run(
            [RSUCTL, *words, "--server", self.register.address],
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
               "text": True, "check": False, **more})

    def lines(self, name, *records):
        return self.write(name, *(json.dumps(r) + "\n" for r in records))

    def people(self, name, *records, **more):
        """Imports these; NAME.csv says who got which number."""
        return self.ctl("people", "import", self.lines(name, *records),
                        "--issued", self.path(name + ".csv"), **more)

    def civil_status(self, name, *records, more=()):
        return self.ctl("civil-status", "import", self.lines(name, *records),
                        "--issued", self.path(name + ".csv"), *more)

    def issued(self, name):
        return dict(line.split(",") for line in
                    read(self.path(name + ".csv")).splitlines()[1:])

    def register_one(self, reference, family_name):
        result = self.people(reference, person(reference, family_name))
        self.assertEqual(result.returncode, 0, result.stderr)
        return self.issued(reference)[reference]

    def test_no_two_births_of_a_file_give_one_reference(self):
        result = self.civil_status(
            "b", birth("e1", "Naciri", "C1"), birth("e2", "Berrada", "C1"),
            birth("e3", "Tazi", "e5"), birth("e5", "Alaoui"),
            birth("e6", "Fassi"), birth("e7", "Chraibi", "e6"))
        self.assertEqual(result.returncode, 1)
        path = self.path("b")
        self.assertEqual(
            result.stderr,
            "%s:2: e2: child.person_ref: is given twice in the file, first on "
            "line 1\n"
            "%s:4: e5: event_ref: is given twice in the file, first on line 3\n"
            "%s:6: e7: child.person_ref: is given twice in the file, first on "
            "line 5\n" % (path, path, path))
        self.assertEqual(list(self.issued("b")), ["C1", "e5", "e6"])

    def test_a_recorded_death_may_come_again_by_another_author(self):
        idcs = self.register_one("A", "Naciri")
        for author, counts in (("office 1", "1 died, 0 known before"),
                               ("office 2", "0 died, 1 known before"),
                               ("office 1", "0 died, 1 known before")):
            result = self.civil_status("d", death("1-D", idcs),
                                       more=("--author", author))
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("0 registered, %s, 0 refused" % counts,
                          result.stdout)
        shown = self.ctl("people", "show", idcs)
        self.assertIn("by office 1 (local): civil status 1-D", shown.stdout)
        # Another day, or the event of somebody else, is still refused.
        for line, rule in (
                (death("1-D", idcs, "2026-01-06"), "sent before with other"),
                (death("2-D", idcs, "2026-01-06"), "with another day"),
                (death("1-D", self.register_one("B", "Berrada")),
                 "sent before with other")):
            result = self.civil_status("d", line, more=("--author",
                                                        "office 1"))
            self.assertEqual(result.returncode, 1)
            self.assertIn(rule, result.stderr)

    def test_who_has_nearly_the_same_names_is_told_each_time(self):
        first = self.register_one("A", "Bouazzaoui")
        close = person("B", "Bouazzaoui", given_name="Itto Zahra")
        told = ("%s:1: B: registered; nearly the same names, and the birth "
                "date and sex, of people/%s\n" % (self.path("b"), first))
        for _ in range(2):
            result = self.people("b", close)
            self.assertEqual((result.returncode, result.stderr), (0, told))
        # Also where a birth is registered, and after a restart.
        event = dict(birth("e1", "Bouazzaoui"),
                     child=person(None, "Bouazzaoui",
                                  given_name="Itto Nezha"))
        for _ in range(2):
            result = self.civil_status("c", event)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("%s:1: e1: registered; nearly the same names" %
                          self.path("c"), result.stderr)
            self.register.kill()
            self.register.start()
        with open("/dev/full", "w", encoding="utf-8") as full:
            unsaid = self.people("b", close, stderr=full)
        self.assertEqual(unsaid.returncode, 3)

    def test_a_number_that_was_retired_since_is_told(self):
        records = [person("A", "Naciri"), person("B", "Berrada"),
                   person("C", "Tazi"), person("D", "Alaoui")]
        self.assertEqual(self.people("p", *records).stderr, "")
        issued = self.issued("p")
        by = ("--author", "Operator 7", "--reason", "told so")
        self.assertEqual(self.ctl("people", "death", issued["B"], "--date",
                                  "2026-01-05", *by).returncode, 0)
        self.assertEqual(self.ctl("people", "merge", issued["C"], "--into",
                                  issued["D"], *by).returncode, 0)
        result = self.people("p", *records)
        path = self.path("p")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(
            result.stderr,
            "%s:2: B: registered before; the identifier is retired (its "
            "holder died)\n"
            "%s:3: C: registered before; the identifier is retired (its "
            "holder has another one, people/%s)\n" % (path, path,
                                                      issued["D"]))
        self.assertEqual(self.issued("p"), issued)

    def test_a_mistyped_identifier_is_a_wrong_command_line(self):
        good, wrong = "2013023805", "2013023804"
        by = ("--author", "Operator 7", "--reason", "told so")
        file = self.lines("p.json", person(None, "Naciri"))
        for words in (
                ("people", "show", wrong),
                ("people", "correct", wrong, file, "--etag", "1", *by),
                ("people", "death", wrong, "--date", "2026-01-05", *by),
                ("people", "merge", wrong, "--into", good, *by),
                ("people", "merge", good, "--into", wrong, *by),
                ("people", "decide", "registrationReviews/1", "--same", wrong,
                 "--etag", "1", *by),
                ("people", "verify", wrong, "--given-name", "Itto"),
                ("idcs", "history", wrong), ("idcs", "retire", wrong, *by),
                ("scores", "explain", "--idcs", wrong, "--date",
                 "2026-01-01"),
                ("eligibility", "check", "--idcs", wrong, "--date",
                 "2026-01-01")):
            result = self.ctl(*words)
            self.assertEqual((result.returncode, result.stdout), (2, ""),
                             words)
            self.assertIn("check digit", result.stderr, words)
            self.assertNotIn(wrong, result.stderr, words)
            # One digit less is none either; the right one is nobody's.
            short = self.ctl(*(w[:9] if w == wrong else w for w in words))
            self.assertEqual(short.returncode, 2, words)
            self.assertIn("ten digits", short.stderr, words)
            right = self.ctl(*(good if w == wrong else w for w in words))
            self.assertNotIn("check digit", right.stderr, words)
        self.assertEqual(self.ctl("people", "show", good).returncode, 1)

    def test_a_change_made_again_gives_the_first_answer(self):
        twice = self.register_one("A", "Naciri")
        stays = self.register_one("B", "Berrada")
        by = ("--author", "Operator 7", "--reason", "told so")
        shown = self.ctl("people", "show", stays, "--json").stdout
        file = self.write("p.json", shown.replace("Itto", "Tislit"))
        for words in (("people", "correct", stays, file, "--etag", "1", *by),
                      ("people", "merge", twice, "--into", stays, *by),
                      ("people", "death", stays, "--date", "2026-01-05",
                       *by)):
            with open("/dev/full", "w", encoding="utf-8") as full:
                lost = self.ctl(*words, stdout=full)
            self.assertEqual(lost.returncode, 3, lost.stderr)
            first = self.ctl(*words)
            self.assertEqual((first.returncode, first.stderr), (0, ""))
            self.assertEqual(self.ctl(*words).stdout, first.stdout)
            self.assertIn(stays + " version 2", first.stdout)
        # For another reason it is another change.
        other = self.ctl("people", "merge", twice, "--into", stays,
                         "--author", "Operator 7", "--reason", "else")
        self.assertEqual(other.returncode, 1)
        self.assertIn("retired", other.stderr)

    def test_a_person_is_corrected_from_what_is_shown(self):
        idcs = self.register_one("A", "Naciri")
        by = ("--author", "Operator 7", "--reason", "told so")
        first = self.ctl("people", "show", idcs, "--json").stdout
        same = self.ctl("people", "correct", idcs,
                        self.write("same.json", first), "--etag", "1", *by)
        self.assertEqual(same.returncode, 0, same.stderr)
        self.assertTrue(same.stdout.startswith(
            "unchanged: " + idcs + " version 1, "), same.stdout)
        # A byte order mark is read over, as in the other files.
        marked = self.write("marked.json",
                            "\ufeff" + first.replace("Itto", "Tislit"))
        corrected = self.ctl("people", "correct", idcs, marked, "--etag", "1",
                             *by)
        self.assertEqual(corrected.returncode, 0, corrected.stderr)
        self.assertTrue(corrected.stdout.startswith(idcs + " version 2, "))
        versions = self.ctl("people", "show", idcs, "--versions", "--json")
        self.assertEqual(versions.returncode, 0)
        shown = [json.loads(line) for line in versions.stdout.splitlines()]
        self.assertEqual(
            [(one["person"]["given_name"], one["revision"],
              one["authorship"]["author"], one["authorship"]["reason"])
             for one in shown],
            [("Itto", "1", "", ""), ("Tislit", "2", "Operator 7", "told so")])
        self.assertLess(shown[0]["create_time"], shown[1]["create_time"])

    def test_a_correction_takes_the_answer_or_a_line_and_loses_none(self):
        idcs = self.register_one("A", "Naciri")
        by = ("--author", "Operator 7", "--reason", "told so")
        first = self.ctl("people", "show", idcs, "--format", "json").stdout
        answer = json.loads(first)
        self.assertEqual((answer["idcs"], answer["revision"], answer["etag"]),
                         (idcs, "1", "1"))
        # The version that the answer was, without --etag.
        new = self.write("new.json", first.replace("Itto", "Tislit"))
        corrected = self.ctl("people", "correct", idcs, new, *by)
        self.assertEqual(corrected.returncode, 0, corrected.stderr)
        self.assertTrue(corrected.stdout.startswith(idcs + " version 2, "))
        # Somebody corrected it since the answer was read.
        stale = self.ctl("people", "correct", idcs,
                         self.write("old.json", first.replace("Itto", "Izza")),
                         *by)
        self.assertEqual((stale.returncode, stale.stderr),
                         (1, "rsuctl: %s: etag: the person was corrected since "
                             "this version was read\n" % self.path("old.json")))
        # A line of a people file has no version: the option gives it.
        line = self.write("line.json", json.dumps(
            {**answer["person"], "given_name": "Izza"}))
        stale = self.ctl("people", "correct", idcs, line, "--etag", "1", *by)
        self.assertEqual((stale.returncode, stale.stderr),
                         (1, "rsuctl: --etag: the person was corrected since "
                             "this version was read\n"))
        # What the command line says otherwise.
        other = self.register_one("B", "Berrada")
        for words, rule in (
                ((idcs, new, "--etag", "2"),
                 "etag: is not the --etag of the command line"),
                ((other, new), "idcs: is not the number of the command line")):
            refused = self.ctl("people", "correct", *words, *by)
            self.assertEqual((refused.returncode, refused.stderr),
                             (1, "rsuctl: %s: %s\n" % (new, rule)))
        # A line of a people file, which has no version.
        line = self.write("line.json", json.dumps(answer["person"]))
        refused = self.ctl("people", "correct", idcs, line, *by)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("--etag must be given", refused.stderr)
        again = self.ctl("people", "correct", idcs, line, "--etag", "2", *by)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertTrue(again.stdout.startswith(idcs + " version 3, "))

    def test_what_is_shown_is_shown_as_json_too(self):
        into = self.register_one("A", "Naciri")
        double = self.register_one("B", "Chraibi")
        dead = self.register_one("C", "Berrada")
        by = ("--author", "Operator 7", "--reason", "told so")
        self.ctl("people", "merge", double, "--into", into, *by)
        self.ctl("people", "death", dead, "--date", "2026-01-05", *by)
        shown = json.loads(self.ctl("people", "show", double, "--format",
                                    "json").stdout)
        self.assertEqual(shown["merged_into"], "people/" + into)
        shown = json.loads(self.ctl("people", "show", dead, "--format",
                                    "json").stdout)
        self.assertEqual(shown["death"]["date"], "2026-01-05")
        self.assertEqual(shown["death"]["authorship"]["author"], "Operator 7")
        self.assertEqual(shown["revision"], "1")

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
