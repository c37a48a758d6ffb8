#include "registry/service/document_check.h"

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"

namespace registry {

using base::sql::Trip;

void DocumentCheck::Ask(Trip& trip) {
  found_.assign(documents_.size(), std::nullopt);
  is_found_ = false;
  registered_.clear();
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    AskDocumentHolder(trip, documents_[i], &found_[i]);
  }
}

absl::StatusOr<DocumentCheck::Next> DocumentCheck::GoOn(Trip& trip) {
  if (!is_found_) {
    is_found_ = true;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!found_[i].has_value() || found_[i] == holder_) continue;
      registered_.push_back({i, MergeQuestion(*found_[i], kAllKnown)});
    }
    for (Registered& document : registered_) document.holder.Ask(trip);
    return registered_.empty() ? Next::kDone : Next::kGoOn;
  }
  Next next = Next::kDone;
  for (Registered& document : registered_) {
    RSU_ASSIGN_OR_RETURN(const Next one, document.holder.GoOn(trip));
    if (one == Next::kGoOn) next = Next::kGoOn;
  }
  if (next == Next::kDone) RSU_RETURN_IF_ERROR(Result());
  return next;
}

absl::Status DocumentCheck::Result() const {
  for (const Registered& document : registered_) {
    const idcs::IdcsNumber now = document.holder.holder();
    if (now == holder_) continue;
    return DocumentRegistered(
        absl::StrCat("documents[", document.place, "].number"),
        PersonName(now));
  }
  return absl::OkStatus();
}

absl::Status CheckDocuments(base::sql::Session& session,
                            const std::vector<Document>& documents,
                            std::optional<idcs::IdcsNumber> holder) {
  DocumentCheck check(&documents, holder);
  return base::sql::FindOut(check, session);
}

}  // namespace registry
