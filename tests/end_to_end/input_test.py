"""What goes in, whatever writes it: spreadsheets, other alphabets and
keyboards, dates and numbers that can only be slips.

Arguments: as in programs.py.
"""

import csv
import json
import os
import subprocess
import sys
import unittest

from programs import (DATE, PROJECT, RSUCTL, Register, Scratch, read, rsuctl,
                      sample)

PERSON = {
    "family_name": "Oubrahim", "given_name": "Itto", "birth_date": "1985-05-17",
    "birth_place": "05.081", "sex": "FEMALE", "nationality": "MAR",
    "province": "05.081", "documents": []}


def person(reference, **other):
    return json.dumps({**PERSON, "person_ref": reference, **other}) + "\n"


class InputTest(Scratch):
    """A server of one's own for each test."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.register.kill)

    def ctl(self, *words, **more):
        return subprocess.run(
            [RSUCTL, *words, "--server", self.register.address],
            capture_output=True, text=True, check=False, **more)

    def people(self, *lines, issued="issued.csv"):
        return self.ctl("people", "import", self.write("p.jsonl", *lines),
                        "--issued", self.path(issued))

    def issued(self, name="issued.csv"):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def coverage(self, *events, issued=("--issued", "issued.csv")):
        base = {"source": "CNSS", "event": "OPENED", "regime": "CNSS",
                "role": "PRINCIPAL", "reason": "REGISTRATION"}
        path = self.write("c.jsonl", *[json.dumps({**base, **event}) + "\n"
                                       for event in events])
        words = [self.path(w) if w.endswith(".csv") else w for w in issued]
        return self.ctl("coverage", "import", path, *words)

    def test_the_file_of_issued_identifiers_is_rfc_4180(self):
        self.assertEqual(self.people(person("P,1"), person(
            "P2", given_name="Tislit")).returncode, 0)
        rows = self.issued()
        event = {"person_ref": "P,1", "effective_date": "2025-01-01"}
        for name, text in (
                ("quoted.csv", "\r\n".join('"%s","%s"' % tuple(row)
                                           for row in rows)),
                ("bom.csv", "\ufeff" + "\n".join(
                    '"%s",%s' % tuple(row) for row in rows) + "\n\n")):
            with open(self.path(name), "w", encoding="utf-8",
                      newline="") as file:
                file.write(text)
            result = self.coverage(event, issued=("--issued", name))
            self.assertEqual(result.returncode, 0, result.stderr)
            export = self.ctl("eligibility", "export", "--date", DATE,
                              "--issued", self.path(name))
            self.assertEqual(export.returncode, 0, export.stderr)
            self.assertEqual([row[0] for row in
                              csv.reader(export.stdout.splitlines())],
                             ["person_ref", "P,1", "P2"])

    def test_no_reference_is_a_formula_in_a_spreadsheet(self):
        formula = '=HYPERLINK("http://a","b")'
        self.assertEqual(self.people(person(formula)).returncode, 0)
        self.assertEqual(self.issued()[1][0], "'" + formula)
        result = self.coverage({"person_ref": formula,
                                "effective_date": "2025-01-01"})
        self.assertEqual(result.stdout.strip(), "coverage events: 1 stored "
                         "now, 0 known before, 0 refused")
        export = self.ctl("eligibility", "export", "--date", DATE, "--issued",
                          self.path("issued.csv"))
        self.assertIn('\n"\'=HYPERLINK(""http://a"",""b"")",', export.stdout)
        declared = json.loads(
            read(sample("declarations-sample.jsonl")).splitlines()[0])
        declared["household_ref"] = "@SUM(A1)"
        score = rsuctl("score", "--input",
                       self.write("d.jsonl", json.dumps(declared) + "\n"))
        self.assertEqual(score.stdout.splitlines()[1][:10], "'@SUM(A1),")
        score = rsuctl("score", "--format", "json", "--input",
                       self.path("d.jsonl"))
        self.assertEqual(json.loads(score.stdout)["household_ref"], "@SUM(A1)")

    def test_amazigh_names_are_one_in_every_script(self):
        pairs = [("Aɣbalu", "Sɛid", "Aghbalou", "Said"),
                 ("ⴰⵖⴱⴰⵍⵓ", "ⴼⴰⵟⵉⵎⴰ", "Aghbalou", "Fatima"),
                 ("Σli", "Ɣizlan", "Ali", "Ghizlane")]
        for i, (family, given, other_family, other_given) in enumerate(pairs):
            day = "1985-05-%02d" % (i + 1)
            first = self.people(person("A%d" % i, family_name=family,
                                       given_name=given, birth_date=day))
            self.assertEqual(first.returncode, 0, first.stderr)
            second = self.people(
                person("B%d" % i, family_name=other_family,
                       given_name=other_given, birth_date=day),
                issued="other.csv")
            self.assertEqual(second.returncode, 1)
            self.assertIn("is held for an operator", second.stderr)

    def test_names_that_are_two_by_the_lists_are_told_and_not_held(self):
        for i, (one, other) in enumerate((("Amina", "Yamina"),
                                          ("Safia", "Soufia"))):
            day = "1985-05-%02d" % (i + 1)
            self.people(person("A%d" % i, given_name=one, birth_date=day))
            second = self.people(person("B%d" % i, given_name=other,
                                        birth_date=day), issued="other.csv")
            self.assertEqual(second.returncode, 0, second.stderr)
            self.assertIn("nearly the same names", second.stderr)

    def test_one_reference_has_one_form(self):
        composed, decomposed = "R\u00e9f-1", "Re\u0301f-1"
        twice = self.people(person(composed), person(decomposed))
        self.assertIn("is given twice in the file", twice.stderr)
        again = self.people(person(decomposed))
        self.assertIn("0 registered now, 1 registered before", again.stdout)
        self.assertEqual(self.issued()[1][0], composed)
        hyphens = self.people(person("H", family_name="A\u00eft\u2011Ali",
                                     given_name="M\u02bchamed"))
        self.assertEqual(hyphens.returncode, 0, hyphens.stderr)

    def test_one_card_has_one_number_and_nonsense_has_none(self):
        def card(number, kind="CNIE"):
            return [{"type": kind, "number": number}]

        self.assertEqual(self.people(
            person("A", documents=card("ee-188 973"))).returncode, 0)
        same = self.people(person("B", given_name="Tislit",
                                  documents=card("EE188973")))
        self.assertIn("documents[0].number: belongs to someone registered",
                      same.stderr)
        for kind in ("CNIE", "PASSPORT", "REFUGEE_CARD", "RESIDENCE_PERMIT",
                     "BIRTH_RECORD"):
            for number in ("-", "/", " ", "X"):
                refused = self.people(person("C", given_name="Damya",
                                             documents=card(number, kind)))
                self.assertIn("documents[0].number: must be", refused.stderr)
        for i, (kind, number) in enumerate((("PASSPORT", "AB1234567"),
                                            ("REFUGEE_CARD", "123-45C67890"))):
            accepted = self.people(person(
                "D%d" % i, birth_date="1985-06-%02d" % (i + 1),
                nationality=("STATELESS", "UNDETERMINED")[i],
                documents=card(number, kind)))
            self.assertEqual(accepted.returncode, 0, accepted.stderr)

    def test_people_of_whom_less_is_known_are_registered(self):
        lines = [person("Y", birth_date="1950"),
                 person("M", birth_date="1950-03", given_name="Tislit")]
        single = json.loads(person("S", given_name="Awa"))
        del single["family_name"]
        result = self.people(*lines, json.dumps(single) + "\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        numbers = dict(self.issued())
        shown = self.ctl("people", "show", "--idcs", numbers["Y"])
        if shown.returncode == 2:
            shown = self.ctl("people", "show", numbers["Y"])
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertIn("1950-01-01", shown.stdout)
        self.assertIn("YEAR", shown.stdout)
        double = json.loads(person("T", given_name="Awa"))
        double["family_name"] = double.pop("given_name")
        held = self.people(json.dumps(double) + "\n", issued="other.csv")
        self.assertIn("is held for an operator", held.stderr)

    def test_dates_that_cannot_be_are_refused_with_their_rule(self):
        self.people(person("P"))
        number = self.issued()[1][1]
        result = self.coverage(
            {"idcs": number, "effective_date": "0206-01-01"},
            {"idcs": number, "effective_date": "1985-05-16"},
            {"idcs": number, "effective_date": "1985-05-17"},
            {"idcs": number, "effective_date": "2099-01-01"},
            {"idcs": number, "regime": "TNS", "effective_date": "2017-07-12"},
            {"idcs": number, "regime": "TNS", "effective_date": "2017-07-13"},
            issued=())
        self.assertEqual(result.stdout.strip(), "coverage events: 2 stored "
                         "now, 0 known before, 4 refused")
        for line in (1, 2):
            self.assertIn("c.jsonl:%d: effective_date: must not be before the "
                          "birth" % line, result.stderr)
        self.assertIn("c.jsonl:4: effective_date: must not be more than 366 "
                      "days ahead", result.stderr)
        self.assertIn("c.jsonl:5: effective_date: must not be before "
                      "2017-07-13, when the regime began", result.stderr)
        for day, rule in (("1985-05-16", "must not be before the birth"),
                          ("1899-12-31", "must not be before the birth"),
                          ("2999-01-01", "must not be after today")):
            death = json.dumps({"event_ref": "D", "event": "DEATH",
                                "idcs": number, "date": day}) + "\n"
            died = self.ctl("civil-status", "import",
                            self.write("e.jsonl", death), "--issued",
                            self.path("births.csv"))
            self.assertIn("date: " + rule, died.stderr)
        marriage = [json.dumps({"source": "CIVIL", "event": "BEGAN",
                                "status": "MARRIED", "idcs": number,
                                "effective_date": day}) + "\n"
                    for day in ("1997-05-16", "1997-05-17")]
        status = self.ctl("status", "import",
                          self.write("s.jsonl", *marriage))
        self.assertIn("s.jsonl:1: effective_date: must not be before the age "
                      "of 12 years", status.stderr)
        self.assertIn("1 stored now", status.stdout)
        self.assertIn("birth_date: must not be before 1900-01-01",
                      self.people(person("Q", birth_date="1899-12-31")).stderr)

    def test_a_declaration_of_another_time_is_refused(self):
        declared = next(
            household for household in map(json.loads, read(
                sample("declarations-sample.jsonl")).splitlines())
            if all(member["birth_date"] < "2022-11-17"
                   for member in household["members"]))
        people = [json.loads(line) for line in
                  read(sample("people-sample.jsonl")).splitlines()]
        members = {m["person_ref"] for m in declared["members"]}
        self.people(*[json.dumps(p) + "\n" for p in people
                      if p["person_ref"] in members])
        for day, rule in (("2062-01-01", "must not be more than 1096 days "
                           "ahead"),
                          ("2022-11-16", "must not be before 2022-11-17, when "
                           "the social register opened"),
                          ("2022-11-17", None)):
            declared["effective_date"] = day
            result = self.ctl("households", "import",
                              self.write("d.jsonl",
                                         json.dumps(declared) + "\n"),
                              "--issued", self.path("issued.csv"))
            if rule is None:
                self.assertIn("1 declared now", result.stdout, result.stderr)
            else:
                self.assertIn("effective_date: " + rule, result.stderr)

    def test_lines_come_by_the_standard_input_too(self):
        result = self.ctl("people", "import", "-", "--issued",
                          self.path("issued.csv"), input=person("P") + "x\n")
        self.assertIn("1 registered now", result.stdout, result.stderr)
        self.assertIn("standard input:2: line: is not valid JSON",
                      result.stderr)

    def test_a_file_of_another_kind_is_named(self):
        for content, words in (
                (person("P").encode("utf-16"), "looks like UTF-16"),
                (b"\x1f\x8b\x08\0\0", "is a compressed file (gzip)"),
                (b"PK\x03\x04\0\0", "is a zip file or a spreadsheet")):
            with open(self.path("p.bin"), "wb") as file:
                file.write(content)
            result = self.ctl("people", "import", self.path("p.bin"),
                              "--issued", self.path("issued.csv"))
            self.assertIn(words, result.stderr)
            self.assertEqual(result.returncode, 1)

    def test_configuration_shows_what_it_says(self):
        draft = read(os.path.join(PROJECT, "scoring/formula/data",
                                  "decree_2_21_582.textproto"))
        for hidden, place in (("\u202e", "line 22, column "),
                              ("\\u202e", "lowest.source: ")):
            path = self.write("draft.textproto", draft.replace(
                'source: "valid', 'source: "' + hidden + "valid", 1))
            result = rsuctl("formula", "check", path)
            self.assertEqual(result.returncode, 1)
            self.assertIn("must not hold invisible characters", result.stderr)
            self.assertIn(place, result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
