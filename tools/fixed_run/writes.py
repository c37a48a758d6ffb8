"""What each build then writes into its own copy of the register, and what the
register answers after it. Numbers that are issued here are drawn anew."""

from inputs import DAY, lines_of, numbers_of, with_more, write_lines
from questions import Question, in_languages
from register import PROGRAMMES, WHO


class Writes:
    """The writes of one build, in a folder of its own."""

    def __init__(self, register, folder):
        self.register = register
        self.folder = folder
        self.made = register.numbers["made-up"]

    def path(self, name):
        return self.folder + "/" + name

    def writes(self):
        """Questions that change the register, each once, in order."""
        people = self.write_people()
        self.write_households(people)
        self.write_events()
        return self.imports() + self.acts()

    def write_people(self):
        """A file of new people, whom it returns."""
        people = [dict(person, person_ref="new-" + person["person_ref"],
                       family_name="Ben" + "bdfklmnrst"[at % 10] * 2 + "ourane",
                       birth_date=f"19{50 + at % 40}-03-0{at % 9 + 1}",
                       documents=[])
                  for at, person in enumerate(
                      lines_of(self.register.inputs.path("people.jsonl"))[:60])]
        for person in people:
            person.pop("family_name_ar", None)
        write_lines(self.path("new_people.jsonl"), people)
        return people

    def write_households(self, people):
        """A file of known households, and one of households of new people."""
        declarations = self.register.inputs.declarations
        write_lines(self.path("new_households.jsonl"), [
            with_more(line, "2026-07-01", 3) for line in declarations[800:900]])
        write_lines(self.path("born_again.jsonl"), [
            dict(line, household_ref="new-" + line["household_ref"],
                 effective_date="2026-07-01",
                 members=[dict(line["members"][0], relationship="HEAD",
                               person_ref=person["person_ref"],
                               birth_date=person["birth_date"],
                               sex=person["sex"])])
            for line, person in zip(declarations, people)])

    def write_events(self):
        """Files of coverage and of statuses of known people."""
        references = list(self.made)
        write_lines(self.path("new_coverage.jsonl"), [
            {"source": "CNOPS", "event": "OPENED", "regime": "CNOPS",
             "role": "PRINCIPAL", "person_ref": reference, "effective_date":
             "2026-06-20", "reason": "REGISTRATION"}
            for reference in references[3:3000:83]])
        write_lines(self.path("new_status.jsonl"), [
            {"source": "MI", "event": "BEGAN", "status": "MARRIED",
             "person_ref": reference, "effective_date": "2026-06-20"}
            for reference in references[4:3000:83]])

    def imports(self):
        path = self.path
        new = ["--issued", path("issued-new.csv")]
        made = ["--issued", self.register.issued("made-up")]
        sender = ["--sender", "made-up"]
        return [
            Question("write-people", [
                ["people", "import", path("new_people.jsonl"), *new,
                 "--sender", "new"]] * 2),
            Question("write-households", [
                ["households", "import", path("new_households.jsonl"), *made,
                 *sender],
                ["households", "import", path("new_households.jsonl"), *made,
                 *sender, "--format", "json"],
                ["households", "import", path("born_again.jsonl"), *new,
                 "--sender", "new"]]),
            Question("write-events", [
                ["coverage", "import", path("new_coverage.jsonl"), *made],
                ["coverage", "import", path("new_coverage.jsonl"), *made],
                ["status", "import", path("new_status.jsonl"), *made,
                 "--format", "json"],
                ["status", "import", path("new_status.jsonl"), *made]]),
        ]

    def acts(self):
        """What an operator does with one person, number or run at a time."""
        numbers = list(self.made.values())
        return [
            Question("write-deaths", [
                ["people", "death", number, "--date", "2026-02-20", *WHO,
                 "--format", form]
                for number, form in zip(numbers[30:3000:307],
                                        ["text", "json"] * 20)]),
            Question("write-merges", [
                ["people", "merge", numbers[place + 1], "--into",
                 numbers[place], *WHO, "--format", form]
                for place, form in zip(range(2020, 6000, 311),
                                       ["text", "json"] * 20)]),
            Question("write-numbers", [["idcs", "issue", "--count", "3"]]),
            Question("write-rescoring", [
                ["rescore", "run", "--formula", "next", "--from", "2026-07-15",
                 *WHO],
                ["rescore", "show", "7", "--format", "json"],
                ["rescore", "show", "7", "--crossings"],
                ["rescore", "show", "8", "--format", "json"],
                ["rescore", "run", "--formula", "next", "--milieu", "RURAL",
                 "--from", "2026-08-01", "--format", "json", *WHO],
                ["rescore", "take-back", "3", *WHO]]),
        ]

    def answers(self):
        """What the register answers after the writes."""
        numbers = list(self.made.values())
        told = (numbers[30:3000:307] + numbers[2020:6000:311]
                + list(numbers_of(self.path("issued-new.csv")).values())[:10])
        questions = in_languages("after-answers", [
            ["eligibility", "check", number, "--date", "2026-08-01",
             "--household"] for number in told[::2]])
        questions.append(Question("after-histories", [
            words for number in told for words in (
                ["scores", "history", number],
                ["households", "history", number],
                ["people", "show", number])]))
        questions.append(Question("after-answers-json", [
            ["eligibility", "export", "--date", "2026-08-01", "--household",
             "--format", "json", "--issued", file]
            for file in (self.register.issued("made-up"),
                         self.path("issued-new.csv"))]))
        questions.append(Question("after-scores", [
            ["scores", "export", "--sender", sender]
            for sender in ("made-up", "new", "default")]))
        for programme in PROGRAMMES:
            questions.append(Question(f"after-changes-{programme}", [
                ["beneficiaries", "changes", "--programme", programme,
                 "--date", DAY, "--cursor", f"after-{programme}.json"]],
                files=[(self.register.inputs.path(f"middle-{programme}.json"),
                        f"after-{programme}.json")]))
        return questions
