#include "tests/service/store/grouped_calls.h"

#include <chrono>
#include <future>
#include <regex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/fixtures/hold.h"

namespace rpc_test {
namespace {

// Waits until one more write waits than `before`, or the call is answered
// without one.
void WaitUntilQueued(RegisterSide& side, std::size_t before,
                     const std::future<std::string>& answer) {
  using std::chrono::milliseconds;
  while (side.served.database().waiting_writes() == before &&
         answer.wait_for(milliseconds(0)) != std::future_status::ready) {
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
}

}  // namespace

std::string AlikeTexts::Made(const std::string& text) {
  static const std::regex* const kMoments = new std::regex("nanos: [0-9]+");
  static const std::regex* const kNumbers = new std::regex("\\b[0-9]{10}\\b");
  const std::string timeless = std::regex_replace(text, *kMoments, "nanos");
  std::string made;
  auto from = timeless.cbegin();
  const std::sregex_iterator last;
  for (std::sregex_iterator found(from, timeless.cend(), *kNumbers);
       found != last; ++found) {
    made.append(from, (*found)[0].first);
    from = (*found)[0].second;
    const auto place = places_.emplace(found->str(), places_.size()).first;
    absl::StrAppend(&made, "#", place->second);
  }
  return made.append(from, timeless.cend());
}

std::vector<std::string> CallEach(const std::vector<WritingCall>& calls,
                                  RegisterSide& side) {
  std::vector<std::string> answers;
  for (const WritingCall& call : calls) {
    answers.push_back(side.texts.Made(call(side)));
  }
  return answers;
}

std::vector<std::string> CallAsGroup(const std::vector<WritingCall>& calls,
                                     RegisterSide& side) {
  Hold hold(side.served.database(), /*writer=*/true);
  std::vector<std::future<std::string>> waiting;
  for (const WritingCall& call : calls) {
    const std::size_t before = side.served.database().waiting_writes();
    waiting.push_back(
        std::async(std::launch::async, [&call, &side] { return call(side); }));
    WaitUntilQueued(side, before, waiting.back());
  }
  hold.Release();
  std::vector<std::string> answers;
  for (std::future<std::string>& answer : waiting) {
    answers.push_back(side.texts.Made(answer.get()));
  }
  return answers;
}

}  // namespace rpc_test
