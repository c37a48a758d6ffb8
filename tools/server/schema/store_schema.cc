#include "tools/server/schema/store_schema.h"

#include "base/sql/request_ledger.h"
#include "idcs/issuing/schema/steps.h"
#include "registry/storage/schema/steps.h"
#include "scoring/storage/schema/steps.h"

namespace server {

absl::Span<const base::sql::Migration> SchemaMigrations() {
  // Not constexpr: with UndefinedBehaviorSanitizer GCC takes the address of an
  // embedded text for no constant.
  static const base::sql::Migration kMigrations[] = {
      {1, "request ledger", base::sql::kRequestLedgerSchema},
      {2, "number ledger", idcs::schema::kNumberLedger, "sqlite"},
      {3, "register", registry::schema::kRegister},
      {4, "number history", idcs::schema::kNumberHistory, "sqlite"},
      {5, "people over time", registry::schema::kPeopleOverTime},
      {6, "re-scoring", scoring::schema::kRescoring},
      {7, "statuses of people", registry::schema::kStatusesOfPeople},
      {8, "sex of the head", scoring::schema::kSexOfTheHead},
      {9, "blocks of inputs", scoring::schema::kBlocksOfInputs},
      {10, "digests of formulas", scoring::schema::kDigestsOfFormulas},
      {11, "more statuses of people", registry::schema::kMoreStatusesOfPeople},
      {12, "merges and households", registry::schema::kMergesAndHouseholds},
      {13, "search by name", registry::schema::kSearchByName},
      {14, "re-scoring runs taken back", scoring::schema::kRunsTakenBack},
      {15, "kinds of documents", registry::schema::kKindsOfDocuments},
      {16, "names of Amazigh letters", registry::schema::kNamesOfAmazighLetters,
       "sqlite"},
      {17, "empty households", registry::schema::kEmptyHouseholds},
      {18, "whom somebody raises", registry::schema::kWhomSomebodyRaises},
      {19, "declared after a death", registry::schema::kDeclaredAfterADeath},
  };
  return kMigrations;
}

}  // namespace server
