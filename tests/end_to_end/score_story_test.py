"""What an answer tells of a household's score over time: since when it counts,
which run gave it, what a correction and a run that was taken back changed, and
what is known to come. Told by rsuctl alone, in three languages.

Arguments: as in programs.py, then the file of the decree.

The household is that of stories.py with a secondary home, land, a car and 100
MAD of phone: 8.71644 + 0.258 + 0.334 + 0.233 + 0.187 = 9.72844. A cow more is
0.0257. The formula `next` gives 0.1 more from 2027 on. The threshold of direct
aid is 9.743001.
"""

import json
import os
import sys
import unittest

from programs import later_formula
from stories import StoryTest

DECREE = os.path.abspath(sys.argv[4])
OWNED = {"has_secondary_home": True, "has_non_agricultural_land": True,
         "cars": 1}


class ScoreStoryTest(StoryTest):
    """One household through a run, a correction and a run taken back."""

    def flags(self):
        return ["--formula",
                self.write("next.textproto", later_formula(DECREE))]

    def setUp(self):
        super().setUp()
        self.declare(self.rural("2026-01-01", 10000, **OWNED))

    def rescored(self, *words):
        result = self.ctl("rescore", *words, "--author", "Analyst 3",
                          "--reason", "test")
        self.assertEqual(result.returncode, 0, result.stderr)

    def asked(self, day, *more):
        return ("eligibility", "check", self.numbers["D"], "--date", day,
                "--household", *more)

    def codes(self, day):
        answer = json.loads(self.done(*self.asked(day, "--format", "json")))
        return [note["code"] for note in answer["notes"]
                if note["code"].startswith("SCORE_")
                # What weighs in it is no part of what it was and will be.
                and not note["code"].startswith("SCORE_ABOVE_")]

    def test_a_run_gives_a_score_from_its_first_day_on(self):
        self.assertEqual(self.codes("2026-12-31"),
                         ["SCORE_SINCE", "SCORE_UNTIL_CHANGED"])
        self.rescored("run", "--formula", "next")
        self.tells(self.asked("2026-12-31"), (
            ["The score 9.7284400 counts from 2026-01-01 on, the day for which "
             "the household declared.", "The next known score begins on "
             "2027-01-01: 9.8284400, by a re-scoring run."],
            ["Le score 9,7284400 compte à partir du 1er janvier 2026",
             "commence le 1er janvier 2027\u202f: 9,8284400, par une campagne "
             "de recalcul."],
            ["يحتسب التنقيط 9,7284400 ابتداء من 1 يناير 2026",
             "1 يناير 2027: 9,8284400، بحملة إعادة الاحتساب."]))
        self.tells(self.asked("2027-01-01"), (
            ["The score 9.8284400 counts from 2027-01-01 on, the first day of "
             "the re-scoring run 1, by the formula next.",
             "Until 2026-12-31 the household's score was 9.7284400.",
             "On 2027-01-01 the score came to the other side of the threshold "
             "9.7430010 of direct social aid: above it since, and at or under "
             "it before."],
            ["premier jour de la campagne de recalcul 1, selon la formule next",
             "Jusqu'au 31 décembre 2026, le score du ménage était de 9,7284400.",
             "Le 1er janvier 2027, le score a franchi le seuil 9,7430010"],
            ["وهو اليوم الأول لحملة إعادة الاحتساب 1 بالصيغة",
             "إلى غاية 31 دجنبر 2026 كان تنقيط الأسرة 9,7284400.",
             "بتاريخ 1 يناير 2027 اجتاز التنقيط العتبة 9,7430010"]))
        self.assertEqual(self.codes("2026-12-31"),
                         ["SCORE_SINCE", "SCORE_NEXT"])
        self.assertEqual(self.codes("2027-01-01"),
                         ["SCORE_SINCE_RESCORING", "SCORE_UNTIL_CHANGED",
                          "SCORE_BEFORE", "SCORE_CROSSED"])

    def test_a_correction_changes_the_score_before_a_run_and_after_it(self):
        self.rescored("run", "--formula", "next")
        self.done("households", "import", self.write("corrected.jsonl",
            json.dumps(self.rural("2026-01-01", 10000, cows=1, **OWNED))
            + "\n"), "--issued", self.path("issued.csv"))
        # 9.72844 + 0.0257 on the one side of 2027, 0.1 more on the other.
        self.tells(self.asked("2026-12-31"), (
            ["The declaration was corrected on 20", "for the days from "
             "2026-01-01 on the score was 9.7284400 before, and is 9.7541400.",
             "brought the score to the other side of the threshold 9.7430010 "
             "of direct social aid: above it now, and at or under it as known "
             "before.", "begins on 2027-01-01: 9.8541400, by a re-scoring run"],
            ["La déclaration a été rectifiée le", "le score était auparavant "
             "de 9,7284400, et il est de 9,7541400."],
            ["صحح التصريح بتاريخ", "كان التنقيط قبل ذلك 9,7284400"]))
        self.tells(self.asked("2027-01-01"), (
            ["for the days from 2027-01-01 on the score was 9.8284400 before, "
             "and is 9.8541400.", "Until 2026-12-31 the household's score was "
             "9.7541400."],
            ["auparavant de 9,8284400, et il est de 9,8541400."],
            ["9,8284400 عن الأيام ابتداء من 1 يناير 2027، وهو الآن "
             "9,8541400."]))
        # Both scores of 2027 are above, as both of 2026 are now.
        self.assertEqual(self.codes("2027-01-01"),
                         ["SCORE_SINCE_RESCORING", "SCORE_UNTIL_CHANGED",
                          "SCORE_BEFORE", "SCORE_REVISED"])

    def test_a_run_taken_back_gives_the_score_of_before(self):
        self.rescored("run", "--formula", "next")
        during = json.loads(self.done(*self.asked("2027-01-01", "--format",
                                                  "json")))
        told = self.done(*self.asked("2027-01-01", "--language", "en"))
        self.rescored("take-back", "1")
        self.tells(self.asked("2027-01-01"), (
            ["The score 9.7284400 counts from 2026-01-01 on",
             "A re-scoring run was taken back on 20", "for the days from "
             "2027-01-01 on the score was 9.8284400 before, and is 9.7284400.",
             "at or under it now, and above it as known before."],
            ["Une campagne de recalcul a été retirée le",
             "au seuil ou en dessous maintenant, au-dessus auparavant."],
            ["سحبت حملة إعادة الاحتساب بتاريخ",
             "في العتبة أو تحتها الآن، وفوقها قبل ذلك."]))
        self.assertEqual(self.codes("2026-12-31"),
                         ["SCORE_SINCE", "SCORE_UNTIL_CHANGED"])
        # What was said while the run held is still said of that moment.
        self.assertEqual(self.done(*self.asked(
            "2027-01-01", "--language", "en", "--known-at",
            during["known_at"])), told)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
