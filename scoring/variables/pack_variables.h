#ifndef SCORING_VARIABLES_PACK_VARIABLES_H_
#define SCORING_VARIABLES_PACK_VARIABLES_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "scoring/variables/variables.h"

namespace scoring {

// Variables as 67 bytes, to be stored beside a declaration, so that scoring it
// again reads numbers and not the declaration. Layout of version 1, integers
// little-endian and unsigned, variables in the order of the catalogue:
//
//   offset  bytes  what
//        0      1  version, 1
//        1      1  milieu: 1 urban, 2 rural
//        2      1  region, 1 to 12
//        3     46  single_person_or_couple to share_traders, 1 byte each
//       49      6  members_squared, head_age_squared, cows, 2 bytes each
//       55     12  the three yearly amounts, centimes, 4 bytes each
//
// A change of the catalogue's order or ranges is a new version. A byte string
// of one version stays readable for ever.
inline constexpr std::size_t kPackedSize = 67;
inline constexpr std::size_t kFirstPackedByte = 3;  // of the variables

// Where a variable stands in the packed bytes: 1, 2 or 4 of them.
struct PackedPlace {
  std::size_t offset = 0;
  int bytes = 1;
};

PackedPlace PlaceOf(Variable variable);

// Whether these may be packed variables of this version: the right length and
// version, a milieu, a region and a number of members that exist. What can be
// told without looking at every variable, for reading millions; what else may
// be wrong with them, UnpackVariables() tells.
bool MayBePacked(absl::string_view packed);

// Of bytes that may be packed variables.
inline registry::Milieu PackedMilieu(absl::string_view packed) {
  return static_cast<registry::Milieu>(packed[1]);
}
inline int PackedRegion(absl::string_view packed) { return packed[2]; }
int PackedMembers(absl::string_view packed);

// A value that its bytes cannot hold is packed as all ones, which
// UnpackVariables() refuses: no variable's range reaches that far.
std::string PackVariables(const Variables& variables);

// Errors:
//   DATA_LOSS  unknown version, another length than that version's, or
//              variables that CheckVariables() refuses. The bytes were not
//              written by PackVariables(), or were changed since.
absl::StatusOr<Variables> UnpackVariables(absl::string_view packed);

}  // namespace scoring

#endif  // SCORING_VARIABLES_PACK_VARIABLES_H_
