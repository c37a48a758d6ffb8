#ifndef TOOLS_RSUCTL_PEOPLE_PRINT_PERSON_H_
#define TOOLS_RSUCTL_PEOPLE_PRINT_PERSON_H_

#include "proto/rsu/registry/v1/population_service.pb.h"

namespace rsuctl {

// Print for people, in the language that is spoken, what the register holds of
// a person, and who is held because they may be registered already.
void PrintPerson(const rsu::registry::v1::RegisteredPerson& person);
void PrintReview(const rsu::registry::v1::RegistrationReview& review);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_PRINT_PERSON_H_
