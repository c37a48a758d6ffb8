"""A register of one's own for each test of people, and lines of its files."""

import json
import subprocess

from programs import RSUCTL, Register, Scratch, read

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


class PeopleRegister(Scratch):
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
