#include "registry/storage/reviews.h"

#include <utility>

#include "base/digest.h"
#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;

constexpr char kInsert[] =
    "INSERT INTO registration_review (review, known_at_us, caller, content, "
    "content_digest, request_id, request_fingerprint) "
    "SELECT coalesce(max(review), 0) + 1, $1, $2, $3, $4, $5, $6 "
    "FROM registration_review";
constexpr char kFindOpen[] =
    "SELECT r.review FROM registration_review r WHERE r.content_digest = $1 "
    "AND r.request_id = $2 AND NOT EXISTS (SELECT 1 FROM registration_decision "
    "d WHERE d.review = r.review) ORDER BY r.review";
#define RSU_REVIEW_COLUMNS                                                \
  "SELECT r.review, r.known_at_us, r.caller, r.content, r.request_id, "   \
  "r.request_fingerprint, d.verdict, d.person, d.known_at_us, d.caller, " \
  "d.author, d.reason FROM registration_review r "                        \
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
  review.identity = {std::string(row.Bytes(4)), std::string(row.Bytes(5))};
  if (row.IsNull(6)) return review;
  StoredDecision decision;
  decision.verdict = static_cast<Verdict>(row.Integer(6));
  decision.person = idcs::IdcsNumber::FromValue(row.Integer(7));
  decision.known_at_us = row.Integer(8);
  decision.authorship = {std::string(row.Text(9)), std::string(row.Text(10)),
                         std::string(row.Text(11))};
  review.decision = std::move(decision);
  return review;
}

}  // namespace

absl::StatusOr<std::int64_t> InsertReview(base::sql::WriteSession& session,
                                          const StoredReview& review) {
  RSU_RETURN_IF_ERROR(
      session
          .Execute(kInsert,
                   {Value::Integer(session.known_at_us()),
                    Value::Text(review.caller), Value::Bytes(review.content),
                    Value::Bytes(base::Sha256(review.content)),
                    Value::Bytes(review.identity.request_id),
                    Value::Bytes(review.identity.fingerprint)})
          .status());
  return FindOpenReview(session, review);
}

absl::StatusOr<std::int64_t> FindOpenReview(Session& session,
                                            const StoredReview& review) {
  std::int64_t found = 0;
  RSU_RETURN_IF_ERROR(session.Query(kFindOpen,
                                    {Value::Bytes(base::Sha256(review.content)),
                                     Value::Bytes(review.identity.request_id)},
                                    [&found](const Row& row) {
                                      if (found == 0) found = row.Integer(0);
                                      return absl::OkStatus();
                                    }));
  return found;
}

absl::StatusOr<std::optional<StoredReview>> FindReview(Session& session,
                                                       std::int64_t review) {
  std::optional<StoredReview> found;
  RSU_RETURN_IF_ERROR(
      session.Query(kFind, {Value::Integer(review)}, [&found](const Row& row) {
        found = ReviewOf(row);
        return absl::OkStatus();
      }));
  return found;
}

absl::StatusOr<std::vector<StoredReview>> ListReviews(Session& session,
                                                      std::int64_t after,
                                                      bool decided, int most) {
  std::vector<StoredReview> listed;
  RSU_RETURN_IF_ERROR(
      session.Query(kList,
                    {Value::Integer(after), Value::Integer(decided ? 1 : 0),
                     Value::Integer(most)},
                    [&listed](const Row& row) {
                      listed.push_back(ReviewOf(row));
                      return absl::OkStatus();
                    }));
  return listed;
}

absl::Status InsertDecision(base::sql::WriteSession& session,
                            std::int64_t review,
                            const StoredDecision& decision) {
  return session
      .Execute(kDecide, {Value::Integer(review),
                         Value::Integer(static_cast<int>(decision.verdict)),
                         Value::Integer(decision.person.value()),
                         Value::Integer(session.known_at_us()),
                         Value::Text(decision.authorship.caller),
                         Value::Text(decision.authorship.author),
                         Value::Text(decision.authorship.reason)})
      .status();
}

}  // namespace registry
