#include "registry/service/status_service.h"

#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/planned_write.h"
#include "base/sql/trip.h"
#include "idcs/issuing/number_key.h"
#include "idcs/number/number.h"
#include "registry/service/errors.h"
#include "registry/service/event_history.h"
#include "registry/service/event_intake.h"
#include "registry/service/holder_question.h"
#include "registry/service/new_event.h"
#include "registry/status/status_event.h"
#include "registry/storage/status_events.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

namespace {

// Whoever raises a child was registered once. Their number may be retired
// since: it still says who they are, and a list may be sent again.
class RaiserIsRegistered : public RegisterRule {
 public:
  RaiserIsRegistered(idcs::IdcsNumber raiser, const StatusEvent& event)
      : number_(raiser),
        raiser_(raiser),
        begins_(event.begins()),
        effective_date_(event.effective_date()) {}

  void AddKeys(base::sql::Keys& keys) const override {
    idcs::AddNumberKey(keys, number_);
  }
  void Ask(base::sql::Trip& trip) override { raiser_.Ask(trip); }
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override {
    return raiser_.GoOn(trip);
  }

  absl::Status Verdict() const override {
    if (!raiser_.registered().has_value()) {
      return BadEventField("raised_by", kNobodyHasIt);
    }
    const auto died = raiser_.died();
    if (begins_ && died.has_value() && *died < effective_date_) {
      return BadEventField("raised_by", "died before the effective date");
    }
    return absl::OkStatus();
  }

 private:
  const idcs::IdcsNumber number_;
  HolderQuestion raiser_;
  const bool begins_;
  const base::Date effective_date_;
};

std::unique_ptr<RegisterRule> RuleOf(const StatusEvent& event) {
  if (!event.raised_by().has_value()) return nullptr;
  return std::make_unique<RaiserIsRegistered>(*event.raised_by(), event);
}

// Whom the events are about, and who raises them.
void People(const v1::RecordStatusEventsRequest& request,
            base::rpc::EachSubject each) {
  for (const v1::StatusEvent& event : request.events()) {
    base::rpc::NamePerson(event.idcs(), each);
    base::rpc::NamePerson(event.raised_by(), each);
  }
}

absl::Status UnknownParent(const v1::ListStatusEventsRequest& /*request*/) {
  return UnknownPerson("parent");
}

}  // namespace

StatusService::StatusService(base::sql::Database* database)
    : database_(*database) {
  Unary("RecordStatusEvents", base::rpc::Writes(base::rpc::Named(People)),
        &StatusService::RecordStatusEvents);
  Unary("ListStatusEvents",
        base::rpc::Reads(
            base::rpc::PersonIn(&v1::ListStatusEventsRequest::parent))
            .KnowsPlaces(UnknownParent),
        &StatusService::ListStatusEvents);
}

grpc::ServerUnaryReactor* StatusService::RecordStatusEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordStatusEventsRequest* request,
    v1::RecordStatusEventsResponse* response) {
  return RecordEvents<StatusEvent>(context, database_, *request, response,
                                   {StatusEvents(), RuleOf});
}

grpc::ServerUnaryReactor* StatusService::ListStatusEvents(
    grpc::CallbackServerContext* context,
    const v1::ListStatusEventsRequest* request,
    v1::ListStatusEventsResponse* response) {
  return AnswerWithHistory(context, database_, *request, response,
                           ListStatusHistory);
}

}  // namespace registry
