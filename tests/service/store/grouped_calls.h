#ifndef TESTS_SERVICE_STORE_GROUPED_CALLS_H_
#define TESTS_SERVICE_STORE_GROUPED_CALLS_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/fixtures/register_fixture.h"

namespace rpc_test {

// Two registers are alike whichever numbers they drew and to the microsecond in
// which they learned what they know: texts of both are made alike. Each number
// of ten digits becomes its place among those that were seen before.
class AlikeTexts {
 public:
  std::string Made(const std::string& text);

 private:
  std::map<std::string, std::size_t> places_;
};

// A register with people, and what it answered.
struct RegisterSide {
  explicit RegisterSide(const base::Clock* clock)
      : served({}, clock), client(served.channel()) {}

  Register served;
  RegisterClient client;
  std::vector<std::string> people;  // their numbers
  AlikeTexts texts;
};

// One call that writes, the same of both; gives all that came back of it.
using WritingCall = std::function<std::string(RegisterSide&)>;

// Makes the calls one after the other.
std::vector<std::string> CallEach(const std::vector<WritingCall>& calls,
                                  RegisterSide& side);

// Makes the calls so that the store carries them out in one group, in their
// order.
std::vector<std::string> CallAsGroup(const std::vector<WritingCall>& calls,
                                     RegisterSide& side);

}  // namespace rpc_test

#endif  // TESTS_SERVICE_STORE_GROUPED_CALLS_H_
