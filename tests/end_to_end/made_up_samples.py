"""Makes a folder of samples like tests/data, other in every figure.

Seeded; what the samples must give is computed here with exact fractions and
with the rules of the formats, sharing nothing with the engine.
"""

import csv
import json
import os
import random
import sys
from datetime import date, timedelta
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "golden"))
import score_reference  # noqa: E402  (tests/golden)

DATE = "2026-01-01"
# The last age of a child as a dependant, and of one who studies
# (scoring/programme/data/common_rules.textproto).
CHILD_UP_TO = (21, 26)
TADAMON = Fraction("9.3264284")
DIRECT_AID = Fraction("9.743001")
USABLE = (Fraction(5), Fraction(15))
# Upper ends of the brackets of AMO Chamil and what they cost, MAD a month.
BRACKETS = [(Fraction(up_to), mad) for up_to, mad in (
    ("9.5124369", 144), ("9.743001", 176), ("9.9903727", 224),
    ("10.237316", 287), ("10.431048", 355), ("10.739952", 454),
    ("11.013068", 611), ("99", 1164))]
REGIMES = ["CNOPS", "CNSS", "TNS", "FAR", "STUDENT"]


class Maker:
    """Draws people, households and events."""

    def __init__(self, seed, provinces):
        self.chance = random.Random(seed)
        self.provinces = provinces
        self.people = []
        self.declarations = []
        self.events = []

    def pick(self, *values):
        return self.chance.choice(values)

    def flag(self):
        return self.chance.random() < 0.3

    def amount(self):
        if self.chance.random() < 0.02:
            return self.pick(0, 10_000_000)
        return self.chance.randrange(200, 60_000)

    def member(self, reference, relationship, effective):
        oldest = 100 if relationship != "CHILD" else 30
        birth = date.fromisoformat(effective) - timedelta(
            days=self.chance.randrange(0, oldest * 365))
        return {
            "person_ref": reference,
            "relationship": relationship,
            "birth_date": birth.isoformat(),
            "sex": self.pick("FEMALE", "MALE"),
            "education": self.pick("NONE", "PRESCHOOL", "FUNDAMENTAL",
                                   "SECONDARY", "HIGHER"),
            "diploma": self.pick("NONE", "FUNDAMENTAL", "SECONDARY",
                                 "TECHNICAL", "HIGHER"),
            "can_read_and_write": self.flag(),
            "schooling": self.pick("NOT_ENROLLED", "PUBLIC", "PRIVATE"),
            "activity": self.pick("EMPLOYED", "UNEMPLOYED", "STUDENT",
                                  "HOMEMAKER", "RETIRED", "RENTIER",
                                  "INACTIVE"),
            "occupation": self.pick(
                "SENIOR_EXECUTIVE", "MIDDLE_EXECUTIVE", "CLERK", "TRADER",
                "FARM_OPERATOR", "CRAFTSMAN", "MACHINE_OPERATOR", "LABOURER",
                "OTHER_OCCUPATION", "NO_OCCUPATION"),
            "employment_status": self.pick(
                "EMPLOYER", "SELF_EMPLOYED", "WAGE_EARNER", "FAMILY_HELP",
                "APPRENTICE", "NOT_EMPLOYED"),
            "health_cover": self.pick(
                "NONE", "NONE", "RAMED", "AMO_TADAMON", "AMO_CHAMIL", "CNOPS",
                "CNSS", "TNS", "FAR", "STUDENT", "PRIVATE_INSURANCE", "OTHER"),
        }

    def household(self, number):
        reference = "Z%05d" % number
        effective = self.pick(DATE, DATE, "2025-06-30", "2024-02-29")
        region, province = self.chance.choice(self.provinces)
        size = self.pick(1, 2, 2, 3, 4, 5, 6, 7, 9, 12)
        relationships = ["HEAD"] + [
            self.pick("SPOUSE", "CHILD", "CHILD", "CHILD", "PARENT", "SIBLING",
                      "GRANDCHILD", "OTHER_RELATIVE", "NOT_RELATED")
            for _ in range(size - 1)]
        while relationships.count("SPOUSE") > 4:
            relationships[relationships.index("SPOUSE")] = "CHILD"
        members = [self.member("%s-%d" % (reference, i + 1), r, effective)
                   for i, r in enumerate(relationships)]
        self.chance.shuffle(members)
        self.declarations.append({
            "household_ref": reference,
            "effective_date": effective,
            "region": region,
            "province": province,
            "milieu": self.pick("URBAN", "RURAL"),
            "dwelling": {
                "type": self.pick("APARTMENT", "VILLA", "MODERN_HOUSE",
                                  "TRADITIONAL_HOUSE", "RURAL_STONE_HOUSE",
                                  "RURAL_EARTH_HOUSE", "SHACK", "OTHER"),
                "rooms": self.chance.randrange(1, 8),
                "has_bath_or_shower": self.flag(),
                "has_individual_electricity_meter": self.flag()},
            "assets": {
                "computers": self.pick(0, 0, 1, 2),
                "mobile_phones": self.chance.randrange(0, 5),
                "cars": self.pick(0, 0, 0, 1, 3),
                "motorcycles": self.pick(0, 0, 1),
                "cows": self.pick(0, 0, 0, 2, 40, 9999),
                **{name: self.flag() for name in (
                    "has_satellite_dish", "has_fixed_phone", "has_loan",
                    "has_secondary_home", "has_garage",
                    "has_professional_premises", "has_non_agricultural_land",
                    "has_irrigated_land")}},
            "spending": {
                "gas_monthly_centimes": self.amount(),
                "water_electricity_bills_centimes": [
                    self.amount() for _ in range(3)],
                "phone_internet_monthly_centimes": self.amount()},
            "members": members,
        })
        for member in members:
            self.person(member, province)

    def person(self, member, province):
        self.people.append({
            "person_ref": member["person_ref"],
            # Nobody is to be held for somebody else.
            "family_name": self.pick("El ", "Aït Ben", "O'") + "".join(
                self.pick("b", "k", "m", "s") + "a" for _ in range(12)),
            "given_name": self.pick("Fatima-Zahra", "Youssef", "Zoé"),
            "birth_date": member["birth_date"],
            "birth_place": self.pick(province, "FRA"),
            "sex": member["sex"],
            "nationality": self.pick("MAR", "MAR", "SEN"),
            "province": province,
            "documents": [] if self.flag() else [
                {"type": "CNIE", "number": "Z%d" % len(self.people)}],
        })
        for _ in range(self.pick(0, 0, 0, 1, 2, 3)):
            self.events.append({
                "source": self.pick("CNSS", "CNOPS"),
                "event": self.pick("OPENED", "CLOSED"),
                "regime": self.chance.choice(REGIMES),
                "role": self.pick("PRINCIPAL", "DEPENDANT"),
                "person_ref": member["person_ref"],
                # Nobody is covered before they are born.
                "effective_date": max(member["birth_date"], self.pick(
                    "2024-05-01", "2025-12-31", DATE, "2026-01-02")),
                "reason": self.pick("REGISTRATION", "RESIGNATION"),
            })


def open_regimes(events):
    """The regimes open on DATE of one person's events, in order of the file.

    An event that came before, to the last field, changes nothing.
    """
    latest = {}
    seen = []
    for event in events:
        if event in seen:
            continue
        seen.append(event)
        held = latest.get(event["regime"])
        if event["effective_date"] <= DATE and (
                held is None
                or held["effective_date"] <= event["effective_date"]):
            latest[event["regime"]] = event
    opened = [e for e in latest.values() if e["event"] == "OPENED"]
    return sorted(opened, key=lambda e: (e["role"] != "PRINCIPAL",
                                         REGIMES.index(e["regime"])))


def whole_years(birth_date, day):
    return int(day[:4]) - int(birth_date[:4]) - (day[5:] < birth_date[5:])


def passed_age_limit(member, cover):
    """Whether cover as a dependant ended because a child grew too old: they
    were within the limit when it was opened and are over it now. Who studies is
    a dependant for longer; nobody of the samples is known to be married or
    disabled."""
    if cover["role"] != "DEPENDANT" or member["relationship"] != "CHILD":
        return False
    studies = (member["schooling"] in ("PUBLIC", "PRIVATE")
               or member["activity"] == "STUDENT")
    limit = CHILD_UP_TO[1 if studies else 0]
    return (whole_years(member["birth_date"], DATE) > limit and
            whole_years(member["birth_date"], cover["effective_date"])
            <= limit)


def outcome(score, member, events):
    """Outcome, regime, contribution and whether direct aid is open."""
    usable = USABLE[0] <= score <= USABLE[1]
    aid = "" if not usable else "yes" if score <= DIRECT_AID else "no"
    covering = [cover for cover in open_regimes(events)
                if not passed_age_limit(member, cover)]
    if covering:
        return "COVERED_ELSEWHERE", covering[0]["regime"], "", aid
    if not usable:
        return "NOT_SCORED", "", "", aid
    if score <= TADAMON:
        return "AMO_TADAMON", "", "", aid
    if member["activity"] == "EMPLOYED":
        return "NOT_ELIGIBLE", "", "", aid
    return ("AMO_CHAMIL", "",
            next(mad for up_to, mad in BRACKETS if score <= up_to), aid)


def write_lines(path, records):
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def make(folder, provinces_csv, seed, households):
    """Writes the samples and what they must give into `folder`."""
    with open(provinces_csv, encoding="utf-8", newline="") as file:
        provinces = [(row["region_code"], row["province_hcp_code"])
                     for row in csv.DictReader(file)]
    maker = Maker(seed, provinces)
    for number in range(households):
        maker.household(number)
    for name, records in (("people", maker.people),
                          ("declarations", maker.declarations),
                          ("coverage", maker.events)):
        write_lines(os.path.join(folder, name + "-sample.jsonl"), records)
    scores, members = {}, {}
    for declaration in maker.declarations:
        text = score_reference.score_text(
            score_reference.exact_score(declaration))
        scores[declaration["household_ref"]] = text
        for member in declaration["members"]:
            members[member["person_ref"]] = (Fraction(text), member)
    write_csv(os.path.join(folder, "expected-scores.csv"),
              "household_ref,score", scores.items())
    write_csv(
        os.path.join(folder, "expected-eligibility.csv"),
        "person_ref,outcome,regime,contribution_mad,"
        "household_at_or_under_asd_threshold",
        [(person["person_ref"],
          *outcome(*members[person["person_ref"]],
                   [e for e in maker.events
                    if e["person_ref"] == person["person_ref"]]))
         for person in maker.people])
