"""Bad input, to be refused in each language: texts, statuses, where."""

import os

from inputs import DAY, write, write_lines
from questions import in_languages
from register import WHO

NOBODY = "2533101746"


def refusals(register, folder):
    """Questions whose every command is refused; their files go to `folder`."""
    numbers = register.numbers["made-up"]
    person, other = list(numbers.values())[200:202]
    dead = list(numbers.values())[17]
    files = bad_files(register, folder)
    asked = (about_answers(person, files) +
             about_people(person, other, dead, files) +
             about_the_register(register, person, files) +
             about_changes_of_rules(files))
    locally = [
        ["formula", "check", files["bad_programme"], files["bad_formula"]],
        ["nothing", "at", "all"],
    ]
    return (in_languages("refused", asked) +
            in_languages("refused-locally", locally, server=False) +
            in_languages("refused-lines", imports(register, files)))


def about_answers(person, files):
    return [
        ["eligibility", "check", NOBODY, "--date", DAY],
        ["eligibility", "check", "1234567890", "--date", DAY],
        ["eligibility", "check", person, "--date", "2026-02-30"],
        ["eligibility", "check", person, "--date", DAY, "--known-at", "today"],
        ["eligibility", "check", person, "--date", DAY, "--known-at",
         "2099-01-01T00:00:00Z"],
        ["eligibility", "export", "--date", DAY, "--issued",
         files["not_issued"]],
        ["scores", "explain", NOBODY, "--date", DAY],
        ["scores", "explain", person, "--date", "1900-01-01"],
        ["scores", "compare", person, "--from", DAY + "@x", "--to", DAY],
        ["scores", "thresholds", person, "--date", "2019-01-01"],
        ["scores", "history", NOBODY],
        ["scores", "export", "--sender", "no sender"],
    ]


def about_people(person, other, dead, files):
    return [
        ["people", "show", NOBODY],
        ["people", "show", "12"],
        ["people", "death", person, "--date", "2099-01-01", *WHO],
        ["people", "death", dead, "--date", "2026-02-21", *WHO],
        ["people", "death", person, "--date", DAY, "--author", "a",
         "--reason", " "],
        ["people", "merge", person, "--into", person, *WHO],
        ["people", "merge", person, "--into", dead, *WHO],
        ["people", "merge", person, "--into", NOBODY, *WHO],
        ["people", "merge", person, "--into", other, "--household", "x", *WHO],
        ["people", "decide", "registrationReviews/99", "--other", "--etag",
         "e", *WHO],
        ["people", "find", "--family-name", "Naciri"],
        ["people", "find", "--document", "CARD:1"],
        ["people", "verify", NOBODY, "--family-name", "Naciri"],
        ["people", "correct", person, files["person"], *WHO],
    ]


def about_the_register(register, person, files):
    return [
        ["households", "show", NOBODY],
        ["households", "history", "households/12"],
        ["households", "correct", files["exchanged"], "--issued",
         register.issued("found-06"), "--sender", "found-06"],
        ["coverage", "show", NOBODY],
        ["status", "show", "x"],
        ["idcs", "history", NOBODY],
        ["idcs", "retire", person, *WHO],
        ["idcs", "issue", "--count", "0"],
        ["beneficiaries", "list", "--programme", "school", "--date", DAY],
        ["beneficiaries", "changes", "--programme", "asd", "--date", DAY,
         "--cursor", files["no_cursor"]],
    ]


def about_changes_of_rules(files):
    return [
        ["rescore", "run", "--formula", "nothing", *WHO],
        ["rescore", "run", "--formula", "next", "--region", "13", *WHO],
        ["rescore", "run", "--formula", "next", "--from", "2026-13-01", *WHO],
        ["rescore", "show", "999"],
        ["rescore", "cancel", "3"],
        ["rescore", "take-back", "2", *WHO],
        ["simulate", "--date", DAY, "--out", "refused", "--programme",
         files["bad_programme"]],
        ["simulate", "--date", DAY, "--out", "refused", "--formula",
         files["bad_formula"]],
        ["simulate", "--date", "2026", "--out", "refused"],
    ]


def imports(register, files):
    sample = register.inputs.sample
    return [
        ["people", "import", files["people"], "--issued", "refused.csv",
         "--sender", "made-up"],
        ["households", "import", sample("declarations-invalid.jsonl"),
         "--issued", register.issued("default")],
        ["coverage", "import", files["events"], "--issued",
         register.issued("made-up")],
        ["status", "import", files["events"], "--issued",
         register.issued("made-up")],
        ["civil-status", "import", files["civil"], "--issued", "born.csv"],
        ["people", "import", files["utf16"], "--issued", "refused.csv"],
    ]


def bad_files(register, folder):
    """Files that are wrong, each in its own way; their paths by name."""
    def path(name):
        return os.path.join(folder, name)

    reference = next(iter(register.numbers["made-up"]))
    person = {"person_ref": "bad-1", "family_name": "Naciri1", "given_name":
              "Salma", "birth_date": "2031-01-01", "birth_place": "99.999",
              "sex": "F", "nationality": "XX", "province": "11",
              "documents": [{"type": "CNIE", "number": "12"}], "name": 1}
    event = {"source": "CNSS", "event": "OPEN", "regime": "NONE", "role":
             "PRINCIPAL", "person_ref": reference, "effective_date":
             "2026-02-31", "reason": "REGISTRATION"}
    death = {"event_ref": "d-1", "event": "DEATH", "document": {
        "type": "CNIE", "number": "XX999999"}, "date": "2026-03-06"}
    write_lines(path("bad_people.jsonl"), [
        person, dict(person, person_ref=""), {"person_ref": reference}])
    write_lines(path("bad_events.jsonl"), [
        event, dict(event, person_ref="nobody", effective_date=DAY),
        {"event": "BEGAN", "status": "RICH", "idcs": "1"}])
    write_lines(path("bad_civil.jsonl"), [
        death, dict(death, date="2099-01-01"),
        dict(death, event_ref="d-2", event="BIRTH")])
    with open(path("utf16.jsonl"), "wb") as file:
        file.write("{}\n".encode("utf-16"))
    return {
        "people": path("bad_people.jsonl"),
        "events": path("bad_events.jsonl"),
        "civil": path("bad_civil.jsonl"),
        "utf16": path("utf16.jsonl"),
        "exchanged": register.inputs.sample("found/06-exchanged.jsonl"),
        "not_issued": write(path("not_issued.csv"), "a,b\n1,2\n"),
        "person": write(path("bad_person.json"), '{"person": {"sex": 1}}'),
        "no_cursor": write(path("no_cursor.json"), "mine"),
        "bad_programme": write(
            path("bad_programme.textproto"),
            "# proto-message: rsu.eligibility.v1.Programme\n"
            'name: "asd" title: "x"\nperiods { effective_from: "2027-02-30" '
            'at_most: "a" }\n'),
        "bad_formula": write(
            path("bad_formula.textproto"),
            "# proto-message: rsu.scoring.v1.Formula\n"
            'name: "bad name"\nurban { constant { value: "1e9" } }\n'),
    }
