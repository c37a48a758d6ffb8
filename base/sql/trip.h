#ifndef BASE_SQL_TRIP_H_
#define BASE_SQL_TRIP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
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

  // A count that goes on with each row of a kind: asks for the next number, if
  // no write that goes together with this one has asked. `sql` gives it in one
  // row, which `read` reads.
  void AskCount(absl::string_view sql,
                std::function<std::int64_t(const Row&)> read);

  // Whether the count is known. It may not be though it was asked for, if who
  // asked first has failed.
  bool KnowsCount(absl::string_view sql) const;

  // The next number of a count that is known, for a row of this trip. If the
  // trip is cut off before that row, the number is given back.
  std::int64_t TakeNext(absl::string_view sql);

  // Ends the counts: what others store from now on is not known here.
  void ForgetCounts() { counts_.clear(); }

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

  // Keeps only the first `size` statements, of a trip that was not made.
  void CutOff(std::size_t size);

  // Empties a trip that was made.
  void Clear();

 private:
  struct Statement {
    absl::string_view sql;
    std::size_t first_parameter = 0;
    std::size_t parameters = 0;
    std::function<void(const Row&)> take;
    std::function<void(bool)> hear;
  };

  struct Count {
    absl::string_view sql;
    std::size_t asked_at = 0;  // the place of the statement
    std::optional<std::int64_t> next;
    // How many statements there were when each number of this trip was taken.
    std::vector<std::size_t> taken_at;
  };

  void Add(absl::string_view sql, absl::Span<const Value> parameters,
           std::function<void(const Row&)> take,
           std::function<void(bool)> hear);

  // The place of the count; that of a new one if there is none.
  std::size_t PlaceOfCount(absl::string_view sql) const;

  std::vector<Count> counts_;  // hardly ever more than one
  std::vector<Statement> statements_;
  std::vector<Value> parameters_;
};

}  // namespace base::sql

#endif  // BASE_SQL_TRIP_H_
