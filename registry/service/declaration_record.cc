#include "registry/service/declaration_record.h"

#include "absl/strings/str_cat.h"
#include "base/rpc/moment.h"
#include "registry/service/resource_name.h"
#include "scoring/score/score.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

void FillRecord(const StoredDeclaration& stored,
                v1::DeclarationRecord& record) {
  record.set_name(DeclarationName(stored.key));
  record.set_household(stored.key.household.ToString());
  record.set_revision(stored.key.revision);
  record.set_replaces(stored.replaces);
  *record.mutable_create_time() = base::rpc::ToTimestamp(stored.known_at_us);
  record.set_score(scoring::Score::FromTicks(stored.score_ticks).ToString());
  record.set_formula(stored.formula);
  record.set_etag(absl::StrCat(stored.key.revision));
  record.set_sender(stored.sender);
}

absl::Status FillRecordWhole(const StoredDeclaration& stored,
                             v1::DeclarationRecord& record) {
  FillRecord(stored, record);
  if (record.mutable_declaration()->ParseFromString(stored.content)) {
    return absl::OkStatus();
  }
  return absl::DataLossError("a stored declaration cannot be read");
}

}  // namespace registry
