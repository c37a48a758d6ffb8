#include "base/sql/question.h"

#include "base/status_macros.h"

namespace base::sql {

absl::Status FindOut(Question& question, Session& session) {
  Trip trip;
  question.Ask(trip);
  auto next = Question::Next::kGoOn;
  while (next == Question::Next::kGoOn) {
    RSU_RETURN_IF_ERROR(trip.Make(session));
    RSU_ASSIGN_OR_RETURN(next, question.GoOn(trip));
  }
  return absl::OkStatus();
}

void AskInteger(Trip& trip, absl::string_view sql,
                absl::Span<const Value> parameters, std::int64_t* found) {
  *found = 0;
  trip.Ask(sql, parameters,
           [found](const Row& row) { *found = row.Integer(0); });
}

}  // namespace base::sql
