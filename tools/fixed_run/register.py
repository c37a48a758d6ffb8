"""Makes the register of a fixed run with the programs of one build."""

import datetime
import json
import os
import time

from inputs import DAY, lines_of, numbers_of, write, write_lines

PROGRAMMES = ("amo-tadamon", "amo-chamil", "asd")
BEFORE_ALL = "1970-01-01T00:00:01Z"
WHO = ("--author", "Operator 7", "--reason", "a fixed run")

# The cases of tests/data/found, whose files are sent in this order.
FOUND = {
    "01": ["people", "households"], "02": ["people", "first", "second"],
    "03": ["people", "coverage", "status"], "04": ["people", "household"],
    "06": ["people", "exchanged", "right"],
    "07": ["people", "households", "moved"],
}
NOUNS = {"people": "people", "coverage": "coverage", "status": "status"}


def moment():
    """Now, with nothing else in the same microsecond."""
    time.sleep(0.01)
    now = datetime.datetime.now(datetime.timezone.utc)
    time.sleep(0.01)
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Register:
    """What the register holds: who has which number, and when it knew what."""

    def __init__(self, inputs, client):
        self.inputs = inputs
        self.client = client
        self.numbers = {}  # by sender, then by reference
        self.moments = {}
        self.reports = []  # bytes; what the making said

    def issued(self, sender):
        return self.inputs.path(f"issued-{sender}.csv")

    def run_import(self, noun, path, sender, *more):
        """A file may hold lines that are refused: that is status 1."""
        words = [noun, "import", path, "--issued", self.issued(sender), *more]
        if noun in ("people", "households", "civil-status"):
            words += ["--sender", sender]
        self.reports.append(self.client.must(*words, allowed=(0, 1)))
        if os.path.exists(self.issued(sender)):
            self.numbers[sender] = numbers_of(self.issued(sender))

    def mark(self, name):
        self.moments[name] = moment()

    def make(self):
        self.samples()
        self.mark("samples")
        self.population()
        self.mark("population")
        self.cursors("early")
        self.changes()
        self.mark("changes")
        self.cursors("middle")
        self.rescorings()
        self.mark("rescored")
        self.afterwards()
        self.mark("end")

    def samples(self):
        """Both sample sets, each set under senders of its own."""
        sample = self.inputs.sample
        self.run_import("people", sample("people-sample.jsonl"), "default")
        self.run_import("households", sample("declarations-sample.jsonl"),
                        "default")
        self.run_import("coverage", sample("coverage-sample.jsonl"), "default")
        for case, files in FOUND.items():
            for kind in files:
                self.run_import(NOUNS.get(kind, "households"),
                                sample(f"found/{case}-{kind}.jsonl"),
                                "found-" + case)
        found = self.numbers["found-01"]
        self.merge(found["double-0"], found["stays-0"], choose=True)
        for case, twice, into in (("02", "q2", "q"), ("03", "b", "c"),
                                  ("04", "k2", "k")):
            found = self.numbers["found-" + case]
            self.merge(found[twice], found[into])
        self.death(self.numbers["found-07"]["a"], "2025-06-01")

    def merge(self, double, into, choose=False):
        """Merges; `choose` keeps the person in the first household that the
        trial names."""
        words = ["people", "merge", double, "--into", into, *WHO]
        if choose:
            trial = self.client.ask(*words, "--dry-run").stderr.decode("utf-8")
            words += ["--household", next(
                word.split(",")[0] for word in trial.split()
                if word.startswith("households/"))]
        self.reports.append(self.client.must(*words, allowed=(0, 1)))

    def death(self, number, day):
        self.reports.append(self.client.must(
            "people", "death", number, "--date", day, *WHO, allowed=(0, 1)))

    def population(self):
        path = self.inputs.path
        for noun, name in (("people", "people"),
                           ("households", "declarations"),
                           ("coverage", "coverage"), ("status", "statuses")):
            self.run_import(noun, path(name + ".jsonl"), "made-up")

    def cursors(self, name):
        """Lists of this moment, to be asked for their changes later."""
        for programme in PROGRAMMES:
            self.client.must(
                "beneficiaries", "list", "--programme", programme, "--date",
                DAY, "--cursor", self.inputs.path(f"{name}-{programme}.json"))

    def changes(self):
        """Corrections, moves, events, births, deaths, merges."""
        path = self.inputs.path
        for file in ("corrected", "moved", "later"):
            self.run_import("households", path(file + ".jsonl"), "made-up")
        self.client.ask("households", "correct", path("moved.jsonl"),
                        "--issued", self.issued("made-up"), "--sender",
                        "made-up")
        self.run_import("coverage", path("closed.jsonl"), "made-up")
        self.run_import("status", path("married.jsonl"), "made-up")
        self.run_import("civil-status", path("civil.jsonl"), "civil",
                        "--author", "Civil status 03")
        numbers = list(self.numbers["made-up"].values())
        for number in numbers[17:6000:251]:
            self.death(number, "2026-02-20")
        for at in range(19, 6000, 401):
            self.merge(numbers[at], numbers[at + 1], choose=False)
        for number in numbers[23:6000:397]:
            self.correct(number)

    def correct(self, number):
        """Another place of residence, as a caseworker writes it."""
        shown = json.loads(self.client.must("people", "show", number,
                                            "--format", "json"))
        shown["person"]["phone"] = "+212600000000"
        self.reports.append(self.client.must(
            "people", "correct", number,
            write(self.inputs.path("person.json"), json.dumps(shown)), *WHO,
            allowed=(0, 1)))

    def rescorings(self):
        """A dry run, a run of one region, a run of all, one taken back."""
        run = ("rescore", "run", "--formula", "next", *WHO)
        for words in (run + ("--dry-run",),
                      run + ("--region", "07", "--from", "2026-06-15"), run,
                      ("rescore", "take-back", "2", *WHO)):
            self.reports.append(self.client.must(*words, allowed=(0, 1)))

    def afterwards(self):
        """What comes in after the runs, and somebody who is held."""
        self.run_import("households", self.inputs.path("again.jsonl"),
                        "made-up")
        people = lines_of(self.inputs.path("people.jsonl"))
        alike = [dict(person, person_ref="alike-" + person["person_ref"],
                      documents=[], phone="+212600000001")
                 for person in people[31:4000:499]]
        self.run_import("people", write_lines(self.inputs.path("alike.jsonl"),
                                              alike), "alike")
