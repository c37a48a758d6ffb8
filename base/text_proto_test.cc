#include "base/text_proto.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/verification_callers.pb.h"

namespace base {
namespace {

constexpr char kBefore[] = "# who asks\ncallers { name: \"a\" ground: \"";

std::string Read(const std::string& text) {
  rsu::registry::v1::VerificationCallers message;
  return std::string(ReadTextProto(text, message).message());
}

TEST(TextProtoTest, ATextIsReadAsWhatItShows) {
  const struct {
    std::string ground;
    const char* error;
  } kCases[] = {
      {"law 72-18, قانون", ""},
      {"a\tb", "callers[0].ground: must not hold control characters"},
      {"law\u202e27", "line 2, column 33: must not hold invisible characters"},
      {"law\\u202e27", "callers[0].ground: must not hold invisible characters"},
      {"law\\xff", "callers[0].ground: must be UTF-8"},
      {"law\xff", "line 2: must be UTF-8"},
      {"law\ue000",
       "line 2, column 33: must not hold characters that Unicode does not "
       "assign"},
      {"law\\n", "callers[0].ground: must not hold control characters"},
      {std::string(2000, 'a'), ""},
      {std::string(2001, 'a'),
       "callers[0].ground: must be 1 to 2000 characters"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Read(kBefore + c.ground + "\" }"), c.error) << c.ground;
  }
}

TEST(TextProtoTest, ACommentHidesNothingEither) {
  EXPECT_EQ(Read("# a \u2066b\n"),
            "line 1, column 5: must not hold invisible characters");
  EXPECT_EQ(Read("# a\v\n"),
            "line 1, column 4: must not hold control characters");
  EXPECT_EQ(Read("\xef\xbb\xbf# a\tb\r\n\n# c"), "");
}

TEST(InTextProtoFileTest, NamesTheFileLineAndColumnOfEachViolation) {
  const std::string text =
      "# who asks\n"
      "callers {\n"
      "  name: \"a\"\n"
      "  fields: \"sex\"\n"
      "}\n"
      "callers { name: \"b\" }\n"
      "callers {\n"
      "  fields: [ \"a\",\n"
      "            \"b\" ]\n"
      "}\n";
  rsu::registry::v1::VerificationCallers scratch;
  const absl::Status error = InTextProtoFile(
      "callers.textproto", text, scratch,
      InvalidFields("REASON", {{"callers[0].fields[0]", "is wrong"},
                               {"callers[0].ground", "is missing"},
                               {"callers[1].name", "is wrong"},
                               {"callers[2].fields[1]", "is wrong"},
                               {"callers", "line 9, column 7: is no name"},
                               {"callers[7].name", "is nowhere"},
                               {"line 3", "is bad"}}));
  EXPECT_EQ(std::string(error.message()),
            "callers.textproto:4:3: callers[0].fields[0]: is wrong; "
            "callers.textproto:2:1: callers[0].ground: is missing; "
            "callers.textproto:6:11: callers[1].name: is wrong; "
            "callers.textproto:8:3: callers[2].fields[1]: is wrong; "
            "callers.textproto:9:7: callers: line 9, column 7: is no name; "
            "callers.textproto: callers[7].name: is nowhere; "
            "callers.textproto: line 3: is bad");
  EXPECT_EQ(DetailOf(error).reason, "REASON");
  EXPECT_EQ(
      std::string(InTextProtoFile("f", "", scratch, absl::NotFoundError("gone"))
                      .message()),
      "f: gone");
}

}  // namespace
}  // namespace base
