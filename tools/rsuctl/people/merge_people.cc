#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/error.h"
#include "tools/rsuctl/people/merge_words.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/people/person_calls.h"
#include "tools/rsuctl/people/print_person.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

// What a merge would do for each household that may keep the person, which
// `refused` names.
void PrintChoices(const PersonFlags& flags, PopulationStub& stub,
                  v1::MergePeopleRequest request, const absl::Status& refused) {
  const base::ErrorDetail detail = base::DetailOf(refused);
  const auto named = detail.metadata.find("households");
  if (detail.reason != "HOUSEHOLDS_CONTESTED" ||
      named == detail.metadata.end()) {
    return;
  }
  for (const absl::string_view household : absl::StrSplit(named->second, ',')) {
    request.clear_keep_households();
    request.add_keep_households(std::string(household));
    const auto tried = CallMethod(stub, &PopulationStub::MergePeople, request);
    if (flags.format == "json") {
      if (!tried.ok()) continue;
      std::printf("{\"keep_household\":\"%s\",\"merge\":%s}\n",
                  std::string(household).c_str(),
                  JsonLine(tried->merge()).c_str());
      continue;
    }
    const std::string effects =
        tried.ok()
            ? MergeInWords(tried->merge())
            : absl::StrCat(
                  FailureInWords(InTermsOf(NamesAsTyped(), tried.status())),
                  "\n");
    std::printf(
        "%s\n%s",
        Say(OperatorText::kIfHouseholdKeeps, Spoken(), {std::string(household)})
            .c_str(),
        effects.c_str());
  }
}

}  // namespace

ExitStatus MergePeople(const PersonFlags& flags) {
  v1::MergePeopleRequest request;
  request.set_double_(PersonName(flags.idcs));
  request.set_into(PersonName(flags.into));
  for (const std::string& household : flags.households) {
    request.add_keep_households(absl::StrCat("households/", household));
  }
  request.set_validate_only(flags.dry_run);
  if (flags.dry_run && flags.households.empty()) {
    // Shows what there is to choose from; the answer is then refused as ever.
    const auto channel = Connect(flags.server);
    if (!channel.ok()) return FailWith(channel.status());
    const auto stub = v1::PopulationService::NewStub(*channel);
    request.set_author(flags.author);
    request.set_reason(flags.reason);
    const auto tried = CallMethod(*stub, &PopulationStub::MergePeople, request);
    if (!tried.ok()) {
      PrintChoices(flags, *stub, request, tried.status());
      return FailWith(tried.status());
    }
  }
  return ChangeAndPrint<v1::MergePeopleRequest, v1::RegisteredPerson>(
      flags, request, &PopulationStub::MergePeople,
      [&flags](const v1::RegisteredPerson& person) {
        if (flags.format == "json") {
          std::puts(JsonLine(person).c_str());
          return;
        }
        if (flags.dry_run) {
          std::fputs(Say(RegisterText::kDryRun, Spoken()).c_str(), stdout);
        }
        PrintPerson(person);
        std::printf("%s", MergeInWords(person.merge()).c_str());
      });
}

}  // namespace rsuctl
