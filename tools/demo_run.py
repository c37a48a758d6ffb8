"""What tools/demo does once the programs are built."""

import argparse
import collections
import csv
import json
import os
import signal
import subprocess
import sys
import tempfile

DATE = "2026-01-01"
OUTCOMES = ["AMO_TADAMON", "AMO_CHAMIL", "COVERED_ELSEWHERE", "NOT_ELIGIBLE",
            "NOT_SCORED"]


class Failed(Exception):
    """A program ended in a way the demonstration cannot go on from."""


class Server:
    """A running rsu_server, stopped at the end of a `with`."""

    def __init__(self, program, database):
        self.process = subprocess.Popen(
            [program, "--db", database, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise Failed("the server did not start: "
                         + self.process.stderr.read())
        self.address = line.split()[-1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class Demo:
    """The steps, with what they have in common."""

    def __init__(self, arguments, work):
        self.arguments = arguments
        self.issued = os.path.join(work, "issued.csv")
        self.address = None
        self.refused = False

    def sample(self, name):
        return os.path.join(self.arguments.data, name)

    def result(self, name):
        return os.path.join(self.arguments.out, name)

    def rsuctl(self, *words, stdout=None):
        """Runs a command; status 1 says that something was refused."""
        command = [self.arguments.rsuctl, *words, "--server", self.address]
        status = subprocess.run(command, stdout=stdout, check=False).returncode
        if status == 1:
            self.refused = True
        elif status != 0:
            raise Failed("rsuctl " + " ".join(words[:2])
                         + f" ended with status {status}")

    def run_import(self, noun, name):
        self.rsuctl(noun, "import", self.sample(name), "--issued", self.issued)

    def export(self, name, *words):
        with open(self.result(name), "w", encoding="utf-8") as file:
            self.rsuctl(*words, stdout=file)


def read_csv(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file))


def read_declarations(path):
    """Region and milieu of each person, by reference; bad lines left out."""
    places = {}
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        for line in file:
            try:
                declaration = json.loads(line)
                place = (declaration["region"], declaration["milieu"])
                for member in declaration["members"]:
                    places[member["person_ref"]] = place
            except (ValueError, KeyError, TypeError):
                continue
    return places


def print_outcomes(eligibility, places):
    """A table of outcomes by region and milieu."""
    table = collections.defaultdict(collections.Counter)
    for row in eligibility:
        place = places.get(row["person_ref"], ("--", "no household"))
        table[place][row["outcome"]] += 1
    head = ["region", "milieu"] + OUTCOMES + ["people"]
    print("\nOutcomes on " + DATE + " by region and milieu")
    form = "{:<7}{:<14}" + "{:>18}" * (len(OUTCOMES) + 1)
    print(form.format(*head))
    total = collections.Counter()
    for place in sorted(table):
        counts = table[place]
        total.update(counts)
        print(form.format(*place, *(counts[o] for o in OUTCOMES),
                          sum(counts.values())))
    print(form.format("all", "", *(total[o] for o in OUTCOMES),
                      sum(total.values())))


def rows_by_key(rows):
    """Rows as tuples by their first column; None if a key comes twice."""
    keyed = {next(iter(row.values())): tuple(row.values()) for row in rows}
    return keyed if len(keyed) == len(rows) else None


def compare(name, result, expected):
    """Whether two CSV files say the same, in whatever order."""
    if not os.path.exists(expected):
        print(f"{name}: nothing to compare with")
        return True
    found, wanted = read_csv(result), read_csv(expected)
    # Columns that are not expected are left out.
    columns = list(wanted[0]) if wanted else []
    found = [{column: row[column] for column in columns if column in row}
             for row in found]
    by_key, wanted_by_key = rows_by_key(found), rows_by_key(wanted)
    if by_key is None or wanted_by_key is None:
        print(f"{name}: a line comes twice")
        return False
    same_columns = (not found or not wanted or list(found[0]) == list(wanted[0]))
    different = [key for key in {**wanted_by_key, **by_key}
                 if by_key.get(key) != wanted_by_key.get(key)]
    if same_columns and not different:
        print(f"{name}: all {len(wanted)} lines equal the expected ones")
        return True
    print(f"{name}: {len(different)} lines differ from the expected ones")
    for key in different[:10]:
        print(f"  expected {wanted_by_key.get(key)}, found {by_key.get(key)}")
    return False


def run(arguments, work):
    demo = Demo(arguments, work)
    with Server(arguments.server, os.path.join(work, "register.db")) as server:
        demo.address = server.address
        demo.run_import("people", "people-sample.jsonl")
        demo.run_import("households", "declarations-sample.jsonl")
        demo.run_import("coverage", "coverage-sample.jsonl")
        demo.export("scores.csv", "scores", "export")
        demo.export("eligibility.csv", "eligibility", "export", "--date", DATE,
                    "--issued", demo.issued)
        eligibility = read_csv(demo.result("eligibility.csv"))
        scores = read_csv(demo.result("scores.csv"))
        print(f"\npeople registered: {len(eligibility)}")
        print(f"households scored: {len(scores)}")
        print_outcomes(eligibility,
                       read_declarations(demo.sample("declarations-sample.jsonl")))
        scored = [row["person_ref"] for row in eligibility
                  if row["household_at_or_under_asd_threshold"]]
        if scored:
            numbers = {row["person_ref"]: row["idcs"]
                       for row in read_csv(demo.issued)}
            print(f"\nThe score of the household of {scored[0]}, term by term",
                  flush=True)
            demo.rsuctl("scores", "explain", "--idcs", numbers[scored[0]],
                        "--date", DATE)
    print()
    equal = [compare(name + ".csv", demo.result(name + ".csv"),
                     demo.sample("expected-" + name + ".csv"))
             for name in ("scores", "eligibility")]
    if demo.refused:
        print("some lines were refused; the messages above say which and why")
    print("written: " + demo.result("scores.csv") + " and "
          + demo.result("eligibility.csv"))
    return all(equal) and not demo.refused


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("--server", "--rsuctl", "--data", "--out"):
        parser.add_argument(flag, required=True)
    arguments = parser.parse_args()
    if not os.path.isdir(arguments.out):
        print(f"tools/demo: {arguments.out} is not a folder", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix="rsu-demo-") as work:
            return 0 if run(arguments, work) else 1
    except (Failed, OSError) as failure:
        print(f"tools/demo: {failure}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
