#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "base/csv.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/people/document_option.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/refusals/fail.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using Found = v1::SearchPeopleResponse::Found;

constexpr int kPage = 100;

void PrintCsv(const Found& found) {
  const v1::RegisteredPerson& registered = found.person();
  const v1::Person& person = registered.person();
  const std::vector<std::string> fields = {
      registered.idcs(),
      v1::NameAgreement::Value_Name(found.agreement()),
      base::CsvField(person.family_name()),
      base::CsvField(person.given_name()),
      base::CsvField(person.family_name_ar()),
      base::CsvField(person.given_name_ar()),
      person.birth_date(),
      v1::Sex::Value_Name(person.sex()),
      person.province(),
      registered.death().date()};
  std::puts(absl::StrJoin(fields, ",").c_str());
}

}  // namespace

ExitStatus FindPeople(const FindFlags& flags) {
  v1::SearchPeopleRequest request;
  if (!flags.document.empty() &&
      !ReadDocumentOption(flags.document, *request.mutable_document())) {
    return Fail(kDocumentOptionRule, ExitStatus::kUsage);
  }
  request.set_family_name(flags.family_name);
  request.set_given_name(flags.given_name);
  request.set_birth_date(flags.birth_date);
  v1::Sex::Value sex = v1::Sex::UNSPECIFIED;
  if (!flags.sex.empty()) v1::Sex::Value_Parse(flags.sex, &sex);
  request.set_sex(sex);
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::PopulationService::NewStub(*channel);
  int left = flags.most;
  bool found_somebody = false;
  do {
    request.set_page_size(flags.most > 0 && left < kPage ? left : kPage);
    const auto page =
        CallMethod(*stub, &v1::PopulationService::Stub::SearchPeople, request);
    if (!page.ok()) return FailWith(page.status());
    if (request.page_token().empty() && flags.format != "json") {
      std::puts(
          "idcs,agreement,family_name,given_name,family_name_ar,given_name_ar,"
          "birth_date,sex,province,died");
    }
    for (const Found& found : page->people()) {
      if (flags.format == "json") {
        std::puts(JsonLine(found).c_str());
      } else {
        PrintCsv(found);
      }
      found_somebody = true;
      --left;
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && ResultsAreTaken() &&
           (flags.most == 0 || left > 0));
  return found_somebody ? ExitStatus::kDone : ExitStatus::kRefused;
}

}  // namespace rsuctl
