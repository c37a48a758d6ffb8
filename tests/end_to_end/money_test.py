"""Money in answers, exports and lists is counted once, and its sums are those
of the households, computed from the samples without the engine.

Arguments: as in programs.py.
"""

import csv
import json
import os
import random
import sys
import unittest

import made_up_samples
from expected_money import ExpectedMoney
from programs import DATE, PROJECT, SAMPLES, Register, Scratch, read, rsuctl

CALLERS = """callers {
  name: "local" ground: "test" programmes: ["amo-tadamon", "amo-chamil", "asd"]
}
"""


def total(rows, column):
    return sum(int(row[column] or 0) for row in rows)


class MoneyTest(Scratch):
    """A server with samples in it."""

    def fill(self, folder):
        self.samples = folder
        self.write("callers.textproto", CALLERS)
        self.register = Register(
            self.path("register.db"),
            flags=["--programme-callers", self.path("callers.textproto")])
        self.addCleanup(self.register.kill)
        self.issued = self.path("issued.csv")
        for kind, name in (("people", "people"), ("households", "declarations"),
                           ("coverage", "coverage")):
            result = self.ctl(
                kind, "import",
                os.path.join(folder, name + "-sample.jsonl"), "--issued",
                self.issued)
            self.assertEqual(result.returncode, 0, result.stderr)
        self.numbers = {row["person_ref"]: row["idcs"] for row in
                        csv.DictReader(read(self.issued).splitlines())}
        self.expected = ExpectedMoney(folder)

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def lines(self, *words):
        result = self.ctl(*words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout.splitlines(), result.stderr

    def listed(self, programme, *more):
        lines, said = self.lines("beneficiaries", "list", "--programme",
                                 programme, "--date", DATE, *more)
        return list(csv.DictReader(lines)), said

    def by_person(self, amounts):
        return {self.numbers[person]: amount
                for person, amount in amounts.items()}

    def check_everything(self):
        expected = self.expected
        contributions = sum(expected.contributions.values())
        aid = sum(expected.aid.values())
        self.assertGreater(min(contributions, aid), 1000)

        lines, _ = self.lines("eligibility", "export", "--date", DATE,
                              "--issued", self.issued, "--household")
        export = {row["person_ref"]: row for row in csv.DictReader(lines)}
        self.assertEqual(total(export.values(), "pays_mad"), contributions)
        self.assertEqual(total(export.values(), "direct_aid_mad"), aid)
        self.assertEqual({ref: int(row["pays_mad"]) for ref, row
                          in export.items() if row["pays_mad"]}, expected.pays)
        self.assertEqual(
            {ref: row["insured_through"] for ref, row in export.items()
             if row["insured_through"] and row["outcome"] == "AMO_CHAMIL"},
            {ref: str(expected.places[payer])
             for ref, payer in expected.through.items()})
        # A household's number stands with each of its people.
        households = {}
        for ref, row in export.items():
            households.setdefault(ref.rsplit("-", 1)[0], set()).add(
                row["household"])
        self.assertEqual({len(found) for found in households.values()}, {1})
        of_household = {ref: found.pop() for ref, found in households.items()}

        people, said = self.listed("amo-chamil")
        self.assertEqual({row["idcs"]: int(row["pays_mad"]) for row in people},
                         self.by_person(expected.pays))
        self.assertEqual(total(people, "pays_mad"), contributions)
        self.assertIn(f"{contributions:,} MAD a month in all", said)
        rows, said = self.listed("amo-chamil", "--by", "household")
        self.assertEqual(
            {row["household"]: int(row["amount_mad"]) for row in rows},
            {of_household[ref]: mad
             for ref, mad in expected.contributions.items()})
        self.assertIn(f"{contributions:,} MAD a month in all", said)
        self.assertEqual(sum(int(row["people"]) for row in rows), len(people))

        people, _ = self.listed("asd")
        self.assertEqual(total(people, "direct_aid_mad"), aid)
        self.assertEqual(
            {row["idcs"] for row in people if row["direct_aid_mad"] != "0"},
            {self.numbers[payee] for payee in expected.payees.values()})
        rows, _ = self.listed("asd", "--by", "household")
        self.assertEqual(
            {row["household"]: (int(row["amount_mad"]), row["payers"])
             for row in rows},
            {of_household[ref]: (mad, self.numbers[expected.payees[ref]])
             for ref, mad in expected.aid.items()})

        # The State pays: nobody is told an amount.
        people, said = self.listed("amo-tadamon")
        self.assertEqual([row for row in people
                          if row["pays_mad"] + row["direct_aid_mad"]], [])
        self.assertNotIn("MAD", said)
        self.check_scores(of_household)

    def check_scores(self, of_household):
        """Score, formula, threshold and distance of each household."""
        scores = {of_household[row["household_ref"]]: row["score"]
                  for row in csv.DictReader(read(os.path.join(
                      self.samples, "expected-scores.csv")).splitlines())}
        for programme, threshold in (("amo-tadamon", 93264284),
                                     ("amo-chamil", 93264284),
                                     ("asd", 97430010)):
            rows, _ = self.listed(programme, "--by", "household", "--format",
                                  "csv")
            self.assertGreater(len(rows), 0)
            for row in rows:
                self.assertEqual(row["score"], scores[row["household"]])
                self.assertEqual(row["formula"], "decree-2-21-582")
                ticks = round(float(row["score"]) * 1e7)
                self.assertEqual(round(float(row["threshold"]) * 1e7),
                                 threshold)
                self.assertEqual(round(float(row["distance"]) * 1e7),
                                 ticks - threshold)

    def test_sums_of_the_samples_are_those_of_the_households(self):
        self.fill(SAMPLES)
        # What the households of the samples pay and are paid, by hand once.
        self.check_everything()

    def test_sums_of_made_up_samples_are_those_of_the_households(self):
        seed = random.SystemRandom().randrange(2 ** 32)
        folder = self.path("data")
        os.mkdir(folder)
        made_up_samples.make(folder, os.path.join(
            PROJECT, "registry/declaration/provinces.csv"), seed, 250)
        self.fill(folder)
        with self.subTest(seed=seed):
            self.check_everything()

    def test_a_dependant_is_told_who_pays_and_pays_nothing(self):
        self.fill(SAMPLES)
        dependant, payer = next(iter(self.expected.through.items()))
        mad = self.expected.pays[payer]
        lines, _ = self.lines("eligibility", "check", "--idcs",
                              self.numbers[dependant], "--date", DATE,
                              "--household")
        # By the place in the declaration: whose number it is, is not told.
        self.assertIn(f"through member {self.expected.places[payer]} of the "
                      "declaration (", lines[0])
        self.assertIn(f"), who pays {mad} MAD", lines[0])
        self.assertNotIn(self.numbers[payer], "\n".join(lines))
        self.assertIn("pays nothing", lines[0])
        household = payer.rsplit("-", 1)[0]
        if household in self.expected.aid:
            self.assertIn(f"{self.expected.aid[household]} MAD a month.\nFor "
                          "the whole household, paid once: to member ",
                          "\n".join(lines))

    def test_changes_by_household_lead_from_one_list_to_the_next(self):
        self.fill(SAMPLES)
        cursor = self.path("cursor.json")
        flags = ("--by", "household", "--format", "json")
        lines, _ = self.lines("beneficiaries", "list", "--programme",
                              "amo-chamil", "--date", DATE, "--cursor", cursor,
                              *flags)
        kept = {row["household"]: row for row in map(json.loads, lines)}
        changes = ("beneficiaries", "changes", "--programme", "amo-chamil",
                   "--date", DATE, "--cursor", cursor, *flags)
        self.assertEqual(self.lines(*changes)[0], [])
        declarations = [json.loads(line) for line in read(os.path.join(
            SAMPLES, "declarations-sample.jsonl")).splitlines()]
        for line in declarations[:80]:
            line["assets"]["mobile_phones"] += 3
        self.write("corrected.jsonl",
                   *(json.dumps(line) + "\n" for line in declarations[:80]))
        result = self.ctl("households", "import", self.path("corrected.jsonl"),
                          "--issued", self.issued)
        self.assertEqual(result.returncode, 0, result.stderr)
        kinds = set()
        for change in map(json.loads, self.lines(*changes)[0]):
            kinds.add(change["kind"])
            self.assertEqual(change.get("before"),
                             kept.pop(change["household"], None))
            if "after" in change:
                kept[change["household"]] = change["after"]
        self.assertIn("ENTERED", kinds)
        self.assertIn("CHANGED", kinds)
        lines, _ = self.lines("beneficiaries", "list", "--programme",
                              "amo-chamil", "--date", DATE, *flags)
        self.assertEqual(
            kept, {row["household"]: row for row in map(json.loads, lines)})
        self.assertEqual(self.lines(*changes)[0], [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
