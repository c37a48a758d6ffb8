"""What goes into the register of a fixed run: files of this repository, and
files made from them by a fixed rule."""

import csv
import glob
import json
import os

from programs import Failed

DAY = "2026-01-01"

CALLERS = """callers {
  name: "local" ground: "a fixed run"
  programmes: ["amo-tadamon", "amo-chamil", "asd"]
}
"""
VERIFICATION = """callers {
  name: "local" ground: "a fixed run"
  fields: ["family_name", "given_name", "birth_date", "document", "province"]
}
"""
TADAMON = """name: "amo-tadamon" title: "AMO Tadamon"
periods { effective_from: "2027-01-01" source: "a draft" mark: "D"
at_most: "9.4" }
"""


def lines_of(path):
    with open(path, encoding="utf-8-sig") as file:
        return [json.loads(line) for line in file if line.strip()]


def write_lines(path, records):
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def numbers_of(path):
    """Who has which number, by reference, as an import wrote it."""
    with open(path, encoding="utf-8", newline="") as file:
        return {row["person_ref"]: row["idcs"] for row in csv.DictReader(file)}


def only(root, pattern):
    """The one file of the repository that is called so."""
    found = glob.glob(os.path.join(root, pattern), recursive=True)
    if len(found) != 1:
        raise Failed(f"{len(found)} files of the repository are {pattern}")
    return found[0]


class Inputs:
    """The files, all in `folder`. Every call makes the same bytes."""

    def __init__(self, root, samples, programs, folder, households):
        self.samples = samples
        self.folder = folder
        self.callers = write(self.path("callers.textproto"), CALLERS)
        self.verification = write(self.path("verification.textproto"),
                                  VERIFICATION)
        self.tadamon = write(self.path("tadamon.textproto"), TADAMON)
        with open(only(root, "scoring/**/decree_2_21_582.textproto"),
                  encoding="utf-8") as file:
            self._formulas(file.read())
        self.what_if = only(root, "docs/examples/what_if.textproto")
        self.new_programme = only(root,
                                  "docs/examples/programme_draft.textproto")
        self._population(programs, households)

    def path(self, name):
        return os.path.join(self.folder, name)

    def sample(self, name):
        return os.path.join(self.samples, name)

    def _formulas(self, decree):
        """`next`: 0.1 more in the countryside from June 2026 on; `other`: the
        reverse, with a heavier car, as a draft."""
        texts = {}
        for name, more, day in (("next", "8.795", "2026-06-01"),
                                ("other", "8.595", "2028-01-01")):
            text = decree
            for old, new in (('name: "decree-2-21-582"', f'name: "{name}"'),
                             ('from: "2021-08-09"', f'from: "{day}"'),
                             ('value: "8.695"', f'value: "{more}"')):
                if text.count(old) != 1:
                    raise Failed("the decree has not one " + old)
                text = text.replace(old, new)
            texts[name] = text
        self.next = write(self.path("next.textproto"), texts["next"])
        self.other = write(self.path("other.textproto"),
                           texts["other"].replace('value: "0.226"',
                                                  'value: "0.326"'))

    def server_flags(self):
        return ["--formula", self.next, "--programme-callers", self.callers,
                "--verification-callers", self.verification]

    def _population(self, programs, households):
        """Made-up households, their people and what bodies report of them."""
        words = ["--households", str(households), "--seed", "11",
                 "--effective-date", DAY]
        for kind in ("people", "declarations", "coverage", "statuses"):
            words += ["--" + kind, self.path(kind + ".jsonl")]
        result = programs.run("population_generator", *words)
        if result.returncode != 0:
            raise Failed("population_generator: "
                         + result.stderr.decode("utf-8", "replace"))
        declarations = lines_of(self.path("declarations.jsonl"))
        self.corrected = write_lines(
            self.path("corrected.jsonl"),
            [with_more(line, DAY, 2) for line in declarations[0:200:2]])
        self.later = write_lines(
            self.path("later.jsonl"),
            [with_more(line, "2026-04-01", 20)
             for line in declarations[1:301:2]])
        self.again = write_lines(
            self.path("again.jsonl"),
            [with_more(line, "2026-05-01", 7)
             for line in declarations[300:500]])
        # A household that gives its last member to the one after it.
        pairs = [(a, b) for a, b in zip(declarations[600:700:2],
                                        declarations[601:701:2])
                 if len(a["members"]) > 2 and
                 a["members"][-1]["relationship"] != "HEAD"][:20]
        moved = []
        for giver, taker in pairs:
            mover = dict(giver["members"][-1], relationship="OTHER_RELATIVE")
            moved += [dict(giver, effective_date="2026-03-01",
                           members=giver["members"][:-1]),
                      dict(taker, effective_date="2026-03-01",
                           members=taker["members"] + [mover])]
        self.moved = write_lines(self.path("moved.jsonl"), moved)
        self._events(lines_of(self.path("people.jsonl")))
        self.declarations = declarations

    def _events(self, people):
        """What is reported after the population is in: cover, statuses,
        births and deaths, twice where a list comes again."""
        references = [person["person_ref"] for person in people]
        write_lines(self.path("closed.jsonl"), [
            {"source": "CNSS", "event": event, "regime": regime,
             "role": "PRINCIPAL", "person_ref": reference,
             "effective_date": day, "reason": "REGISTRATION"
             if event == "OPENED" else "RESIGNATION"}
            for reference in references[5::97]
            for event, regime, day in (("OPENED", "CNSS", "2026-02-01"),
                                       ("CLOSED", "CNSS", "2026-05-15"),
                                       ("OPENED", "TNS", "2026-06-01"))])
        write_lines(self.path("married.jsonl"), [
            {"source": "MI", "event": event, "status": "MARRIED",
             "person_ref": reference, "effective_date": day}
            for reference in references[7::131]
            for event, day in (("BEGAN", "2026-02-01"),
                               ("ENDED", "2026-06-15"))])
        write_lines(self.path("civil.jsonl"), [
            {"event_ref": f"birth-{at}", "event": "BIRTH", "child": {
                **{key: value for key, value in person.items()
                   if key in ("family_name", "birth_place", "sex",
                              "nationality", "province")},
                "given_name": "Hafsa" if person["sex"] == "FEMALE"
                else "Omar",
                "birth_date": f"2026-02-{at % 28 + 1:02d}", "documents": [
                    {"type": "BIRTH_RECORD", "number": f"2026/F{at}"}]}}
            for at, person in enumerate(people[11::211])])


def with_more(declaration, day, phones):
    """A declaration for `day` with other assets, so that its score is other."""
    assets = dict(declaration["assets"], mobile_phones=min(
        99, declaration["assets"]["mobile_phones"] + phones))
    return dict(declaration, effective_date=day, assets=assets)
