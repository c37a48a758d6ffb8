#ifndef TOOLS_RSUCTL_EVENTS_SENT_EVENTS_H_
#define TOOLS_RSUCTL_EVENTS_SENT_EVENTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "tools/rsuctl/imports/import_lines.h"
#include "tools/rsuctl/imports/import_summary.h"

namespace rsuctl {

// Where an event of the request under way stands in the file.
struct SentLine {
  std::int64_t number;
  std::string reference;
  std::string text;
  bool by_reference = false;  // the file gives no idcs
};

// What an import of events knows of its lines, whatever the kind of the events:
// who has which number, what is under way, and what became of the rest. Not
// thread-safe.
class SentEvents {
 public:
  using Issued = absl::flat_hash_map<std::string, std::string>;

  // `issued_path` is where `issued` was read, empty if nowhere. Borrows
  // `lines`.
  SentEvents(Issued issued, std::string issued_path, ImportLines* lines);

  // The identifier of whom a line names by a reference alone.
  //
  // Errors: INVALID_ARGUMENT, for a line that cannot be sent.
  absl::StatusOr<std::string> IdentifierOf(const std::string& person_ref) const;

  // Of the request under way.
  void Add(SentLine line) { sent_.push_back(std::move(line)); }
  std::size_t size() const { return sent_.size(); }
  void Clear() { sent_.clear(); }

  // What became of event `i` of the request; a refusal as the answer has it.
  void TakeStored(std::size_t i, bool after_death);
  void TakeKnown() { ++known_; }
  void TakeRefused(std::size_t i, absl::string_view message,
                   absl::string_view rpc_status);

  // "12 stored now, 3 known before, 1 refused".
  ImportSummary Summary() const;

 private:
  const Issued issued_;
  const std::string issued_path_;
  ImportLines& lines_;
  std::vector<SentLine> sent_;
  std::int64_t stored_ = 0;
  std::int64_t known_ = 0;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_EVENTS_SENT_EVENTS_H_
