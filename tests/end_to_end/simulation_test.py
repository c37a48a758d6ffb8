"""rsuctl simulate and docs/simulation.md, as an analyst uses them, on the
samples.

Arguments: as in programs.py.
"""

import csv
import datetime
import decimal
import json
import os
import re
import sys
import unittest

from programs import later_formula, read, rsuctl, sample
from simulated_samples import DATE, DECREE, FILES, Page, SimulatedSamples, rows


def scores():
    """The expected score of every sample household, exactly."""
    with open(sample("expected-scores.csv"), encoding="utf-8") as file:
        return [decimal.Decimal(row["score"]) for row in csv.DictReader(file)]


def grouped(number):
    """As English writes it: separated from five digits on."""
    return "{:,}".format(number) if number >= 10000 else str(number)


class SimulationTest(SimulatedSamples):

    def test_every_command_prints_what_the_document_says(self):
        text = read("docs/simulation.md")
        self.write("next.textproto", later_formula(DECREE))
        self.write("tadamon.textproto",
                   re.search("\n(name: .*?)\\$", text, re.DOTALL).group(1))
        self.write("asd.textproto",
                   re.search('\n(name: "asd".*?)\\$', text,
                             re.DOTALL).group(1))
        self.assert_prints_what_it_says(text, self.register, 3)
        self.assertEqual(sorted(os.listdir(self.path("results"))), FILES)

    def draft_with_cars_worth(self, points):
        """And how many of the households in towns have a car."""
        text = read(DECREE)
        for old, new in (('"decree-2-21-582"', '"cars"'),
                         ('variable: "cars" coefficient { value: "0.226"',
                          'variable: "cars" coefficient { value: "%s"'
                          % points)):
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        with_car = sum(
            line["milieu"] == "URBAN" and line["assets"]["cars"] > 0
            for line in map(json.loads, read(sample(
                "declarations-sample.jsonl")).splitlines()))
        self.assertGreater(with_car, 5)
        return self.write("cars.textproto", text), with_car

    def test_scores_that_may_not_be_used_come_first_and_enter_nothing(self):
        draft, with_car = self.draft_with_cars_worth(-999)
        result, printed = self.result("--formula", draft,
                                      "--answers")
        self.assertTrue(printed.startswith(
            "Scores outside the usable range: 0 households now, "
            f"{with_car} households then."), printed)
        self.assertEqual(result["not_usable_after"], str(with_car))
        for programme in result["programmes"]:
            self.assertEqual(
                (programme["households_entered"], programme["households_left"]),
                ("0", "0"), programme["name"])
            self.assertEqual(
                int(programme["after"]["households"])
                + int(programme["households_to_unusable"]),
                int(programme["before"]["households"]), programme["name"])
        self.assertEqual(sum(int(p["households_to_unusable"])
                             for p in result["programmes"][:2]), with_car)
        answers = result["answers"]
        self.assertEqual(answers["aid_households_left"], "0")
        self.assertEqual(int(answers["before"]["aid_households"])
                         - int(answers["after"]["aid_households"]),
                         int(answers["aid_households_to_unusable"]))
        page = read(self.path("out/report.html"))
        self.assertLess(page.index("Scores outside the usable range"),
                        page.index("whose declaration is in force"))
        Page(page)

    def test_the_curve_goes_on_to_where_there_are_all(self):
        for points in (-999, 999):
            draft, with_car = self.draft_with_cars_worth(points)
            self.result("--formula", draft, "--cost-per-household",
                        "amo-tadamon=10")
            curve = rows(self.path("out/cost_curve.csv"))
            self.assertLess(len(curve), 2200)
            self.assertEqual(
                [(row["households_before"], row["households_after"])
                 for row in (curve[0], curve[-1])],
                [("0", "0"), ("300", "300")], points)
            thresholds = [decimal.Decimal(row["threshold"]) for row in curve]
            self.assertEqual(thresholds, sorted(set(thresholds)))
            # Nobody is paid by a score that may not be used.
            self.assertEqual(curve[-1]["usable_households_after"],
                             str(300 - with_car))
            self.assertEqual(curve[-1]["amo-tadamon_cost_mad_after"],
                             str(10 * (300 - with_car)))

    def test_a_threshold_moves_those_whose_scores_say_so(self):
        tadamon = self.programme("amo-tadamon", "AMO Tadamon",
                                 'at_most: "9.4"')
        result, printed = self.result("--programme", tadamon,
                                      "--cost-per-household", "amo-tadamon=250")
        old, new = decimal.Decimal("9.3264284"), decimal.Decimal("9.4")
        before = sum(score <= old for score in scores())
        after = sum(score <= new for score in scores())
        self.assertEqual(int(result["households"]), len(scores()))
        programme = result["programmes"][0]
        self.assertEqual(
            [int(programme["before"]["households"]),
             int(programme["after"]["households"]),
             int(programme["households_entered"]),
             int(programme["households_left"]),
             int(programme["after"]["cost_mad"])],
            [before, after, after - before, 0, 250 * after])
        for near, width in zip(programme["after"]["near"],
                               ("0.01", "0.05", "0.1")):
            far = decimal.Decimal(width)
            self.assertEqual(near, {
                "within": width,
                "at_or_under": str(sum(new - far <= s <= new
                                       for s in scores())),
                "above": str(sum(new < s <= new + far for s in scores()))})
        self.assertIn("AMO Tadamon: %d households now (at or under 9.3264284), "
                      "%d then (at or under 9.4000000): %d enter, 0 leave\n" %
                      (before, after, after - before), printed)

        moved = [row for row in rows(self.path("out/crossings.csv"))
                 if row["programme"] == "amo-tadamon"]
        for name, expected in (("households", len(scores())),
                               ("before", before), ("after", after),
                               ("entered", after - before), ("left", 0)):
            self.assertEqual(sum(int(row[name]) for row in moved), expected)
        self.assertEqual({row["head_sex"] for row in moved},
                         {"FEMALE", "MALE"})
        for row in rows(self.path("out/histogram.csv")):
            low, high = (decimal.Decimal(row[name])
                         for name in ("above", "up_to"))
            self.assertEqual(int(row["households_before"]),
                             sum(low < score <= high for score in scores()))
        curve = rows(self.path("out/cost_curve.csv"))
        for row in curve:
            count = sum(s <= decimal.Decimal(row["threshold"])
                        for s in scores())
            self.assertEqual(
                [int(row["households_after"]),
                 int(row["amo-tadamon_cost_mad_after"])], [count, 250 * count])
        self.assertEqual(int(curve[-1]["people_before"]),
                         int(result["people"]))
        self.assertIn("9.3264284", [row["threshold"] for row in curve])

    def test_exclusive_programmes_whose_thresholds_part_are_told_first(self):
        old = decimal.Decimal("9.3264284")
        for threshold, where, first in (
                ("9.4", "in_both", "are on the side of both"),
                ("9.2", "in_neither", "are on the side of neither")):
            new = decimal.Decimal(threshold)
            tadamon = self.programme("amo-tadamon", "AMO Tadamon",
                                     'at_most: "%s"' % threshold)
            result, printed = self.result("--programme", tadamon)
            count = sum(min(old, new) < s <= max(old, new) for s in scores())
            self.assertGreater(count, 0)
            [pair] = result["exclusive"]
            self.assertEqual((pair["one"], pair["other"]),
                             ("amo-tadamon", "amo-chamil"))
            for counted in ("in_both", "in_neither"):
                self.assertEqual(
                    [int(pair["households_%s_%s" % (counted, side)])
                     for side in ("before", "after")],
                    [0, count if counted == where else 0])
            self.assertIn(first, printed.splitlines()[0])
            page = read(self.path("out/report.html"))
            self.assertLess(page.index(first), page.index("<table"))
            for language, words in (("fr", "s'excluent"),
                                    ("ar", "يستبعد أحدهما الآخر")):
                _, printed = self.result("--programme", tadamon, "--language",
                                         language)
                self.assertIn(words, printed.splitlines()[0])
                self.assertIn(words, read(self.path("out/report.html"))
                              .replace("&#39;", "'"))
        # Both moved together: nothing to say.
        chamil = self.programme(
            "amo-chamil", "AMO Chamil",
            'above: "9.4" brackets { above: "9.4" contribution_mad: 144 }')
        tadamon = self.programme("amo-tadamon", "AMO Tadamon", 'at_most: "9.4"')
        result, printed = self.result("--programme", tadamon, "--programme",
                                      chamil)
        self.assertEqual({value for name, value in
                          result["exclusive"][0].items()
                          if name not in ("one", "other")}, {"0"})
        self.assertNotIn("exclude", printed)

    def test_brackets_that_do_not_begin_at_the_threshold_are_refused(self):
        for lowest in ("9.3264284", "9.5"):
            chamil = self.programme(
                "amo-chamil", "AMO Chamil",
                'above: "9.4" brackets { above: "%s" contribution_mad: 144 }' %
                lowest)
            run = self.simulate("--programme", chamil)
            self.assertEqual((run.returncode, run.stdout), (1, ""))
            self.assertIn("brackets[0].above: must be the threshold",
                          run.stderr)

    def test_amounts_of_aid_are_those_of_all_households(self):
        # 1 MAD a child of any rank, none below 7 for a household without.
        aid = self.write("asd.textproto", """
            name: "asd" title: "Direct social aid" periods {
            effective_from: "2027-01-01" source: "test" mark: "D"
            at_most: "9.743001" } aid_rules { effective_from: "2027-01-01"
            source: "test" mark: "D" child_under_age: 21 no_school_under_age: 6
            ranks { first_rank: 1 last_rank: 50 schooled_mad: 1
            out_of_school_mad: 1 } household_floor_mad: 0
            without_child_mad: 7 }""")
        result, printed = self.result("--programme", aid)
        with open(sample("declarations-sample.jsonl"),
                  encoding="utf-8") as file:
            households = [json.loads(line) for line in file]
        with open(sample("expected-scores.csv"), encoding="utf-8") as file:
            score = {row["household_ref"]: decimal.Decimal(row["score"])
                     for row in csv.DictReader(file)}
        day = datetime.date.fromisoformat(DATE)
        total = paid = 0
        for household in households:
            if score[household["household_ref"]] > decimal.Decimal("9.743001"):
                continue
            births = [datetime.date.fromisoformat(member["birth_date"])
                      for member in household["members"]
                      if member["relationship"] == "CHILD"]
            # Younger than 21 on the day.
            children = sum((birth.year + 21, birth.month, birth.day) >
                           (day.year, day.month, day.day) for birth in births)
            total += children or 7
            paid += 1
        after = result["answers"]["after"]
        self.assertEqual((int(after["aid_households"]),
                          int(after["aid_monthly_mad"])), (paid, total))
        self.assertEqual(sum(int(group["aid_mad_after"])
                             for group in result["groups"]), total)
        self.assertIn("direct aid, MAD a month: %s now, %s then\n" % (
            grouped(int(result["answers"]["before"]["aid_monthly_mad"])),
            grouped(total)), printed)
        self.assertIn("Answers about people",
                      read(self.path("out/report.html")))

    def test_common_rules_move_people(self):
        common = self.write("common.textproto", """dependant_rules {
            effective_from: "2027-01-01" source: "test" mark: "D"
            child_up_to_age: 1 student_up_to_age: 1 }""")
        result, _ = self.result("--common-rules", common)
        before, after = (result["answers"][side] for side in ("before", "after"))
        self.assertLess(int(after["tadamon_dependants"]),
                        int(before["tadamon_dependants"]))
        self.assertEqual(
            *(sum(int(side["tadamon_" + role])
                  for role in ("principals", "dependants"))
              for side in (before, after)))
        unchanged, _ = self.result("--answers")
        self.assertEqual(unchanged["answers"]["after"], before)

    def test_a_formula_moves_those_whom_a_dry_run_reports(self):
        result, _ = self.result("--formula", self.draft, date="2027-01-01")
        run = rsuctl("rescore", "run", "--formula", "draft", "--dry-run",
                     "--author", "A", "--reason", "test", "--server",
                     self.register.address)
        self.assertEqual(run.returncode, 0, run.stderr)
        reported = dict(re.findall(r"^  (\S+): (\d+ enter, \d+ leave)$",
                                   run.stdout, re.MULTILINE))
        self.assertGreater(len(reported), 1)
        simulated = {
            programme["name"]: "%s enter, %s leave" %
                               (programme["households_entered"],
                                programme["households_left"])
            for programme in result["programmes"]
            if programme["households_entered"] != "0" or
            programme["households_left"] != "0"}
        self.assertEqual(simulated, reported)
        self.assertIn("%s households, %s with another score" %
                      (result["households"], result["changed"]), run.stdout)

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
