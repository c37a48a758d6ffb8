#include "tests/names/unlike_name.h"

namespace names {

std::string UnlikeName(std::uint64_t number) {
  // A syllable for each pair of bits; no two of the consonants are taken for
  // one another.
  constexpr char kConsonants[] = "bkms";
  std::string name = "Z";
  for (int i = 0; i < 14; ++i) {
    name += 'a';
    name += kConsonants[number % 4];
    number /= 4;
  }
  return name + "i";
}

}  // namespace names
