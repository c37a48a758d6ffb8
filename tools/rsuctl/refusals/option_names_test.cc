#include "tools/rsuctl/refusals/option_names.h"

#include "base/error.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/person.pb.h"

namespace rsuctl {
namespace {

const NamesOfFields& Names() {
  static const auto* const names = new NamesOfFields{
      {"keep_households", "--household"}, {"document", "line"}};
  return *names;
}

TEST(InTermsOf, AFieldHasTheNameOfItsOption) {
  const absl::Status status = InTermsOf(
      Names(), base::InvalidFields("R", {{"keep_households[2]", "must be a"},
                                         {"document.number", "must be b"},
                                         {"reason", "is missing"}}));
  EXPECT_EQ(status.message(),
            "--household: must be a; line.number: must be b; reason: is "
            "missing");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(base::DetailOf(status).reason, "R");
}

TEST(InTermsOf, AFieldOfAFileHasItsPlace) {
  const PlaceInFile place = {rsu::registry::v1::Person::descriptor(),
                             "c.json: person."};
  const absl::Status status = base::InvalidFields(
      "R", {{"documents[1].number", "must be a"}, {"author", "is missing"}});
  EXPECT_EQ(InTermsOf(place, status).message(),
            "c.json: person.documents[1].number: must be a; author: is "
            "missing");
  EXPECT_TRUE(IsOfFile(place, status));
  const absl::Status other =
      base::InvalidFields("R", {{"author", "is missing"}});
  EXPECT_EQ(InTermsOf(place, other), other);
  EXPECT_FALSE(IsOfFile(place, other));
  EXPECT_EQ(InTermsOf(PlaceInFile(), status), status);
  EXPECT_FALSE(IsOfFile(PlaceInFile(), status));
}

TEST(InTermsOf, CodeAndFactsStay) {
  const absl::Status status = InTermsOf(
      Names(), base::MakeError(absl::StatusCode::kNotFound, "no such",
                               {"R", {{"k", "v"}}, {{"document", "no"}}, 0}));
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(), "line: no");
  EXPECT_EQ(base::DetailOf(status).metadata.at("k"), "v");
}

TEST(InTermsOf, WhatNamesNoSuchFieldStaysAsItIs) {
  for (const absl::Status& status :
       {absl::NotFoundError("gone"),
        base::InvalidFields("R", {{"documents", "is missing"}})}) {
    EXPECT_EQ(InTermsOf(Names(), status), status);
  }
}

}  // namespace
}  // namespace rsuctl
