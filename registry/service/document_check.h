#ifndef REGISTRY_SERVICE_DOCUMENT_CHECK_H_
#define REGISTRY_SERVICE_DOCUMENT_CHECK_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/question.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/population/document.h"
#include "registry/storage/merges.h"

namespace registry {

// Whether none of a person's documents is another's.
//
// Errors: ALREADY_EXISTS, reason DOCUMENT_REGISTERED, with the first document
//         that is another's, and who has it.
class DocumentCheck : public base::sql::Question {
 public:
  // `holder` may have them. Borrows `documents`.
  DocumentCheck(const std::vector<Document>* documents,
                std::optional<idcs::IdcsNumber> holder)
      : documents_(*documents), holder_(holder) {}

  // Asks who has each document.
  void Ask(base::sql::Trip& trip) override;

  // Asks who has the number of that person now.
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

 private:
  // A document that stands under another number than the holder's.
  struct Registered {
    std::size_t place = 0;  // in `documents_`
    MergeQuestion holder;
  };

  absl::Status Result() const;

  const std::vector<Document>& documents_;
  const std::optional<idcs::IdcsNumber> holder_;
  std::vector<std::optional<idcs::IdcsNumber>> found_;  // of each document
  bool is_found_ = false;
  std::vector<Registered> registered_;
};

// Errors: those of DocumentCheck and of the session.
absl::Status CheckDocuments(base::sql::Session& session,
                            const std::vector<Document>& documents,
                            std::optional<idcs::IdcsNumber> holder);

}  // namespace registry

#endif  // REGISTRY_SERVICE_DOCUMENT_CHECK_H_
