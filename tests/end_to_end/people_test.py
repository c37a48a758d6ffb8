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


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
