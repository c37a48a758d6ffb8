#include "scoring/variables/pack_variables.h"

#include <cstdint>
#include <limits>

#include "base/little_endian.h"
#include "registry/codes/place.h"
#include "scoring/variables/catalogue_entries.h"

namespace scoring {
namespace {

constexpr std::uint8_t kVersion = 1;

// Variables [kFirst16, kFirst32) take two bytes, those before one, after four.
constexpr std::size_t kFirst16 = IndexOf(Variable::kMembersSquared);
constexpr std::size_t kFirst32 = IndexOf(Variable::kButaneYearlyPerPerson);

constexpr std::size_t kOffset16 = kFirstPackedByte + kFirst16;
constexpr std::size_t kOffset32 = kOffset16 + 2 * (kFirst32 - kFirst16);
static_assert(kOffset32 + 4 * (kVariableCount - kFirst32) == kPackedSize);

constexpr bool EveryRangeFits() {
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    const std::int64_t all_ones =
        i < kFirst16 ? 0xFF : (i < kFirst32 ? 0xFFFF : 0xFFFFFFFF);
    if (internal::kCatalogue[i].lowest < 0) return false;
    if (internal::kCatalogue[i].highest >= all_ones) return false;
  }
  return true;
}
static_assert(EveryRangeFits());

template <typename Unsigned>
Unsigned Narrow(std::int32_t value) {
  constexpr auto kAllOnes = std::numeric_limits<Unsigned>::max();
  if (value < 0 || static_cast<std::uint32_t>(value) > kAllOnes) {
    return kAllOnes;
  }
  return static_cast<Unsigned>(value);
}

template <typename Unsigned>
void Append(Unsigned value, std::string& packed) {
  packed.resize(packed.size() + sizeof(Unsigned));
  base::StoreLittleEndian(value, &packed[packed.size() - sizeof(Unsigned)]);
}

// All ones do not fit std::int32_t either, and come out as -1.
template <typename Unsigned>
std::int32_t Read(absl::string_view packed, std::size_t offset) {
  return static_cast<std::int32_t>(
      base::LoadLittleEndian<Unsigned>(packed.data() + offset));
}

absl::Status NotPacked() {
  return absl::DataLossError("stored variables cannot be read");
}

}  // namespace

std::string PackVariables(const Variables& variables) {
  std::string packed;
  packed.reserve(kPackedSize);
  Append(kVersion, packed);
  Append(Narrow<std::uint8_t>(static_cast<std::int32_t>(variables.milieu)),
         packed);
  Append(Narrow<std::uint8_t>(variables.region), packed);
  for (std::size_t i = 0; i < kFirst16; ++i) {
    Append(Narrow<std::uint8_t>(variables.values[i]), packed);
  }
  for (std::size_t i = kFirst16; i < kFirst32; ++i) {
    Append(Narrow<std::uint16_t>(variables.values[i]), packed);
  }
  for (std::size_t i = kFirst32; i < kVariableCount; ++i) {
    Append(Narrow<std::uint32_t>(variables.values[i]), packed);
  }
  return packed;
}

PackedPlace PlaceOf(Variable variable) {
  const std::size_t index = IndexOf(variable);
  if (index < kFirst16) return {kFirstPackedByte + index, 1};
  if (index < kFirst32) return {kOffset16 + 2 * (index - kFirst16), 2};
  return {kOffset32 + 4 * (index - kFirst32), 4};
}

int PackedMembers(absl::string_view packed) {
  return static_cast<unsigned char>(
      packed[kFirstPackedByte + IndexOf(Variable::kMembers)]);
}

bool MayBePacked(absl::string_view packed) {
  if (packed.size() != kPackedSize || packed[0] != kVersion) return false;
  const registry::Milieu milieu = PackedMilieu(packed);
  const int region = PackedRegion(packed);
  const int members = PackedMembers(packed);
  return (milieu == registry::Milieu::kUrban ||
          milieu == registry::Milieu::kRural) &&
         region >= 1 && region <= registry::kRegions && members >= 1 &&
         members <= kMaxMembers;
}

absl::StatusOr<Variables> UnpackVariables(absl::string_view packed) {
  if (packed.size() != kPackedSize || packed[0] != kVersion) {
    return NotPacked();
  }
  Variables variables;
  variables.milieu =
      static_cast<registry::Milieu>(Read<std::uint8_t>(packed, 1));
  variables.region = Read<std::uint8_t>(packed, 2);
  for (std::size_t i = 0; i < kFirst16; ++i) {
    variables.values[i] = Read<std::uint8_t>(packed, kFirstPackedByte + i);
  }
  for (std::size_t i = kFirst16; i < kFirst32; ++i) {
    variables.values[i] =
        Read<std::uint16_t>(packed, kOffset16 + 2 * (i - kFirst16));
  }
  for (std::size_t i = kFirst32; i < kVariableCount; ++i) {
    variables.values[i] =
        Read<std::uint32_t>(packed, kOffset32 + 4 * (i - kFirst32));
  }
  if (!CheckVariables(variables).ok()) return NotPacked();
  return variables;
}

}  // namespace scoring
