#include "registry/service/declaration_record.h"

#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/rpc/moment.h"
#include "base/status_macros.h"
#include "registry/declaration/stored_declaration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/memberships.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

void FillRecord(const StoredDeclaration& stored,
                v1::DeclarationRecord& record) {
  record.set_name(DeclarationName(stored.key));
  record.set_household(stored.key.household.ToString());
  record.set_revision(stored.key.revision);
  record.set_replaces(stored.replaces);
  *record.mutable_create_time() = base::rpc::ToTimestamp(stored.known_at_us);
  record.set_score(base::SevenDecimals(stored.score_ticks));
  record.set_formula(stored.formula);
  record.set_etag(absl::StrCat(stored.key.revision));
  record.set_sender(stored.sender);
}

absl::Status FillStored(base::sql::Session& session,
                        const StoredDeclaration& stored,
                        v1::DeclarationRecord& record) {
  FillRecord(stored, record);
  RSU_RETURN_IF_ERROR(ReadStoredDeclaration(stored.content, stored.key,
                                            *record.mutable_declaration()));
  RSU_ASSIGN_OR_RETURN(const auto merged, FindMergeOf(session, stored.key));
  if (merged.has_value()) record.set_merged(PersonName(*merged));
  return absl::OkStatus();
}

void FillIntake(const IntakeResult& result, v1::DeclarationRecord& record) {
  FillRecord(result.stored, record);
  record.set_unchanged(result.unchanged);
  for (const v1::Finding& finding : result.findings) {
    *record.add_findings() = finding;
  }
}

void ClearNotStored(const IntakeResult& result, v1::DeclarationRecord& record) {
  if (result.unchanged) return;
  record.clear_name();
  record.clear_revision();
  record.clear_create_time();
  record.clear_etag();
  if (!result.household_known) record.clear_household();
}

}  // namespace registry
