"""Makes a people file of any size, of people who do not exist.

    python3 tests/load/make_people.py 1000000 > people.jsonl

Names come from the lists of registry/matching, in the usual spellings of both
scripts; birth dates are spread over 80 years, so that at a million some 17
people share a birth date and a sex. `--doubles N` adds N percent of people a
second time, in another spelling and without a document. Seeded: the same
arguments give the same file.
"""

import argparse
import csv
import datetime
import json
import os
import random
import sys

PROJECT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FIRST_DAY = datetime.date(1940, 1, 1).toordinal()
LAST_DAY = datetime.date(2019, 12, 31).toordinal()


def rows(path):
    with open(os.path.join(PROJECT, path), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def weighted(names):
    """The names and their weights; the first of a list are the commonest."""
    return names, [int(name.get("weight") or 400 // (place + 10) + 1)
                   for place, name in enumerate(names)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.
                                        RawDescriptionHelpFormatter)
    arguments.add_argument("people", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--doubles", type=float, default=0)
    arguments.add_argument("--prefix", default="P",
                           help="of references and documents")
    options = arguments.parse_args()
    chance = random.Random(options.seed)
    given = rows("registry/matching/given_names.csv") + rows(
        "registry/matching/testdata/unlisted_given_names.csv")
    by_sex = {sex: weighted([name for name in given if name["sex"] == sex[0]])
              for sex in ("MALE", "FEMALE")}
    families = weighted(
        rows("registry/matching/testdata/family_names.csv") +
        rows("registry/matching/testdata/family_names_held_out.csv"))
    provinces = [row["province_hcp_code"]
                 for row in rows("registry/declaration/provinces.csv")]

    def spelling(name):
        return chance.choice(name["spellings"].split(";"))

    for number in range(options.people):
        sex = chance.choice(("MALE", "FEMALE"))
        family = chance.choices(*families)[0]
        name = chance.choices(*by_sex[sex])[0]
        province = chance.choice(provinces)
        person = {
            "person_ref": "%s%d" % (options.prefix, number),
            "family_name": spelling(family), "given_name": spelling(name),
            "family_name_ar": family["arabic"], "given_name_ar": name["arabic"],
            "birth_date": datetime.date.fromordinal(
                chance.randint(FIRST_DAY, LAST_DAY)).isoformat(),
            "birth_place": province, "sex": sex, "nationality": "MAR",
            "province": province,
            "documents": [{"type": "CNIE", "number": "%s%d" % (options.prefix, number)}],
        }
        sys.stdout.write(json.dumps(person, ensure_ascii=False) + "\n")
        if chance.random() * 100 < options.doubles:
            person.update(person_ref="%s%d-2" % (options.prefix, number), documents=[],
                          family_name=spelling(family),
                          given_name=spelling(name))
            sys.stdout.write(json.dumps(person, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
