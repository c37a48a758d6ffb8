#include "tests/load/households.h"

#include <algorithm>
#include <map>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/declaration/declaration_message.h"
#include "registry/interchange/declaration_line.h"
#include "registry/interchange/json_lines.h"
#include "registry/interchange/person_line.h"

namespace load {
namespace {

namespace v1 = ::rsu::registry::v1;

constexpr int kHouseholdsInOneWrite = 1000;

absl::Status EachLine(const std::string& path,
                      absl::FunctionRef<absl::Status(absl::string_view)> take) {
  RSU_ASSIGN_OR_RETURN(registry::JsonLines lines,
                       registry::JsonLines::Open(path));
  while (true) {
    RSU_ASSIGN_OR_RETURN(const auto line, lines.Next());
    if (!line.has_value()) return absl::OkStatus();
    RSU_RETURN_IF_ERROR(line->text.status());
    RSU_RETURN_IF_ERROR(take(*line->text));
  }
}

// By person_ref.
absl::StatusOr<std::map<std::string, registry::PersonRow>> LoadPeople(
    const std::string& path) {
  const base::Date today = base::Date::Parse("2026-01-01").value();
  std::map<std::string, registry::PersonRow> people;
  RSU_RETURN_IF_ERROR(EachLine(path, [&](absl::string_view json) {
    const registry::PersonLine line = registry::ReadPersonLine(json, today);
    if (!line.person.ok()) return line.person.status();
    registry::PersonRow& row = people[line.person_ref];
    row.birth_date = line.person->birth_date();
    row.sex = line.person->sex();
    row.content = registry::ToMessage(*line.person).SerializeAsString();
    return absl::OkStatus();
  }));
  return people;
}

}  // namespace

absl::StatusOr<SampleHouseholds> SampleHouseholds::Load(
    const std::string& folder) {
  RSU_ASSIGN_OR_RETURN(const auto people, LoadPeople(absl::StrCat(
                                              folder, "/people-sample.jsonl")));
  std::vector<Household> households;
  RSU_RETURN_IF_ERROR(EachLine(
      absl::StrCat(folder, "/declarations-sample.jsonl"),
      [&](absl::string_view json) {
        const auto line = registry::ReadDeclarationLine(json);
        if (!line.declaration.ok()) return line.declaration.status();
        Household household;
        household.declaration = registry::ToMessage(*line.declaration);
        for (const v1::Member& member : household.declaration.members()) {
          const auto person = people.find(member.person_ref());
          if (person == people.end()) {
            return absl::NotFoundError("a member is not among the people");
          }
          household.people.push_back(person->second);
        }
        households.push_back(std::move(household));
        return absl::OkStatus();
      }));
  return SampleHouseholds(std::move(households));
}

absl::StatusOr<std::vector<std::string>> SampleHouseholds::MakeRequests(
    int begin, int end, base::sql::Database& database,
    idcs::NumberIssuer& issuer) const {
  std::vector<std::string> requests;
  const auto make_one = [&](base::sql::WriteSession& session,
                            int index) -> absl::Status {
    const Household& sample =
        households_[static_cast<std::size_t>(index) % households_.size()];
    v1::CreateDeclarationRequest request;
    *request.mutable_declaration() = sample.declaration;
    request.mutable_declaration()->set_household_ref(absl::StrCat("B", index));
    for (int i = 0; i < sample.declaration.members_size(); ++i) {
      RSU_ASSIGN_OR_RETURN(
          const idcs::IdcsNumber number,
          issuer.Issue(session, idcs::HolderKind::kPerson, "bench"));
      RSU_RETURN_IF_ERROR(registry::InsertPerson(
          session, number, /*revision=*/1,
          sample.people[static_cast<std::size_t>(i)], {"bench", "", ""}));
      request.mutable_declaration()->mutable_members(i)->set_idcs(
          number.ToString());
    }
    requests.push_back(request.SerializeAsString());
    return absl::OkStatus();
  };
  for (int first = begin; first < end; first += kHouseholdsInOneWrite) {
    const int last = std::min(end, first + kHouseholdsInOneWrite);
    RSU_RETURN_IF_ERROR(
        database.WriteAndWait([&](base::sql::WriteSession& session) {
          // A write may be tried twice.
          requests.resize(static_cast<std::size_t>(first - begin));
          absl::Status status;
          for (int i = first; i < last && status.ok(); ++i) {
            status = make_one(session, i);
          }
          return status;
        }));
  }
  return requests;
}

}  // namespace load
