#ifndef BASE_SQL_TRIP_H_
#define BASE_SQL_TRIP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/sql/session.h"

namespace base::sql {

// What a write says to the store at once: questions, and rows to store. The
// answers are taken when the trip is made; nothing of a trip may depend on
// another part of it.
//
// Borrows the statements, and the texts and bytes of the parameters: they stay
// as they are until the trip was made. Not thread-safe.
class Trip {
 public:
  // A question; `take` gets each row of its answer.
  void Ask(absl::string_view sql, absl::Span<const Value> parameters,
           std::function<void(const Row&)> take);

  // A row to store, or another change.
  void Put(absl::string_view sql, absl::Span<const Value> parameters);

  // A row that may be there already, which the statement passes over (ON
  // CONFLICT DO NOTHING). `hear` is told whether it was stored.
  void Claim(absl::string_view sql, absl::Span<const Value> parameters,
             std::function<void(bool stored)> hear);

  // How many statements there are.
  std::size_t size() const { return statements_.size(); }

  // Whether one of them, from `begin` on, is more than a question.
  bool StoresFrom(std::size_t begin) const;

  // Makes the trip, in its order, and is empty afterwards.
  //
  // Errors: those of the session; what comes after the statement that fails is
  // not sent.
  absl::Status Make(Session& session);

  // Makes the part of the trip that has the statements [begin, end), and keeps
  // them: several writes share one trip.
  //
  // Errors: those of the session.
  absl::Status MakePart(Session& session, std::size_t begin, std::size_t end);

  // Keeps only the first `size` statements.
  void CutOff(std::size_t size);

 private:
  struct Statement {
    absl::string_view sql;
    std::size_t first_parameter = 0;
    std::size_t parameters = 0;
    std::function<void(const Row&)> take;
    std::function<void(bool)> hear;
  };

  void Add(absl::string_view sql, absl::Span<const Value> parameters,
           std::function<void(const Row&)> take,
           std::function<void(bool)> hear);

  std::vector<Statement> statements_;
  std::vector<Value> parameters_;
};

}  // namespace base::sql

#endif  // BASE_SQL_TRIP_H_
