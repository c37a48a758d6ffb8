#ifndef TESTS_LOAD_HOUSEHOLDS_H_
#define TESTS_LOAD_HOUSEHOLDS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/storage/people.h"

namespace load {

// The sample households and the people in them, to make many of.
class SampleHouseholds {
 public:
  // Reads declarations-sample.jsonl and people-sample.jsonl in `folder`.
  static absl::StatusOr<SampleHouseholds> Load(const std::string& folder);

  // Requests for households `begin` to `end`, the samples again and again, each
  // under a household_ref of its own and with new people. Registers the people
  // in `database` first, without documents, of which each belongs to one
  // person.
  absl::StatusOr<std::vector<std::string>> MakeRequests(
      int begin, int end, base::sql::Database& database,
      idcs::NumberIssuer& issuer) const;

 private:
  struct Household {
    rsu::registry::v1::Declaration declaration;
    std::vector<registry::PersonRow> people;
  };

  explicit SampleHouseholds(std::vector<Household> households)
      : households_(std::move(households)) {}

  std::vector<Household> households_;
};

}  // namespace load

#endif  // TESTS_LOAD_HOUSEHOLDS_H_
