#include <cstdlib>
#include <string>

#include "base/words/message_checks.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/field_words.h"
#include "tools/rsuctl/words/formula_words.h"
#include "tools/rsuctl/words/key_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/rsuctl/words/operator_words.h"
#include "tools/rsuctl/words/policy_texts.h"
#include "tools/rsuctl/words/register_texts.h"
#include "tools/rsuctl/words/score_words.h"
#include "tools/rsuctl/words/simulation_texts.h"

namespace rsuctl {
namespace {

using base::Language;

// Codes that patterns choose by, names of options, and of regimes.
constexpr absl::string_view kLatin[] = {
    "--known-at", "--format json", "--restore",   "--confirm",
    "etag",       "STUDENT",       "TNS",         "FAR",
    "CNOPS",      "CNSS",          "UNDER",       "ABOVE",
    "IN",         "NONE",          "DECLARATION", "CORRECTION",
    "RESCORING",  "true",          "amo_tadamon", "amo_chamil",
    "asd",        "HEAD",          "SPOUSE",      "CHILD",
    "PARENT",     "SIBLING",       "GRANDCHILD",  "OTHER_RELATIVE"};

TEST(AnswerTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(AnswerTexts(), kLatin);
}

TEST(ScoreTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(ScoreTexts(), kLatin);
}

TEST(OperatorTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(
      OperatorTexts(), {"CSV", "JSON Lines", "docs/formats.md", "people",
                        "households correct FILE", "effective_date", "HOME",
                        "tls", "--restore"});
}

TEST(KeyTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(
      KeyTexts(), {"pseudonym_root", "journal_subjects", "journal_digests",
                   "log_signing", "receipts"});
}

TEST(RegisterTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(RegisterTexts(), kLatin);
}

TEST(OperationTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(OperationTexts(), kLatin);
}

TEST(SimulationTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(SimulationTexts(), kLatin);
}

TEST(PolicyTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(PolicyTexts(), {"URI", "DNS", "--purpose"});
}

TEST(FormulaTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(FormulaTexts(), kLatin);
}

TEST(FieldTexts, AreWholeInThreeLanguages) {
  base::words::ExpectWholeMessages(FieldTexts(), kLatin);
}

TEST(FieldInWords, NamesFieldMemberAndPath) {
  EXPECT_EQ(FieldInWords("assets.mobile_phones", Language::kEnglish),
            "mobile phones (assets.mobile_phones)");
  EXPECT_EQ(FieldInWords("members[2].health_cover", Language::kFrench),
            "membre 3\u202F: couverture médicale (members[2].health_cover)");
  EXPECT_EQ(FieldInWords("spending.water_electricity_bills_centimes[1]",
                         Language::kEnglish),
            "water and electricity bill "
            "(spending.water_electricity_bills_centimes[1])");
  EXPECT_EQ(FieldInWords("members[1]", Language::kEnglish),
            "member 2: without that person (members[1])");
  EXPECT_EQ(FieldInWords("members", Language::kEnglish),
            "number of members (members)");
  EXPECT_EQ(FieldInWords("unknown.field", Language::kEnglish), "unknown.field");
}

// Whatever two declarations may differ in has words.
void ExpectWords(const google::protobuf::Descriptor& message,
                 const std::string& path) {
  for (int i = 0; i < message.field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *message.field(i);
    std::string place = path.empty() ? field.name() : path + "." + field.name();
    if (field.is_repeated()) place += "[0]";
    if (field.message_type() != nullptr) {
      ExpectWords(*field.message_type(), place);
    } else {
      EXPECT_NE(FieldInWords(place, Language::kEnglish), place);
    }
  }
}

TEST(FieldInWords, KnowsEveryFieldOfADeclaration) {
  ExpectWords(*rsu::registry::v1::Declaration::descriptor(), "");
}

TEST(ValueInWords, SaysAChoiceInWords) {
  EXPECT_EQ(ValueInWords("members[2].education", "NONE", Language::kEnglish),
            "none");
  EXPECT_EQ(
      ValueInWords("members[2].health_cover", "STUDENT", Language::kFrench),
      "régime des étudiants");
  EXPECT_EQ(ValueInWords("members[2].activity", "STUDENT", Language::kFrench),
            "élève ou étudiant");
  EXPECT_EQ(
      ValueInWords("members[0].occupation", "CRAFTSMAN", Language::kArabic),
      "حرفي");
  EXPECT_EQ(ValueInWords("dwelling.type", "SOMETHING_NEW", Language::kEnglish),
            "SOMETHING_NEW");
}

TEST(ValueInWords, WritesCentimesAsDirhams) {
  const char* const kGas = "spending.gas_monthly_centimes";
  EXPECT_EQ(ValueInWords(kGas, "22050", Language::kEnglish), "220.50 MAD");
  EXPECT_EQ(ValueInWords(kGas, "22005", Language::kFrench), "220,05 MAD");
  EXPECT_EQ(ValueInWords(kGas, "300", Language::kArabic), "3 دراهم");
  EXPECT_EQ(ValueInWords("assets.has_loan", "true", Language::kArabic), "نعم");
  EXPECT_EQ(ValueInWords("assets.cars", "2", Language::kArabic), "2");
}

TEST(AnswerTexts, AnAmountHasTheFormOfItsNumber) {
  EXPECT_EQ(Say(AnswerText::kAid, Language::kArabic, {"500"}),
            "الدعم الاجتماعي المباشر: 500 درهم شهريا.");
  EXPECT_EQ(Say(AnswerText::kAid, Language::kArabic, {"144"}),
            "الدعم الاجتماعي المباشر: 144 درهما شهريا.");
  EXPECT_EQ(Say(AnswerText::kAid, Language::kFrench, {"500"}),
            "Aide sociale directe\u202F: 500 MAD par mois.");
}

TEST(DistanceInWords, NamesTheSideAndHasNoSign) {
  EXPECT_EQ(DistanceInWords("0.3304249", "UNDER", Language::kEnglish),
            "0.3304249 under the threshold");
  EXPECT_EQ(DistanceInWords("0.3304249", "ABOVE", Language::kFrench),
            "0,3304249 au-dessus du seuil");
  EXPECT_EQ(DistanceInWords("0.0000000", "AT", Language::kArabic),
            "في العتبة تماما");
}

// Of the others the programme or the regime is named.
TEST(RegisterTexts, NameOutcomesThatNothingElseShows) {
  const auto say = [](const char* outcome, Language language) {
    return Say(RegisterText::kOutcome, language, {outcome});
  };
  EXPECT_EQ(say("NOT_ELIGIBLE", Language::kEnglish),
            ", in neither AMO Tadamon nor AMO Chamil");
  EXPECT_EQ(say("NOT_SCORED", Language::kFrench), ", aucun score utilisable");
  EXPECT_EQ(say("NOT_REGISTERED", Language::kFrench),
            ", personne qui n'est plus inscrite");
  EXPECT_EQ(say("NOT_REGISTERED", Language::kArabic), "، لم يعد مسجلا");
  for (const char* outcome : {"AMO_TADAMON", "COVERED_ELSEWHERE", ""}) {
    EXPECT_EQ(say(outcome, Language::kArabic), "");
  }
}

TEST(ProgrammeInWords, FallsBackToTheTitle) {
  EXPECT_EQ(ProgrammeInWords("asd", "Direct social aid", Language::kFrench),
            "aide sociale directe");
  EXPECT_EQ(ProgrammeInWords("canteen", "Cantine", Language::kArabic),
            "Cantine");
}

TEST(Padded, CountsLettersAndNotBytesOrMarks) {
  EXPECT_EQ(Padded("é", 3), "é  ");
  EXPECT_EQ(Padded("مؤمَّن", 6), "مؤمَّن  ");
  EXPECT_EQ(PaddedLeft("abc", 2), "abc");
  EXPECT_EQ(PaddedLeft("\u2066a-b\u2069", 4), " \u2066a-b\u2069");
}

TEST(LanguageOfEnvironment, IsThatOfTheFirstVariableThatIsSet) {
  setenv("LC_ALL", "", 1);
  setenv("LC_MESSAGES", "ar_MA.UTF-8", 1);
  setenv("LANG", "fr_FR.UTF-8", 1);
  EXPECT_EQ(LanguageOfEnvironment(), "ar");
  setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(LanguageOfEnvironment(), "en");
  unsetenv("LC_ALL");
  unsetenv("LC_MESSAGES");
  EXPECT_EQ(LanguageOfEnvironment(), "fr");
  setenv("LANG", "zgh_MA", 1);
  EXPECT_EQ(LanguageOfEnvironment(), "en");
  setenv("RSU_LANGUAGE", "ar", 1);
  EXPECT_EQ(LanguageOfEnvironment(), "ar");
  setenv("LANG", "fr_FR.UTF-8", 1);
  setenv("RSU_LANGUAGE", "tlh", 1);
  EXPECT_EQ(LanguageOfEnvironment(), "en");
  setenv("RSU_LANGUAGE", "", 1);
  EXPECT_EQ(LanguageOfEnvironment(), "fr");
}

}  // namespace
}  // namespace rsuctl
