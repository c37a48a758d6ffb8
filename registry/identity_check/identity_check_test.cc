#include "registry/identity_check/identity_check.h"

#include "gtest/gtest.h"

namespace registry {
namespace {

RegisteredIdentity Khadija() {
  RegisteredIdentity person;
  person.family_name = "El Idrissi";
  person.family_name_ar = "الإدريسي";
  person.given_name = "Khadija";
  person.given_name_ar = "خديجة";
  person.birth_date = ParsePartialDate("1980-05-17").value();
  person.documents = {{DocumentType::kCnie, "BK1"}};
  person.province = "08.401";
  return person;
}

TEST(IdentityCheckTest, EachFieldThatIsStatedIsCompared) {
  StatedIdentity stated;
  stated.family_name = "Bennani";
  stated.given_name = "خديجة";
  stated.birth_date = ParsePartialDate("1980-05-18").value();
  stated.document = Document{DocumentType::kCnie, "BK1"};
  stated.province = "08.201";
  const IdentityAgreement found = CheckIdentity(stated, Khadija());
  EXPECT_EQ(found.family_name, Agreement::kNoMatch);
  EXPECT_EQ(found.given_name, Agreement::kMatch);
  EXPECT_EQ(found.birth_date, Agreement::kCloseMatch);
  EXPECT_EQ(found.document, Agreement::kMatch);
  EXPECT_EQ(found.province, Agreement::kCloseMatch);
}

TEST(IdentityCheckTest, ASlipInANameIsClose) {
  StatedIdentity stated;
  stated.given_name = "Khafija";
  EXPECT_EQ(CheckIdentity(stated, Khadija()).given_name,
            Agreement::kCloseMatch);
}

TEST(IdentityCheckTest, WhatIsNotStatedIsNotAnswered) {
  const IdentityAgreement found = CheckIdentity({}, Khadija());
  EXPECT_FALSE(found.family_name.has_value());
  EXPECT_FALSE(found.given_name.has_value());
  EXPECT_FALSE(found.birth_date.has_value());
  EXPECT_FALSE(found.document.has_value());
  EXPECT_FALSE(found.province.has_value());
}

}  // namespace
}  // namespace registry
