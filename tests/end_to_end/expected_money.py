"""What households pay and are paid, once each, computed from samples.

Shares nothing with the engine: roles, payers and amounts are worked out here
from the declarations, the expected outcomes and the published amounts of 2026.
"""

import csv
import json
import os

from made_up_samples import BRACKETS, DATE, DIRECT_AID, TADAMON, whole_years
from fractions import Fraction

# A dependant's last age, and that of one who studies
# (scoring/programme/data/common_rules.textproto).
CHILD_UP_TO = (21, 26)

# Whoever is younger pays for nobody beside brothers and sisters of age, and all
# who are pay once.
MAJORITY = 18

# Direct aid in 2026 (scoring/programme/data/asd.textproto): by rank, of a child
# in school or too young for it, and of one out of it.
AID_BY_RANK = {1: (300, 200), 2: (300, 200), 3: (300, 200),
               4: (36, 24), 5: (36, 24), 6: (36, 24)}
AID_FLOOR = 500
AID_UNDER_AGE = 21
SCHOOL_AGE = 6


def studies(member):
    return (member["schooling"] in ("PUBLIC", "PRIVATE")
            or member["activity"] == "STUDENT")


def is_dependant_child(member):
    limit = CHILD_UP_TO[1 if studies(member) else 0]
    return whole_years(member["birth_date"], DATE) <= limit


def principal_of(member, members, insured):
    """Who pays for a member: who is insured in AMO Chamil in their own name is
    present, not covered elsewhere and does not work, as the outcome says."""
    by = {"HEAD": [], "SPOUSE": []}
    for other in members:
        if other["relationship"] in by and other["person_ref"] in insured:
            by[other["relationship"]].append(other)
    relationship = member["relationship"]
    if relationship == "SPOUSE" and by["HEAD"]:
        return by["HEAD"][0]
    if relationship == "CHILD" and is_dependant_child(member):
        if by["HEAD"]:
            return by["HEAD"][0]
        if by["SPOUSE"]:
            return min(by["SPOUSE"], key=lambda m: m["birth_date"])
    if (relationship not in ("HEAD", "SPOUSE", "PARENT")
            and is_minor(member)):
        return payer_of_siblings(relationship, members, insured)
    return member


def is_minor(member):
    return whole_years(member["birth_date"], DATE) < MAJORITY


def payer_of_siblings(relationship, members, insured):
    """Who pays for the minors of one relationship to the head: the head for
    brothers and sisters, else the eldest of them; of relatives who need not be
    brothers and sisters the eldest minor."""
    siblings = [m for m in members if m["relationship"] == relationship
                and m["person_ref"] in insured]
    if relationship == "SIBLING":
        heads = [m for m in members if m["relationship"] == "HEAD"
                 and m["person_ref"] in insured]
        if heads:
            return heads[0]
    if relationship not in ("CHILD", "SIBLING", "GRANDCHILD"):
        siblings = [m for m in siblings if is_minor(m)]
    return min(siblings, key=lambda m: m["birth_date"])


def children_who_count(members):
    return sorted(
        (m for m in members if m["relationship"] == "CHILD"
         and 0 <= whole_years(m["birth_date"], DATE) < AID_UNDER_AGE),
        key=lambda m: m["birth_date"])


def payee_of(members):
    """The husband of the couple for a household with children, else the head
    (scoring/programme/data/asd.textproto; nobody of the samples has custody,
    kafala or guardianship)."""
    couple = [m for m in members if m["relationship"] in ("HEAD", "SPOUSE")]
    if children_who_count(members) and len(couple) > 1:
        for partner in couple:
            if partner["sex"] == "MALE":
                return partner["person_ref"]
    return next(m["person_ref"] for m in members
                if m["relationship"] == "HEAD")


def aid_of(members):
    amounts = []
    for child in children_who_count(members):
        age = whole_years(child["birth_date"], DATE)
        schooled, out = AID_BY_RANK.get(len(amounts) + 1, (0, 0))
        amounts.append(schooled if age < SCHOOL_AGE or studies(child) else out)
    return max(sum(amounts), AID_FLOOR)


class ExpectedMoney:
    """By person_ref and household_ref, of a folder of samples."""

    def __init__(self, folder):
        def rows(name):
            with open(os.path.join(folder, name), encoding="utf-8",
                      newline="") as file:
                return list(csv.DictReader(file))

        outcomes = {row["person_ref"]: row["outcome"]
                    for row in rows("expected-eligibility.csv")}
        scores = {row["household_ref"]: Fraction(row["score"])
                  for row in rows("expected-scores.csv")}
        self.pays = {}  # of people, whole dirhams a month; 0 of dependants
        self.through = {}  # of dependants
        self.places = {}  # of everybody in their declaration, from 1
        self.contributions = {}  # of households
        self.aid = {}  # of households
        self.payees = {}  # of direct aid, by household
        with open(os.path.join(folder, "declarations-sample.jsonl"),
                  encoding="utf-8") as file:
            for line in file:
                self._add(json.loads(line), outcomes, scores)

    def _add(self, declaration, outcomes, scores):
        household = declaration["household_ref"]
        score = scores[household]
        if not 5 <= score <= 15:
            return
        members = declaration["members"]
        for place, member in enumerate(members, 1):
            self.places[member["person_ref"]] = place
        insured = {m["person_ref"] for m in members
                   if outcomes[m["person_ref"]] == "AMO_CHAMIL"}
        if insured:
            assert score > TADAMON
            mad = next(mad for up_to, mad in BRACKETS if score <= up_to)
            self.contributions[household] = 0
            for member in members:
                person = member["person_ref"]
                if person not in insured:
                    continue
                payer = principal_of(member, members, insured)["person_ref"]
                self.pays[person] = mad if payer == person else 0
                self.contributions[household] += self.pays[person]
                if payer != person:
                    self.through[person] = payer
        if score <= DIRECT_AID:
            self.aid[household] = aid_of(members)
            self.payees[household] = payee_of(members)
