#include "base/keyring/keyring.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/keyring/keyring_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto kFailed = absl::StatusCode::kFailedPrecondition;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::vector<std::string> Ids(const Keyring& ring) {
  std::vector<std::string> ids;
  for (const Key& key : ring.keys()) ids.push_back(key.id);
  return ids;
}

std::string PeriodOf(const Keyring& ring, absl::string_view id) {
  const KeyPeriod& period = ring.Find(id)->period;
  std::string text = period.from.ToString();
  if (period.until.has_value()) text += " to " + period.until->ToString();
  if (period.retired.has_value()) text += " not " + period.retired->ToString();
  return text;
}

AskedPeriod From(const char* day) { return {Day(day), std::nullopt}; }

// Adds a key; its id.
std::string Added(Keyring& ring, KeyKind kind, const AskedPeriod& asked = {}) {
  const auto place = ring.Add(kind, asked, kNow_s);
  EXPECT_THAT(place, IsOk());
  return place.ok() ? ring.keys()[*place].id : "";
}

TEST(KeyringTest, ANewOneHasAKeyOfEachKindAndOneForTheNextYear) {
  const Keyring ring = NewRing();
  EXPECT_THAT(Ids(ring),
              ElementsAre("pseudonym-root-1", "journal-subjects-2026",
                          "journal-subjects-2027", "journal-digests-1",
                          "log-signing-1", "receipts-1", "data-master-1"));
  EXPECT_EQ(PeriodOf(ring, "pseudonym-root-1"), "2026-11-30");
  EXPECT_EQ(PeriodOf(ring, "journal-subjects-2026"),
            "2026-01-01 to 2026-12-31");
  EXPECT_EQ(PeriodOf(ring, "receipts-1"), "2026-11-30");
  for (const KeyKind kind : kKeyKinds) {
    EXPECT_THAT(ring.InForce(kind, Day("2026-11-30")), IsOk());
    EXPECT_THAT(ring.InForce(kind, Day("2027-12-31")), IsOk());
  }
  EXPECT_EQ(
      ring.InForce(KeyKind::kJournalSubjects, Day("2027-01-01")).value()->id,
      "journal-subjects-2027");
  EXPECT_EQ(ring.register_name(), "rsu");
}

TEST(KeyringTest, WhereNoKeyIsInForceItSaysWhatToDo) {
  const Keyring ring = NewRing();
  const auto none =
      ring.InForce(KeyKind::kJournalSubjects, Day("2028-01-01")).status();
  EXPECT_THAT(none, HasReason("NO_KEY_IN_FORCE"));
  EXPECT_THAT(std::string(none.message()), HasSubstr("rsuctl keys add"));
  EXPECT_EQ(ring.FirstDayWithout(KeyKind::kJournalSubjects, Day("2026-11-30"),
                                 Day("2028-06-01")),
            Day("2028-01-01"));
  EXPECT_EQ(ring.FirstDayWithout(KeyKind::kJournalSubjects, Day("2026-11-30"),
                                 Day("2027-12-31")),
            std::nullopt);
  EXPECT_EQ(ring.FirstDayWithout(KeyKind::kReceipts, Day("2026-11-29"),
                                 Day("2026-11-30")),
            Day("2026-11-29"));
}

TEST(KeyringTest, ANewKeyEndsTheOneBeforeIt) {
  Keyring ring = NewRing();
  EXPECT_EQ(Added(ring, KeyKind::kReceipts, From("2027-06-01")), "receipts-2");
  EXPECT_EQ(PeriodOf(ring, "receipts-1"), "2026-11-30 to 2027-05-31");
  EXPECT_EQ(PeriodOf(ring, "receipts-2"), "2027-06-01");
  EXPECT_EQ(ring.InForce(KeyKind::kReceipts, Day("2027-05-31")).value()->id,
            "receipts-1");
  EXPECT_EQ(ring.InForce(KeyKind::kReceipts, Day("2027-06-01")).value()->id,
            "receipts-2");
  // Of other kinds nothing changes.
  EXPECT_EQ(PeriodOf(ring, "log-signing-1"), "2026-11-30");
}

TEST(KeyringTest, WithoutADayANewKeyBeginsTomorrow) {
  Keyring ring = NewRing();
  EXPECT_EQ(Added(ring, KeyKind::kDataMaster), "data-master-2");
  EXPECT_EQ(PeriodOf(ring, "data-master-1"), "2026-11-30 to 2026-11-30");
  EXPECT_EQ(PeriodOf(ring, "data-master-2"), "2026-12-01");
}

// A key that was stolen is replaced at once.
TEST(KeyringTest, WhereNoneIsInForceANewKeyBeginsToday) {
  Keyring ring = NewRing();
  ASSERT_THAT(ring.Retire("receipts-1", Day("2026-11-30")), IsOk());
  EXPECT_THAT(ring.InForce(KeyKind::kReceipts, Day("2026-11-30")),
              HasReason("NO_KEY_IN_FORCE"));
  EXPECT_EQ(Added(ring, KeyKind::kReceipts), "receipts-2");
  EXPECT_EQ(PeriodOf(ring, "receipts-2"), "2026-11-30");
  EXPECT_EQ(PeriodOf(ring, "receipts-1"), "2026-11-30 not 2026-11-30");
}

TEST(KeyringTest, TwoKeysOfAKindAreNeverInForceOnADay) {
  Keyring ring = NewRing();
  // The one of today is needed until tonight.
  EXPECT_THAT(ring.Add(KeyKind::kReceipts, From("2026-11-30"), kNow_s),
              HasReason("KEY_IN_FORCE"));
  EXPECT_EQ(PeriodOf(ring, "receipts-1"), "2026-11-30");
  Added(ring, KeyKind::kReceipts, {Day("2027-01-01"), Day("2027-12-31")});
  for (const AskedPeriod& asked :
       {AskedPeriod{Day("2027-12-31"), std::nullopt},
        AskedPeriod{Day("2027-03-01"), Day("2027-03-01")},
        AskedPeriod{Day("2026-12-01"), std::nullopt},
        AskedPeriod{Day("2026-12-01"), Day("2027-01-01")}}) {
    const auto refused = ring.Add(KeyKind::kReceipts, asked, kNow_s).status();
    EXPECT_THAT(refused, HasReason("KEY_IN_FORCE"));
    EXPECT_THAT(refused, HasCode(kFailed));
    EXPECT_THAT(std::string(refused.message()), HasSubstr("receipts-"));
  }
  EXPECT_EQ(PeriodOf(ring, "receipts-1"), "2026-11-30 to 2026-12-31");
  EXPECT_EQ(Added(ring, KeyKind::kReceipts, From("2028-01-01")), "receipts-3");
}

TEST(KeyringTest, DaysOfANewKeyAreInOrderAndNotPast) {
  Keyring ring = NewRing();
  EXPECT_THAT(ring.Add(KeyKind::kReceipts, From("2026-11-29"), kNow_s),
              NamesField("from"));
  EXPECT_THAT(ring.Add(KeyKind::kReceipts,
                       {Day("2027-01-02"), Day("2027-01-01")}, kNow_s),
              NamesField("until"));
  EXPECT_EQ(ring.keys().size(), 7U);
  EXPECT_EQ(
      Added(ring, KeyKind::kReceipts, {Day("2027-01-02"), Day("2027-01-02")}),
      "receipts-2");
}

TEST(KeyringTest, AKeyOfJournalSubjectsHasAYear) {
  Keyring ring = NewRing();
  EXPECT_EQ(Added(ring, KeyKind::kJournalSubjects), "journal-subjects-2028");
  EXPECT_EQ(Added(ring, KeyKind::kJournalSubjects, From("2030-01-01")),
            "journal-subjects-2030");
  EXPECT_EQ(
      Added(ring, KeyKind::kJournalSubjects, {std::nullopt, Day("2029-12-31")}),
      "journal-subjects-2029");
  const auto refused = [&ring](const AskedPeriod& asked) {
    return ring.Add(KeyKind::kJournalSubjects, asked, kNow_s).status();
  };
  EXPECT_THAT(refused(From("2031-01-02")), NamesField("from"));
  EXPECT_THAT(refused({Day("2031-01-01"), Day("2031-12-30")}),
              NamesField("until"));
  EXPECT_THAT(refused(From("2025-01-01")), NamesField("from"));
  EXPECT_THAT(refused(From("2027-01-01")), HasReason("KEY_IN_FORCE"));
}

TEST(KeyringTest, ThereIsOneRootOfPseudonyms) {
  Keyring ring = NewRing();
  EXPECT_THAT(ring.Add(KeyKind::kPseudonymRoot, {}, kNow_s),
              HasReason("ROOT_EXISTS"));
  EXPECT_THAT(ring.Add(KeyKind::kPseudonymRoot, From("2030-01-01"), kNow_s),
              HasReason("ROOT_EXISTS"));
}

TEST(KeyringTest, ARingThatHasNoRootTakesOneWithoutAnEnd) {
  KeyViolation violation;
  std::vector<Key> keys;
  keys.push_back(Key{"data-master-1",
                     KeyKind::kDataMaster,
                     kNow_s,
                     {Day("2026-01-01"), {}, {}},
                     SecretOf(1)});
  Keyring ring = Keyring::Of("rsu", std::move(keys), violation).value();
  EXPECT_THAT(ring.Add(KeyKind::kPseudonymRoot,
                       {std::nullopt, Day("2027-01-01")}, kNow_s),
              NamesField("until"));
  EXPECT_EQ(Added(ring, KeyKind::kPseudonymRoot), "pseudonym-root-1");
}

TEST(KeyringTest, RootsAreNeverRetired) {
  Keyring ring = NewRing();
  std::set<std::string> reasons;
  for (const char* id :
       {"pseudonym-root-1", "journal-subjects-2027", "journal-digests-1"}) {
    const absl::Status refused = ring.Retire(id, Day("2027-02-01"));
    EXPECT_THAT(refused, HasReason("ROOT_KEY"));
    // Each says why.
    EXPECT_TRUE(reasons.insert(std::string(refused.message())).second);
  }
  // A key of digests is followed by another one.
  EXPECT_EQ(Added(ring, KeyKind::kJournalDigests), "journal-digests-2");
}

TEST(KeyringTest, AKeyIsRetiredOnceAndOnlyEarlierAgain) {
  Keyring ring = NewRing();
  Added(ring, KeyKind::kReceipts, From("2027-06-01"));
  const char* const id = "receipts-1";  // 2026-11-30 to 2027-05-31
  EXPECT_THAT(ring.Retire(id, Day("2026-11-29")), HasCode(kInvalid));
  EXPECT_THAT(ring.Retire(id, Day("2027-06-01")), HasCode(kInvalid));
  EXPECT_THAT(ring.Retire(id, Day("2027-05-31")), IsOk());
  EXPECT_THAT(ring.Retire(id, Day("2027-05-31")), IsOk());
  EXPECT_THAT(ring.Retire(id, Day("2027-02-01")), IsOk());
  EXPECT_THAT(ring.Retire(id, Day("2027-02-02")), HasReason("KEY_RETIRED"));
  EXPECT_EQ(PeriodOf(ring, id), "2026-11-30 to 2027-05-31 not 2027-02-01");
  EXPECT_THAT(ring.Retire(id, Day("2026-11-30")), IsOk());
  EXPECT_THAT(ring.Retire("receipts-9", Day("2026-11-30")),
              HasReason("UNKNOWN_KEY"));
}

TEST(KeyringTest, HoldsNoMoreKeysThanItMay) {
  Keyring ring = NewRing();
  while (ring.keys().size() < Keyring::kMaxKeys) {
    Added(ring, KeyKind::kJournalSubjects);
  }
  EXPECT_THAT(ring.Add(KeyKind::kJournalSubjects, {}, kNow_s),
              HasReason("KEYRING_FULL"));
}

TEST(KeyringTest, ARegisterHasANameThatALogCanHave) {
  for (const std::string& name :
       {std::string("r"), std::string("rsu.example/social-register"),
        std::string("2"), std::string(64, 'x')}) {
    EXPECT_THAT(Keyring::Make(name, kNow_s), IsOk()) << name;
  }
  for (const std::string& name :
       {std::string(), std::string(65, 'x'), std::string("a b"),
        std::string("a+b"), std::string("RSU"), std::string("/a"),
        std::string("a/"), std::string("a\nb"), std::string("é")}) {
    EXPECT_THAT(Keyring::Make(name, kNow_s), NamesField("register")) << name;
  }
}

Key KeyOf(const char* id, KeyKind kind, const char* from, const char* until,
          const char* retired, std::uint8_t secret) {
  KeyPeriod period;
  period.from = Day(from);
  if (*until != '\0') period.until = Day(until);
  if (*retired != '\0') period.retired = Day(retired);
  return Key{id, kind, kNow_s, period, SecretOf(secret)};
}

// The rule that these keys break: place, field and rule.
template <typename... Keys>
std::string Broken(Keys... each) {
  std::vector<Key> keys;
  (keys.push_back(std::move(each)), ...);
  KeyViolation violation;
  EXPECT_FALSE(Keyring::Of("rsu", std::move(keys), violation).ok());
  return absl::StrCat(violation.key.has_value() ? *violation.key : 99, " ",
                      violation.field, ": ", violation.rule);
}

constexpr KeyKind kReceipts = KeyKind::kReceipts;
constexpr KeyKind kRoot = KeyKind::kPseudonymRoot;
constexpr KeyKind kSubjects = KeyKind::kJournalSubjects;

// What no command makes, and a file could say.
TEST(KeyringTest, AKeyThatBreaksARuleByItselfIsRefused) {
  EXPECT_EQ(Broken(), "99 key: is missing");
  EXPECT_EQ(Broken(KeyOf("data-master-1", kReceipts, "2026-01-01", "", "", 1)),
            "0 key: must be the kind, a hyphen and a number");
  EXPECT_EQ(
      Broken(KeyOf("receipts-1", kReceipts, "2026-01-02", "2026-01-01", "", 1)),
      "0 until: must not be before from");
  EXPECT_EQ(
      Broken(KeyOf("receipts-1", kReceipts, "2026-01-02", "", "2026-01-01", 1)),
      "0 retired: must not be before from");
  EXPECT_EQ(Broken(KeyOf("receipts-1", kReceipts, "2026-01-02", "2026-01-03",
                         "2026-01-04", 1)),
            "0 retired: must not be after until");
  EXPECT_EQ(Broken(KeyOf("journal-digests-1", KeyKind::kJournalDigests,
                         "2026-01-02", "", "2026-01-04", 1)),
            "0 retired: a root has no such day");
  EXPECT_EQ(Broken(KeyOf("pseudonym-root-1", kRoot, "2026-01-02", "2026-01-04",
                         "", 1)),
            "0 until: a root of pseudonyms has no such day");
  EXPECT_EQ(Broken(KeyOf("journal-subjects-2026", kSubjects, "2026-01-01",
                         "2026-12-30", "", 1)),
            "0 from: must be the whole of the year of its name");
  EXPECT_EQ(Broken(KeyOf("journal-subjects-2026", kSubjects, "2027-01-01",
                         "2027-12-31", "", 1)),
            "0 from: must be the whole of the year of its name");
}

TEST(KeyringTest, AKeyThatAnotherOneForbidsIsRefused) {
  EXPECT_EQ(
      Broken(KeyOf("receipts-1", kReceipts, "2026-01-01", "2026-01-01", "", 1),
             KeyOf("receipts-1", kReceipts, "2027-01-01", "", "", 2)),
      "1 key: must not occur twice");
  EXPECT_EQ(Broken(KeyOf("receipts-1", kReceipts, "2026-01-01", "", "", 1),
                   KeyOf("data-master-1", KeyKind::kDataMaster, "2026-01-01",
                         "", "", 1)),
            "1 secret: is that of receipts-1 too");
  EXPECT_EQ(Broken(KeyOf("pseudonym-root-1", kRoot, "2026-01-01", "", "", 1),
                   KeyOf("pseudonym-root-2", kRoot, "2027-01-01", "", "", 2)),
            "1 kind: there is one root of pseudonyms only");
  EXPECT_EQ(
      Broken(KeyOf("receipts-1", kReceipts, "2026-01-01", "2026-06-01", "", 1),
             KeyOf("receipts-2", kReceipts, "2026-06-01", "", "", 2)),
      "1 from: must not share a day with the period of receipts-1");
}

}  // namespace
}  // namespace base::keyring
