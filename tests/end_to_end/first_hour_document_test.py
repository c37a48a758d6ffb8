"""docs/first_hour.md as its readers follow it: every command is run, and must
print what the document says (DocumentTest in programs.py).

Arguments: as in programs.py.
"""

import os
import shutil
import sys
import unittest

from programs import DocumentTest, Register, read, sample


class FirstHourDocumentTest(DocumentTest):
    """One shell for the whole page, so that its variables stay."""

    def test_every_command_prints_what_the_document_says(self):
        for name in ("RSU_SERVER", "RSU_CLIENT_FILE"):
            os.environ.pop(name, None)
        os.environ["XDG_CONFIG_HOME"] = self.path("config")
        shutil.copy(sample("declarations-sample.jsonl"),
                    self.path("declarations.jsonl"))
        shutil.copy("docs/examples/formula_draft.textproto", self.folder)
        register = Register(self.path("register.db"))
        self.addCleanup(register.kill)
        self.assert_prints_what_it_says(read("docs/first_hour.md"), register,
                                        15)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
