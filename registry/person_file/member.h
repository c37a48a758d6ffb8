#ifndef REGISTRY_PERSON_FILE_MEMBER_H_
#define REGISTRY_PERSON_FILE_MEMBER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/codes/person.h"
#include "registry/codes/status.h"
#include "registry/declaration/partial_date.h"
#include "registry/person_file/known_end.h"
#include "registry/status/person_status.h"

namespace registry {

// That somebody raises a child, as a body reports.
struct Raised {
  RaisingTitle title{};
  std::string source;
  base::Date since;
};

// What bodies report of a person on a day. Nothing: no body said anything, and
// false: a body said that it ended. Not known to be so is not so, beside
// `student`, where the declaration then counts.
struct Statuses {
  std::optional<bool> severely_disabled;
  std::optional<bool> fatherless;
  std::optional<bool> student;
  std::optional<bool> married;
  std::optional<bool> lives_abroad;

  // With `fatherless` true: who says so, and since when.
  std::optional<StatusSpell> fatherless_spell;

  // Nothing: no body said what the person attends.
  std::optional<SchoolLevel> school_level;

  // Public employment, pensions and other family allowances, one for each body
  // that reports one.
  std::vector<StatusSpell> excluding;

  // Spells of such a status that begin after the day, as is known already, in
  // the order of their first days.
  std::vector<StatusSpell> excluding_later;

  std::optional<Raised> raised;

  // Of disability, fatherlessness, studies, living abroad and who raises the
  // person, that hold on the day: those whose end is known already.
  std::vector<StatusEnd> ends;
};

// How somebody whom a declaration names is not there to be counted.
enum class Absence {
  kNone,
  kDied,              // on the day or before
  kInOtherHousehold,  // a declaration that counts before this one names them
  kNamedTwice,        // and counts under the other number
  kRetired,           // the number is nobody's any more
};

// What entitlements need to know of a household's member on a day. A plain
// value, without name or identifier.
struct Member {
  Relationship relationship{};
  Sex sex{};
  base::Date birth_date;  // the one that counts: WithCountingBirthDate()
  Schooling schooling{};
  Activity activity{};
  Statuses statuses;

  // Died on the day or before, or is not a person of the register any more.
  bool departed = false;

  // With `departed`: how.
  Absence absence = Absence::kNone;

  // When the member is there no more, after the day, as is known already. Only
  // looked for of whom `statuses.excluding` has something.
  std::optional<KnownEnd> gone;

  // The birth date that the population register has, if it has another than the
  // household declared; with WithCountingBirthDate() the one that does not
  // count.
  std::optional<base::Date> other_birth_date;

  // How much the population register knows of its birth date.
  DatePrecision registered_precision = DatePrecision::kDay;

  // The day on which the father died, if the population register has his death
  // and declarations say who he is; it may be later than the one that is asked
  // about.
  std::optional<base::Date> father_died;

  // The place among the members of who raises the child; nothing: nobody of the
  // household.
  std::optional<std::size_t> raiser;

  // How many children of the head were born before this one, by what held on
  // the day of birth. Nothing: as many as stand among the members.
  std::optional<std::size_t> born_before;

  // Whether the member is in school or studies: what a body says, else what the
  // household declared.
  bool Studies() const {
    return statuses.student.value_or(schooling == Schooling::kPublic ||
                                     schooling == Schooling::kPrivate ||
                                     activity == Activity::kStudent);
  }

  // Whether the father is dead: what a body says, else what the population
  // register does, from the day after the death on.
  bool Fatherless(base::Date day) const {
    return statuses.fatherless.value_or(father_died.has_value() &&
                                        *father_died < day);
  }

  // Whether the member is there to be counted.
  bool Present() const {
    return !departed && !statuses.lives_abroad.value_or(false);
  }
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_MEMBER_H_
