#ifndef BASE_MESSAGE_CODE_H_
#define BASE_MESSAGE_CODE_H_

namespace base {

// Enumerations of ours whose numbers are those of a generated one, so that a
// value becomes the other's by its number. Which two are the same is said once,
// where both are known:
//
//   template <>
//   inline constexpr bool base::kSameNumbers<Sex, v1::Sex::Value> = true;
//
// and nothing else is turned into each other.
template <typename Code, typename Value>
inline constexpr bool kSameNumbers = false;

// The value for a field of a message: `message.set_sex(base::InMessage(sex))`.
template <typename Code>
class InMessage {
 public:
  constexpr explicit InMessage(Code code) : code_(code) {}

  template <typename Value>
  constexpr operator Value() const {  // NOLINT(google-explicit-constructor)
    static_assert(kSameNumbers<Code, Value>);
    return static_cast<Value>(static_cast<int>(code_));
  }

 private:
  const Code code_;
};

// The code of a field's value; `Code{}` of UNSPECIFIED.
template <typename Code, typename Value>
constexpr Code FromMessage(Value value) {
  static_assert(kSameNumbers<Code, Value>);
  return static_cast<Code>(static_cast<int>(value));
}

}  // namespace base

#endif  // BASE_MESSAGE_CODE_H_
