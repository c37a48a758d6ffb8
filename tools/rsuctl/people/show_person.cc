// Prints a person of the register, and records a death.

#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/people/person_calls.h"
#include "tools/rsuctl/people/print_person.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

}  // namespace

ExitStatus ShowPerson(const PersonFlags& flags) {
  if (flags.all) {
    v1::ListPersonVersionsRequest request;
    request.set_parent(PersonName(flags.idcs));
    return CallAndPrint<v1::ListPersonVersionsRequest,
                        v1::ListPersonVersionsResponse>(
        flags.server, request, &PopulationStub::ListPersonVersions,
        [print = Printing(flags, PrintPerson)](
            const v1::ListPersonVersionsResponse& response) {
          for (const v1::RegisteredPerson& version : response.versions()) {
            print(version);
          }
        });
  }
  v1::GetPersonRequest request;
  request.set_name(PersonName(flags.idcs));
  return CallAndPrint<v1::GetPersonRequest, v1::RegisteredPerson>(
      flags.server, request, &PopulationStub::GetPerson,
      Printing(flags, PrintPerson));
}

ExitStatus RecordDeath(const PersonFlags& flags) {
  v1::RecordDeathRequest request;
  request.set_name(PersonName(flags.idcs));
  request.set_date(flags.day);
  return ChangeAndPrint<v1::RecordDeathRequest, v1::RegisteredPerson>(
      flags, request, &PopulationStub::RecordDeath,
      Printing(flags, PrintPerson));
}

}  // namespace rsuctl
