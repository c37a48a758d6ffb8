#include "tools/rsuctl/simulation/gnuplot.h"

#include <cstdlib>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(GnuplotTest, APictureIsAnElementOfAPage) {
  ASSERT_TRUE(CheckGnuplot().ok()) << CheckGnuplot();
  const auto picture = DrawPicture("one", "Title", 300, "plot x notitle\n");
  ASSERT_TRUE(picture.ok()) << picture.status();
  EXPECT_EQ(picture->find("<svg"), 0u);
  EXPECT_THAT(*picture, testing::EndsWith("</svg>"));
  EXPECT_THAT(*picture, HasSubstr("<text>Title</text>"));
  EXPECT_THAT(*picture, HasSubstr("id=\"one_canvas\""));
  EXPECT_THAT(*picture, Not(HasSubstr("http")));
  EXPECT_THAT(*picture, Not(HasSubstr("<?xml")));
  EXPECT_THAT(*picture, Not(HasSubstr("id='gp")));
}

TEST(GnuplotTest, ATextIsNoCommandAndNoMarkup) {
  const char text[] = "a'b \"c\" `id` $HOME @x <i> & {/=9 d}\nset print\\n %d";
  EXPECT_EQ(ScriptText("a'b\nc"), "'a''b c'");
  const auto picture = DrawPicture("one", text, 300, "plot x notitle\n");
  ASSERT_TRUE(picture.ok()) << picture.status();
  EXPECT_THAT(*picture,
              HasSubstr("a'b \"c\" `id` $HOME @x &lt;i> &amp; {/=9 d} "
                        "set print\\n %d"));
}

TEST(GnuplotTest, AScriptThatIsNoneIsAnError) {
  const auto picture = DrawPicture("one", "Title", 300, "plod x\n");
  EXPECT_EQ(picture.status().code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(picture.status().message()), HasSubstr("plod"));
  EXPECT_EQ(DrawPicture("one", "Title", 300, "").status().code(),
            absl::StatusCode::kInternal);
}

TEST(GnuplotTest, WhereThereIsNoGnuplotThePackageIsNamed) {
  const std::string path = std::getenv("PATH");
  ASSERT_EQ(setenv("PATH", testing::TempDir().c_str(), 1), 0);
  const absl::Status status = CheckGnuplot();
  ASSERT_EQ(setenv("PATH", path.c_str(), 1), 0);
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("gnuplot-nox"));
}

}  // namespace
}  // namespace rsuctl
