#include "scoring/storage/input_block.h"

#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "base/little_endian.h"
#include "base/status_macros.h"

namespace scoring {
namespace {

using base::LoadLittleEndian;
using base::StoreLittleEndian;

constexpr char kVersion = 1;
constexpr std::size_t kFixedBytes = 19;
constexpr std::size_t kMostVariables = 0xffff;

// 0 stands for nothing.
std::uint8_t NumberOf(std::optional<registry::Sex> sex) {
  return sex.has_value() ? static_cast<std::uint8_t>(*sex) : 0;
}
std::optional<registry::Sex> SexOf(std::uint8_t number) {
  if (number == 0) return std::nullopt;
  return static_cast<registry::Sex>(number);
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
  StoreLittleEndian(static_cast<std::uint32_t>(input.effective_day), &fixed[0]);
  StoreLittleEndian(static_cast<std::uint32_t>(input.formula), &fixed[4]);
  StoreLittleEndian(static_cast<std::uint64_t>(input.score_ticks), &fixed[8]);
  StoreLittleEndian(NumberOf(input.head_sex), &fixed[16]);
  StoreLittleEndian(static_cast<std::uint16_t>(input.variables.size()),
                    &fixed[17]);
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
  const char* in = bytes.data() + 1;
  std::size_t left = bytes.size() - 1;
  ScannedInput input;
  const std::int64_t begin = block * kInputsInBlock;
  for (std::int64_t slot = 0; slot < kInputsInBlock; ++slot) {
    if (left < kFixedBytes) return Damaged(block);
    const std::size_t length = LoadLittleEndian<std::uint16_t>(in + 17);
    if (left - kFixedBytes < length) return Damaged(block);
    input.position = begin + slot;
    if (first <= input.position && input.position < end) {
      input.effective_day =
          static_cast<std::int32_t>(LoadLittleEndian<std::uint32_t>(in));
      input.formula = static_cast<int>(LoadLittleEndian<std::uint32_t>(in + 4));
      input.score_ticks =
          static_cast<std::int64_t>(LoadLittleEndian<std::uint64_t>(in + 8));
      const auto head_sex = LoadLittleEndian<std::uint8_t>(in + 16);
      if (head_sex > registry::LastOf<registry::Sex>()) return Damaged(block);
      input.head_sex = SexOf(head_sex);
      input.variables = absl::string_view(in + kFixedBytes, length);
      RSU_RETURN_IF_ERROR(each(input));
    }
    in += kFixedBytes + length;
    left -= kFixedBytes + length;
  }
  return left == 0 ? absl::OkStatus() : Damaged(block);
}

}  // namespace scoring
