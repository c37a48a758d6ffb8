#!/usr/bin/env python3
"""Counts the test cases of one `bazel test`, from its build events.

usage: tools/checks/count_cases.py EVENTS [EXPECTED]

EVENTS is the file that `bazel test --build_event_json_file` wrote. EXPECTED
names the test targets that must be in it, one a line. Prints one line for each
target with a failure, and ends with `PASSED FAILED`.

The events name the test.xml files of this very run, so that what is left of
targets that no longer exist is never counted. A target whose XML holds no case,
or that has no XML, counts as one case; one that was not built or not run, as
one failed case.
"""

import collections
import json
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree


def _cases(xml_path):
    """(passed, failed) of one test.xml; (0, 0) if it cannot be read."""
    try:
        root = ElementTree.parse(xml_path).getroot()
    except (OSError, ElementTree.ParseError):
        return 0, 0
    passed = failed = 0
    for case in root.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.get("status") != "notrun" and case.find("skipped") is None:
            passed += 1
    return passed, failed


def _local_path(uri):
    return urllib.request.url2pathname(urllib.parse.urlparse(uri).path)


def _count_run(result):
    """(passed, failed) of one run of one shard, which may be cached."""
    passed = failed = 0
    for output in result.get("testActionOutput", []):
        if output["name"] == "test.xml":
            passed, failed = _cases(_local_path(output["uri"]))
    if result.get("status") != "PASSED":
        return passed, max(failed, 1)
    return (passed, failed) if passed + failed else (1, 0)


def count(lines, expected=()):
    """target -> (passed, failed), from the lines of the event file."""
    runs = {}
    not_built = set()
    for line in lines:
        event = json.loads(line)
        identity = event.get("id", {})
        if "testResult" in identity:
            run = identity["testResult"]
            key = (run["label"], run.get("run", 1), run.get("shard", 1))
            attempt = run.get("attempt", 1)
            if key not in runs or attempt >= runs[key][0]:
                runs[key] = (attempt, event.get("testResult", {}))
        elif "targetCompleted" in identity:
            if not event.get("completed", {}).get("success"):
                not_built.add(identity["targetCompleted"]["label"])

    counts = collections.defaultdict(lambda: (0, 0))
    for (label, _, _), (_, result) in runs.items():
        passed, failed = _count_run(result)
        before = counts[label]
        counts[label] = (before[0] + passed, before[1] + failed)
    for label in not_built.union(expected):
        if label not in counts:
            counts[label] = (0, 1)
    return dict(counts)


def main(arguments):
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        print(__doc__)
        return 0 if arguments in (["--help"], ["-h"]) else 2
    expected = []
    if len(arguments) == 2:
        with open(arguments[1], encoding="utf-8") as file:
            expected = file.read().split()
    with open(arguments[0], encoding="utf-8") as file:
        counts = count(file, expected)
    for label, (passed, failed) in sorted(counts.items()):
        if failed:
            print(f"FAILED {label}: {passed} passed, {failed} failed")
    print(sum(passed for passed, _ in counts.values()),
          sum(failed for _, failed in counts.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
