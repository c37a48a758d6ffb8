"""What the tests of the programs share: the programs themselves, a running
server, and a folder of one's own.

Arguments of each test: the server, rsuctl, the folder of the samples.
"""

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

SERVER, RSUCTL, SAMPLES = (os.path.abspath(path) for path in sys.argv[1:4])
PROJECT = os.path.abspath(".")
DATE = "2026-01-01"

# After so long a program hangs, however busy the machine is.
PATIENCE_S = 120


def sample(name):
    return os.path.join(SAMPLES, name)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def rsuctl(*words):
    return subprocess.run([RSUCTL, *words], capture_output=True, text=True,
                          check=False)


def many_people(copies):
    """Lines of a people file: the samples many times over, under other names,
    so that none is held for another."""
    lines = []
    for copy in range(copies):
        for line in read(sample("people-sample.jsonl")).splitlines():
            person = json.loads(line)
            person["person_ref"] += "-%d" % copy
            person["family_name"] += " Ben" + "bdfklmnrst"[copy] * 3 + "a"
            person.pop("family_name_ar", None)
            for document in person["documents"]:
                document["number"] += "%d" % copy
            lines.append(json.dumps(person) + "\n")
    return lines


def hung(process, of_what):
    """An error that tells what each thread of a hung program waits for, which
    is then ended."""
    threads = "/proc/%d/task" % process.pid
    states = []
    for thread in os.listdir(threads):
        words = []
        for name in ("comm", "wchan", "syscall"):
            try:
                words.append(read(os.path.join(threads, thread, name)).strip())
            except OSError as error:
                words.append(error.strerror)
        states.append(" ".join(words))
    process.kill()
    return AssertionError("%s: nothing for %d s; its threads:\n%s" %
                          (of_what, PATIENCE_S, "\n".join(states)))


def end_of(process):
    """What a program prints until its end, on the streams that are pipes. One
    that nobody reads meanwhile fills, and the program waits: an import that runs
    beside a test tells its findings to nobody."""
    try:
        return process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        raise hung(process, "the end of " + process.args[0]) from None


def run_into(stdout, *words, **more):
    """rsuctl with `stdout` as its standard output."""
    return subprocess.run([RSUCTL, *words], stdout=stdout,
                          stderr=subprocess.PIPE, text=True, check=False,
                          **more)


# What rsuctl reads of its environment, but for the language.
VARIABLES = ("RSU_SERVER", "RSU_TLS_CERTIFICATE", "RSU_TLS_KEY",
             "RSU_TLS_AUTHORITY", "RSU_CLIENT_FILE", "XDG_CONFIG_HOME", "HOME")


def with_environment(variables, *words):
    """rsuctl with these variables and no others that it reads."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in VARIABLES}
    return subprocess.run([RSUCTL, *words], capture_output=True, text=True,
                          check=False, env={**environment, **variables})


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


class Scratch(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=os.environ.get("TEST_TMPDIR"))
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, *lines):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.writelines(lines)
        return self.path(name)


def later_formula(decree):
    """The text of a formula `next`: the one in the file `decree` with 0.1 more
    for everybody in the countryside, from 2027 on."""
    text = read(decree)
    for old, new in (('name: "decree-2-21-582"', 'name: "next"'),
                     ('from: "2021-08-09"', 'from: "2027-01-01"'),
                     ('value: "8.695"', 'value: "8.795"')):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def console_steps(text):
    """(command, what it prints) of every step of a document, in order.

    In a `console` block a line that begins with `$ ` is a command; a here
    document goes on to its END. The lines after it are what it prints, on both
    streams, where `…` stands for anything.
    """
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, rest = step.partition("\n")
            if "<<END" in command:
                here, _, rest = rest.partition("END\n")
                command += "\n" + here + "END"
            yield command, rest


def matches(expected, printed):
    pattern = re.escape(expected).replace("…", "[^\n]*")
    return re.fullmatch(pattern, printed) is not None


class DocumentTest(Scratch):
    """A document whose commands are run and must print what it says."""

    def assert_prints_what_it_says(self, text, register, least_steps):
        """Runs all in one shell, so that its variables stay. `at` leads to the
        server of `register`, which the document may call 127.0.0.1:7070."""
        os.symlink(RSUCTL, self.path("rsuctl"))
        steps = list(console_steps(text.replace("127.0.0.1:7070",
                                                register.address)))
        self.assertGreater(len(steps), least_steps)
        mark = "-- end of step --"
        script = "exec 2>&1\n" + "".join(
            command + "\necho '%s'\n" % mark for command, _ in steps)
        result = subprocess.run(
            ["bash"], input=script, capture_output=True, text=True,
            check=False, cwd=self.folder,
            env={**os.environ, "PATH": self.folder + ":" + os.environ["PATH"],
                 "at": "--server " + register.address})
        printed = result.stdout.split(mark + "\n")
        self.assertEqual(len(printed), len(steps) + 1, result.stdout)
        for (command, expected), output in zip(steps, printed):
            self.assertTrue(matches(expected, output),
                            "$ %s\nprints\n%s\nnot\n%s" % (command, output,
                                                           expected))


def _cases(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from _cases(test)
        else:
            yield test


def run_tests(waiting=(), verbosity=1):
    """Runs the tests of the script. Those that mostly wait, named as
    `Class.test` or `Class`, each have a process of their own, so that nothing
    else waits with them."""
    def run(cases):
        runner = unittest.TextTestRunner(verbosity=verbosity)
        return runner.run(unittest.TestSuite(cases)).wasSuccessful()

    groups = {name: [] for name in (None, *waiting)}
    for case in _cases(unittest.defaultTestLoader.loadTestsFromModule(
            sys.modules["__main__"])):
        class_and_test = ".".join(case.id().split(".")[-2:])
        names = [name for name in waiting
                 if (class_and_test + ".").startswith(name + ".")]
        groups[names[0] if names else None].append(case)
    sys.stdout.flush()
    children = []
    for name in waiting:
        assert groups[name], name
        child = os.fork()
        if child == 0:
            sys.exit(0 if run(groups[name]) else 1)
        children.append(child)
    passed = run(groups[None])
    for child in children:
        passed = os.waitpid(child, 0)[1] == 0 and passed
    sys.exit(0 if passed else 1)


class Register:
    """A running server on a database of its own."""

    def __init__(self, database, listen="127.0.0.1:0", flags=()):
        self.database = database
        self.flags = flags
        self.process = None
        self.address = listen
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [SERVER, "--db", self.database, "--listen", self.address,
             *self.flags],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if not select.select([self.process.stdout], [], [], PATIENCE_S)[0]:
            raise hung(self.process, "the start of the server")
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), line
        self.address = line.split()[-1]

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait()
        self.process.stdout.close()
        return status
