#ifndef SCORING_SERVICE_ELIGIBILITY_STREAM_H_
#define SCORING_SERVICE_ELIGIBILITY_STREAM_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "base/rpc/answer_stream.h"
#include "base/rpc/unread.h"
#include "base/sql/database.h"
#include "idcs/number/number_rules.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/service/eligibility_question.h"

namespace scoring {

// One call of StreamCheckEligibility. Holds one message at a time: the next is
// read when gRPC has taken the answer to the one before, so that a caller that
// does not read slows nobody else, and no thread waits for it. Deletes itself
// when the call is over.
class EligibilityStream
    : public base::rpc::AnswerStream<
          grpc::ServerBidiReactor<
              base::rpc::Unread<
                  rsu::eligibility::v1::StreamCheckEligibilityRequest>,
              rsu::eligibility::v1::StreamCheckEligibilityResponse>,
          rsu::eligibility::v1::StreamCheckEligibilityResponse> {
 public:
  // Borrows all of them. `most` is how many people a message may ask about.
  // Start() begins.
  EligibilityStream(grpc::CallbackServerContext* context,
                    base::sql::Database* database,
                    const idcs::NumberRules* rules, const FormulaSet* formulas,
                    const ProgrammeSet* programmes, int most);

  void Start() { StartRead(&unread_); }

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnDone() override { delete this; }

 private:
  // Takes day and language from the first message, and sees to it that the
  // others say nothing else.
  absl::Status TakeQuestion(
      const rsu::eligibility::v1::StreamCheckEligibilityRequest& request);

  absl::Status AnswerMessage(base::sql::Session& session,
                             const std::vector<idcs::IdcsNumber>& people);

  base::sql::Database& database_;
  const idcs::NumberRules& rules_;
  const FormulaSet& formulas_;
  const ProgrammeSet& programmes_;
  const int most_;

  rsu::eligibility::v1::StreamCheckEligibilityRequest first_;
  std::optional<AskedInLanguage> asked_;
  std::optional<std::int64_t> known_at_us_;

  // Of the message under way.
  base::rpc::Unread<rsu::eligibility::v1::StreamCheckEligibilityRequest>
      unread_;
  rsu::eligibility::v1::StreamCheckEligibilityResponse response_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_ELIGIBILITY_STREAM_H_
