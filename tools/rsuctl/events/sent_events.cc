#include "tools/rsuctl/events/sent_events.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "tools/rsuctl/files/issued_file.h"
#include "tools/rsuctl/files/refused_lines.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {

SentEvents::SentEvents(Issued issued, std::string issued_path,
                       ImportLines* lines)
    : issued_(std::move(issued)),
      issued_path_(std::move(issued_path)),
      lines_(*lines) {}

absl::StatusOr<std::string> SentEvents::IdentifierOf(
    const std::string& person_ref) const {
  const auto found = issued_.find(person_ref);
  if (found == issued_.end()) {
    return BadField("person_ref", NotIssuedRule(issued_path_));
  }
  return found->second;
}

void SentEvents::TakeStored(std::size_t i, bool after_death) {
  ++stored_;
  if (!after_death) return;
  const SentLine& line = sent_[i];
  lines_.Note(absl::StrCat(lines_.path(), ":", line.number, ": ",
                           line.reference, ": ",
                           Say(OperatorText::kEndsAfterDeath, Spoken())));
}

void SentEvents::TakeRefused(std::size_t i, absl::string_view message,
                             absl::string_view rpc_status) {
  const SentLine& line = sent_[i];
  lines_.Refuse(line.number, line.reference,
                InTermsOfTheFile(
                    base::FromDetails(absl::StatusCode::kInvalidArgument,
                                      message, rpc_status),
                    [&line](absl::string_view) { return line.by_reference; }),
                line.text);
}

ImportSummary SentEvents::Summary() const {
  ImportSummary summary;
  summary.Add("stored_now", stored_, OperationText::kStoredNow);
  summary.Add("known_before", known_, OperationText::kKnownBefore);
  summary.Add("refused", lines_.refused(), OperationText::kRefused);
  return summary;
}

}  // namespace rsuctl
