#ifndef REGISTRY_PERSON_FILE_PEOPLE_ELSEWHERE_H_
#define REGISTRY_PERSON_FILE_PEOPLE_ELSEWHERE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/person_file/member.h"

namespace registry {

// People of a household who are not, or not declared, where they might be
// looked for. Plain values, without name or identifier.

// A head or spouse of the declaration who is not there any more.
struct GonePartner {
  std::size_t member = 0;  // the place
  Relationship relationship{};
  std::optional<base::Date> died;  // nothing: another household declared them
};

// The heads and spouses who are gone, in the order of the declaration.
struct GonePartners {
  std::vector<GonePartner> partners;
  bool nobody_left = false;  // no head or spouse is there
};

// A child of a member who is head or spouse, by an earlier declaration, and who
// is declared beside no head or spouse now.
struct UndeclaredChild {
  std::size_t member = 0;  // the place of the head or spouse
  base::Date declared_for;
  std::size_t named_at = 0;  // the place of the child in that declaration

  // Whether it still belongs to a household, of which no head or spouse is
  // there any more; else it belongs to none.
  bool counts_there = false;
};

// Why a child does not count with who raises them.
enum class RaisedChildIs {
  kNotDeclared,        // by the household of who raises them
  kDeclaredElsewhere,  // too, and that declaration counts
  kRaiserInNoHousehold,
};

// A child whom somebody raises, and who does not count there.
struct RaisedChild {
  Raised raised;
  RaisedChildIs why{};
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_PEOPLE_ELSEWHERE_H_
