#include "registry/service/place_guard.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/population/person.h"
#include "registry/service/place_question.h"

namespace registry {
namespace {

using base::rpc::Call;
using base::rpc::Subject;
using base::sql::Trip;

class ReachOfCall : public base::rpc::ReachQuestion {
 public:
  ReachOfCall(const Call& call, base::Date day) : call_(call) {
    call.EachSubject([this, day](const Subject& subject) {
      const auto number = idcs::IdcsNumber::Parse(std::string(subject.number));
      subjects_.emplace_back();
      if (!number.ok()) return;
      subjects_.back().places.emplace(subject.kind, *number, day);
    });
  }

  void Ask(Trip& trip) override {
    for (One& subject : subjects_) {
      subject.is_answered = !subject.places.has_value();
      if (!subject.is_answered) subject.places->Ask(trip);
    }
  }

  absl::StatusOr<Next> GoOn(Trip& trip) override {
    Next all = Next::kDone;
    for (One& subject : subjects_) {
      if (subject.is_answered) continue;
      RSU_ASSIGN_OR_RETURN(const Next next, subject.places->GoOn(trip));
      subject.is_answered = next == Next::kDone;
      if (!subject.is_answered) all = Next::kGoOn;
    }
    return all;
  }

  std::vector<std::vector<bool>> Reached() const override {
    std::vector<std::vector<bool>> reached;
    for (const base::rpc::Grant* grant : call_.grants) {
      std::vector<bool>& of_grant = reached.emplace_back();
      for (const One& subject : subjects_) {
        of_grant.push_back(subject.places.has_value() &&
                           Reach(grant->places, subject.places->places()));
      }
    }
    return reached;
  }

 private:
  struct One {
    std::optional<PlacesQuestion> places;  // none: the text is no number
    bool is_answered = false;
  };

  const Call& call_;
  std::deque<One> subjects_;  // trips keep addresses
};

}  // namespace

std::unique_ptr<base::rpc::ReachQuestion> PlaceGuard::Ask(
    const Call& call) const {
  return std::make_unique<ReachOfCall>(call,
                                       DayOfRegistration(clock_.NowMicros()));
}

}  // namespace registry
