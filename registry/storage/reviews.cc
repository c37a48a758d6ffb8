#include "registry/storage/reviews.h"

#include <utility>

#include "base/digest.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::Change;
using base::sql::IntegerOrZero;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Session;
using base::sql::Value;

constexpr char kLast[] = "SELECT max(review) FROM registration_review";
constexpr char kInsert[] =
    "INSERT INTO registration_review (review, known_at_us, caller, content, "
    "content_digest) VALUES ($1, $2, $3, $4, $5)";
constexpr char kFindHeld[] =
    "SELECT max(review) FROM registration_review WHERE content_digest = $1";
#define RSU_REVIEW_COLUMNS                                           \
  "SELECT r.review, r.known_at_us, r.caller, r.content, d.verdict, " \
  "d.person, d.known_at_us, d.caller, d.author, d.reason "           \
  "FROM registration_review r "                                      \
  "LEFT JOIN registration_decision d ON d.review = r.review "
constexpr char kFind[] = RSU_REVIEW_COLUMNS "WHERE r.review = $1";
constexpr char kList[] = RSU_REVIEW_COLUMNS
    "WHERE r.review > $1 AND ($2 = 1 OR d.review IS NULL) "
    "ORDER BY r.review LIMIT $3";
#undef RSU_REVIEW_COLUMNS
constexpr char kDecide[] =
    "INSERT INTO registration_decision (review, verdict, person, known_at_us, "
    "caller, author, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)";

StoredReview ReviewOf(const Row& row) {
  StoredReview review;
  review.review = row.Integer(0);
  review.known_at_us = row.Integer(1);
  review.caller = std::string(row.Text(2));
  review.content = std::string(row.Bytes(3));
  if (row.IsNull(4)) return review;
  StoredDecision decision;
  decision.verdict = base::sql::EnumIn<Verdict>(row, 4, 1, 2);
  decision.person = idcs::NumberIn(row, 5);
  decision.known_at_us = row.Integer(6);
  decision.authorship = {std::string(row.Text(7)), std::string(row.Text(8)),
                         std::string(row.Text(9))};
  review.decision = std::move(decision);
  return review;
}

}  // namespace

absl::StatusOr<std::int64_t> FindHeldBefore(Session& session,
                                            absl::string_view content) {
  const std::string digest = base::Sha256(content);
  return IntegerOrZero(session, kFindHeld, {Value::Bytes(digest)});
}

absl::StatusOr<std::int64_t> HoldForReview(base::sql::WriteSession& session,
                                           absl::string_view caller,
                                           absl::string_view content,
                                           bool by_content) {
  const std::string digest = by_content ? base::Sha256(content) : "";
  const Value known_by = by_content ? Value::Bytes(digest) : Value::Null();
  RSU_ASSIGN_OR_RETURN(const std::int64_t last,
                       IntegerOrZero(session, kLast, {}));
  RSU_RETURN_IF_ERROR(
      Change(session, kInsert,
             {Value::Integer(last + 1), Value::Integer(session.known_at_us()),
              Value::Text(caller), Value::Bytes(content), known_by}));
  return last + 1;
}

absl::StatusOr<std::optional<StoredReview>> FindReview(Session& session,
                                                       std::int64_t review) {
  return OneRowOrNone(session, kFind, {Value::Integer(review)}, ReviewOf);
}

absl::StatusOr<std::vector<StoredReview>> ListReviews(Session& session,
                                                      std::int64_t after,
                                                      bool decided, int most) {
  return AllRows(session, kList,
                 {Value::Integer(after), Value::Integer(decided ? 1 : 0),
                  Value::Integer(most)},
                 ReviewOf);
}

absl::Status InsertDecision(base::sql::WriteSession& session,
                            std::int64_t review,
                            const StoredDecision& decision) {
  return Change(session, kDecide,
                {Value::Integer(review),
                 Value::Integer(static_cast<int>(decision.verdict)),
                 Value::Integer(decision.person.value()),
                 Value::Integer(session.known_at_us()),
                 Value::Text(decision.authorship.caller),
                 Value::Text(decision.authorship.author),
                 Value::Text(decision.authorship.reason)});
}

}  // namespace registry
