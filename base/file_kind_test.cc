#include "base/file_kind.h"

#include <string>

#include "gtest/gtest.h"

namespace base {
namespace {

TEST(FileKindTest, WhatIsNoUtf8TextIsNamed) {
  const struct {
    std::string bytes;
    const char* words;
  } kCases[] = {
      {"", ""},
      {"{\"a\": 1}", ""},
      {"\xef\xbb\xbf{", ""},
      {"PKW", ""},
      {"\xff\xfe{\0", "looks like UTF-16: save it as UTF-8"},
      {"\xfe\xff", "looks like UTF-16: save it as UTF-8"},
      {std::string("{\0\"\0", 4), "looks like UTF-16: save it as UTF-8"},
      {std::string("\0{\0\"", 4), "looks like UTF-16: save it as UTF-8"},
      {std::string("{\0\0\0", 4), ""},
      {std::string("\xff\xfe\0\0", 4), "looks like UTF-32: save it as UTF-8"},
      {"\x1f\x8b\x08", "is a compressed file (gzip): unpack it"},
      {"PK\x03\x04",
       "is a zip file or a spreadsheet (.xlsx, .ods): unpack it, or save the "
       "spreadsheet as text"},
      {"%PDF-1.7", "is a PDF document"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(KindOfForeignFile(c.bytes), c.words) << c.bytes;
  }
}

}  // namespace
}  // namespace base
