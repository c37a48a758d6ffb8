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
std::int64_t NextReviewIn(const Row& row) { return row.Integer(0) + 1; }
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

void NewReview::Ask(base::sql::Trip& trip) {
  waits_for_turn_ = false;
  trip.AskCount(kLast, NextReviewIn);
}

absl::StatusOr<NewReview::Next> NewReview::Decide(std::int64_t known_at_us,
                                                  base::sql::Trip& trip) {
  if (!waits_for_turn_) {
    if (!trip.KnowsCount(kLast)) {
      // Another write of the trip asked for the count, and failed.
      trip.AskCount(kLast, NextReviewIn);
      return Next::kGoOn;
    }
    waits_for_turn_ = true;
    return Next::kInTurn;
  }
  review_ = trip.TakeNext(kLast);
  trip.Put(kInsert, {Value::Integer(review_), Value::Integer(known_at_us),
                     Value::Text(caller_), Value::Bytes(content_),
                     digest_.empty() ? Value::Null() : Value::Bytes(digest_)});
  return Next::kDone;
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
