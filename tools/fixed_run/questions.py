"""What is asked of the register: each question is a name and commands of
rsuctl, whose answers go into one file of that name."""

import os

from inputs import DAY
from register import PROGRAMMES, WHO

LANGUAGES = ("en", "fr", "ar")
LATER = "2027-03-01"
MIDDLE = "2026-06-10"


class Question:
    """`commands` are lists of words; those that end in a folder or a file of
    the run name it by its path in the run's folder, in `files`."""

    def __init__(self, name, commands, files=(), server=True):
        self.name = name
        self.commands = [list(words) for words in commands]
        self.files = files
        self.server = server


def in_languages(name, commands, **more):
    return [Question(f"{name}-{language}",
                     [[*words, "--language", language] for words in commands],
                     **more)
            for language in LANGUAGES]


def some(numbers, first, step, most):
    return list(numbers.values())[first::step][:most]


class Questions:
    """All of a register that is made."""

    def __init__(self, register):
        self.register = register
        self.inputs = register.inputs
        self.end = register.moments["end"]
        numbers = register.numbers
        made = numbers["made-up"]
        self.few = (some(numbers["default"], 0, 211, 3)
                    + some(made, 5, 331, 3)
                    + some(made, 19, 401, 2)  # merged
                    + some(made, 17, 251, 1)  # dead
                    + [number for sender in ("found-01", "found-04")
                       for number in some(numbers[sender], 0, 1, 1)])
        self.people = self.few + some(made, 7, 511, 9) + [
            number for sender in sorted(numbers) if sender.startswith("found")
            for number in some(numbers[sender], 2, 1, 1)]

    def all(self):
        """Those that change nothing, in order."""
        return (self.answers() + self.scores() + self.files_of_people()
                + self.lists() + self.jobs() + self.trials()
                + self.without_server())

    def answers(self):
        questions = []
        for sender in ("made-up", "default"):
            words = ["eligibility", "export", "--issued",
                     self.register.issued(sender), "--household"]
            known = ["--known-at", self.end]
            questions.append(Question(f"answers-{sender}-json", [
                words + ["--date", DAY, *known, "--format", "json"]]))
            questions.append(Question(f"answers-{sender}-csv", [
                words + ["--date", DAY, *known],
                words + ["--date", MIDDLE, *known],
                words + ["--date", LATER, *known],
                words + ["--date", LATER, "--known-at",
                         self.register.moments["population"]]]))
        questions += in_languages("answers-text", [
            ["eligibility", "check", number, "--date", DAY, "--household",
             "--known-at", self.end] for number in self.people])
        questions.append(Question("answers-now", [
            ["eligibility", "check", number, "--date", LATER, *form]
            for number in self.few for form in ([], ["--format", "json"])]))
        return questions

    def scores(self):
        known = ["--known-at", self.end]
        early = "@" + self.register.moments["population"]
        questions = []
        for name, words in (
                ("explain", ["--date", MIDDLE, *known]),
                ("thresholds", ["--date", MIDDLE, *known]),
                ("history", known),
                ("compare", ["--from", DAY + early,
                             "--to", LATER + "@" + self.end])):
            commands = [["scores", name, number, *words]
                        for number in self.few]
            questions += in_languages("scores-" + name, commands)
            questions.append(Question(f"scores-{name}-json", [
                command + ["--format", "json"] for command in commands]))
        questions.append(Question("scores-export", [
            ["scores", "export", *words]
            for sender in sorted(self.register.numbers)
            for words in (["--sender", sender],
                          ["--sender", sender, "--date", LATER],
                          ["--sender", sender, "--format", "json"])]))
        return questions

    def files_of_people(self):
        known = ["--known-at", self.end]
        commands = {
            "people-show": (["people", "show"], ["--versions"]),
            "households-show": (["households", "show"],
                                ["--date", MIDDLE, *known]),
            "households-history": (["households", "history"], known),
            "coverage-show": (["coverage", "show"], known),
            "status-show": (["status", "show"], known),
            "idcs-history": (["idcs", "history"], []),
        }
        questions = []
        for name, (begin, end) in commands.items():
            words = [begin + [number, *end] for number in self.few]
            questions += in_languages(name, words)
            questions.append(Question(name + "-json", [
                command + ["--format", "json"] for command in words]))
        names = (["--family-name", "Naciri", "--given-name", "Salma"],
                 ["--family-name", "Lahlou", "--birth-date", "1990-02-02"],
                 ["--document", "CNIE:EE188973"],
                 ["--family-name", "Berada", "--given-name", "Hind", "--sex",
                  "FEMALE", "--most", "5"])
        questions.append(Question("people-find", [
            ["people", "find", *words, "--format", form]
            for words in names for form in ("csv", "json")]))
        return questions

    def lists(self):
        questions = []
        for programme in PROGRAMMES:
            for by in ("person", "household"):
                listed = ["beneficiaries", "list", "--programme", programme,
                          "--by", by]
                questions.append(Question(f"list-{programme}-by-{by}", [
                    listed + ["--date", DAY],
                    listed + ["--date", LATER],
                    listed + ["--date", DAY, "--format", "json"]]))
            for name in ("early", "middle"):
                cursor = f"{name}-{programme}.json"
                for form in ("csv", "json"):
                    changes = ["beneficiaries", "changes", "--programme",
                               programme, "--date", DAY, "--format", form]
                    questions.append(Question(
                        f"changes-{name}-{programme}-{form}",
                        [changes + ["--cursor", f"{form}-{cursor}"]],
                        files=[(self.inputs.path(cursor),
                                f"{form}-{cursor}")]))
        questions += in_languages("people-held", [
            ["people", "held", "--decided"], ["people", "held"]])
        questions.append(Question("people-held-json", [
            ["people", "held", "--decided", "--format", "json"]]))
        return questions

    def jobs(self):
        shown = [["rescore", "list"], *(["rescore", "show", str(run), *more]
                                        for run in range(1, 5)
                                        for more in ([], ["--crossings"]))]
        return [*in_languages("runs", shown),
                Question("runs-json", [words + ["--format", "json"]
                                       for words in shown
                                       if "--crossings" not in words])]

    def trials(self):
        """What would be: nothing of it is stored but that a run was tried."""
        numbers = list(self.register.numbers["made-up"].values())
        merges = [["people", "merge", numbers[at + 3], "--into", numbers[at],
                   "--dry-run", *WHO] for at in range(800, 2000, 300)]
        simulated = ["simulate", "--date", MIDDLE, "--known-at", self.end,
                     "--programme", self.inputs.tadamon,
                     "--cost-per-household", "amo-tadamon=250"]
        drafts = ["--formula", self.inputs.other]
        questions = [
            *in_languages("merge-preview", merges),
            Question("merge-preview-json", [words + ["--format", "json"]
                                            for words in merges]),
            Question("correct-preview", [
                ["households", "correct",
                 self.inputs.sample("found/06-exchanged.jsonl"), "--issued",
                 self.register.issued("found-06"), "--sender", "found-06",
                 "--restore", "--dry-run", "--format", form]
                for form in ("text", "json")]),
            Question("people-verify", [
                ["people", "verify", number, "--family-name", "Naciri",
                 "--given-name", "Salma", "--birth-date", "1949-02-27",
                 "--province", "11.537", *form]
                for number in self.few[:6]
                for form in ([], ["--format", "json"])]),
            Question("simulate-json", [
                simulated + drafts + ["--out", "simulated-json", "--format",
                                      "json"],
                simulated + ["--answers", "--out", "simulated-answers",
                             "--format", "json"],
                ["simulate", "--date", DAY, "--known-at",
                 self.register.moments["population"], "--programme",
                 self.inputs.what_if, "--programme",
                 self.inputs.new_programme, "--out", "simulated-early",
                 "--format", "json"]]),
        ]
        for language in LANGUAGES:
            questions.append(Question(f"simulate-text-{language}", [
                simulated + drafts + ["--out", f"simulated-{language}",
                                      "--language", language]]))
        questions += in_languages("rescore-dry-run", [
            ["rescore", "run", "--formula", "next", "--from", "2026-09-01",
             "--dry-run", *WHO]])
        return questions

    def without_server(self):
        """What the client does by itself."""
        sample = self.inputs.sample
        declared = sample("declarations-sample.jsonl")
        rsuctl = [
            ("score", [["score", "--input", declared, *words] for words in (
                [], ["--format", "json"], ["--explain"],
                ["--explain", "--format", "json"],
                ["--formula", self.inputs.next,
                 "--formula", self.inputs.other])]
             + [["score", "--input", sample("declarations-invalid.jsonl")]]),
            ("formula", [["formula", "show"],
                         ["formula", "show", "decree-2-21-582"],
                         ["formula", "show", "decree-2-21-582", "--format",
                          "json"],
                         ["formula", "diff", "decree-2-21-582",
                          self.inputs.other],
                         ["formula", "check", self.inputs.next,
                          self.inputs.tadamon, self.inputs.what_if]]),
            ("idcs", [["idcs", "capacity"],
                      ["idcs", "check", *self.people[:3], "0123456789",
                       "1111111111"]]),
        ]
        questions = []
        for name, commands in rsuctl:
            questions += in_languages("local-" + name, commands, server=False)
        questions.append(Question("local-help", [
            ["--help"], ["man"], ["people", "--help"],
            ["people", "merge", "--help"], ["simulate", "--help"],
            ["beneficiaries", "list", "--help"]], server=False))
        return questions


def ask(client, question):
    """The answers to one question: words, both streams and status of each
    command, and the files that it made in folders of its own."""
    parts = []
    for words in question.commands:
        result = client.ask(*words, server=question.server)
        parts += ["$ rsuctl ".encode() + " ".join(words).encode() + b"\n",
                  result.stdout]
        if result.stderr:
            parts += [b"-- standard error\n", result.stderr]
        parts.append(b"-- status %d\n" % result.returncode)
        if "--out" in words:
            parts += files_in(os.path.join(
                client.folder, words[words.index("--out") + 1]))
    for _, name in question.files:
        with open(os.path.join(client.folder, name), "rb") as file:
            parts += [b"-- file %s\n" % name.encode(), file.read()]
    return b"".join(parts)


def files_in(folder):
    """Each file of a folder, with its name before it."""
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        with open(os.path.join(folder, name), "rb") as file:
            yield b"-- file %s\n" % name.encode()
            yield file.read()
