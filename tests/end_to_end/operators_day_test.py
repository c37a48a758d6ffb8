"""docs/operators.md as an operator follows it: every command is run, and must
print what the document says (DocumentTest in programs.py).

Arguments: as in programs.py.
"""

import re
import sys
import unittest

from programs import DocumentTest, Register, read

DOCUMENT = "docs/operators.md"


class OperatorsDayTest(DocumentTest):
    """One shell for the whole day, so that its variables stay."""

    def test_every_command_prints_what_the_document_says(self):
        text = read(DOCUMENT)
        callers = re.findall(r"```textproto\n(.*?)```", text, re.DOTALL)
        self.write("callers.textproto", *callers)
        register = Register(
            self.path("register.db"),
            flags=["--verification-callers", self.path("callers.textproto")])
        self.addCleanup(register.kill)
        self.assert_prints_what_it_says(text, register, 20)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
