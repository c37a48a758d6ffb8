#include "tools/population_generator/member_facts.h"

#include <array>

#include "base/date.h"

namespace population {
namespace {

using registry::Activity;
using registry::Diploma;
using registry::Education;
using registry::EmploymentStatus;
using registry::HealthCover;
using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Milieu;
using registry::Occupation;
using registry::Relationship;
using registry::Schooling;
using registry::Sex;

constexpr int kWorkingAge = 15;
constexpr int kSchoolAge = 6;
constexpr int kAdult = 18;

// First ages of the columns of `enrolment`, and the age of none.
constexpr std::array<int, 7> kEnrolmentAges = {4, 6, 12, 15, 18, 23, 27};

// First ages of the rows of `education` and `activity`.
constexpr std::array<int, 5> kBandAges = {15, 25, 35, 50, 65};

enum WorkRow { kExecutive, kOtherWage, kOwn };
enum AdditionalRow { kStudentCover, kPrivateInsurance, kOtherCover };
constexpr std::array<HealthCover, 4> kWorkRegimes = {
    HealthCover::kCnops, HealthCover::kCnss, HealthCover::kTns,
    HealthCover::kFar};
constexpr std::array<HealthCover, 4> kOtherCovers = {
    HealthCover::kNone, HealthCover::kRamed, HealthCover::kAmoTadamon,
    HealthCover::kAmoChamil};

int BandRow(Milieu milieu, Sex sex, int age) {
  int band = 0;
  while (band + 1 < static_cast<int>(kBandAges.size()) &&
         age >= kBandAges[static_cast<std::size_t>(band) + 1]) {
    ++band;
  }
  return (RowOf(milieu) * 2 + static_cast<int>(sex) - 1) * 5 + band;
}

class Members {
 public:
  Members(const Calibration& calibration, int rank, Draw& draw,
          HouseholdFacts& facts)
      : calibration_(calibration),
        tenth_(TenthOf(rank)),
        third_(ThirdOf(rank)),
        draw_(draw),
        facts_(facts) {}

  void Fill() {
    HealthCover family_cover = HealthCover::kNone;
    for (MemberFacts& member : facts_.members) {
      const int age = Age(member);
      DrawSchooling(age, member);
      DrawActivity(age, member);
      DrawWork(age, member);
      member.health_cover = DrawOwnCover(member);
      if (family_cover == HealthCover::kNone && HeadsFamily(member) &&
          member.health_cover != HealthCover::kStudent) {
        family_cover = member.health_cover;
      }
    }
    for (MemberFacts& member : facts_.members) {
      if (member.health_cover != HealthCover::kNone) continue;
      member.health_cover =
          family_cover != HealthCover::kNone && IsDependant(member, Age(member))
              ? family_cover
              : DrawOtherCover(Age(member), member);
    }
  }

 private:
  int Age(const MemberFacts& member) const {
    return base::WholeYears(member.birth_date, facts_.effective_date);
  }

  static bool HeadsFamily(const MemberFacts& member) {
    return member.relationship == Relationship::kHead ||
           member.relationship == Relationship::kSpouse;
  }

  bool IsEnrolled(int age, const MemberFacts& member) {
    if (age < kEnrolmentAges.front() || age >= kEnrolmentAges.back()) {
      return false;
    }
    if (age >= kAdult && HeadsFamily(member) && facts_.members.size() > 1) {
      return false;
    }
    int column = 0;
    while (age >= kEnrolmentAges[static_cast<std::size_t>(column) + 1]) {
      ++column;
    }
    return calibration_.enrolment.Happens(RowOf(facts_.milieu), column, draw_);
  }

  // Education of those who have left school, a step up or down by rank.
  Education DrawEducation(int age, const MemberFacts& member) {
    static constexpr std::array<Education, 4> kLevels = {
        Education::kNone, Education::kFundamental, Education::kSecondary,
        Education::kHigher};
    int level = calibration_.education.Choose(
        BandRow(facts_.milieu, member.sex, age), draw_);
    const int step = draw_.Below(6);
    if (third_ == 0 && step < 2 && level > 0) --level;
    if (third_ == 2 && step < 2 && level < 3) ++level;
    return kLevels[static_cast<std::size_t>(level)];
  }

  void DrawSchooling(int age, MemberFacts& member) {
    member.schooling = Schooling::kNotEnrolled;
    member.education = Education::kNone;
    member.diploma = Diploma::kNone;
    if (IsEnrolled(age, member)) {
      member.schooling = calibration_.private_school.Happens(
                             RowOf(facts_.milieu), tenth_, draw_)
                             ? Schooling::kPrivate
                             : Schooling::kPublic;
      member.education = age < kSchoolAge    ? Education::kPreschool
                         : age < kWorkingAge ? Education::kFundamental
                         : age < kAdult      ? Education::kSecondary
                                             : Education::kHigher;
    } else if (age >= kWorkingAge) {
      member.education = DrawEducation(age, member);
      // Nobody below these ages can have come further.
      if (age < 17 && member.education > Education::kFundamental) {
        member.education = Education::kFundamental;
      } else if (age < 20 && member.education > Education::kSecondary) {
        member.education = Education::kSecondary;
      }
    } else if (age > 8 && !draw_.PerMille(200)) {
      member.education = Education::kFundamental;  // and left school
    }
    DrawDiploma(age, member);
    DrawLiteracy(age, member);
  }

  void DrawDiploma(int age, MemberFacts& member) {
    if (age < kWorkingAge || member.education <= Education::kPreschool) return;
    int row = static_cast<int>(member.education) -
              static_cast<int>(Education::kFundamental);
    // Pupils and students have what the stage before gave them.
    const bool studies = member.schooling != Schooling::kNotEnrolled;
    if (studies) {
      member.diploma = row == 2   ? Diploma::kSecondary
                       : row == 1 ? Diploma::kFundamental
                                  : Diploma::kNone;
      return;
    }
    member.diploma =
        static_cast<Diploma>(1 + calibration_.diploma.Choose(row, draw_));
  }

  void DrawLiteracy(int age, MemberFacts& member) {
    if (member.education >= Education::kSecondary) {
      member.can_read_and_write = true;
    } else if (age < 8) {
      member.can_read_and_write = false;
    } else {
      const int row = member.education == Education::kFundamental ? 1 : 0;
      const bool pupil = member.schooling != Schooling::kNotEnrolled;
      member.can_read_and_write =
          pupil || calibration_.literacy.Happens(row, age < 50 ? 0 : 1, draw_);
    }
  }

  void DrawActivity(int age, MemberFacts& member) {
    static constexpr std::array<Activity, 6> kColumns = {
        Activity::kEmployed, Activity::kUnemployed, Activity::kHomemaker,
        Activity::kRetired,  Activity::kRentier,    Activity::kInactive};
    if (member.schooling != Schooling::kNotEnrolled && age >= kSchoolAge) {
      member.activity = Activity::kStudent;
    } else if (age < kWorkingAge) {
      member.activity = Activity::kInactive;
    } else {
      member.activity =
          kColumns[static_cast<std::size_t>(calibration_.activity.Choose(
              BandRow(facts_.milieu, member.sex, age), draw_))];
    }
    // Pensions come from work in an office or a factory, not from a field.
    if (member.activity == Activity::kRetired && age < 45) {
      member.activity = Activity::kInactive;
    }
  }

  Occupation DrawOccupation(const MemberFacts& member) {
    const int education = member.education <= Education::kPreschool
                              ? 0
                              : static_cast<int>(member.education) - 2;
    auto occupation = static_cast<Occupation>(
        1 + calibration_.occupation.Choose(RowOf(facts_.milieu) * 4 + education,
                                           draw_));
    if (occupation == Occupation::kSeniorExecutive &&
        tenth_ < calibration_.executive_tenth.At(0)) {
      occupation = Occupation::kMiddleExecutive;
    }
    if (occupation == Occupation::kMiddleExecutive &&
        tenth_ < calibration_.executive_tenth.At(1)) {
      occupation = Occupation::kClerk;
    }
    return occupation;
  }

  void DrawWork(int age, MemberFacts& member) {
    member.occupation = Occupation::kNoOccupation;
    member.employment_status = EmploymentStatus::kNotEmployed;
    if (member.activity != Activity::kEmployed) return;
    member.occupation = DrawOccupation(member);
    member.employment_status = static_cast<EmploymentStatus>(
        1 + calibration_.employment_status.Choose(
                static_cast<int>(member.occupation) - 1, draw_));
    const bool minor_employer =
        age < kAdult && member.employment_status == EmploymentStatus::kEmployer;
    const bool grown_apprentice =
        age > 30 && member.employment_status == EmploymentStatus::kApprentice;
    if (minor_employer) {
      member.employment_status = EmploymentStatus::kFamilyHelp;
    } else if (grown_apprentice) {
      member.employment_status = EmploymentStatus::kWageEarner;
    }
    // Few of the poor employ others.
    if (member.employment_status == EmploymentStatus::kEmployer && tenth_ < 5) {
      member.employment_status = EmploymentStatus::kSelfEmployed;
    }
  }

  // Cover from one's own work, pension or studies; kNone if there is none.
  HealthCover DrawOwnCover(const MemberFacts& member) {
    if (member.activity == Activity::kRetired) {
      return kWorkRegimes[static_cast<std::size_t>(
          calibration_.pension_regime.Choose(0, draw_))];
    }
    if (member.activity == Activity::kStudent &&
        member.education == Education::kHigher &&
        calibration_.additional_cover.Happens(kStudentCover, 0, draw_)) {
      return HealthCover::kStudent;
    }
    if (member.activity != Activity::kEmployed) return HealthCover::kNone;
    const bool own =
        member.employment_status == EmploymentStatus::kEmployer ||
        member.employment_status == EmploymentStatus::kSelfEmployed;
    if (!own && member.employment_status != EmploymentStatus::kWageEarner) {
      return HealthCover::kNone;
    }
    const bool executive = member.occupation == Occupation::kSeniorExecutive ||
                           member.occupation == Occupation::kMiddleExecutive;
    if (!calibration_.insured_at_work.Happens(
            (own ? 2 : 0) + RowOf(facts_.milieu), tenth_, draw_)) {
      return HealthCover::kNone;
    }
    const WorkRow row = own ? kOwn : executive ? kExecutive : kOtherWage;
    return kWorkRegimes[static_cast<std::size_t>(
        calibration_.regime_at_work.Choose(row, draw_))];
  }

  HealthCover DrawOtherCover(int age, const MemberFacts& member) {
    if (age >= kAdult && third_ == 2) {
      if (calibration_.additional_cover.Happens(kPrivateInsurance, 0, draw_)) {
        return HealthCover::kPrivateInsurance;
      }
      if (calibration_.additional_cover.Happens(kOtherCover, 0, draw_)) {
        return HealthCover::kOther;
      }
    }
    const HealthCover cover = kOtherCovers[static_cast<std::size_t>(
        calibration_.other_cover.Choose(third_, draw_))];
    // AMO Chamil is for those without an activity.
    return cover == HealthCover::kAmoChamil &&
                   member.activity == Activity::kEmployed
               ? HealthCover::kNone
               : cover;
  }

  const Calibration& calibration_;
  const int tenth_;
  const int third_;
  Draw& draw_;
  HouseholdFacts& facts_;
};

}  // namespace

bool IsDependant(const MemberFacts& member, int age) {
  if (member.activity == Activity::kEmployed) return false;
  switch (member.relationship) {
    case Relationship::kHead:
    case Relationship::kSpouse:
      return true;
    case Relationship::kChild:
      return age <= kDependantChildAge ||
             (age <= kDependantStudentAge &&
              member.activity == Activity::kStudent);
    default:
      return false;
  }
}

void DrawMemberFacts(const Calibration& calibration, int rank, Draw& draw,
                     HouseholdFacts& facts) {
  Members(calibration, rank, draw, facts).Fill();
}

}  // namespace population
