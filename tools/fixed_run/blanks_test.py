"""Tests of what is blanked, and that nothing else is."""

import unittest

from blanks import Blanks, numbers_in, without_pages

COPIED = "2026-03-01T12:00:00.500000Z"


class BlanksTest(unittest.TestCase):

    def setUp(self):
        self.blanks = Blanks("127.0.0.1:4711", "/srv/x/first", COPIED)

    def test_only_later_moments_are_blanked(self):
        for text, blanked in (
                (b"at 2026-03-01T12:00:00.5Z  up", None),
                (b"at 2026-03-01T12:00:00.500000001Z  up", b"at <moment>up"),
                (b"at 2026-03-01T12:00:01Z", b"at <moment>"),
                (b"at 2026-03-01T12:00:00Z", None),
                (b"at 2026-03-01T12:00:00.49Z", None),
                (b"on 2027-01-01 at 9999", None)):
            self.assertEqual(self.blanks.apply(text), blanked or text)

    def test_server_and_folder_are_blanked(self):
        self.assertEqual(
            self.blanks.apply(b"127.0.0.1:4711 /srv/x/first/out /srv/x/other"),
            b"<server> <folder>/out /srv/x/other")

    def test_numbers_are_blanked_only_where_others_are_known(self):
        text = b"people/2533101746, 1234567890 and 12345678901"
        self.assertEqual(self.blanks.apply(text), text)
        self.assertEqual(self.blanks.apply(text, {b"1234567890"}),
                         b"people/<number>, 1234567890 and 12345678901")
        self.assertEqual(numbers_in(text), {b"2533101746", b"1234567890"})

    def test_exact_fractions_are_no_numbers(self):
        text = b"score 9.1234567890, 1234567890.5, -1234567890"
        self.assertEqual(self.blanks.apply(text, set()), text)

    def test_only_the_number_of_pages_is_blanked_in_a_check(self):
        self.assertEqual(
            without_pages(b"4689 pages, 12 rows in 31 tables: 0 findings\n"),
            b"<pages> pages, 12 rows in 31 tables: 0 findings\n")

    def test_lines_with_new_numbers_are_sorted_among_themselves(self):
        self.assertEqual(
            self.blanks.apply(b"b\n2533101746 z\n2533101747 y\na\n", set()),
            b"b\n<number> y\n<number> z\na\n")


if __name__ == "__main__":
    unittest.main()
