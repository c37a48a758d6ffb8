#!/usr/bin/env python3
"""Scores of household declarations by exact fractions: an independent oracle.

Shares nothing with the engine but the description of decree 2-21-582, annexes
1 (urban) and 2 (rural). It takes valid declarations only and checks nothing.

Usage: score_reference.py [FILE]

Reads declarations, one JSON object a line, from FILE or standard input, and
writes `household_ref,score` with a header line, scores with seven decimals.
Python's standard library only.
"""

import csv
import json
import sys
from datetime import date
from fractions import Fraction

TICKS_PER_POINT = 10**7

# Health cover that counts; RAMED, AMO Tadamon and AMO Chamil do not.
OTHER_COVER = {
    "CNOPS", "CNSS", "TNS", "FAR", "STUDENT", "PRIVATE_INSURANCE", "OTHER"
}
DURABLE_DWELLINGS = {
    "VILLA", "APARTMENT", "TRADITIONAL_HOUSE", "RURAL_STONE_HOUSE"
}

URBAN_CONSTANT = Fraction("9.825")
RURAL_CONSTANT = Fraction("8.695")

# Region code: urban, rural. For urban 07 another source gives 0.197.
REGIONS = {
    "01": ("0.107", "0.420"),
    "02": ("0.196", "0.230"),
    "03": ("0.123", "0.296"),
    "04": ("0.0555", "0.302"),
    "05": ("0", "0.351"),
    "06": ("0.220", "0.464"),
    "07": ("0.194", "0.377"),
    "08": ("0", "0"),
    "09": ("0", "0.221"),
    "10": ("0.285", "0.318"),
    "11": ("0.285", "0.318"),
    "12": ("0.285", "0.318"),
}


class Household:
    """A declaration, with what both annexes ask of it."""

    def __init__(self, declaration):
        self.effective_date = date.fromisoformat(declaration["effective_date"])
        self.members = declaration["members"]
        self.n = len(self.members)
        self.head = self.first_of("HEAD")
        self.dwelling = declaration["dwelling"]
        self.assets = declaration["assets"]
        self.spending = declaration["spending"]

    def first_of(self, relationship):
        for member in self.members:
            if member["relationship"] == relationship:
                return member
        return None

    def age(self, member):
        """Whole years reached on the effective date."""
        born = date.fromisoformat(member["birth_date"])
        day = self.effective_date
        reached = (day.month, day.day) >= (born.month, born.day)
        return day.year - born.year - (0 if reached else 1)

    def aged(self, lowest, highest=999):
        return [m for m in self.members if lowest <= self.age(m) <= highest]

    def pupils(self, schooling):
        return sum(m["schooling"] == schooling for m in self.aged(6, 14))

    def share(self, field, value):
        """Members aged 15 or more whose `field` is `value`, over all members."""
        return Fraction(sum(m[field] == value for m in self.aged(15)), self.n)

    def is_single_or_couple(self):
        couple = self.n == 2 and self.first_of("SPOUSE") is not None
        return self.n == 1 or couple

    def has_other_nucleus(self):
        nucleus = ("HEAD", "SPOUSE", "CHILD")
        return any(m["relationship"] not in nucleus for m in self.members)

    def has_other_cover(self):
        return any(m["health_cover"] in OTHER_COVER for m in self.members)

    def per_room(self, over, at_most):
        """Whether more than `over` and at most `at_most` live in a room."""
        rooms = self.dwelling["rooms"]
        return over * rooms < self.n <= at_most * rooms

    def yearly_per_person(self, centimes, times):
        """Dirhams a year per person, of centimes spent `times` a year, which
        the JSON mapping of the format may write as text."""
        return Fraction(int(centimes) * times, 100 * self.n)

    def butane(self):
        return self.yearly_per_person(self.spending["gas_monthly_centimes"], 12)

    def water_electricity(self):
        bills = self.spending["water_electricity_bills_centimes"]
        return self.yearly_per_person(sum(map(int, bills)), 12 // 3)

    def phone_internet(self):
        return self.yearly_per_person(
            self.spending["phone_internet_monthly_centimes"], 12)


def urban_terms(h):
    """V1 to V35 of annex 1: coefficient and value."""
    head, assets, dwelling = h.head, h.assets, h.dwelling
    age = h.age(head)
    return [
        ("0.103", h.is_single_or_couple()),
        ("0.035", h.has_other_nucleus()),
        ("0.0475", h.per_room(0, 2)),
        ("0.096", dwelling["has_bath_or_shower"]),
        ("0.0466", dwelling["has_individual_electricity_meter"]),
        ("0.0806", head["education"] == "HIGHER"),
        ("0.0782", head["occupation"] == "SENIOR_EXECUTIVE"),
        ("0.110", head["occupation"] == "MIDDLE_EXECUTIVE"),
        ("0.182", head["employment_status"] == "EMPLOYER"),
        ("0.0605", head["activity"] in ("RETIRED", "RENTIER")),
        ("0.138", assets["computers"] >= 1),
        ("0.0873", assets["has_satellite_dish"]),
        ("0.0532", assets["has_fixed_phone"]),
        ("0.151", h.has_other_cover()),
        ("0.135", assets["has_loan"]),
        ("0.173", assets["has_secondary_home"]),
        ("0.117", assets["has_garage"]),
        ("0.111", assets["has_professional_premises"]),
        ("-0.177", h.n),
        ("0.00533", h.n**2),
        ("-0.0104", age),
        ("0.0000771", age**2),
        ("0.105", h.pupils("PRIVATE")),
        ("-0.0319", h.pupils("PUBLIC")),
        ("-0.0557", h.share("diploma", "NONE")),
        ("0.120", h.share("diploma", "TECHNICAL")),
        ("0.139", h.share("activity", "EMPLOYED")),
        ("0.307", h.share("occupation", "MACHINE_OPERATOR")),
        ("0.180", h.share("occupation", "SENIOR_EXECUTIVE")),
        ("0.0516", assets["mobile_phones"]),
        ("0.226", assets["cars"]),
        ("0.0598", assets["motorcycles"]),
        ("0.000422", h.butane()),
        ("0.00011", h.water_electricity()),
        ("0.000302", h.phone_internet()),
    ]


def rural_terms(h):
    """V1 to V28 of annex 2: coefficient and value."""
    head, assets, dwelling = h.head, h.assets, h.dwelling
    return [
        ("0.130", h.is_single_or_couple()),
        ("0.127", dwelling["type"] in DURABLE_DWELLINGS),
        ("0.129", h.per_room(0, 2)),
        ("0.108", h.per_room(2, 3)),
        ("0.0569", head["education"] == "FUNDAMENTAL"),
        ("0.154", head["occupation"] == "SENIOR_EXECUTIVE"),
        ("0.196", head["occupation"] == "MACHINE_OPERATOR"),
        ("0.125", head["occupation"] == "CRAFTSMAN"),
        ("0.0722", head["occupation"] == "FARM_OPERATOR"),
        ("0.190", head["employment_status"] == "EMPLOYER"),
        ("0.187", assets["cars"] >= 1),
        ("0.0635", assets["motorcycles"] >= 1),
        ("0.193", h.has_other_cover()),
        ("0.334", assets["has_secondary_home"]),
        ("0.233", assets["has_non_agricultural_land"]),
        ("0.126", assets["has_irrigated_land"]),
        ("-0.138", h.n),
        ("0.00469", h.n**2),
        ("0.0523", len(h.aged(19, 29))),
        ("0.0337", len(h.aged(30, 59))),
        ("0.0781", len(h.aged(60))),
        ("0.128", h.share("can_read_and_write", True)),
        ("0.344", h.share("diploma", "HIGHER")),
        ("0.301", h.share("occupation", "TRADER")),
        ("0.0257", assets["cows"]),
        ("0.000755", h.butane()),
        ("0.000145", h.water_electricity()),
        ("0.00086", h.phone_internet()),
    ]


def exact_score(declaration):
    """The score before rounding."""
    household = Household(declaration)
    urban, rural = REGIONS[declaration["region"]]
    if declaration["milieu"] == "URBAN":
        score = URBAN_CONSTANT + Fraction(urban)
        terms = urban_terms(household)
    else:
        score = RURAL_CONSTANT + Fraction(rural)
        terms = rural_terms(household)
    return score + sum(Fraction(c) * Fraction(value) for c, value in terms)


def score_text(exact):
    """Rounded half up to seven decimals, floor(x + 1/2)."""
    ticks = (2 * exact * TICKS_PER_POINT + 1) // 2
    sign = "-" if ticks < 0 else ""
    points, part = divmod(abs(ticks), TICKS_PER_POINT)
    return f"{sign}{points}.{part:07d}"


def main(arguments):
    if len(arguments) > 1:
        sys.exit("usage: score_reference.py [FILE]")
    source = open(arguments[0], encoding="utf-8") if arguments else sys.stdin
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["household_ref", "score"])
    with source:
        for line in source:
            if not line.strip():
                continue
            declaration = json.loads(line)
            writer.writerow([
                declaration["household_ref"],
                score_text(exact_score(declaration)),
            ])


if __name__ == "__main__":
    main(sys.argv[1:])
