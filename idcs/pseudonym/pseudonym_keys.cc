#include "idcs/pseudonym/pseudonym_keys.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/keyring/hkdf.h"
#include "idcs/pseudonym/base32.h"

namespace idcs {
namespace {

using base::keyring::BlockCipher;
using base::keyring::KeySecret;
using Block = BlockCipher::Block;

constexpr char kSign = 'p';
constexpr std::size_t kBeforeBlock = 2;  // the sign and the version
static_assert(PseudonymKeys::kCharacters == kBeforeBlock + kBase32Characters);

// Where the number begins in a block, behind the kind and the zeros.
constexpr std::size_t kNumberAt = 8;

// Retired versions are asked for seldom.
constexpr std::size_t kLanesOfRetired = 1;

bool IsSpaceCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool IsVersion(char c) { return c >= 'a' && c <= 'z'; }

std::size_t IndexOf(char version) {
  return static_cast<std::size_t>(version - 'a');
}

absl::Status Broken(absl::string_view field, absl::string_view rule) {
  return base::InvalidFields("INVALID_PSEUDONYM_SPACE",
                             {{std::string(field), std::string(rule)}});
}

std::string InfoOf(absl::string_view space, char version) {
  constexpr absl::string_view kZero("\0", 1);
  return absl::StrCat("rsu pseudonym 1", kZero, space, kZero,
                      absl::string_view(&version, 1));
}

Block BlockOf(PseudonymKind kind, IdcsNumber number) {
  Block block{};
  block[0] = static_cast<std::uint8_t>(kind);
  auto rest = static_cast<std::uint64_t>(number.value());
  for (std::size_t i = block.size(); i-- > kNumberAt; rest >>= 8) {
    block[i] = static_cast<std::uint8_t>(rest & 0xFF);
  }
  return block;
}

// What a block says that BlockOf() made; nothing of any other one.
std::optional<OpenedPseudonym> Read(const Block& block, char version) {
  if (block[0] != static_cast<std::uint8_t>(PseudonymKind::kPerson) &&
      block[0] != static_cast<std::uint8_t>(PseudonymKind::kHousehold)) {
    return std::nullopt;
  }
  if (std::any_of(block.begin() + 1, block.begin() + kNumberAt,
                  [](std::uint8_t byte) { return byte != 0; })) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  for (std::size_t i = kNumberAt; i < block.size(); ++i) {
    value = (value << 8) | block[i];
  }
  if (value > static_cast<std::uint64_t>(IdcsNumber::kMaxValue)) {
    return std::nullopt;
  }
  return OpenedPseudonym{
      static_cast<PseudonymKind>(block[0]),
      IdcsNumber::FromValue(static_cast<std::int64_t>(value)), version};
}

}  // namespace

absl::StatusOr<PseudonymKeys> PseudonymKeys::Create(const KeySecret& root,
                                                    absl::string_view space,
                                                    char newest, int valid) {
  if (space.empty() || space.size() > kMaxSpaceCharacters ||
      !std::all_of(space.begin(), space.end(), IsSpaceCharacter)) {
    return Broken("space", "must be 1 to 64 characters from a to z, 0 to 9, -");
  }
  if (!IsVersion(newest)) {
    return Broken("newest", "must be a letter from a to z");
  }
  const std::size_t count = IndexOf(newest) + 1;
  if (valid < 1 || valid > 2 || static_cast<std::size_t>(valid) > count) {
    return Broken("valid", "must be 1, or 2 where there is an earlier version");
  }
  const std::size_t retired = count - static_cast<std::size_t>(valid);
  std::vector<BlockCipher> ciphers;
  ciphers.reserve(count);
  for (char version = 'a'; version <= newest; ++version) {
    ciphers.emplace_back(
        base::keyring::DeriveKey(root, InfoOf(space, version)),
        ciphers.size() < retired ? kLanesOfRetired : BlockCipher::kLanes);
  }
  return PseudonymKeys(std::move(ciphers), retired);
}

PseudonymKeys::PseudonymKeys(std::vector<BlockCipher> ciphers,
                             std::size_t retired)
    : ciphers_(std::move(ciphers)), retired_(retired) {}

std::string PseudonymKeys::Make(PseudonymKind kind, IdcsNumber number) const {
  std::string text(kCharacters, kSign);
  text[1] = static_cast<char>('a' + static_cast<char>(ciphers_.size() - 1));
  WriteBase32(ciphers_.back().Encrypt(BlockOf(kind, number)),
              &text[kBeforeBlock]);
  return text;
}

bool PseudonymKeys::IsRetired(char version) const {
  return IndexOf(version) < retired_;
}

std::optional<OpenedPseudonym> PseudonymKeys::OpenAny(
    absl::string_view text) const {
  if (text.size() != kCharacters || text[0] != kSign || !IsVersion(text[1]) ||
      IndexOf(text[1]) >= ciphers_.size()) {
    return std::nullopt;
  }
  const std::optional<Block> block = ReadBase32(text.substr(kBeforeBlock));
  if (!block.has_value()) return std::nullopt;
  return Read(ciphers_[IndexOf(text[1])].Decrypt(*block), text[1]);
}

std::optional<OpenedPseudonym> PseudonymKeys::Open(
    absl::string_view text) const {
  std::optional<OpenedPseudonym> opened = OpenAny(text);
  if (opened.has_value() && IsRetired(opened->version)) return std::nullopt;
  return opened;
}

bool PseudonymKeys::IsOfRetiredVersion(absl::string_view text) const {
  const std::optional<OpenedPseudonym> opened = OpenAny(text);
  return opened.has_value() && IsRetired(opened->version);
}

}  // namespace idcs
