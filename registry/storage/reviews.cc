#include "registry/storage/reviews.h"

#include <utility>

#include "base/digest.h"
#include "base/sql/question.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "idcs/issuing/stored_number.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::AskInteger;
using base::sql::Change;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Session;
using base::sql::Value;

constexpr char kLast[] = "SELECT max(review) FROM registration_review";
constexpr char kInsert[] =
    "INSERT INTO registration_review (review, known_at_us, caller, content, "
    "content_digest) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
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

void ReviewClaim::Ask(base::sql::Trip& trip) {
  is_claimed_ = false;
  is_stored_ = false;
  AskInteger(trip, kLast, {}, &last_);
}

absl::StatusOr<ReviewClaim::Next> ReviewClaim::Decide(std::int64_t known_at_us,
                                                      base::sql::Trip& trip) {
  if (is_stored_) return Next::kDone;
  if (is_claimed_) {
    // Another write took the number.
    Ask(trip);
    return Next::kGoOn;
  }
  is_claimed_ = true;
  trip.Claim(kInsert,
             {Value::Integer(review()), Value::Integer(known_at_us),
              Value::Text(caller_), Value::Bytes(content_),
              digest_.empty() ? Value::Null() : Value::Bytes(digest_)},
             [this](bool stored) { is_stored_ = stored; });
  return Next::kGoOn;
}

std::string DigestOf(absl::string_view content) {
  return base::Sha256(content);
}

void AskHeldBefore(base::sql::Trip& trip, absl::string_view digest,
                   std::int64_t* review) {
  AskInteger(trip, kFindHeld, {Value::Bytes(digest)}, review);
}

absl::StatusOr<std::optional<StoredReview>> FindReview(Session& session,
                                                       std::int64_t review) {
  return OneRowOrNone(session, kFind, {Value::Integer(review)}, ReviewOf);
}

void AskReview(base::sql::Trip& trip, std::int64_t review,
               std::optional<StoredReview>* found) {
  base::sql::AskRow(trip, kFind, {Value::Integer(review)}, ReviewOf, found);
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
