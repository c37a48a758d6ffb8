"""Stories of people, told by rsuctl alone and in three languages: what weighs,
what changed, who told it, how far from the threshold, and the way out.

The facts are made up. Scores are worked out by hand from the coefficients of
annexes 1 and 2 of decree 2-21-582; the sums stand beside each.
"""

import json
import unittest

from stories import StoryTest, household, member


class StoriesTest(StoryTest):
    """Each test tells one story."""

    def test_1_a_phone_that_a_brother_pays(self):
        # 9.825 + 0.0555 (region) + 0.0475 (rooms) + 0.096 (bath) + 0.0873
        # (dish) - 3 x 0.177 + 9 x 0.00533 - 40 x 0.0104 + 1600 x 0.0000771
        # - 2/3 x 0.0557 + 2 x 0.0516 + 240 x 0.000422 + 1000 x 0.000302
        # = 9.8049766..., of which the phone is 0.302.
        self.declare(household(
            "H1", "2026-01-01", "URBAN",
            [member("A", "HEAD", "1985-06-01", "FEMALE", education="SECONDARY",
                    diploma="SECONDARY", can_read_and_write=True),
             member("B", "CHILD", "2009-03-01", "MALE"),
             member("C", "CHILD", "2010-03-01", "MALE")],
            dwelling={"has_bath_or_shower": True},
            assets={"has_satellite_dish": True, "mobile_phones": 2},
            spending={"gas_monthly_centimes": 6000,
                      "phone_internet_monthly_centimes": 25000}))
        about = ("--idcs", self.numbers["A"], "--date", "2026-01-01")
        self.tell_the_answer(about)
        self.tell_what_weighs(about)
        self.tell_what_the_phone_does(about)

    def tell_the_answer(self, about):
        self.tells(("eligibility", "check", *about, "--household"), (
            ["9.8049767 is above the threshold 9.7430010 of direct social "
             "aid: 0.0619757 above the threshold.", "Direct social aid: none.",
             "What can be done:", "A fact that is wrong is corrected, with a "
             "paper that shows it"],
            ["9,8049767, est supérieur au seuil 9,7430010 de l'aide sociale "
             "directe\u202f: 0,0619757 au-dessus du seuil.",
             "Aide sociale directe\u202f: aucune.", "Ce que l'on peut faire\u202f:",
             "Un fait faux est rectifié, avec une pièce qui le montre"],
            ["9,8049767 أعلى من عتبة الدعم الاجتماعي المباشر 9,7430010: "
             "0,0619757 فوق العتبة.", "الدعم الاجتماعي المباشر: لا شيء.",
             "ما يمكن القيام به:", "يصحح المعطى الخاطئ بوثيقة تثبته"]))

    def tell_what_weighs(self, about):
        # The answer itself names what weighs: 3 x -0.177 and 40 x -0.0104 she
        # cannot change; the phone 0.302, the mobiles 2 x 0.0516, the gas
        # 240 x 0.000422 and the bath 0.096 are hers.
        self.tells(("eligibility", "check", *about, "--household"), (
            ["-0.5310000  number of members, head included: members (cannot be "
             "changed)", "   0.3020000  yearly phone and internet spending per "
             "person, MAD: spending.phone_internet_monthly_centimes, members "
             "(the household's facts, which can change)",
             "   0.0960000  bath or shower", "Only what this household has and "
             "pays counts: relatives who are a household of their own"],
            ["0,3020000  dépense annuelle de téléphone et d'internet",
             "(faits du ménage, qui peuvent changer)",
             "Seul compte ce que ce ménage a et paie"],
            ["0,3020000  النفقة السنوية على الهاتف والإنترنت",
             "معطيات الأسرة، ويمكن أن تتغير",
             "لا يحتسب إلا ما تملكه هذه الأسرة"]))
        # How far it could fall, to 9.825 + 0.0555 - 0.531 + 0.04797 - 0.416 +
        # 0.12336 - 0.0557 (no diploma) = 9.04913, and by what most.
        self.tells(("eligibility", "check", *about, "--household"), (
            ["other declared facts could lower it by 0.7558467 at most.",
             "they could lower the score most: yearly phone and internet "
             "spending per person, MAD; mobile phones; yearly butane spending "
             "per person, MAD; bath or shower."],
            ["d'autres faits déclarés pourraient l'abaisser de 0,7558467 au "
             "plus.", "ce sont eux qui pourraient le plus abaisser le score"
             "\u202f: dépense annuelle de téléphone et d'internet par personne, "
             "en dirhams\u202f; téléphones portables"],
            ["يمكن لمعطيات أخرى مصرح بها أن تخفضه بمقدار 0,7558467 على الأكثر.",
             "النفقة السنوية على الهاتف والإنترنت لكل فرد، بالدرهم؛ الهواتف "
             "المحمولة"]))
        # Which terms weigh, and that relatives are not counted.
        self.tells(("scores", "explain", *about), (
            ["0.3020000  yearly phone and internet spending per person",
             "-0.5310000  number of members", "Only what this household has"],
            ["0,3020000  dépense annuelle de téléphone et d'internet",
             "Seul compte ce que ce ménage a et paie"],
            ["0,3020000  النفقة السنوية على الهاتف والإنترنت",
             "لا يحتسب إلا ما تملكه هذه الأسرة"]))

    def tell_what_the_phone_does(self, about):
        # What the phone alone does, apart from what nobody can change:
        # 9.50297666... + 0.001208 x 198.69 = 9.7429941, at 198.70 9.7430063.
        self.tells(("scores", "thresholds", *about), (
            ["phone and internet, a month (spending.phone_internet_monthly_"
             "centimes): 250 MAD -> 198.69 MAD, score 9.7429942",
             "what would cross it too, but cannot be changed:"],
            ["téléphone et internet, par mois", "250 MAD -> 198,69 MAD",
             "ce qui le franchirait aussi, mais ne peut être changé\u202f:"],
            ["الهاتف والإنترنت، شهريا", "250 درهما -> 198,69 درهم",
             "ما يجتازها كذلك ولا يمكن تغييره:"]))

    def test_2_three_months_of_aid_then_none(self):
        # 8.71644 + 0.258 (100 MAD of phone) + 0.334 (secondary home)
        # = 9.30844; with a car and land 0.187 + 0.233 more: 9.72844; one cow
        # 0.0257: 9.75414.
        self.declare(self.rural("2026-01-01", 10000, has_secondary_home=True,
                                has_non_agricultural_land=True, cars=1),
                     self.rural("2026-04-01", 10000, has_secondary_home=True,
                                has_non_agricultural_land=True, cars=1,
                                cows=1))
        head = self.numbers["D"]
        for day, aid in (("2026-03-31", "Direct social aid: 600 MAD a month."),
                         ("2026-04-01", "Direct social aid: none.")):
            self.assertIn(aid, self.done(
                "eligibility", "check", "--idcs", head, "--date", day,
                "--household", "--language", "en"))
        # The day, and the two scores, in the answer itself.
        self.tells(("eligibility", "check", "--idcs", head, "--date",
                    "2026-05-01", "--household"), (
            ["On 2026-04-01 the score came to the other side of the threshold "
             "9.7430010 of direct social aid: above it since",
             "Until 2026-03-31 the household's score was 9.7284400.",
             "The score 9.7541400 counts from 2026-04-01 on"],
            ["Le 1er avril 2026, le score a franchi le seuil 9,7430010 pour "
             "l'aide sociale directe\u202f: au-dessus depuis",
             "Jusqu'au 31 mars 2026, le score du ménage était de 9,7284400."],
            ["بتاريخ 1 أبريل 2026 اجتاز التنقيط العتبة 9,7430010",
             "إلى غاية 31 مارس 2026 كان تنقيط الأسرة 9,7284400."]))
        # On the day before, what comes is known.
        self.tells(("eligibility", "check", "--idcs", head, "--date",
                    "2026-03-31", "--household"), (
            ["The next known score begins on 2026-04-01: 9.7541400, by the "
             "declaration for that day."],
            ["commence le 1er avril 2026\u202f: 9,7541400, par la déclaration"],
            ["1 أبريل 2026: 9,7541400، بالتصريح عن ذلك اليوم"]))
        self.tells(("scores", "compare", "--idcs", head, "--from", "2026-03-31",
                    "--to", "2026-04-01"), (
            ["from 9.7284400 on 2026-03-31", "to   9.7541400 on 2026-04-01",
             "told by default, known since 20",
             "effective date (effective_date)", "cows (assets.cows)",
             "0.0257000"],
            ["de 9,7284400 le 31 mars 2026", "à 9,7541400 le 1er avril 2026",
             "transmis par default, connu depuis 20", "vaches (assets.cows)"],
            ["من 9,7284400 بتاريخ 31 مارس 2026",
             "إلى 9,7541400 بتاريخ 1 أبريل 2026", "أرسله default",
             "الأبقار"]))
        # The day from which it holds.
        self.tells(("scores", "history", "--idcs", head), (
            ["2026-04-01  -           9.7284400  9.7541400  declaration"],
            ["9,7284400  9,7541400  déclaration"],
            ["9,7284400  9,7541400  تصريح"]))

    def test_2_a_correction_that_takes_the_aid(self):
        # The same two scores, both for one day; then declared again as it is.
        # A cow, and the aid is lost: 9.72844 to 9.75414.
        facts = {"has_secondary_home": True, "cars": 1,
                 "has_non_agricultural_land": True}
        self.declare(self.rural("2026-01-01", 10000, **facts),
                     self.rural("2026-01-01", 10000, cows=1, **facts))
        about = ("eligibility", "check", "--idcs", self.numbers["D"],
                 "--household", "--date")
        self.tells((*about, "2026-02-01"), (
            ["for the days from 2026-01-01 on the score was 9.7284400 before, "
             "and is 9.7541400.", "The declaration was corrected on 20",
             "brought the score to the other side of the threshold 9.7430010 "
             "of direct social aid: above it now"],
            ["La déclaration a été rectifiée le", "le score était auparavant "
             "de 9,7284400, et il est de 9,7541400.",
             "a fait franchir au score le seuil 9,7430010"],
            ["صحح التصريح بتاريخ", "كان التنقيط قبل ذلك 9,7284400",
             "جعل التنقيط يجتاز العتبة 9,7430010"]))
        self.done("households", "import", self.write("again.jsonl", json.dumps(
            self.rural("2026-05-01", 10000, cows=1, **facts)) + "\n"),
            "--issued", self.path("issued.csv"))
        said = self.done(*about, "2026-05-01", "--language", "en")
        self.assertIn("9.7541400 counts from 2026-01-01 on", said)
        self.assertNotIn("SCORE_BEFORE", said)
        self.assertNotIn("SCORE_REVISED", said)

    def test_3_a_recharge_of_150_dirhams_more(self):
        # 8.71644 + 0.334 + 0.233 + 0.258 = 9.54144; 150 MAD more a month are
        # 150 x 12 / 4 x 0.00086 = 0.387: 9.92844.
        self.declare(self.rural("2026-01-01", 10000, has_secondary_home=True,
                                has_non_agricultural_land=True),
                     self.rural("2026-02-01", 25000, has_secondary_home=True,
                                has_non_agricultural_land=True))
        head = self.numbers["D"]
        self.tells(("scores", "compare", "--idcs", head, "--from", "2026-01-31",
                    "--to", "2026-02-01"), (
            ["0.3870000"], ["0,3870000"], ["0,3870000"]))
        # 9.28344 + 0.00258 x 178.12 = 9.7429896, at 178.13 9.7430154.
        self.tells(("scores", "thresholds", "--idcs", head, "--date",
                    "2026-02-01"), (
            ["this household: 0.1854390 above the threshold",
             "250 MAD -> 178.12 MAD, score 9.7429896",
             "A changed fact counts from the day for which"],
            ["ce ménage\u202f: 0,1854390 au-dessus du seuil",
             "250 MAD -> 178,12 MAD", "Un fait changé compte à partir"],
            ["هذه الأسرة: 0,1854390 فوق العتبة", "178,12 درهم",
             "يحتسب المعطى المتغير ابتداء من اليوم"]))

    def test_4_a_birthday_in_an_unchanged_life(self):
        # One person of 70 in a town: 9.825 + 0.0555 + 0.103 + 0.0475 - 0.177
        # + 0.00533 - 0.728 + 0.37779 - 0.0557 + 0.0516 + 787.2 x 0.000302
        # = 9.7427544; at 71 0.0104 less and 141 x 0.0000771 more: 9.7432255.
        alone = [member("K", "HEAD", "1955-01-15", "FEMALE",
                        activity="INACTIVE")]
        self.declare(*(household(
            "H4", day, "URBAN", alone, assets={"mobile_phones": 1},
            spending={"phone_internet_monthly_centimes": 6560})
            for day in ("2026-01-01", "2026-02-01")))
        head = self.numbers["K"]
        self.tells(("eligibility", "check", "--idcs", head, "--date",
                    "2026-01-31", "--household"), (
            ["9.7427544", "0.0002466 under the threshold"],
            ["9,7427544", "0,0002466 sous le seuil"],
            ["9,7427544", "0,0002466 تحت العتبة"]))
        self.tells(("eligibility", "check", "--idcs", head, "--date",
                    "2026-02-01", "--household"), (
            ["9.7432255", "0.0002245 above the threshold"],
            ["9,7432255", "0,0002245 au-dessus du seuil"],
            ["9,7432255", "0,0002245 فوق العتبة"]))
        # No band and no confirmations: nothing keeps the household.
        self.assertNotIn("KEPT_", self.done(
            "eligibility", "check", "--idcs", head, "--date", "2026-02-01",
            "--household"))
        # Which rule was in force, and the day of the crossing.
        self.tells(("eligibility", "check", "--idcs", head, "--date",
                    "2026-02-01", "--household"), (
            ["No band, confirmation or grace period softens the threshold of "
             "direct social aid on 2026-02-01: it divides as it stands. "
             "(THRESHOLD_DIVIDES)", "On 2026-02-01 the score came to"],
            ["Aucune marge, aucune confirmation, aucun délai de grâce "
             "n'adoucit le seuil pour l'aide sociale directe"],
            ["لا هامش ولا تأكيد ولا مهلة سماح تخفف من عتبة "
             "الدعم الاجتماعي المباشر"]))
        self.tells(("scores", "compare", "--idcs", head, "--from", "2026-01-31",
                    "--to", "2026-02-01"), (
            ["age of the head, whole years, 70 -> 71 × -0.0104",
             "0.0004711"],
            ["âge du chef de ménage, en années révolues, 70 -> 71 × -0,0104"],
            ["سن رب الأسرة، بالسنوات الكاملة، 70 -> 71 × \u200e-0,0104"]))


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1], verbosity=2)
