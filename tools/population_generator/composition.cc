#include "tools/population_generator/composition.h"

#include <algorithm>

namespace population {
namespace {

using registry::MemberFacts;
using registry::Relationship;
using registry::Sex;

constexpr int kMonths = 12;
constexpr int kAdult = 18;

// Ages at which women give birth.
constexpr int kYoungestMother = 18;
constexpr int kOldestMother = 45;

// Children are counted in steps of so many months at least, of which the last
// ten are left free, so that no two births are closer than that.
constexpr int kLeastStep = 20;
constexpr int kLeastGap = 10;
constexpr int kSteps = 36;  // how many more months a step may have

// When most have left their parents' home.
constexpr int kLeavesHome = 33;
constexpr int kOldest = 104;
constexpr int kMostExtended = 3;

// Rows of the tables.
enum HeadAgeRow { kSingleAge, kCoupleAge, kMotherAge, kOtherAge };
enum FemaleHeadRow {
  kFemaleSingle,
  kFemaleCouple,
  kFemaleLoneParent,
  kFemaleOther
};
enum BirthsRow { kMale, kTwins, kSecondWife };

class Household {
 public:
  Household(const Calibration& calibration, int size, base::Date day,
            Draw& draw, std::vector<MemberFacts>& members)
      : calibration_(calibration),
        size_(size),
        day_(day),
        draw_(draw),
        members_(members) {}

  void Fill() {
    switch (DrawComposition()) {
      case Composition::kSingle:
        return AddHead(DrawSex(kFemaleSingle), DrawAge(kSingleAge));
      case Composition::kCouple:
        return AddCouple(0, 0);
      case Composition::kCoupleWithChildren:
        return AddCouple(size_ - 2, 0);
      case Composition::kLoneParent:
        return AddLoneParent(size_ - 1, 0);
      case Composition::kExtendedCouple: {
        const int extended = DrawExtended(size_ - 2);
        return AddCouple(size_ - 2 - extended, extended);
      }
      case Composition::kExtendedLoneParent: {
        const int extended = DrawExtended(size_ - 1);
        return AddLoneParent(size_ - 1 - extended, extended);
      }
      case Composition::kOther:
        AddHead(DrawSex(kFemaleOther), DrawAge(kOtherAge));
        return AddRelatives(size_ - 1, /*row=*/1);
    }
  }

 private:
  Composition DrawComposition() {
    if (size_ == 1) return Composition::kSingle;
    return static_cast<Composition>(
        calibration_.composition.Choose(std::min(size_, 7) - 2, draw_));
  }

  int DrawExtended(int most) {
    return most < 1 ? 0 : draw_.Between(1, std::min(most, kMostExtended));
  }

  // Bands of five years from 15 on.
  int DrawAge(HeadAgeRow row) {
    return 15 + 5 * calibration_.head_age.Choose(row, draw_) + draw_.Below(5);
  }

  Sex DrawSex(FemaleHeadRow row) {
    return calibration_.female_head.Happens(row, 0, draw_) ? Sex::kFemale
                                                           : Sex::kMale;
  }

  Sex DrawSex() {
    return calibration_.births.Happens(kMale, 0, draw_) ? Sex::kMale
                                                        : Sex::kFemale;
  }

  void Add(Relationship relationship, Sex sex, int age_months) {
    // 487 / 16 days are a month to within a day in 250 years.
    const int days = age_months * 487 / 16 + draw_.Below(30);
    MemberFacts& member = members_.emplace_back();
    member.relationship = relationship;
    member.sex = sex;
    member.birth_date = base::Date::FromDayNumber(day_.day_number() - days);
  }

  void AddInYear(Relationship relationship, Sex sex, int age) {
    Add(relationship, sex, age * kMonths + draw_.Below(kMonths));
  }

  void AddHead(Sex sex, int age) {
    head_age_ = age;
    AddInYear(Relationship::kHead, sex, age);
  }

  // A couple with the children of the wife, or of the first wife.
  void AddCouple(int children, int extended) {
    const bool childless = children == 0;
    int wife = DrawAge(childless ? kCoupleAge : kMotherAge);
    wife = std::max(wife, kYoungestMother + 2 * children);
    const int gap = calibration_.spouse_age_gap.Choose(0, draw_) - 5;
    const int husband = std::clamp(wife + gap, kAdult, kOldest);
    if (DrawSex(kFemaleCouple) == Sex::kFemale) {
      AddHead(Sex::kFemale, wife);
      AddInYear(Relationship::kSpouse, Sex::kMale, husband);
    } else {
      AddHead(Sex::kMale, husband);
      AddInYear(Relationship::kSpouse, Sex::kFemale, wife);
      if (children > 1 && calibration_.births.Happens(kSecondWife, 0, draw_)) {
        AddInYear(Relationship::kSpouse, Sex::kFemale,
                  std::max(kAdult, wife - draw_.Below(15)));
        --children;
      }
    }
    AddChildren(std::min(wife, husband + 8), children);
    AddRelatives(extended, /*row=*/0);
  }

  void AddLoneParent(int children, int extended) {
    const Sex sex = DrawSex(kFemaleLoneParent);
    const int age =
        std::max(DrawAge(kMotherAge), kYoungestMother + 2 * children);
    AddHead(sex, age);
    AddChildren(age, children);
    AddRelatives(extended, /*row=*/0);
  }

  // Children of a mother of `mother` years, the eldest first. They are born one
  // after the other in a stretch of time that lies within her fertile years and
  // mostly ends before they have left home.
  void AddChildren(int mother, int children) {
    if (children == 0) return;
    const int youngest = std::max(0, (mother - kOldestMother) * kMonths);
    int oldest =
        std::min(mother - kYoungestMother, kLeavesHome - draw_.Below(8)) *
        kMonths;
    oldest = std::max(oldest, youngest + kLeastStep * children);
    const int step = std::min((oldest - youngest) / children,
                              kLeastStep + draw_.Below(kSteps));
    const int begin =
        youngest + draw_.Below(oldest - youngest - step * children + 1);
    for (int i = children - 1; i >= 0; --i) {
      const int age = begin + step * i + draw_.Below(step - kLeastGap);
      Add(Relationship::kChild, DrawSex(), age);
      if (i > 0 && calibration_.births.Happens(kTwins, 0, draw_)) {
        const base::Date birth_date = members_.back().birth_date;
        Add(Relationship::kChild, DrawSex(), age);
        members_.back().birth_date = birth_date;
        --i;
      }
    }
  }

  void AddRelatives(int count, int row) {
    for (int i = 0; i < count; ++i) {
      const auto relationship =
          static_cast<Relationship>(static_cast<int>(Relationship::kParent) +
                                    calibration_.relatives.Choose(row, draw_));
      AddRelative(relationship);
    }
  }

  void AddRelative(Relationship relationship) {
    switch (relationship) {
      case Relationship::kParent:
        if (AddParent()) return;
        break;
      case Relationship::kSibling:
        return AddInYear(
            relationship, DrawSex(),
            std::clamp(head_age_ + draw_.Between(-10, 10), 6, kOldest));
      case Relationship::kGrandchild:
        if (head_age_ < kLeastGrandparent) break;
        return AddInYear(
            relationship, DrawSex(),
            draw_.Below(std::min(head_age_ - kLeastGrandparent, 20) + 1));
      case Relationship::kNotRelated:
        return AddInYear(relationship, DrawSex(), draw_.Between(16, 60));
      default:
        break;
    }
    AddInYear(Relationship::kOtherRelative, DrawSex(), draw_.Between(8, 75));
  }

  // The mother, then the father, if they can be alive.
  bool AddParent() {
    const int age = head_age_ + draw_.Between(kYoungestMother, 38);
    if (age > kOldest || parents_ == 2) return false;
    AddInYear(Relationship::kParent,
              parents_++ == 0 ? Sex::kFemale : Sex::kMale, age);
    return true;
  }

  static constexpr int kLeastGrandparent = 42;

  const Calibration& calibration_;
  const int size_;
  const base::Date day_;
  Draw& draw_;
  std::vector<MemberFacts>& members_;
  int head_age_ = 0;
  int parents_ = 0;
};

}  // namespace

void DrawMembers(const Calibration& calibration, int size, base::Date day,
                 Draw& draw, std::vector<MemberFacts>& members) {
  members.reserve(static_cast<std::size_t>(size));
  Household(calibration, size, day, draw, members).Fill();
}

}  // namespace population
