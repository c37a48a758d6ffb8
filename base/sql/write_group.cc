#include "base/sql/write_group.h"

#include <algorithm>
#include <utility>

#include "base/sql/errors.h"
#include "base/status_macros.h"

namespace base::sql {

absl::Status TimedSession::Query(
    absl::string_view sql, absl::Span<const Value> parameters,
    absl::FunctionRef<absl::Status(const Row&)> each) {
  RSU_RETURN_IF_ERROR(undone_);
  absl::Status status = connection_.Query(sql, parameters, each);
  NoteIfUndone(status);
  return status;
}

absl::StatusOr<std::int64_t> TimedSession::Execute(
    absl::string_view sql, absl::Span<const Value> parameters) {
  RSU_RETURN_IF_ERROR(undone_);
  absl::StatusOr<std::int64_t> rows = connection_.Execute(sql, parameters);
  NoteIfUndone(rows.status());
  // What failed may have changed something.
  changed_ = changed_ || !rows.ok() || *rows > 0;
  return rows;
}

absl::Status WriteGroup::Run(Attempt& attempt) {
  attempt.repeat = false;
  // Planned writes that stand side by side.
  std::vector<std::size_t> planned;
  for (std::size_t place = 0; place < group_.size() && !attempt.repeat;
       ++place) {
    if (!MayBegin(place, attempt)) continue;
    if (group_[place].planned != nullptr && !attempt.savepoints) {
      planned.push_back(place);
      continue;
    }
    RSU_RETURN_IF_ERROR(RunTogether(planned, attempt));
    planned.clear();
    if (!attempt.repeat) RSU_RETURN_IF_ERROR(RunAlone(place, attempt));
  }
  if (attempt.repeat) return absl::OkStatus();
  return RunTogether(planned, attempt);
}

bool WriteGroup::MayBegin(std::size_t place, const Attempt& attempt) {
  if (attempt.damaged.count(place) > 0) return false;
  const std::int64_t deadline_us = group_[place].deadline_us;
  if (deadline_us == INT64_MAX || clock_.NowMicros() <= deadline_us) {
    return true;
  }
  statuses_[place] = NotBegunInTime();
  return false;
}

absl::Status WriteGroup::RunAlone(std::size_t place, Attempt& attempt) {
  const QueuedWrite& write = group_[place];
  session_.BeginItem(known_at_us_++);
  if (attempt.savepoints) RSU_RETURN_IF_ERROR(connection_.SetSavepoint());
  statuses_[place] = write.planned != nullptr
                         ? CarryOut(*write.planned, session_)
                         : write.function(session_);
  if (!session_.undone().ok()) statuses_[place] = session_.undone();
  return NoteOutcome(place, session_.changed(), attempt);
}

// What the status of a write, which is carried out, means for the group.
absl::Status WriteGroup::NoteOutcome(std::size_t place, bool changed,
                                     Attempt& attempt) {
  absl::Status& status = statuses_[place];
  if (!connection_.InTransaction()) {
    if (absl::IsDataLoss(status)) {
      // The others are carried out without this one.
      attempt.damaged.insert(place);
      attempt.repeat = true;
      return absl::OkStatus();
    }
    // The error undid the whole group, not only this item.
    if (status.ok()) status = StorageUnavailable("the writes were undone");
    return status;
  }
  if (attempt.savepoints) {
    if (!status.ok()) RSU_RETURN_IF_ERROR(connection_.RollbackToSavepoint());
    return connection_.ReleaseSavepoint();
  }
  if (!status.ok() && changed) {
    attempt.savepoints = true;
    attempt.repeat = true;
    connection_.Rollback();
  }
  return absl::OkStatus();
}

// In rounds: a write waits while one before it, that shares a key, is not done.
absl::Status WriteGroup::RunTogether(const std::vector<std::size_t>& places,
                                     Attempt& attempt) {
  std::vector<std::size_t> waiting = places;
  AskedTogether asked_together;
  while (!waiting.empty() && !attempt.repeat) {
    if (waiting.size() == 1) return RunRound(waiting, nullptr, attempt);
    HeldKeys held;
    std::vector<std::size_t> round;
    std::vector<std::size_t> later;
    for (const std::size_t place : waiting) {
      const bool may_go = round.size() < asked_together.most() &&
                          held.Add(*group_[place].planned);
      (may_go ? round : later).push_back(place);
    }
    const std::size_t not_asked = later.size();
    RSU_RETURN_IF_ERROR(
        RunRound(round, held.more_come_late() ? &later : nullptr, attempt));
    asked_together.Note(round.size(),
                        round.size() - (later.size() - not_asked));
    std::sort(later.begin(), later.end());
    waiting = std::move(later);
  }
  return absl::OkStatus();
}

// Whoever has to wait because of late keys is added to `later`; null if there
// are no late keys.
absl::Status WriteGroup::RunRound(const std::vector<std::size_t>& places,
                                  std::vector<std::size_t>* later,
                                  Attempt& attempt) {
  std::vector<UnderWay> open;
  open.reserve(places.size());
  trip_.Clear();
  trip_.ForgetCounts();
  for (const std::size_t place : places) {
    statuses_[place] = absl::OkStatus();
    UnderWay write;
    write.place = place;
    write.known_at_us = known_at_us_++;
    write.begin = trip_.size();
    group_[place].planned->Ask(trip_);
    write.end = trip_.size();
    open.push_back(write);
  }
  RSU_RETURN_IF_ERROR(MakeTrip(open, attempt));
  if (later != nullptr) SendBack(open, *later);
  while (!open.empty() && !attempt.repeat) {
    std::vector<UnderWay> storing;
    bool is_turn = true;  // of the next one that waits for it
    for (UnderWay& write : open) {
      const absl::Status decided = Decide(write, is_turn);
      if (!decided.ok()) {
        trip_.CutOff(write.begin);
        statuses_[write.place] = decided;
        RSU_RETURN_IF_ERROR(NoteOutcome(write.place, write.changed, attempt));
        if (attempt.repeat) return absl::OkStatus();
        continue;
      }
      is_turn = is_turn && (write.is_done || write.turn.had);
      storing.push_back(write);
    }
    RSU_RETURN_IF_ERROR(MakeTrip(storing, attempt));
    open.clear();
    for (const UnderWay& write : storing) {
      if (!write.is_done) open.push_back(write);
    }
  }
  return absl::OkStatus();
}

// Takes out of the round, once all are asked, who has to wait after all.
void WriteGroup::SendBack(std::vector<UnderWay>& open,
                          std::vector<std::size_t>& later) {
  const std::vector<std::size_t> not_asked = later;
  auto before = not_asked.begin();
  HeldKeys held;
  std::size_t kept = 0;
  for (const UnderWay& write : open) {
    for (; before != not_asked.end() && *before < write.place; ++before) {
      held.Add(*group_[*before].planned);
    }
    if (held.AddAsked(*group_[write.place].planned)) {
      open[kept++] = write;
    } else {
      later.push_back(write.place);
    }
  }
  open.resize(kept);
}

// Plans the part of a write of the next trip.
absl::Status WriteGroup::Decide(UnderWay& write, bool is_turn) {
  write.begin = trip_.size();
  write.end = write.begin;
  RSU_ASSIGN_OR_RETURN(const PlannedWrite::Next next,
                       DecideInRow(*group_[write.place].planned, write.turn,
                                   is_turn, write.known_at_us, trip_));
  write.end = trip_.size();
  write.is_done = next == PlannedWrite::Next::kDone;
  return absl::OkStatus();
}

// `writes` keeps those whose part was made; the trip is empty afterwards.
absl::Status WriteGroup::MakeTrip(std::vector<UnderWay>& writes,
                                  Attempt& attempt) {
  std::size_t made = 0;
  for (UnderWay& write : writes) {
    session_.BeginItem(write.known_at_us);
    absl::Status& status = statuses_[write.place];
    status = trip_.MakePart(session_, write.begin, write.end);
    write.changed = write.changed || session_.changed();
    if (!session_.undone().ok()) status = session_.undone();
    if (status.ok()) {
      writes[made++] = write;
      continue;
    }
    RSU_RETURN_IF_ERROR(NoteOutcome(write.place, write.changed, attempt));
    if (attempt.repeat) return absl::OkStatus();
  }
  writes.resize(made);
  trip_.Clear();
  return absl::OkStatus();
}

}  // namespace base::sql
