#include "base/sql/database.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/log/log.h"
#include "base/sql/errors.h"
#include "base/sql/store_state.h"
#include "base/status_macros.h"

namespace base::sql {
namespace {

// Groups whose answers may wait for the thread that gives them.
constexpr std::size_t kAnswerQueue = 64;

// Waits for one callback.
class Waiter {
 public:
  Database::Done Callback() {
    return [this](const absl::Status& status) {
      // Notified under the lock: the waiter may be gone right after.
      std::lock_guard<std::mutex> lock(mutex_);
      status_ = status;
      called_ = true;
      condition_.notify_one();
    };
  }

  absl::Status Wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    condition_.wait(lock, [this] { return called_; });
    return status_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable condition_;
  absl::Status status_;
  bool called_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(
    std::unique_ptr<Driver> driver, const Clock* clock,
    absl::Span<const Migration> migrations, const Options& options) {
  std::unique_ptr<Database> database(
      new Database(std::move(driver), clock, options));
  RSU_RETURN_IF_ERROR(database->Start(migrations));
  return database;
}

Database::Database(std::unique_ptr<Driver> driver, const Clock* clock,
                   const Options& options)
    : driver_(std::move(driver)),
      clock_(clock),
      options_(options),
      writes_(options.write_queue),
      short_reads_(options.read_queue),
      long_reads_(options.read_queue),
      answers_(kAnswerQueue),
      guard_(clock) {}

Database::~Database() {
  writes_.Close();
  short_reads_.Close();
  long_reads_.Close();
  if (writer_thread_.joinable()) writer_thread_.join();
  answers_.Close();
  if (answer_thread_.joinable()) answer_thread_.join();
  for (std::thread& reader : reader_threads_) reader.join();
}

absl::Status Database::Start(absl::Span<const Migration> migrations) {
  // Nothing is merged or changed before it is known that nothing is missing.
  RSU_ASSIGN_OR_RETURN(writer_, driver_->OpenWriter());
  RSU_ASSIGN_OR_RETURN(const StoreLoss loss, FindLoss(*writer_, *driver_));
  if (loss.any() && !options_.accept_loss) return loss.ToStatus();
  RSU_RETURN_IF_ERROR(
      CheckClock(loss.found, clock_->NowMicros(), options_.largest_gap_us));
  RSU_RETURN_IF_ERROR(Migrate(*writer_, migrations));
  RSU_RETURN_IF_ERROR(MakeStoreState(*writer_));
  if (loss.any()) {
    RSU_RETURN_IF_ERROR(RecordLoss(*writer_, loss, clock_->NowMicros()));
    log::Warning(
        absl::StrCat("a loss was accepted, and is recorded in the "
                     "table store_loss: ",
                     loss.ToStatus().message()));
  }
  state_at_start_ = loss.found;
  driver_->Note(loss.found);
  writer_.reset();
  RSU_RETURN_IF_ERROR(OpenWriter());
  // Of each lane in turn.
  std::vector<std::unique_ptr<Connection>> readers;
  for (int i = 0; i < 2 * options_.readers; ++i) {
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<Connection> reader,
                         driver_->OpenReader());
    readers.push_back(std::move(reader));
  }
  writer_thread_ = std::thread([this] { WriterLoop(); });
  answer_thread_ = std::thread([this] { AnswerLoop(); });
  for (std::size_t i = 0; i < readers.size(); ++i) {
    BoundedQueue<ReadItem>& lane = i % 2 == 0 ? short_reads_ : long_reads_;
    reader_threads_.emplace_back(
        [this, &lane, connection = std::move(readers[i])]() mutable {
          ReaderLoop(lane, std::move(connection));
        });
  }
  watch_ = std::make_unique<StoreWatch>(
      driver_.get(),
      [this] {
        Write([](WriteSession&) { return absl::OkStatus(); },
              [](const absl::Status&) {});
      },
      [this] { return guard_.Check(); });
  return absl::OkStatus();
}

absl::Status Database::OpenWriter() {
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<Connection> writer,
                       driver_->OpenWriter());
  RSU_ASSIGN_OR_RETURN(const StoreState state, ReadStoreState(*writer));
  group_sequence_ = state.group_sequence;
  last_known_at_us_ = std::max(last_known_at_us_, state.known_at_us);
  writer_ = std::move(writer);
  return absl::OkStatus();
}

bool Database::Expired(const ReadItem& item) const {
  return item.deadline_us != kNever && clock_->NowMicros() > item.deadline_us;
}

void Database::Write(WriteFunction write, Done done, std::int64_t deadline_us) {
  Enqueue({std::move(write), nullptr, std::move(done), deadline_us});
}

void Database::Write(std::shared_ptr<PlannedWrite> write, Done done,
                     std::int64_t deadline_us) {
  Enqueue({nullptr, std::move(write), std::move(done), deadline_us});
}

void Database::Enqueue(QueuedWrite write) {
  if (!writes_.TryPush(write)) write.done(QueueFull());
}

void Database::Read(ReadFunction read, Done done, std::int64_t deadline_us,
                    Lane lane) {
  ReadItem item{std::move(read), std::move(done), deadline_us};
  BoundedQueue<ReadItem>& reads =
      lane == Lane::kShort ? short_reads_ : long_reads_;
  if (!reads.TryPush(item)) item.done(QueueFull());
}

absl::Status Database::WriteAndWait(WriteFunction write) {
  Waiter waiter;
  Write(std::move(write), waiter.Callback());
  return waiter.Wait();
}

absl::Status Database::WriteAndWait(std::shared_ptr<PlannedWrite> write) {
  Waiter waiter;
  Write(std::move(write), waiter.Callback());
  return waiter.Wait();
}

absl::StatusOr<std::unique_ptr<Connection>> Database::OpenReader() {
  return driver_->OpenReader();
}

absl::Status Database::ReadAndWait(ReadFunction read) {
  Waiter waiter;
  Read(std::move(read), waiter.Callback());
  return waiter.Wait();
}

void Database::WriterLoop() {
  while (true) {
    Answers answers;
    answers.group = writes_.PopUpTo(options_.group);
    if (answers.group.empty()) return;
    answers.statuses = CommitGroup(answers.group);
    // If the answers pile up, the writer helps, and takes no more writes
    // meanwhile.
    if (!answers_.TryPush(answers)) GiveAnswers(answers);
  }
}

void Database::GiveAnswers(const Answers& answers) {
  for (std::size_t i = 0; i < answers.group.size(); ++i) {
    answers.group[i].done(answers.statuses[i]);
  }
}

void Database::AnswerLoop() {
  while (true) {
    const std::vector<Answers> answers = answers_.PopUpTo(1);
    if (answers.empty()) return;
    GiveAnswers(answers.front());
  }
}

std::vector<absl::Status> Database::CommitGroup(
    const std::vector<QueuedWrite>& group) {
  std::vector<absl::Status> statuses(group.size());
  const absl::Status whole = RunWhole(group, statuses);
  watch_->NoteWrite(whole);
  if (!whole.ok()) {
    for (absl::Status& status : statuses) {
      if (status.ok()) status = whole;
    }
  }
  return statuses;
}

// An error if nothing of the group is stored.
absl::Status Database::RunWhole(const std::vector<QueuedWrite>& group,
                                std::vector<absl::Status>& statuses) {
  RSU_RETURN_IF_ERROR(watch_->MayWrite());
  if (writer_ == nullptr) RSU_RETURN_IF_ERROR(OpenWriter());
  WriteGroup::Attempt attempt;
  absl::Status whole = absl::OkStatus();
  do {
    attempt.repeat = false;
    whole = RunGroup(group, attempt, statuses);
  } while (attempt.repeat);
  return whole;
}

// Returns an error if nothing of the group is stored.
absl::Status Database::RunGroup(const std::vector<QueuedWrite>& group,
                                WriteGroup::Attempt& attempt,
                                std::vector<absl::Status>& statuses) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t now_us, guard_.Now());
  RSU_RETURN_IF_ERROR(writer_->BeginWrite());
  WriteGroup writes(writer_.get(), clock_, &group,
                    std::max(now_us, last_known_at_us_ + 1), &statuses);
  absl::Status broken = writes.Run(attempt);
  if (broken.ok() && attempt.repeat) {
    writer_->Rollback();
    return absl::OkStatus();
  }
  if (broken.ok()) {
    broken =
        UpdateStoreState(*writer_, {group_sequence_ + 1, writes.known_at_us()});
  }
  if (!broken.ok()) {
    writer_->Rollback();
    return broken;
  }
  last_known_at_us_ = writes.known_at_us();
  return CommitOrLook();
}

// Before anybody hears that the group is durable.
void Database::NoteGroup() {
  driver_->Note({group_sequence_, last_known_at_us_});
}

// A COMMIT that fails may still have reached the disk. The connection is
// closed, opened anew, and the store itself says whether the group is in it.
absl::Status Database::CommitOrLook() {
  const std::int64_t expected = group_sequence_ + 1;
  absl::Status committed = writer_->Commit();
  if (committed.ok()) {
    group_sequence_ = expected;
    // Whether it is still there: what somebody cut off meanwhile is not OK, and
    // the mark must not say that it is in the store.
    RSU_RETURN_IF_ERROR(driver_->Look(/*thoroughly=*/false));
    NoteGroup();
    return committed;
  }
  writer_->Rollback();
  writer_.reset();
  // Until the store can be read again nobody may be answered, since OK and an
  // error would both be a guess. A store that stays away ends the process: what
  // is on the disk decides when it starts again.
  for (int attempt = 0; attempt < 50; ++attempt) {
    // A file that somebody took away or cut off answers nothing, and writes are
    // refused from now on.
    RSU_RETURN_IF_ERROR(driver_->Look(/*thoroughly=*/false));
    if (OpenWriter().ok()) {
      if (group_sequence_ != expected) return committed;
      NoteGroup();
      return absl::OkStatus();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  log::Error("the store cannot be read after a failed commit; stopping");
  std::abort();
}

void Database::ReaderLoop(BoundedQueue<ReadItem>& reads,
                          std::unique_ptr<Connection> connection) {
  while (true) {
    std::vector<ReadItem> items = reads.PopUpTo(1);
    if (items.empty()) return;
    const ReadItem& item = items.front();
    absl::Status status = absl::OkStatus();
    if (Expired(item)) status = NotBegunInTime();
    if (status.ok()) status = connection->BeginRead();
    if (status.ok()) status = item.function(*connection);
    connection->Rollback();
    item.done(status);
  }
}

absl::StatusOr<std::int64_t> LastKnownAt(Session& session) {
  RSU_ASSIGN_OR_RETURN(const StoreState state, ReadStoreState(session));
  return state.known_at_us;
}

}  // namespace base::sql
