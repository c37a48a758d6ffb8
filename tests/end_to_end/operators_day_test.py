"""docs/operators.md as an operator follows it: every command is run, and must
print what the document says.

In a `console` block a line that begins with `$ ` is a command; a here document
goes on to its END. The lines after it are what it prints, on both streams,
where `…` stands for anything. Arguments: as in programs.py.
"""

import os
import re
import subprocess
import sys
import unittest

from programs import RSUCTL, Register, Scratch, read

DOCUMENT = "docs/operators.md"


def console_steps(text):
    """(command, what it prints) of every step, in order."""
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


class OperatorsDayTest(Scratch):
    """One shell for the whole day, so that its variables stay."""

    def test_every_command_prints_what_the_document_says(self):
        text = read(DOCUMENT)
        callers = re.findall(r"```textproto\n(.*?)```", text, re.DOTALL)
        self.write("callers.textproto", *callers)
        register = Register(
            self.path("register.db"),
            flags=["--verification-callers", self.path("callers.textproto")])
        self.addCleanup(register.kill)
        os.symlink(RSUCTL, self.path("rsuctl"))
        text = text.replace("127.0.0.1:7070", register.address)
        steps = list(console_steps(text))
        self.assertGreater(len(steps), 20)
        mark = "-- end of step --"
        script = "exec 2>&1\n" + "".join(
            command + "\necho '%s'\n" % mark for command, _ in steps)
        result = subprocess.run(
            ["bash"], input=script, capture_output=True, text=True,
            check=False, cwd=self.folder,
            env={**os.environ, "PATH": self.folder + ":" + os.environ["PATH"]})
        printed = result.stdout.split(mark + "\n")
        self.assertEqual(len(printed), len(steps) + 1, result.stdout)
        for (command, expected), output in zip(steps, printed):
            self.assertTrue(matches(expected, output),
                            "$ %s\nprints\n%s\nnot\n%s" % (command, output,
                                                           expected))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
