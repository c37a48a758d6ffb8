#include "registry/service/resource_name.h"

#include "gtest/gtest.h"

namespace registry {
namespace {

TEST(ResourceNameTest, NamesComeBackAsWritten) {
  EXPECT_EQ(PersonName(*ReadPersonName("people/2013023805")),
            "people/2013023805");
  EXPECT_EQ(HouseholdName(*ReadHouseholdName("households/0013023805")),
            "households/0013023805");
  EXPECT_EQ(DeclarationName(
                *ReadDeclarationName("households/2013023805/declarations/12")),
            "households/2013023805/declarations/12");
  EXPECT_EQ(ReviewName(*ReadReviewName("registrationReviews/7")),
            "registrationReviews/7");
}

TEST(ResourceNameTest, OtherTextsAreNoNames) {
  for (const char* name : {"", "registrationReviews/", "registrationReviews/0",
                           "registrationReviews/07", "people/7"}) {
    EXPECT_FALSE(ReadReviewName(name).has_value()) << name;
  }
  for (const char* name : {"", "people/", "people/201302380", "2013023805",
                           "households/2013023805", "people/2013023805/x"}) {
    EXPECT_FALSE(ReadPersonName(name).has_value()) << name;
  }
  for (const char* name :
       {"households/2013023805", "households/2013023805/declarations/",
        "households/2013023805/declarations/0",
        "households/2013023805/declarations/-1",
        "households/2013023805/declarations/01",
        "households/2013023805/declarations/ 1",
        "households/x/declarations/1"}) {
    EXPECT_FALSE(ReadDeclarationName(name).has_value()) << name;
  }
}

}  // namespace
}  // namespace registry
