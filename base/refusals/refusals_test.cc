#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/refusals/in_language.h"
#include "base/refusals/said_in_full.h"
#include "base/words/message_checks.h"
#include "base/words/pattern.h"
#include "gtest/gtest.h"

namespace base::refusals {
namespace {

// Codes, formats and names of fields and options, which are the same in every
// language.
constexpr absl::string_view kLatin[] = {"--server HOST:PORT",
                                        "RSU_SERVER",
                                        "server:\"HOST:PORT\"",
                                        "chmod 600",
                                        "`keys add`",
                                        "`rsuctl keys add`",
                                        "`rsuctl keys`",
                                        "base64",
                                        "from",
                                        "until",
                                        ".partial",
                                        "64 KiB",
                                        "a إلى z",
                                        "documents[",
                                        "birth_date",
                                        "effective_date",
                                        "next_page_token",
                                        "request_id",
                                        "registrationReviews/",
                                        "rescoringRuns/",
                                        "households/",
                                        "people/",
                                        "/declarations/",
                                        "family_name",
                                        "given_name",
                                        "document",
                                        "province",
                                        "documents[",
                                        "members[",
                                        "region",
                                        "person_ref",
                                        "known_at",
                                        "as_of",
                                        "CNIE:AB123456",
                                        "idcs",
                                        "nanos",
                                        "true",
                                        "false",
                                        "SAME_PERSON",
                                        "OTHER_PERSON",
                                        "HOUSEHOLD",
                                        "PERSON",
                                        "HEAD",
                                        "SPOUSE",
                                        "URBAN",
                                        "RURAL",
                                        "FEMALE",
                                        "MALE",
                                        "MONTH",
                                        "YEAR",
                                        "STATELESS",
                                        "UNDETERMINED",
                                        "ISO",
                                        "IDCS",
                                        "123e4567-e89b-12d3-a456-426614174000",
                                        "UUID",
                                        "YYYY-MM-DD",
                                        "YYYY-MM",
                                        "YYYY",
                                        "RR.PPP",
                                        "UTF-8",
                                        "UTF-16",
                                        "UTF-32",
                                        "Unicode",
                                        "JSON",
                                        "NUL",
                                        "MiB",
                                        "PDF",
                                        "RTF",
                                        "SQLite",
                                        "store_state",
                                        "TLS",
                                        "zip",
                                        ".xlsx",
                                        ".ods",
                                        ".xls",
                                        ".doc",
                                        "--issued",
                                        "--kind",
                                        "--tls-certificate",
                                        "--tls-key",
                                        "--tls-authority",
                                        "--idcs",
                                        "--request-id",
                                        "PEM",
                                        "certificate",
                                        "key",
                                        "authority",
                                        "--same",
                                        "--other",
                                        "--known-at",
                                        "--etag",
                                        "--explain",
                                        "--formula",
                                        "--cost-per-household",
                                        "2026-01-01T12:00:00Z",
                                        "score_input",
                                        "PROGRAMME=MAD",
                                        "OLD=NEW",
                                        "--method",
                                        "--verification-callers",
                                        "--programme-callers",
                                        "rsu-on-behalf-of",
                                        "URI",
                                        "DNS",
                                        "\\u",
                                        "A أو B أو C أو D",
                                        "en أو fr أو ar",
                                        "`beneficiaries list`",
                                        "-wal",
                                        "HOST:PORT",
                                        "PORT"};

TEST(Refusals, AreWholeInThreeLanguages) {
  words::ExpectWholeMessages(Texts(), kLatin,
                             {Language::kFrench, Language::kArabic});
}

// Each row is found by its own English text, whatever stands in its places.
TEST(Refusals, EachIsFoundByWhatTheCodeSays) {
  std::map<std::string, std::string> seen;
  for (const words::Message& text : Texts()) {
    std::vector<std::string> arguments;
    for (std::size_t i = 0; i < text.arguments; ++i) {
      const std::string place = absl::StrCat("{", i);
      arguments.push_back(
          absl::StrContains(text.english, place + ", number}") ||
                  text.english == absl::string_view("{0} or {1}")
              ? "12"
          : absl::StrContains(text.english, place + ", date}") ? "2026-01-02"
                                                               : "a.b");
    }
    std::string english;
    words::Pattern::Compile(text.english, Language::kEnglish)
        .value()
        .Append(arguments, english);
    EXPECT_EQ(CodeOf(english), std::string(text.code)) << english;
    EXPECT_TRUE(seen.emplace(english, text.code).second) << english;
    // It counts nothing: the code does not either.
    EXPECT_FALSE(absl::StrContains(text.english, "plural")) << text.code;
  }
}

TEST(Refusals, AreSaidWithTheirFigures) {
  EXPECT_EQ(InLanguage("must be from 1 to 50", Language::kFrench),
            "doit être compris entre 1 et 50");
  EXPECT_EQ(InLanguage("must be from 1 to 50", Language::kArabic),
            "يجب أن يكون بين 1 و50");
  EXPECT_EQ(InLanguage("must be from 0 to 10000000", Language::kArabic),
            "يجب أن يكون بين 0 و10.000.000");
  EXPECT_EQ(InLanguage("must not be before 1943-01-01, when the regime began",
                       Language::kArabic),
            "يجب ألا يكون قبل 1 يناير 1943، تاريخ بدء النظام");
  EXPECT_EQ(InLanguage("must be from 1 to 50", Language::kEnglish),
            "must be from 1 to 50");
  // A sign that parts rules may also belong to one.
  EXPECT_EQ(CodeOf("has a wrong check digit; a digit may be mistyped"),
            "NUMBER_CHECK_DIGIT");
}

TEST(Refusals, SeveralOfOneFieldAreSaidEach) {
  EXPECT_EQ(InLanguage("must hold exactly one HEAD, has 0; must hold at most 4 "
                       "SPOUSE, has 5",
                       Language::kFrench),
            "doit contenir exactement un HEAD (chef), en contient 0\u202F; "
            "doit contenir des SPOUSE (conjoints) au nombre de 4 au plus, en "
            "contient 5");
}

TEST(Refusals, WhatIsWithinATextIsSaidToo) {
  EXPECT_EQ(
      InLanguage("is not valid JSON: there is no value at byte 3",
                 Language::kFrench),
      "n'est pas du JSON valide\u202F: il n'y a pas de valeur, à l'octet 3");
  EXPECT_EQ(
      InLanguage("the store is full: no room on the disk", Language::kArabic),
      "قاعدة البيانات ممتلئة: لا مكان على القرص");
}

// What the program hands on of SQLite and of the operating system, in whatever
// text it stands.
TEST(Refusals, WordsOfOtherProgramsAreSaidToo) {
  for (const char* english :
       {"the store is damaged: database disk image is malformed",
        "the store is damaged: a value of person.sex cannot be what was stored",
        "the store cannot be used now: attempt to write a readonly database",
        "cannot open the database a.db: Too many open files",
        "cannot open the database /d/a.db: /d/: Read-only file system",
        "On tree page 7 cell 2: Rowid 12 out of order",
        "On page 7 at right child: 2nd reference to page 9",
        "Page 9: btreeInitPage() returns error code 11",
        "Main freelist: size is 1 but should be 2",
        "row 12 missing from index person_name_key_index",
        "the store is damaged: malformed database schema (member)",
        "its tables are not those that this program makes",
        "the database lacks writes that were answered; groups of writes that "
        "are missing: 1; learned after 2026-01-01T12:00:00Z and up to "
        "2026-01-01T12:00:07Z",
        "a.db.mark tells of another database than the one that is at a.db "
        "now"}) {
    ExpectSaidInFull(english);
  }
  EXPECT_EQ(InLanguage("On tree page 7 cell 2: Rowid 12 out of order",
                       Language::kFrench),
            "page 7, cellule 2\u202F: la ligne 12 n'est pas à son rang");
  EXPECT_EQ(
      InLanguage("the database lacks writes that were answered; groups of "
                 "writes that are missing: 3; learned after "
                 "2026-01-01T12:00:00Z and up to 2026-01-01T12:00:07Z",
                 Language::kFrench),
      "il manque à la base des écritures confirmées\u202F; groupes d'écritures "
      "qui manquent\u202F: 3\u202F; appris après 2026-01-01T12:00:00Z et "
      "jusqu'à 2026-01-01T12:00:07Z");
}

// A list is of digits: any other text may hold its word.
TEST(Refusals, AListIsNotFoundInsideASentence) {
  EXPECT_EQ(InLanguage("must not start with 0 or 1 or 9", Language::kFrench),
            "ne doit pas commencer par 0 ou 1 ou 9");
  EXPECT_EQ(InLanguage("contains 666 or 13", Language::kArabic),
            "يحتوي على 666 أو 13");
  EXPECT_EQ(InLanguage("a.csv: no such river or mountain", Language::kFrench),
            "a.csv: no such river or mountain");
  EXPECT_EQ(InLanguage("cannot be opened: No such river or mountain",
                       Language::kFrench),
            "ne peut être ouvert\u202F: No such river or mountain");
  EXPECT_EQ(InLanguage("cannot be opened: No such file or directory",
                       Language::kFrench),
            "ne peut être ouvert\u202F: il n'existe pas");
  EXPECT_FALSE(HasTexts(absl::UnknownError("x or y")));
  EXPECT_FALSE(HasTexts(absl::UnknownError("1 or y")));
}

TEST(Refusals, WhatHasNoRowStaysAsItIs) {
  const std::string text = "turtles all the way down";
  EXPECT_EQ(InLanguage(text, Language::kArabic), text);
  EXPECT_EQ(InLanguage("must be from 1 to many", Language::kFrench),
            "must be from 1 to many");
  EXPECT_FALSE(HasTexts(absl::InvalidArgumentError(text)));
  EXPECT_EQ(InLanguage(std::string(100'000, ';'), Language::kFrench),
            std::string(100'000, ';'));
}

TEST(Refusals, OfFieldsNameEachField) {
  const absl::Status status = InvalidFields(
      "MALFORMED_DECLARATION",
      {{"dwelling.rooms", "must be from 1 to 50"}, {"milieu", "is missing"}});
  EXPECT_TRUE(HasTexts(status));
  EXPECT_EQ(MessageInLanguage(status, Language::kFrench),
            "dwelling.rooms: doit être compris entre 1 et 50\u202F; milieu: "
            "est absent");
  EXPECT_EQ(MessageInLanguage(status, Language::kEnglish),
            "dwelling.rooms: must be from 1 to 50; milieu: is missing");
}

}  // namespace
}  // namespace base::refusals
