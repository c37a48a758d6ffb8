#ifndef TESTS_RPC_PERSON_EVENTS_H_
#define TESTS_RPC_PERSON_EVENTS_H_

#include <string>

#include "proto/rsu/registry/v1/coverage_service.pb.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "proto/rsu/registry/v1/status_service.pb.h"

namespace rpc_test {

// Requests about what befalls registered people, each with an author and a
// reason where it takes one, and without a request id.

// CNSS covers the person from `day` on.
rsu::registry::v1::RecordCoverageEventsRequest CoverOpened(
    const std::string& idcs, rsu::registry::v1::InsuredRole::Value role,
    const std::string& day);

rsu::registry::v1::RecordStatusEventsRequest StatusReported(
    const std::string& idcs, rsu::registry::v1::PersonStatus::Value status,
    const std::string& day,
    rsu::registry::v1::StatusEvent::Event event =
        rsu::registry::v1::StatusEvent::BEGAN);

rsu::registry::v1::RecordDeathRequest Death(const std::string& idcs,
                                            const std::string& day);

// `twice` is the person who has the number `into`.
rsu::registry::v1::MergePeopleRequest Merging(const std::string& twice,
                                              const std::string& into);

}  // namespace rpc_test

#endif  // TESTS_RPC_PERSON_EVENTS_H_
