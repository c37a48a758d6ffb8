#include "registry/matching/compare_names.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace registry {
namespace {

constexpr NameAgreement kDifferent = NameAgreement::kDifferent;
constexpr NameAgreement kClose = NameAgreement::kClose;
constexpr NameAgreement kSame = NameAgreement::kSame;

ComparableName Latin(const std::string& family_name,
                     const std::string& given_name) {
  return ComparableName::Of({family_name, given_name, "", ""});
}

// Compares both ways round, which must come to the same.
NameAgreement Both(const ComparableName& a, const ComparableName& b) {
  const NameAgreement agreement = Compare(a, b);
  EXPECT_EQ(Compare(b, a), agreement)
      << a.Serialize() << " and " << b.Serialize();
  return agreement;
}

NameAgreement CompareGiven(const std::string& a, const std::string& b) {
  return Both(Latin("Berrada", a), Latin("Berrada", b));
}

NameAgreement CompareFamily(const std::string& a, const std::string& b) {
  return Both(Latin(a, "Mohamed"), Latin(b, "Mohamed"));
}

struct Pair {
  const char* a;
  const char* b;
};

TEST(CompareNamesTest, SpellingsOfAGivenNameAreTheSame) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"Mohamed", "MOHAMED"},
           {"Mohamed", "Mohammed"},
           {"Mohamed", "Muhammad"},
           {"Youssef", "Yousef"},
           {"Youssef", "Yusuf"},
           {"Fatima Zahra", "Fatima-Ezzahra"},
           {"Fatima Zahra", "Fatimazahra"},
           {"Fatima Ez-Zahra", "Fatimazahra"},
           {"Khadija", "Khadidja"},
           {"Aïcha", "Aicha"},
           {"Aïcha", "Aisha"},
           {"Omar", "Oumar"},
           {"Said", "Saïd"},
           {"Said", "Sa'id"},
           {"Abdellah", "Abd Allah"},
           {"Abdellah", "Abdullah"},
           {"Abdelilah", "Abd El Ilah"},
           {"Abdelkader", "Abdel Qadir"},
           {"Abderrahmane", "Abd Er-Rahman"},
           {"Abderrahmane", "Abderahman"},
           {"Noureddine", "Nour Eddine"},
           {"Noureddine", "Nour-ed-Din"},
           {"Hicham", "Hisham"},
           {"Mbarek", "M'barek"},
           {"Redouane", "Ridwan"},
           {"Ghita", "Rhita"},
           {"Wafaa", "Ouafae"},
           {"Tarik", "Tareq"},
           {"Lhassan", "L'Hassan"},
           {"Hasna", "Hasnaâ"},
       }) {
    EXPECT_EQ(CompareGiven(a, b), kSame) << a << " and " << b;
  }
}

TEST(CompareNamesTest, NamesOfLettersThatFoldToNoneAreCompared) {
  for (const auto& [a, b] : std::vector<Pair>{{"Ŋ", "ŋ"},
                                              {"Ə", "ə"},
                                              {"Ɓ Ƿ", "ɓ ƿ"},
                                              {"Þ", "þ"},
                                              {"Əli", "əlı"},
                                              {"ꟸ", "ꟸ"}}) {
    EXPECT_EQ(CompareGiven(a, b), kSame) << a << " and " << b;
    EXPECT_EQ(CompareFamily(a, b), kSame) << a << " and " << b;
  }
  // Others differ, also those whose bytes agree in part: ŋ ŧ, ŋ ɋ.
  for (const auto& [a, b] : std::vector<Pair>{{"Ŋ", "Ə"},
                                              {"Ŋ", "Ŧ"},
                                              {"Ŋ", "Ɋ"},
                                              {"Əli", "Þli"},
                                              {"Əli", "Ali"},
                                              {"Əli", "Li"},
                                              {"Ŋ", "N"}}) {
    EXPECT_EQ(CompareGiven(a, b), kDifferent) << a << " and " << b;
    EXPECT_EQ(CompareFamily(a, b), kDifferent) << a << " and " << b;
  }
  EXPECT_NE(CompareFamily("Ŋoulmoussaoui", "Ŧoulmoussaoui"), kSame);
  EXPECT_EQ(CompareNameField("Əli", "əli", ""), kSame);
  EXPECT_EQ(CompareNameField("Əli", "Þli", ""), kDifferent);
}

TEST(CompareNamesTest, SpellingsOfAFamilyNameAreTheSame) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"El Idrissi", "Idrissi"},
           {"El Idrissi", "ELIDRISSI"},
           {"El Idrissi", "Al-Idrisi"},
           {"Ben Ali", "Benali"},
           {"Bel Haj", "Ben El Hadj"},
           {"Aït Hammou", "Aithamou"},
           {"Bou Azza", "Bouazza"},
           {"Er-Rachidi", "Errachidi"},
           {"Rachidi", "Errachidi"},
           {"Lamrani", "El Amrani"},
           {"Cherkaoui", "Charkawi"},
           {"Ould Ahmed", "Ouldahmed"},
           {"Tazi", "Tazy"},
       }) {
    EXPECT_EQ(CompareFamily(a, b), kSame) << a << " and " << b;
  }
}

TEST(CompareNamesTest, OtherNamesAreDifferent) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"Mohamed", "Ahmed"},
           {"Hassan", "Hussein"},
           {"Hassan", "Houcine"},
           {"Omar", "Amir"},
           {"Omar", "Ammar"},
           {"Fatima", "Fatiha"},
           {"Fatima", "Fatna"},
           {"Karim", "Karima"},
           {"Said", "Saida"},
           {"Said", "Saad"},
           {"Salma", "Salima"},
           {"Abdellah", "Abdelilah"},
           {"Abdelkrim", "Abdelkader"},
           {"Rachid", "Rachida"},
           {"Ali", "Adil"},
           {"Amine", "Amina"},
           {"Hanane", "Imane"},
           {"Samir", "Amira"},
           {"Nadir", "Nadira"},
           {"Mounir", "Mounira"},
           {"Mohamed Amine", "Mohamed Yassine"},
       }) {
    EXPECT_EQ(CompareGiven(a, b), kDifferent) << a << " and " << b;
  }
}

TEST(CompareNamesTest, AmazighNamesAreTheSameInEveryScript) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"Aɣbalu", "Aghbalou"},  {"Ɣizlan", "Ghizlane"},
           {"Sɛid", "Said"},        {"Sεid", "Saïd"},
           {"Saɛid", "Sa'id"},      {"Ɛli", "Ali"},
           {"Lɛarbi", "Larbi"},     {"Ɛumar", "Omar"},
           {"Ɛtman", "Othmane"},    {"Ɛica", "Aïcha"},
           {"Rbiɛa", "Rabia"},      {"Ɛebdellah", "Abdallah"},
           {"Xadiǧa", "Khadija"},   {"Muḥemmed", "Mohamed"},
           {"ⵎⵓⵃⵎⵎⴷ", "Mohamed"},   {"ⵙⵄⵉⴷ", "Said"},
           {"ⵙⵄⵉⴷ", "Sɛid"},        {"ⴰⵖⴱⴰⵍⵓ", "Aghbalou"},
           {"ⴼⴰⵟⵉⵎⴰ", "Fatima"},    {"ⵅⴰⴷⵉⵊⴰ", "Khadija"},
           {"ⵄⴱⴷⵍⵍⴰⵀ", "Abdellah"}, {"ⴱⵔⴰⵀⵉⵎ", "Brahim"},
           {"ⵢⵓⵙⴼ", "Youssef"},
       }) {
    EXPECT_EQ(CompareGiven(a, b), kSame) << a << " and " << b;
    EXPECT_EQ(CompareFamily(a, b), kSame) << a << " and " << b;
  }
  const ComparableName said =
      ComparableName::Of({"Berrada", "Xxxxx", "برادة", "سعيد"});
  EXPECT_EQ(Both(said, Latin("Berrada", "Sɛid")), kSame);
  EXPECT_EQ(Both(said, Latin("Berrada", "ⵙⵄⵉⴷ")), kSame);
  EXPECT_EQ(CompareNameField("ⵙⵄⵉⴷ", "Xxxxx", "سعيد"), kSame);
  EXPECT_EQ(CompareNameField("Sɛid", "Said", ""), kClose);
  // Other names stay other names.
  for (const auto& [a, b] : std::vector<Pair>{{"Sɛid", "Saida"},
                                              {"Ɛli", "Adil"},
                                              {"ⵙⵄⵉⴷ", "Hamid"},
                                              {"ⴽⵔⵉⵎ", "Karima"}}) {
    EXPECT_EQ(CompareGiven(a, b), kDifferent) << a << " and " << b;
  }
}

TEST(CompareNamesTest, NamesThatSoundAlikeAndAreTwoByTheListsAreClose) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"Amina", "Yamina"},
           {"Ali", "Alae"},
           {"Mohamed", "M'hamed"},
           {"Mohammed", "Mhamed"},
           {"Safia", "Soufia"},
           {"Salem", "Salim"},
           {"Saleh", "Salah"},
           {"Amir", "Amer"},
           {"Hicham", "Hachim"},
           {"Kamal", "Kamil"},
           {"Nour", "Noura"},
       }) {
    EXPECT_NE(CompareGiven(a, b), kSame) << a << " and " << b;
  }
  EXPECT_EQ(CompareGiven("Amina", "Yamina"), kClose);
  EXPECT_EQ(CompareGiven("Ali", "Alae"), kClose);
  EXPECT_EQ(CompareGiven("Mohamed", "M'hamed"), kClose);
  EXPECT_EQ(CompareGiven("Safia", "Soufia"), kClose);
  EXPECT_EQ(CompareGiven("Mohamed Ali", "Mohamed Alae"), kClose);
  // Also where both are written in both scripts.
  EXPECT_EQ(Both(ComparableName::Of({"Berrada", "Amina", "برادة", "أمينة"}),
                 ComparableName::Of({"Berrada", "Yamina", "برادة", "يامنة"})),
            kClose);
}

TEST(CompareNamesTest, OneSlipIsClose) {
  for (const auto& [a, b] : std::vector<Pair>{
           {"Bouchaib", "Bouchaeb"},  // a vowel for another
           {"Toufik", "Toufil"},      // a consonant for another
           {"Mokhtar", "Mohktar"},    // two exchanged
           {"Soundouss", "Sondss"},   // vowels left out
           {"Chakib", "Chakirb"},     // one too much
       }) {
    EXPECT_NE(CompareGiven(a, b), kDifferent) << a << " and " << b;
  }
  EXPECT_EQ(CompareGiven("Toufik", "Toufil"), kClose);
  EXPECT_EQ(CompareFamily("Benchekroun", "Benchekloun"), kClose);
}

TEST(CompareNamesTest, ASlipInAShortNameMakesAnotherName) {
  EXPECT_EQ(CompareGiven("Nora", "Nofa"), kDifferent);
  EXPECT_EQ(CompareGiven("Noura", "Nousa"), kDifferent);
}

TEST(CompareNamesTest, ANameLeftOutIsClose) {
  EXPECT_EQ(CompareGiven("Fatima", "Fatima Zahra"), kClose);
  EXPECT_EQ(CompareGiven("Mohamed Amine", "Mohamed"), kClose);
  EXPECT_EQ(CompareGiven("Mohamed Amine", "Amine"), kClose);
  EXPECT_EQ(CompareFamily("Alaoui Mdaghri", "Alaoui"), kClose);
  EXPECT_EQ(CompareGiven("Mohamed Amine", "Yassine"), kDifferent);
}

TEST(CompareNamesTest, NamesMayBeExchanged) {
  EXPECT_EQ(Both(Latin("Youssef", "El Idrissi"), Latin("Idrissi", "Yusuf")),
            kSame);
  EXPECT_EQ(Both(Latin("Youssef", "Berrada"), Latin("Berrada", "Ahmed")),
            kDifferent);
}

TEST(CompareNamesTest, ScriptsAreComparedWithEachOther) {
  struct Case {
    const char* latin;
    const char* arabic;
  };
  for (const auto& [latin, arabic] : std::vector<Case>{
           {"Mohamed", "محمد"},
           {"Youssef", "يوسف"},
           {"Yusuf", "يوسف"},
           {"Fatima Zahra", "فاطمة الزهراء"},
           {"Khadija", "خديجة"},
           {"Abdelilah", "عبد الإله"},
           {"Abdellah", "عبد الله"},
           {"Abdellah", "عبدالله"},
           {"Aïcha", "عائشة"},
           {"Omar", "عُمَر"},
           {"Said", "سعيد"},
           {"Abderrahmane", "عبد الرحمن"},
           {"Noureddine", "نور الدين"},
           {"Bouchaib", "بوشعيب"},
           {"Redouane", "رضوان"},
           {"Ghita", "غيثة"},
           {"Toufik", "توفيق"},
           {"Hasna", "حسناء"},
           {"Oumaima", "أميمة"},
           {"Larbi", "العربي"},
       }) {
    // The unlike Latin spelling leaves the Arabic one to decide.
    const ComparableName both =
        ComparableName::Of({"Berrada", "Xxxxx", "برادة", arabic});
    EXPECT_EQ(Both(both, Latin("Berrada", latin)), kSame)
        << latin << " and " << arabic;
  }
  const ComparableName fatiha =
      ComparableName::Of({"Berrada", "Xxxxx", "برادة", "فتيحة"});
  EXPECT_EQ(Both(fatiha, Latin("Berrada", "Fatima")), kDifferent);
  EXPECT_EQ(Both(fatiha, Latin("Berrada", "Bahija")), kDifferent);
}

TEST(CompareNamesTest, ScriptsAtOddsAreAtMostClose) {
  const ComparableName hafid =
      ComparableName::Of({"Berrada", "Hafid", "برادة", "حفيظ"});
  const ComparableName hamid =
      ComparableName::Of({"Berrada", "Hafid", "برادة", "حميد"});
  EXPECT_EQ(Both(hafid, hamid), kClose);
  EXPECT_EQ(Both(hafid, hafid), kSame);
}

TEST(CompareNamesTest, NamesWithoutLettersAgreeWithNothing) {
  for (const char* nothing : {"", "-", "\u0301\u0301", "\U0001F600", "123"}) {
    EXPECT_EQ(Both(Latin(nothing, nothing), Latin(nothing, nothing)),
              kDifferent);
    EXPECT_EQ(Both(Latin(nothing, nothing), Latin("Alaoui", "Ali")),
              kDifferent);
  }
}

TEST(CompareNamesTest, ASingleNameIsCompared) {
  EXPECT_EQ(Both(Latin("", "Awa"), Latin("", "Awa")), kSame);
  EXPECT_EQ(Both(Latin("Awa", ""), Latin("Awa", "")), kSame);
  // Whichever of the two it was written as.
  EXPECT_EQ(Both(Latin("", "Awa"), Latin("Awa", "")), kSame);
  EXPECT_EQ(Both(Latin("", "Awa"), Latin("", "Fatou")), kDifferent);
  EXPECT_EQ(Both(Latin("", "Awa"), Latin("Diop", "Awa")), kClose);
  EXPECT_EQ(Both(Latin("", "Diop"), Latin("Diop", "Awa")), kClose);
  EXPECT_EQ(Both(Latin("", "Fatou"), Latin("Diop", "Awa")), kDifferent);
}

struct FieldCase {
  const char* stated;
  const char* latin;
  const char* arabic;
  NameAgreement agreement;
};

TEST(CompareNameFieldTest, AgreementByScript) {
  for (const FieldCase& c : std::vector<FieldCase>{
           {"EL IDRISSI", "El-Idrissi", "", kSame},
           {"Aicha", "Aïcha", "", kSame},
           {"Mohammed", "Mohamed", "", kClose},
           {"Mohammed", "Mohamed", "محمد", kSame},
           {"Toufil", "Toufik", "", kClose},
           {"Ahmed", "Mohamed", "محمد", kDifferent},
           {"عَائِشَة", "Aicha", "عائشه", kSame},
           {"أسامة", "Oussama", "اسامة", kSame},
           {"مصطفي", "Mustapha", "مصطفى", kSame},
           {"نجات", "Najat", "نجاة", kSame},
           {"محمـــد", "X", "محمد", kSame},
           {"محمد", "Mohamed", "", kSame},
           {"Bouchaib", "X", "بوشعيب", kSame},
           {"توفيل", "Toufik", "توفيق", kClose},
           {"سعيدة", "Said", "سعيد", kDifferent},
           {"", "Said", "سعيد", kDifferent},
           {"Said", "", "", kDifferent},
       }) {
    EXPECT_EQ(CompareNameField(c.stated, c.latin, c.arabic), c.agreement)
        << c.stated << " against " << c.latin << " " << c.arabic;
  }
}

}  // namespace
}  // namespace registry
