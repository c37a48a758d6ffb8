#ifndef BASE_SQL_QUESTION_H_
#define BASE_SQL_QUESTION_H_

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/sql/planned_write.h"
#include "base/sql/rows.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"

namespace base::sql {

// Something to find out that may take several trips, because what is asked next
// depends on the answers before. It holds no session, so a write in two parts
// can have it as a part.
//
// Stays where it is until it is answered: trips keep its address. Called by one
// thread.
class Question {
 public:
  using Next = PlannedWrite::Next;

  virtual ~Question() = default;

  // Asks what can be asked at first; all begins anew.
  virtual void Ask(Trip& trip) = 0;

  // Takes the answers. With kGoOn it has asked more, and is called again when
  // the trip was made.
  virtual absl::StatusOr<Next> GoOn(Trip& trip) = 0;
};

// Asks until all is answered.
//
// Errors: those of the question and of the session.
absl::Status FindOut(Question& question, Session& session);

// OneRowOrNone() (rows.h) in a trip: `*found` has the row once it is made.
template <typename Read>
void AskRow(Trip& trip, absl::string_view sql,
            absl::Span<const Value> parameters, Read read,
            std::optional<ReadBy<Read>>* found) {
  found->reset();
  trip.Ask(sql, parameters,
           [found, read](const Row& row) { found->emplace(read(row)); });
}

// IntegerOrZero() (rows.h) in a trip.
void AskInteger(Trip& trip, absl::string_view sql,
                absl::Span<const Value> parameters, std::int64_t* found);

}  // namespace base::sql

#endif  // BASE_SQL_QUESTION_H_
