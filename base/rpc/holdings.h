#ifndef BASE_RPC_HOLDINGS_H_
#define BASE_RPC_HOLDINGS_H_

#include <atomic>
#include <cstdint>
#include <memory>

namespace base::rpc {

// How much calls may hold at a time.
struct HoldingLimits {
  int calls = 1;           // begun and not over
  std::int64_t bytes = 0;  // of their requests, and of replies not taken
};

// What the calls of somebody hold of the server: how many they are, and the
// bytes of their requests and of the replies that wait until the client takes
// them. What a connection holds, its address holds, and the server as a whole.
// Thread-safe.
class Holdings {
 public:
  // `whole`, if given, holds what these hold.
  explicit Holdings(const HoldingLimits& limits,
                    std::shared_ptr<Holdings> whole = nullptr);

  Holdings(const Holdings&) = delete;
  Holdings& operator=(const Holdings&) = delete;

  // Counts a call, until EndCall(). False, and nothing is counted, if there are
  // as many as there may be, here or in the whole.
  bool BeginCall();
  void EndCall();

  // Counts bytes; less than 0 gives some back.
  void AddBytes(std::int64_t bytes);

  // Whether another request or reply may be made, here and in the whole. What
  // is being made then can go beyond the limit: each thread makes one at a
  // time.
  bool HasRoom() const;

  int calls() const { return calls_.load(std::memory_order_relaxed); }
  std::int64_t bytes() const { return bytes_.load(std::memory_order_relaxed); }

 private:
  const HoldingLimits limits_;
  const std::shared_ptr<Holdings> whole_;
  std::atomic<int> calls_ = 0;
  std::atomic<std::int64_t> bytes_ = 0;
};

}  // namespace base::rpc

#endif  // BASE_RPC_HOLDINGS_H_
