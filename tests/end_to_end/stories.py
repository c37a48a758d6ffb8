"""What the tests that tell stories share: facts of a bare household, and a
register in which households are declared and answers are read in three
languages."""

import json

from programs import Register, Scratch, rsuctl

LANGUAGES = ("en", "fr", "ar")

BARE = {
    "dwelling": {"type": "MODERN_HOUSE", "rooms": 2,
                 "has_bath_or_shower": False,
                 "has_individual_electricity_meter": False},
    "assets": {"computers": 0, "has_satellite_dish": False,
               "has_fixed_phone": False, "has_loan": False,
               "has_secondary_home": False, "has_garage": False,
               "has_professional_premises": False, "mobile_phones": 0,
               "cars": 0, "motorcycles": 0, "has_non_agricultural_land": False,
               "has_irrigated_land": False, "cows": 0},
    "spending": {"gas_monthly_centimes": 0,
                 "water_electricity_bills_centimes": [0, 0, 0],
                 "phone_internet_monthly_centimes": 0}}


def member(reference, relationship, birth_date, sex, **facts):
    return {"person_ref": reference, "relationship": relationship,
            "birth_date": birth_date, "sex": sex, "education": "NONE",
            "diploma": "NONE", "can_read_and_write": False,
            "schooling": "NOT_ENROLLED", "activity": "UNEMPLOYED",
            "occupation": "NO_OCCUPATION", "employment_status": "NOT_EMPLOYED",
            "health_cover": "NONE", **facts}


def household(reference, day, milieu, members, **parts):
    declared = {"household_ref": reference, "effective_date": day,
                "region": "04", "province": "04.421", "milieu": milieu,
                "members": members}
    for part, facts in BARE.items():
        declared[part] = {**facts, **parts.get(part, {})}
    return declared


class StoryTest(Scratch):
    """A server and the command line; each test tells one story."""

    def setUp(self):
        super().setUp()
        self.register = Register(self.path("register.db"), flags=self.flags())
        self.addCleanup(self.register.kill)
        self.numbers = {}

    def flags(self):
        """Of the server."""
        return []

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def done(self, *words):
        result = self.ctl(*words)
        self.assertEqual((result.returncode, result.stderr), (0, ""), words)
        return result.stdout

    def declare(self, *declared):
        """Registers who is new, and the declarations in their order."""
        people = []
        for one in declared:
            for person in one["members"]:
                reference = person["person_ref"]
                if reference in self.numbers:
                    continue
                self.numbers[reference] = None
                people.append(json.dumps({
                    "person_ref": reference, "family_name": "Alaoui",
                    "given_name": "Nadia" if person["sex"] == "FEMALE"
                                  else "Karim",
                    "birth_date": person["birth_date"],
                    "birth_place": "04.421", "sex": person["sex"],
                    "nationality": "MAR", "province": "04.421",
                    "documents": []}) + "\n")
        issued = self.path("issued.csv")
        self.done("people", "import", self.write("people.jsonl", *people),
                  "--issued", issued)
        for one in declared:
            self.done("households", "import",
                      self.write("declared.jsonl", json.dumps(one) + "\n"),
                      "--issued", issued)
        with open(issued, encoding="utf-8") as file:
            self.numbers.update(line.strip().split(",")
                                for line in list(file)[1:])

    def tells(self, words, expected):
        """The command says, in each language, each of its texts."""
        for language, texts in zip(LANGUAGES, expected):
            said = self.done(*words, "--language", language)
            for text in texts:
                self.assertIn(text, said, language)

    def rural(self, day, phone, **assets):
        # Rural, four people: 8.695 + 0.302 (region) + 0.129 (rooms)
        # - 4 x 0.138 + 16 x 0.00469 + 0.0337 x 2 (30 to 59) = 8.71644, and
        # 3 MAD of phone a year for each MAD a month: 0.00258.
        return household(
            "H2", day, "RURAL",
            [member("D", "HEAD", "1980-06-01", "MALE"),
             member("E", "SPOUSE", "1984-06-01", "FEMALE"),
             member("F", "CHILD", "2014-06-01", "MALE", schooling="PUBLIC",
                    activity="STUDENT"),
             member("G", "CHILD", "2016-06-01", "MALE", schooling="PUBLIC",
                    activity="STUDENT")],
            spending={"phone_internet_monthly_centimes": phone},
            assets=assets)
