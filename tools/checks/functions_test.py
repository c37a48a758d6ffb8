"""Tests of the search for functions: what is one, and where it ends."""

import unittest

import source_files
from functions import Function, functions


def _lengths(text):
    return [(found.line, found.lines)
            for found in functions(source_files.parse("base/a.cc", text).code)]


class FunctionsTest(unittest.TestCase):

    def test_lines_are_from_the_declaration_to_the_last_bracket(self):
        self.assertEqual(
            functions("\n\nint\nf() {\n  return 1;\n}\n"), [Function(3, 4)])
        self.assertEqual(_lengths("// Says.\ntemplate <typename T>\nvoid f() "
                                  "{\n}\n"), [(2, 3)])

    def test_functions_of_namespaces_and_classes(self):
        self.assertEqual(
            _lengths("namespace a {\nnamespace {\n"
                     "template <typename T>\nclass B final : public C<T> {\n"
                     " public:\n  B() : c_(1), d_{2} {\n  }\n"
                     "  bool e() const override { return {}; }\n"
                     "  operator bool() const& noexcept {\n  }\n private:\n"
                     "  int c_ = 1;\n  int d_{2};\n};\n"
                     "auto f() -> int {\n}\n}\n}\n"
                     "extern \"C\" {\nvoid g(int h = {}) {}\n}\n"),
            [(6, 2), (8, 1), (9, 2), (15, 2), (20, 1)])

    def test_what_is_within_a_function_is_a_part_of_it(self):
        self.assertEqual(
            _lengths("void f() {\n  struct A { void b() {} };\n"
                     "  const auto c = [] {\n  };\n  if (d) {\n  }\n}\n"
                     "void g() {}\n"), [(1, 7), (8, 1)])

    def test_values_are_no_functions(self):
        self.assertEqual(
            _lengths("constexpr int kA[] = {\n1,\n};\nstd::array<int, 2> b = "
                     "{{1,\n2}};\nenum class C { kD };\nvoid e();\n"
                     "struct { int f; } kG[] = {{1}};\n"), [])

    def test_tests_and_calls_of_macros(self):
        self.assertEqual(
            _lengths("RSU_METHOD(a, b)\nRSU_METHOD(c)\nTEST(A, B) {\n}\n"
                     "VALUES(\n    A, [](int b) {\n      return b;\n    });\n"
                     "TEST(A, C) {\n}\n"), [(3, 2), (9, 2)])

    def test_brackets_in_comments_strings_and_directives_do_not_count(self):
        self.assertEqual(
            _lengths("#define A(b) void b() { \\\n}\nvoid f() {  // }\n"
                     "  g(\"}\", '}');\n}\n"), [(3, 3)])


if __name__ == "__main__":
    unittest.main()
