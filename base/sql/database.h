#ifndef BASE_SQL_DATABASE_H_
#define BASE_SQL_DATABASE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "base/bounded_queue.h"
#include "base/clock.h"
#include "base/sql/clock_guard.h"
#include "base/sql/connection.h"
#include "base/sql/migrations.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/store_watch.h"
#include "base/sql/write_group.h"

namespace base::sql {

// No deadline.
inline constexpr std::int64_t kNever = INT64_MAX;

// A store with one writer and several readers.
//
// Writes wait in one bounded queue. One thread takes what is there and carries
// it out in one transaction; once that is durable, another thread answers while
// the first goes on: a disk flush serves a whole group. Each write of a group
// stands alone; one that fails is undone and leaves the others in.
//
// Thread-safe. Write() and Read() never block.
class Database {
 public:
  // Which readers a read waits for. Each lane has readers of its own, so that
  // long questions never stand before short ones.
  enum class Lane {
    kShort,  // about one person or household: a millisecond
    kLong,   // lists, batches, searches for what would change an answer
  };

  struct Options {
    int readers = 2;  // of each lane
    std::size_t write_queue = 4096;
    std::size_t read_queue = 4096;  // of each lane
    // Most writes in one transaction. 1 gives each write a flush of its own.
    std::size_t group = 512;

    // How much later than the last write of the store the clock may be at the
    // start, microseconds.
    std::int64_t largest_gap_us = kNever;

    // Whether a store that holds less than was noted of it is opened all the
    // same. What is lost is then recorded in its table `store_loss`.
    bool accept_loss = false;
  };

  // Runs on the writer's thread, or on a reader's, and should be quick. It may
  // run twice, if a group has to be repeated; only what it does in the session
  // counts.
  using WriteFunction = std::function<absl::Status(WriteSession&)>;
  using ReadFunction = std::function<absl::Status(Session&)>;

  // Called exactly once, on any thread, possibly before Write() or Read()
  // returns.
  using Done = std::function<void(const absl::Status&)>;

  // Opens the store and brings its schema to the last migration. Borrows
  // `clock`.
  //
  // Errors: those of the driver and of Migrate(), and
  //   FAILED_PRECONDITION, LOG_MISSING, OTHER_STORE  the store holds less than
  //       was noted of it, or is another one; see Options::accept_loss.
  //   UNAVAILABLE, CLOCK_JUMPED  see Options::largest_gap_us.
  static absl::StatusOr<std::unique_ptr<Database>> Open(
      std::unique_ptr<Driver> driver, const Clock* clock,
      absl::Span<const Migration> migrations, const Options& options);

  // Finishes what is queued.
  ~Database();

  // How far the store had come when it was opened.
  const StoreState& state_at_start() const { return state_at_start_; }

  // Calls `listener` whenever the store can no longer be written, or can be
  // again, on one thread; for what is wrong now, too (store_watch.h).
  void Listen(StoreWatch::Listener listener) {
    watch_->Listen(std::move(listener));
  }

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // `done` gets OK once what `write` did is durable, the status of `write` if
  // that was an error (then nothing of it is stored), or
  //   RESOURCE_EXHAUSTED, QUEUE_FULL         the queue is full.
  //   DEADLINE_EXCEEDED, NOT_BEGUN_IN_TIME   `deadline_us` passed in the queue.
  //   UNAVAILABLE, STORAGE_REPLACED          another file, or none, has the
  //                                          store's place; of what was being
  //                                          written then nobody knows.
  //   DATA_LOSS, STORAGE_DAMAGED             likewise, of a file that was cut
  //                                          off or written over.
  //   UNAVAILABLE, CLOCK_JUMPED              as in clock_guard.h.
  //   UNAVAILABLE, RESOURCE_EXHAUSTED, …     as in session.h; nothing is
  //   stored.
  // `deadline_us` is in microseconds since 1970.
  void Write(WriteFunction write, Done done, std::int64_t deadline_us = kNever);
  void Write(std::shared_ptr<PlannedWrite> write, Done done,
             std::int64_t deadline_us = kNever);

  // How many writes wait for their group.
  std::size_t waiting_writes() const { return writes_.size(); }

  // Calls `read` with a session that sees one moment of the store.
  void Read(ReadFunction read, Done done, std::int64_t deadline_us = kNever,
            Lane lane = Lane::kShort);

  // Writes and reads that wait for the answer. Not to be called from a Write(),
  // a Read() or a `done`.
  absl::Status WriteAndWait(WriteFunction write);
  absl::Status WriteAndWait(std::shared_ptr<PlannedWrite> write);
  absl::Status ReadAndWait(ReadFunction read);

  // A connection of the caller's own that only reads, for work that takes long
  // and would keep a reader from others. It ends before the database does.
  //
  // Errors: those of the driver.
  absl::StatusOr<std::unique_ptr<Connection>> OpenReader();

 private:
  struct ReadItem {
    ReadFunction function;
    Done done;
    std::int64_t deadline_us = kNever;
  };

  // A group that is durable, or refused, and whose callers wait to hear of it.
  struct Answers {
    std::vector<QueuedWrite> group;
    std::vector<absl::Status> statuses;  // one for each item
  };

  Database(std::unique_ptr<Driver> driver, const Clock* clock,
           const Options& options);

  absl::Status Start(absl::Span<const Migration> migrations);
  absl::Status OpenWriter();
  void NoteGroup();

  void Enqueue(QueuedWrite write);
  void WriterLoop();
  void AnswerLoop();
  static void GiveAnswers(const Answers& answers);
  void ReaderLoop(BoundedQueue<ReadItem>& reads,
                  std::unique_ptr<Connection> connection);

  // Carries out a group; one status for each item, all OK ones durable.
  std::vector<absl::Status> CommitGroup(const std::vector<QueuedWrite>& group);
  absl::Status RunWhole(const std::vector<QueuedWrite>& group,
                        std::vector<absl::Status>& statuses);
  absl::Status RunGroup(const std::vector<QueuedWrite>& group,
                        WriteGroup::Attempt& attempt,
                        std::vector<absl::Status>& statuses);
  absl::Status CommitOrLook();

  bool Expired(const ReadItem& item) const;

  const std::unique_ptr<Driver> driver_;
  const Clock* const clock_;
  const Options options_;

  BoundedQueue<QueuedWrite> writes_;
  BoundedQueue<ReadItem> short_reads_;
  BoundedQueue<ReadItem> long_reads_;
  BoundedQueue<Answers> answers_;

  // Only the writer's thread uses these after Start().
  std::unique_ptr<Connection> writer_;
  std::int64_t group_sequence_ = 0;
  std::int64_t last_known_at_us_ = 0;
  ClockGuard guard_;

  StoreState state_at_start_;

  std::thread writer_thread_;
  std::thread answer_thread_;
  std::vector<std::thread> reader_threads_;

  // Ends first: it writes.
  std::unique_ptr<StoreWatch> watch_;
};

// What the store knew last, microseconds since 1970: a read "as known at" this
// moment sees all that `session` sees, and on any later day the same.
absl::StatusOr<std::int64_t> LastKnownAt(Session& session);

}  // namespace base::sql

#endif  // BASE_SQL_DATABASE_H_
