"""Scores of the engine against whole numbers of Python, which have no limit.

Shares nothing with the engine but the formula's own text proto, read here, and
the layout of packed variables (scoring/variables/pack_variables.h). The first
households are computed by fractions as well.

Arguments: write_scores, the formula, the number of households, then the text
protos of the programmes.
"""

import collections
import re
import struct
import subprocess
import sys
import unittest
from fractions import Fraction
from operator import mul

WRITE_SCORES, FORMULA = sys.argv[1:3]
HOUSEHOLDS = int(sys.argv[3])
PROGRAMMES = sys.argv[4:]

SEED = 20210813
THREADS = 4
BY_FRACTIONS = 2000
TICKS = 10**7

# Version, milieu, region; the variables; numerator, score, usable.
RECORD = struct.Struct("<3B46B3H3IqqB")
VARIABLES = slice(3, 55)

# The order of the layout. Shares are numbers of members over n, amounts are
# centimes of the household over 100 n.
NAMES = """
single_person_or_couple more_than_one_nucleus at_most_two_per_room
over_two_to_three_per_room durable_dwelling bath_or_shower
individual_electricity_meter head_higher_education head_fundamental_education
head_senior_executive head_middle_executive head_machine_operator head_craftsman
head_farm_operator head_employer head_retired_or_rentier cover_other_than_ramed
at_least_one_computer at_least_one_car at_least_one_motorcycle satellite_dish
fixed_phone loan secondary_home garage professional_premises
non_agricultural_land irrigated_land members head_age pupils_in_private_school
pupils_in_public_school members_19_to_29 members_30_to_59 members_60_or_over
mobile_phones cars motorcycles share_without_diploma share_technical_diploma
share_higher_diploma share_employed share_machine_operators
share_senior_executives share_literate share_traders members_squared
head_age_squared cows butane_yearly_per_person
water_electricity_yearly_per_person phone_internet_yearly_per_person
""".split()
MEMBERS = NAMES.index("members")


def read_text_proto(path):
    """Messages as dictionaries of lists, scalars as text."""
    with open(path, encoding="utf-8") as file:
        tokens = re.findall(r'#.*|"[^"]*"|[A-Za-z_]\w*|-?\d+|[{}:[\]]',
                            file.read())
    tokens = [token for token in tokens if not token.startswith("#")]
    message, stack = collections.defaultdict(list), []
    while tokens:
        token = tokens.pop(0)
        if token == "}":
            message = stack.pop()
        elif tokens[0] == "{":
            tokens.pop(0)
            inner = collections.defaultdict(list)
            message[token].append(inner)
            stack.append(message)
            message = inner
        else:
            assert tokens.pop(0) == ":", token
            value = tokens.pop(0)
            if value == "[":
                end = tokens.index("]")
                message[token] += [text.strip('"') for text in tokens[:end]]
                del tokens[:end + 1]
                continue
            while value[0] == '"' and tokens and tokens[0][0] == '"':
                value = value[:-1] + tokens.pop(0)[1:]
            message[token].append(value.strip('"'))
    assert not stack
    return message


def figure(message):
    return Fraction(message["value"][0])


class Annex:
    """Coefficients by the place of their variables, as fractions."""

    def __init__(self, message):
        constant = figure(message["constant"][0])
        regions = {r["region"][0]: figure(r["constant"][0])
                   for r in message["regions"]}
        self.start = [constant + regions["%02d" % region]
                      for region in range(1, 13)]
        self.coefficients = [Fraction(0)] * len(NAMES)
        for term in message["terms"]:
            at = NAMES.index(term["variable"][0])
            assert self.coefficients[at] == 0
            self.coefficients[at] = figure(term["coefficient"][0])
        self.integers = {}

    def exact(self, region, values):
        """The score in points, by fractions."""
        n = values[MEMBERS]
        total = self.start[region - 1]
        for name, coefficient, value in zip(NAMES, self.coefficients, values):
            if name.startswith("share_"):
                value = Fraction(value, n)
            elif name.endswith("_per_person"):
                value = Fraction(value, 100 * n)
            total += coefficient * value
        return total

    def over_100(self, n):
        """Start by region and coefficients, in ticks over 100 n for integers
        as they are packed."""
        if n not in self.integers:
            scaled = []
            for name, coefficient in zip(NAMES, self.coefficients):
                times = (100 if name.startswith("share_") else
                         1 if name.endswith("_per_person") else 100 * n)
                scaled.append(coefficient * TICKS * times)
            starts = [start * TICKS * 100 * n for start in self.start]
            for number in scaled + starts:
                assert number.denominator == 1
            self.integers[n] = ([int(start) for start in starts],
                                [int(number) for number in scaled])
        return self.integers[n]


def thresholds():
    found = set()
    for path in PROGRAMMES:
        for period in read_text_proto(path)["periods"]:
            found.update(period["at_most"] + period["above"])
            for bracket in period["brackets"]:
                found.update(bracket["up_to"])
    return sorted(int(Fraction(text) * TICKS) for text in found)


class ExactnessTest(unittest.TestCase):

    def records(self):
        """Records of write_scores, as it writes them."""
        with subprocess.Popen(
                [WRITE_SCORES, str(HOUSEHOLDS), str(SEED), str(THREADS)],
                stdout=subprocess.PIPE) as process:
            while True:
                block = process.stdout.read(RECORD.size * 10000)
                if not block:
                    break
                yield from RECORD.iter_unpack(block)
        self.assertEqual(process.returncode, 0)

    def test_every_score_is_the_one_of_whole_numbers(self):
        formula = read_text_proto(FORMULA)
        annexes = (None, Annex(formula["urban"][0]), Annex(formula["rural"][0]))
        usable_range = formula["usable_range"][0]
        lowest = int(figure(usable_range["lowest"][0]) * TICKS)
        highest = int(figure(usable_range["highest"][0]) * TICKS)
        by_score = collections.Counter()
        ties = seen = 0
        near = {t + step for t in thresholds() for step in (-1, 0, 1)}
        for record in self.records():
            values = record[VARIABLES]
            milieu, region = record[1], record[2]
            numerator, ticks, usable = record[55:]
            starts, coefficients = annexes[milieu].over_100(values[MEMBERS])
            exact = starts[region - 1] + sum(map(mul, coefficients, values))
            denominator = 100 * values[MEMBERS]
            rounded = (2 * exact + denominator) // (2 * denominator)
            if (exact != numerator or rounded != ticks
                    or usable != (lowest <= rounded <= highest)):
                self.fail("household %d of seed %d: %r, not %d, %d" %
                          (seen, SEED, record, exact, rounded))
            if seen < BY_FRACTIONS:
                self.assertEqual(annexes[milieu].exact(region, values),
                                 Fraction(numerator, denominator * TICKS))
            seen += 1
            ties += 2 * (exact % denominator) == denominator
            if ticks in near:
                by_score[ticks] += 1
        self.assertEqual(seen, HOUSEHOLDS)
        self.assertGreater(ties, HOUSEHOLDS // 1000)
        print("%d households, %d ties" % (seen, ties))
        # A tenth of all land on thresholds of each kind, three tenths on them.
        self.assertEqual(len(thresholds()), 8)
        for threshold in thresholds():
            for step, share in ((-1, 200), (0, 60), (1, 200)):
                self.assertGreater(by_score[threshold + step],
                                   HOUSEHOLDS // share, (threshold, step))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
