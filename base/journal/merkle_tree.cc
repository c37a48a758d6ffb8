#include "base/journal/merkle_tree.h"

#include <openssl/evp.h>

#include <algorithm>
#include <initializer_list>
#include <memory>

#include "base/journal/errors.h"

namespace base::journal {
namespace {

// What a hash begins with, so that no entry can be taken for a node.
constexpr absl::string_view kLeaf("\0", 1);
constexpr absl::string_view kNode("\1", 1);

// One digest after another. The algorithm is looked up once and its state used
// again: a node takes a quarter of the time of base::Sha256().
class Digest {
 public:
  Digest()
      : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free),
        context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {}

  Hash Of(std::initializer_list<absl::string_view> parts) {
    Hash hash;
    unsigned int size = 0;
    bool done =
        EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1;
    for (const absl::string_view part : parts) {
      done = done &&
             EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1;
    }
    done = done &&
           EVP_DigestFinal_ex(
               context_.get(),
               reinterpret_cast<unsigned char*>(hash.bytes.data()), &size) == 1;
    if (!done || size != kHashBytes) {
      Stop("the cryptographic library has no SHA-256");
    }
    return hash;
  }

 private:
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm_;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

Hash Sha256Of(std::initializer_list<absl::string_view> parts) {
  thread_local Digest digest;
  return digest.Of(parts);
}

int BitsIn(std::uint64_t size) {
  int bits = 0;
  for (; size != 0; size &= size - 1) ++bits;
  return bits;
}

}  // namespace

std::optional<Hash> HashFrom(absl::string_view bytes) {
  if (bytes.size() != kHashBytes) return std::nullopt;
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.bytes.begin());
  return hash;
}

Hash LeafHash(absl::string_view entry) { return Sha256Of({kLeaf, entry}); }

Hash NodeHash(const Hash& left, const Hash& right) {
  return Sha256Of({kNode, left.view(), right.view()});
}

Hash EmptyRoot() { return Sha256Of({}); }

Hash RootOf(absl::Span<const Hash> leaves) {
  Frontier frontier;
  for (const Hash& leaf : leaves) frontier.Append(leaf);
  return frontier.Root();
}

absl::StatusOr<Frontier> Frontier::Parse(absl::string_view bytes) {
  constexpr std::size_t kSizeBytes = 8;
  if (bytes.size() < kSizeBytes) {
    return MalformedFrontier("must begin with a size in 8 bytes");
  }
  Frontier frontier;
  for (std::size_t i = 0; i < kSizeBytes; ++i) {
    frontier.size_ = frontier.size_ << 8 | static_cast<unsigned char>(bytes[i]);
  }
  if (frontier.size_ > kMaxTreeSize) {
    return MalformedFrontier("has a size that no log can have");
  }
  bytes.remove_prefix(kSizeBytes);
  const auto peaks = static_cast<std::size_t>(BitsIn(frontier.size_));
  if (bytes.size() != peaks * kHashBytes) {
    return MalformedFrontier("must have a hash for each bit of its size");
  }
  for (std::size_t i = 0; i < peaks; ++i) {
    frontier.peaks_.push_back(
        *HashFrom(bytes.substr(i * kHashBytes, kHashBytes)));
  }
  return frontier;
}

std::string Frontier::Serialize() const {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>(size_ >> shift & 0xFF));
  }
  for (const Hash& peak : peaks_) {
    bytes.append(peak.view().data(), kHashBytes);
  }
  return bytes;
}

std::optional<Hash> Frontier::Append(const Hash& leaf) {
  if (size_ == kMaxTreeSize) Stop("the log has as many entries as it can have");
  std::optional<Hash> segment;
  Hash hash = leaf;
  int height = 0;
  // As in a sum by hand: each one at the end of the size is carried.
  for (std::uint64_t rest = size_; (rest & 1) != 0; rest >>= 1) {
    hash = NodeHash(peaks_.back(), hash);
    peaks_.pop_back();
    if (++height == kSegmentHeight) segment = hash;
  }
  peaks_.push_back(hash);
  ++size_;
  return segment;
}

Hash Frontier::Root() const {
  if (peaks_.empty()) return EmptyRoot();
  Hash root = peaks_.back();
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) {
    root = NodeHash(*peak, root);
  }
  return root;
}

}  // namespace base::journal
