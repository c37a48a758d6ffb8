#include "base/journal/strict_text.h"

#include <limits>
#include <optional>
#include <string>

#include "gtest/gtest.h"

namespace base::journal {
namespace {

TEST(DecimalTest, OneTextForEachNumber) {
  EXPECT_EQ(ParseDecimal("0"), 0u);
  EXPECT_EQ(ParseDecimal("7"), 7u);
  EXPECT_EQ(ParseDecimal("20852163"), 20'852'163u);
  EXPECT_EQ(ParseDecimal("18446744073709551615"),
            std::numeric_limits<std::uint64_t>::max());
  for (const char* other :
       {"", "00", "01", "+1", "-1", " 1", "1 ", "1\n", "0x1", "1.0", "1e3",
        "18446744073709551616", "99999999999999999999999"}) {
    EXPECT_EQ(ParseDecimal(other), std::nullopt) << other;
  }
}

TEST(Base64Test, OneTextForEachBytes) {
  // RFC 4648, section 10.
  EXPECT_EQ(DecodeBase64(""), "");
  EXPECT_EQ(DecodeBase64("Zg=="), "f");
  EXPECT_EQ(DecodeBase64("Zm8="), "fo");
  EXPECT_EQ(DecodeBase64("Zm9vYmFy"), "foobar");
  EXPECT_EQ(DecodeBase64("//+/"), "\xFF\xFF\xBF");
  for (const char* other :
       {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm 8=", "Zm8=\n",
        "\nZm8=", "__-_", "Zg==Zg==", "=", "====", "Zm8.", "Z"}) {
    EXPECT_EQ(DecodeBase64(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace base::journal
