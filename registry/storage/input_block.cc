#include "registry/storage/input_block.h"

#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace registry {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kFixedBytes = 19;
constexpr std::size_t kMostVariables = 0xffff;

// Little-endian, whatever the machine; where it is the machine's own order, the
// compiler makes one instruction of each.
template <std::size_t kBytes>
void Write(std::uint64_t value, char* out) {
  for (std::size_t i = 0; i < kBytes; ++i) {
    out[i] = static_cast<char>(value >> (8 * i));
  }
}

std::uint32_t Pair(const unsigned char* in) {
  return std::uint32_t{in[0]} | std::uint32_t{in[1]} << 8;
}

std::uint32_t Four(const unsigned char* in) {
  return std::uint32_t{in[0]} | std::uint32_t{in[1]} << 8 |
         std::uint32_t{in[2]} << 16 | std::uint32_t{in[3]} << 24;
}

std::uint64_t Eight(const unsigned char* in) {
  return Four(in) | std::uint64_t{Four(in + 4)} << 32;
}

absl::Status Damaged(std::int64_t block) {
  return absl::DataLossError(
      absl::StrCat("the block ", block, " of inputs cannot be read"));
}

}  // namespace

absl::Status InputBlockBuilder::Add(const ScannedInput& input) {
  if (input.variables.size() > kMostVariables) {
    return absl::OutOfRangeError(absl::StrCat("the variables at position ",
                                              input.position, " are too long"));
  }
  std::array<char, kFixedBytes> fixed;
  Write<4>(static_cast<std::uint32_t>(input.effective_day), &fixed[0]);
  Write<4>(static_cast<std::uint32_t>(input.formula), &fixed[4]);
  Write<8>(static_cast<std::uint64_t>(input.score_ticks), &fixed[8]);
  Write<1>(static_cast<std::uint32_t>(input.head_sex), &fixed[16]);
  Write<2>(input.variables.size(), &fixed[17]);
  bytes_.append(fixed.data(), fixed.size());
  bytes_.append(input.variables.data(), input.variables.size());
  ++inputs_;
  return absl::OkStatus();
}

absl::Status ReadInputBlock(
    std::int64_t block, absl::string_view bytes, std::int64_t first,
    std::int64_t end,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each) {
  if (bytes.empty() || bytes[0] != kVersion) return Damaged(block);
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data()) + 1;
  std::size_t left = bytes.size() - 1;
  ScannedInput input;
  const std::int64_t begin = block * kInputsInBlock;
  for (std::int64_t slot = 0; slot < kInputsInBlock; ++slot) {
    if (left < kFixedBytes) return Damaged(block);
    const std::size_t length = Pair(in + 17);
    if (left - kFixedBytes < length) return Damaged(block);
    input.position = begin + slot;
    if (first <= input.position && input.position < end) {
      input.effective_day = static_cast<std::int32_t>(Four(in));
      input.formula = static_cast<int>(Four(in + 4));
      input.score_ticks = static_cast<std::int64_t>(Eight(in + 8));
      input.head_sex = in[16];
      input.variables = absl::string_view(
          reinterpret_cast<const char*>(in + kFixedBytes), length);
      RSU_RETURN_IF_ERROR(each(input));
    }
    in += kFixedBytes + length;
    left -= kFixedBytes + length;
  }
  return left == 0 ? absl::OkStatus() : Damaged(block);
}

}  // namespace registry
