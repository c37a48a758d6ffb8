#include "tests/rpc/person_events.h"

namespace rpc_test {

namespace v1 = ::rsu::registry::v1;

v1::RecordCoverageEventsRequest CoverOpened(const std::string& idcs,
                                            v1::InsuredRole::Value role,
                                            const std::string& day) {
  v1::RecordCoverageEventsRequest request;
  v1::CoverageEvent& event = *request.add_events();
  event.set_source("CNSS");
  event.set_event(v1::CoverageEvent::OPENED);
  event.set_regime(v1::Regime::CNSS);
  event.set_role(role);
  event.set_idcs(idcs);
  event.set_effective_date(day);
  event.set_reason(v1::CoverageReason::REGISTRATION);
  return request;
}

v1::RecordStatusEventsRequest StatusReported(const std::string& idcs,
                                             v1::PersonStatus::Value status,
                                             const std::string& day,
                                             v1::StatusEvent::Event event) {
  v1::RecordStatusEventsRequest request;
  v1::StatusEvent& reported = *request.add_events();
  reported.set_source("TESTS");
  reported.set_event(event);
  reported.set_status(status);
  reported.set_idcs(idcs);
  reported.set_effective_date(day);
  return request;
}

v1::RecordDeathRequest Death(const std::string& idcs, const std::string& day) {
  v1::RecordDeathRequest request;
  request.set_name("people/" + idcs);
  request.set_date(day);
  request.set_author("Civil status");
  request.set_reason("certificate");
  return request;
}

v1::MergePeopleRequest Merging(const std::string& twice,
                               const std::string& into) {
  v1::MergePeopleRequest request;
  request.set_double_("people/" + twice);
  request.set_into("people/" + into);
  request.set_author("Operator 7");
  request.set_reason("registered in two offices");
  return request;
}

}  // namespace rpc_test
