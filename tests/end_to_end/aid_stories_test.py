"""Direct aid as people live it, told by rsuctl alone in three languages: a
household far under the threshold that a grandfather's small pension excludes,
and a second birth that stays one when the elder child dies.

Arguments: as in programs.py.
"""

import json
import subprocess
import sys
import unittest

from programs import RSUCTL, Register, Scratch, read

POOR = {
    "region": "08", "province": "08.201", "milieu": "URBAN",
    "dwelling": {"type": "MODERN_HOUSE", "rooms": 1,
                 "has_bath_or_shower": False,
                 "has_individual_electricity_meter": False},
    "assets": {"computers": 0, "has_satellite_dish": False,
               "has_fixed_phone": False, "has_loan": False,
               "has_secondary_home": False, "has_garage": False,
               "has_professional_premises": False, "mobile_phones": 0,
               "cars": 0, "motorcycles": 0,
               "has_non_agricultural_land": False,
               "has_irrigated_land": False, "cows": 0},
    "spending": {"gas_monthly_centimes": 0,
                 "water_electricity_bills_centimes": [0, 0, 0],
                 "phone_internet_monthly_centimes": 0}}

# Reference, family name, birth date, relationship.
HEAD = ("m", "Lahlou", "1990-02-02", "HEAD")
ELDER = ("e", "Sefrioui", "2018-06-15", "CHILD")
YOUNGER = ("y", "Benjelloun", "2024-06-15", "CHILD")
FATHER = ("f", "Tazi", "1985-05-05", "HEAD", "MALE")
WIFE = ("m", "Lahlou", "1990-02-02", "SPOUSE")
GRANDFATHER = ("g", "Ouazzani", "1950-03-03", "PARENT")


def person(reference, family_name, birth_date, _, sex="FEMALE"):
    return {"person_ref": reference, "family_name": family_name,
            "given_name": "Nezha", "birth_date": birth_date,
            "birth_place": "11.537", "sex": sex, "nationality": "MAR",
            "province": "11.537", "documents": []}


def member(reference, _, birth_date, relationship, sex="FEMALE"):
    return {"person_ref": reference, "relationship": relationship,
            "birth_date": birth_date, "sex": sex, "education": "NONE",
            "diploma": "NONE", "can_read_and_write": False,
            "schooling": "NOT_ENROLLED", "activity": "INACTIVE",
            "occupation": "NO_OCCUPATION",
            "employment_status": "NOT_EMPLOYED", "health_cover": "NONE"}


class AidStoriesTest(Scratch):
    """A server of one's own for each story."""

    def setUp(self):
        super().setUp()
        callers = self.write(
            "callers.textproto",
            'callers { name: "local" ground: "test" programmes: ["asd"] }\n')
        self.register = Register(self.path("register.db"),
                                 flags=["--programme-callers", callers])
        self.addCleanup(self.register.kill)

    def ctl(self, *words):
        result = subprocess.run(
            [RSUCTL, *words, "--server", self.register.address],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def lines(self, name, *records):
        return self.write(name, *(json.dumps(r) + "\n" for r in records))

    def register_people(self, *people):
        self.issued = self.path("issued.csv")
        self.ctl("people", "import",
                 self.lines("people.jsonl", *(person(*p) for p in people)),
                 "--issued", self.issued)
        self.numbers = dict(line.split(",")
                            for line in read(self.issued).splitlines()[1:])

    def declare(self, day, *people):
        self.ctl("households", "import",
                 self.lines(day, {"household_ref": "H", "effective_date": day,
                                  **POOR,
                                  "members": [member(*p) for p in people]}),
                 "--issued", self.issued)

    def answer(self, reference, day, language="en"):
        return self.ctl("eligibility", "check", "--idcs",
                        self.numbers[reference], "--date", day, "--household",
                        "--language", language)

    def listed(self, day):
        return self.ctl("beneficiaries", "list", "--programme", "asd",
                        "--date", day)

    def test_a_grandfathers_small_pension_comes_before_the_score(self):
        self.register_people(HEAD, ELDER, GRANDFATHER)
        self.declare("2025-01-01", HEAD, ELDER, GRANDFATHER)
        self.assertNotIn("AID_EXCLUDED", self.answer("e", "2026-01-01"))
        self.assertIn(self.numbers["e"], self.listed("2026-01-01"))
        self.ctl("status", "import", self.lines("statuses.jsonl", {
            "source": "RCAR", "event": "BEGAN", "status": "PENSION",
            "person_ref": "g", "effective_date": "2025-11-01"}),
            "--issued", self.issued)
        for reference in ("m", "e", "g"):
            told = self.answer(reference, "2026-01-01")
            for words in ("Member 3 of the declaration, the head's parent, "
                          "draws a pension, as RCAR reports from 2025-11-01 "
                          "on", "(AID_EXCLUDED_BY_PENSION)",
                          "What can be done:",
                          "Ask the body that reports it, named above"):
                self.assertIn(words, told)
        french = self.answer("e", "2026-01-01", "fr")
        for words in ("Le membre 3 de la déclaration, le père ou la mère du "
                      "chef de ménage, perçoit une pension, selon RCAR",
                      "novembre 2025"):
            self.assertIn(words, french)
        arabic = self.answer("e", "2026-01-01", "ar")
        for words in ("والد(ة) رب الأسرة", "يتقاضى معاشا", "RCAR"):
            self.assertIn(words, arabic)
        # Nor is anybody of the household on the list of direct aid.
        for number in self.numbers.values():
            self.assertNotIn(number, self.listed("2026-01-01"))
        self.assertIn(self.numbers["e"], self.listed("2025-10-31"))
        self.assertNotIn("AID_EXCLUDED", self.answer("e", "2025-10-31"))

    def bury(self, reference, day):
        self.ctl("civil-status", "import", self.lines("deaths.jsonl", {
            "event_ref": "d", "event": "DEATH",
            "idcs": self.numbers[reference], "date": day}),
            "--issued", self.path("births.csv"))

    def test_a_fathers_registered_death_needs_no_paper(self):
        self.register_people(FATHER, WIFE, YOUNGER)
        self.declare("2025-01-01", FATHER, WIFE, YOUNGER)
        self.assertIn("300 MAD a month", self.answer("m", "2026-03-10"))
        self.bury("f", "2026-03-10")
        self.assertNotIn("AID_CHILD_FATHERLESS",
                         self.answer("m", "2026-03-10"))
        told = self.answer("m", "2026-03-11")
        for words in ("Fatherless child of rank 1", "400 MAD a month",
                      "records the death on 2026-03-10 of the father"):
            self.assertIn(words, told)
        self.declare("2026-04-01", HEAD, YOUNGER)
        self.assertIn("400 MAD a month", self.answer("m", "2026-04-01"))

    def test_an_age_that_the_register_contradicts_is_said(self):
        child = ("c", "Benjelloun", "2007-01-01", "CHILD")
        self.register_people(HEAD, child)
        self.declare("2025-01-01", HEAD, child)
        idcs = self.numbers["c"]
        shown = self.ctl("people", "show", idcs, "--json")
        self.ctl("people", "correct", idcs,
                 self.write("born.json",
                            shown.replace("2007-01-01", "2004-01-01")),
                 "--etag", "1", "--author", "Operator 7",
                 "--reason", "the birth record says so")
        told = self.answer("c", "2026-01-02")
        for words in ("by the birth date 2007-01-01 that the household "
                      "declared, which counts", "the population register has "
                      "2004-01-01, which would be 22 years"):
            self.assertIn(words, told)

    def test_an_age_by_the_year_of_birth_alone_is_said(self):
        head = ("m", "Lahlou", "1985", "HEAD")
        child = ("c", "Benjelloun", "2018-06", "CHILD")
        self.register_people(head, child)
        self.declare("2025-01-01", head, child)
        for language, of_head, of_child in (
                ("en", "Only the year of birth is known; the age of 41 years "
                 "is counted from 1985-01-01, the first day that it can be.",
                 "Only the month and year of birth of the child of rank 1 are "
                 "known; the age is counted from 2018-06-01"),
                ("fr", "Seule l'année de naissance est connue\u202f; l'âge de 41 "
                 "ans est compté à partir du 1er janvier 1985",
                 "Seuls le mois et l'année de naissance de l'enfant de rang 1 "
                 "sont connus\u202f; l'âge est compté à partir du 1er juin 2018"),
                ("ar", "لا يعرف من تاريخ الميلاد إلا السنة؛",
                 "لا يعرف من تاريخ ميلاد الطفل ذي الرتبة 1 إلا الشهر والسنة؛")):
            told = self.answer("m", "2026-01-02", language)
            self.assertIn(of_head, told)
            self.assertIn(of_child, told)

    def test_what_cannot_be_said_without_a_usable_score_is_said(self):
        self.register_people(HEAD, ELDER)
        # 10,000,000 centimes of phone a month: far above 15.
        POOR["spending"]["phone_internet_monthly_centimes"] = 10000000
        self.addCleanup(POOR["spending"].update,
                        phone_internet_monthly_centimes=0)
        self.declare("2025-01-01", HEAD, ELDER)
        for language, words in (
                ("en", ["Direct social aid: it cannot be said.",
                        "lies outside the usable range of its formula",
                        "A caseworker has to rule on the score"]),
                ("fr", ["Aide sociale directe\u202f: on ne peut le dire.",
                        "est hors de la plage de validité",
                        "Un chargé de dossier doit se prononcer"]),
                ("ar", ["الدعم الاجتماعي المباشر: لا يمكن تحديده.",
                        "خارج مجال صلاحية صيغته",
                        "على الموظف المكلف بالملف أن يبت في التنقيط"])):
            told = self.answer("m", "2026-01-01", language)
            for text in words:
                self.assertIn(text, told)

    def test_orphans_pay_once(self):
        self.register_people(HEAD, ELDER, YOUNGER)
        # 3,200 MAD of phone a month bring the household above the threshold of
        # AMO Tadamon, and not above 15.
        POOR["spending"]["phone_internet_monthly_centimes"] = 320000
        self.addCleanup(POOR["spending"].update,
                        phone_internet_monthly_centimes=0)
        self.declare("2025-01-01", HEAD, ELDER, YOUNGER)
        self.bury("m", "2026-01-05")
        elder = self.answer("e", "2026-01-06")
        self.assertIn("pays once for all of them who are minors", elder)
        younger = self.answer("y", "2026-01-06")
        self.assertIn("belongs in AMO Chamil through member 2 of the "
                      "declaration (the head's child), who pays", younger)
        self.assertIn("the person pays nothing.", younger)
        self.assertNotIn(self.numbers["e"], younger)
        self.assertIn("par le membre 2 de la déclaration (enfant du chef de "
                      "ménage)", self.answer("y", "2026-01-06", "fr"))
        self.assertIn("العضو 2 في التصريح (ابن(ة) رب الأسرة)",
                      self.answer("y", "2026-01-06", "ar"))

    def test_a_second_birth_stays_one_when_the_elder_child_dies(self):
        self.register_people(HEAD, ELDER, YOUNGER)
        self.declare("2024-07-01", HEAD, ELDER, YOUNGER)
        right = ("the second birth of the household's children, which gave a "
                 "right to 1000 MAD")
        self.assertIn(right, self.answer("m", "2025-12-31"))
        self.bury("e", "2025-12-15")
        self.declare("2026-01-01", HEAD, YOUNGER)
        told = self.answer("m", "2026-01-01")
        self.assertIn(right, told)
        self.assertNotIn("2000 MAD", told)
        self.assertIn("deuxième naissance parmi les enfants du ménage",
                      self.answer("m", "2026-01-01", "fr"))
        self.assertIn("ثاني ولادة بين أطفال الأسرة",
                      self.answer("m", "2026-01-01", "ar"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
