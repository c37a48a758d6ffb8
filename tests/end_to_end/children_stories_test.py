"""Who of a household's children counts for direct aid and who does not, and
why, told by rsuctl alone in three languages.

The amounts are those of 2026: 300 MAD a month for a child in school, 400 if
fatherless, and never less than 500 for a household.
"""

import json
import unittest

from programs import Register, Scratch, rsuctl
from stories import BARE, LANGUAGES, member

DAY = "2026-03-01"

# Names that nobody holds for one another.
FAMILIES = ("Tazi", "Lahlou", "Benjelloun", "Sefrioui", "Ouazzani", "Berrada",
            "Chraibi", "Guessous", "Kadiri", "Mernissi", "Zniber")


def woman(reference, relationship, born="1990-01-01"):
    return member(reference, relationship, born, "FEMALE")


def man(reference, relationship, born="1985-01-01"):
    return member(reference, relationship, born, "MALE")


def pupil(reference, relationship="CHILD", born="2015-01-01"):
    return member(reference, relationship, born, "FEMALE", schooling="PUBLIC",
                  activity="INACTIVE")


class ChildrenStoriesTest(Scratch):
    """A server of one's own for each story."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"))
        self.addCleanup(self.register.kill)
        self.people = {}

    def ctl(self, *words):
        result = rsuctl(*words, "--server", self.register.address)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def done(self, *words):
        result = self.ctl(*words)
        self.assertEqual(result.stderr, "", words)
        return result.stdout

    def lines(self, name, *records):
        return self.write(name, *(json.dumps(one) + "\n" for one in records))

    def declare(self, reference, day, *members):
        issued = self.path("issued.csv")
        for one in members:
            if one["person_ref"] not in self.people:
                self.people[one["person_ref"]] = {
                    "person_ref": one["person_ref"],
                    "family_name": FAMILIES[len(self.people)],
                    "given_name": "Nezha", "birth_date": one["birth_date"],
                    "birth_place": "08.201", "sex": one["sex"],
                    "nationality": "MAR", "province": "08.201",
                    "documents": []}
        # Whoever was sent before is known, and the file of numbers is whole.
        self.ctl("people", "import",
                 self.lines("people.jsonl", *self.people.values()),
                 "--issued", issued)
        with open(issued, encoding="utf-8") as file:
            self.numbers = dict(line.strip().split(",")
                                for line in list(file)[1:])
        declared = {"household_ref": reference, "effective_date": day,
                    "region": "08", "province": "08.201", "milieu": "URBAN",
                    "members": list(members), **BARE}
        self.done("households", "import", self.lines("declared.jsonl",
                                                     declared),
                  "--issued", issued)

    def bury(self, reference, day):
        self.done("civil-status", "import", self.lines("deaths.jsonl", {
            "event_ref": "d-" + reference, "event": "DEATH",
            "idcs": self.numbers[reference], "date": day}),
            "--issued", self.path("births.csv"))

    def raise_child(self, child, raiser, day, title="KAFALA"):
        self.done("status", "import", self.lines("raised.jsonl", {
            "source": "COURT", "event": "BEGAN", "status": "RAISED_BY",
            "idcs": self.numbers[child], "effective_date": day,
            "raised_by": self.numbers[raiser], "title": title}))

    def answer(self, reference, day=DAY, language="en"):
        return self.done("eligibility", "check", self.numbers[reference],
                         "--date", day, "--household", "--language", language)

    def tells(self, reference, expected, day=DAY):
        for language, texts in zip(LANGUAGES, expected):
            said = self.answer(reference, day, language)
            for text in texts:
                self.assertIn(text, said, language)

    def test_who_does_not_count_is_named_by_place_with_the_reason(self):
        self.declare("H", "2026-01-01", man("h", "HEAD"), pupil("c"),
                     pupil("s", "SIBLING"), pupil("g", "GRANDCHILD"),
                     man("a", "CHILD", "2005-03-01"),
                     man("y", "CHILD", "2005-03-02"), pupil("d"),
                     pupil("n", "OTHER_RELATIVE"), man("u", "SIBLING"))
        self.bury("d", "2026-02-01")
        self.declare("K", "2026-02-15", woman("k", "HEAD"),
                     pupil("n"))
        self.tells("h", (
            ["Member 3 of the declaration, the head's brother or sister, "
             "brings nothing as a child: the head's children count, and those "
             "of whom a body reports that a member has custody, kafala or "
             "guardianship. (AID_NOT_RAISED_HERE)",
             "Member 4 of the declaration, the head's grandchild, brings",
             "Member 5 of the declaration, a child of the head aged 21, brings "
             "nothing any more: a child counts until the day before the "
             "birthday of 21 years.",
             "Member 7 of the declaration has died",
             "Member 8 of the declaration brings nothing here: another "
             "household has declared this member.",
             "What can be done:", "Bring the deed of custody"],
            ["Le membre 3 de la déclaration, le frère ou la sœur du chef de "
             "ménage, n'apporte rien comme enfant\u202f: comptent les enfants",
             "enfant du chef de ménage âgé de 21 ans, n'apporte plus rien",
             "Le membre 7 de la déclaration est décédé", "un autre ménage",
             "Apporter l'acte de garde"],
            ["أخ أو أخت رب الأسرة، لا يحتسب طفلا", "حفيد(ة) رب الأسرة",
             "البالغ من العمر 21 سنة، لم يعد يحتسب", "صرحت به أسرة أخرى",
             "أحضر سند الحضانة"]))
        said = self.answer("h")
        # Two children count, one of them for the last day.
        self.assertNotIn("Member 2 of", said)
        self.assertNotIn("Member 6 of", said)
        self.assertNotIn("Member 9 of", said)
        answer = json.loads(self.done(
            "eligibility", "check", self.numbers["h"], "--date", DAY,
            "--household", "--format", "json"))
        self.assertEqual(
            [(one["member"], one["why"])
             for one in answer["direct_aid"]["uncounted"]],
            [(3, "NOT_RAISED_HERE"), (4, "NOT_RAISED_HERE"), (5, "OVER_AGE"),
             (7, "DIED"), (8, "IN_OTHER_HOUSEHOLD")])

    def test_a_child_whom_the_later_household_did_not_declare(self):
        self.declare("H", "2026-01-01", woman("m", "HEAD"), pupil("c"),
                     pupil("e", born="2013-01-01"))
        self.assertIn("600 MAD a month", self.answer("m"))
        self.declare("K", "2026-02-01", man("h", "HEAD"), woman("m", "SPOUSE"),
                     pupil("e", born="2013-01-01"))
        self.tells("m", (
            ["An earlier declaration, for 2026-01-01, names as its member 2 a "
             "child of the household of which member 2 of this one was head "
             "or spouse.", "the child is paid there, and the child brings "
             "nothing here as long as this "
             "household does not declare it. (AID_CHILD_NOT_DECLARED)", "The household in which the child "
             "lives declares the child"],
            ["Une déclaration antérieure, pour le 1er janvier 2026, nomme "
             "un enfant, son membre 2, du ménage dont le membre 2",
             "ce qui est versé pour lui l'est là", "Le ménage où vit l'enfant"],
            ["تصريح سابق عن 1 يناير 2026", "العضو 2 فيه", "وما يصرف عنه يصرف هناك", "تصرح الأسرة التي يعيش فيها"]))
        # Once the child is declared, and where its father stayed with it, there
        # is nothing to say.
        self.declare("K", "2026-03-01", man("h", "HEAD"), woman("m", "SPOUSE"),
                     pupil("e", born="2013-01-01"), pupil("c"))
        self.assertNotIn("AID_CHILD_NOT_DECLARED", self.answer("m"))
        self.assertIn("AID_CHILD_NOT_DECLARED", self.answer("m", "2026-02-28"))
        self.declare("L", "2026-01-01", man("f", "HEAD"), woman("w", "SPOUSE"),
                     pupil("x"))
        self.declare("M", "2026-02-01", woman("w", "HEAD"))
        self.assertNotIn("AID_CHILD_NOT_DECLARED", self.answer("w"))
        self.bury("f", "2026-03-05")
        self.assertIn("AID_CHILD_NOT_DECLARED", self.answer("w", "2026-03-05"))

    def test_undeclared_children_have_places_and_none_who_left_is_told_of(self):
        self.declare("H", "2026-01-01", woman("m", "HEAD"), pupil("c"),
                     pupil("e"), pupil("a"), pupil("o", born="2005-03-01"))
        self.done("status", "import", self.lines("abroad.jsonl", {
            "source": "MAE", "event": "BEGAN", "status": "LIVES_ABROAD",
            "idcs": self.numbers["a"], "effective_date": "2026-02-01"}))
        self.declare("K", "2026-02-01", man("h", "HEAD"), woman("m", "SPOUSE"))
        said = self.answer("m")
        for place, times in ((2, 1), (3, 1), (4, 0), (5, 0)):
            self.assertEqual(said.count(
                "names as its member %d a child" % place), times, place)
        # The household in which they remain still counts them.
        self.assertIn("600 MAD a month", self.answer("c"))
        self.assertNotIn("nowhere", said)

    def test_a_widow_marries_again(self):
        self.declare("H", "2025-01-01", man("f", "HEAD"),
                     woman("m", "SPOUSE"), pupil("c"), pupil("b"))
        self.bury("f", "2025-06-01")
        self.declare("H", "2025-07-01", woman("m", "HEAD"), pupil("c"),
                     pupil("b"))
        self.assertIn("800 MAD a month", self.answer("m"))
        self.assertNotIn("AID_FATHERLESS_TO_BE_REPORTED", self.answer("m"))
        self.declare("K", "2026-02-01", man("h", "HEAD"), woman("m", "SPOUSE"),
                     pupil("c"), pupil("b"))
        self.tells("m", (
            ["600 MAD a month", "Declarations name more than one man as the "
             "father of the child of rank 1; the population register records "
             "the death of one of them on 2025-06-01. The child counts as "
             "fatherless once a body reports it.", "child of rank 2",
             "what it reports to the register counts from the day"],
            ["Les déclarations désignent plus d'un homme comme père de "
             "l'enfant de rang 1", "1er juin 2025"],
            ["أكثر من رجل أبا للطفل ذي الرتبة 1", "1 يونيو 2025"]))
        self.done("status", "import", self.lines("fatherless.jsonl", {
            "source": "CIVIL", "event": "BEGAN", "status": "FATHERLESS",
            "idcs": self.numbers["c"], "effective_date": "2025-06-02"}))
        said = self.answer("m")
        self.assertIn("700 MAD a month", said)
        self.assertNotIn("father of the child of rank 1;", said)
        self.assertIn("father of the child of rank 2;", said)

    def test_whoever_raises_a_child_has_not_declared_it(self):
        self.declare("H", "2026-01-01", woman("m", "HEAD"), pupil("c"))
        self.declare("A", "2026-01-01", woman("a", "HEAD", "1980-01-01"))
        self.raise_child("c", "a", "2026-02-01")
        self.tells("c", (
            ["COURT reports from 2026-02-01 on that somebody has kafala of "
             "this person. The household of who has it has not declared this "
             "person: the person brings nothing there for direct social aid. "
             "(RAISED_BUT_NOT_DECLARED)", "Member 2 of the declaration, a "
             "child of the head, does not count here: somebody outside",
             "The household in which the child lives declares the child"],
            ["COURT signale qu'à compter du 1er février 2026 quelqu'un a la "
             "kafala de cette personne", "n'a pas déclaré cette personne"],
            ["أبلغت COURT بأن شخصا له كفالة هذا الشخص",
             "ولم تصرح به أسرة صاحبها"]))
        self.tells("a", (
            ["COURT reports from 2026-02-01 on that this person has kafala of "
             "a child. This person's household has not declared the child"],
            ["cette personne a la kafala d'un enfant. Le ménage de cette "
             "personne n'a pas déclaré l'enfant"],
            ["بأن لهذا الشخص كفالة طفل", "ولم تصرح أسرته بالطفل"]))
        self.assertNotIn(self.numbers["c"], self.answer("a"))
        self.assertNotIn(self.numbers["a"], self.answer("c"))
        # On the day before there was no title, and a declaration ends it.
        for reference in ("a", "c"):
            self.assertNotIn("NOT_DECLARED",
                             self.answer(reference, "2026-01-31"))
        self.declare("A", "2026-03-01", woman("a", "HEAD", "1980-01-01"),
                     pupil("c", "NOT_RELATED"))
        for reference in ("a", "c"):
            self.assertNotIn("NOT_DECLARED", self.answer(reference))
            self.assertIn("NOT_DECLARED",
                          self.answer(reference, "2026-02-28"))
        self.declare("H", "2026-04-01", woman("m", "HEAD"), pupil("c"))
        self.assertIn("has declared the child, but another one counts",
                      self.answer("a", "2026-04-01"))


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1], verbosity=2)
