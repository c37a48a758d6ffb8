#include "base/sql/sqlite/index_guard.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace base::sql {
namespace {

// Parts of all stores that are mapped now. One part holds some 4,000 frames of
// a log; what is beyond is not guarded.
constexpr std::size_t kMostParts = 8192;

// A block of a file that has a byte has room on the disk.
constexpr std::int64_t kBlockBytes = 4096;

// So many times the file may be found as long as it should be: another thread
// was quicker. After that it is the disk that fails.
constexpr int kMostFutile = 10'000;

struct Part {
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::uintptr_t> size{0};
  std::atomic<IndexGuard::File*> file{nullptr};
};

// Read by a handler of a signal, so without constructors and locks.
std::array<Part, kMostParts> parts;
std::atomic<std::size_t> parts_used{0};
std::mutex parts_mutex;  // of those who add and remove

std::atomic<int> restoring{0};  // the thread that does
std::atomic<int> futile{0};
struct sigaction other_handler {};

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free &&
              std::atomic<std::int64_t>::is_always_lock_free);

void Clear(volatile char* headers) {
  for (std::size_t i = 0; i < IndexGuard::kHeadersBytes; ++i) headers[i] = 0;
}

// Only what a handler of a signal may call, from here to the handler.
bool MakeAsLongAsItWas(IndexGuard::File& file) {
  const int descriptor = file.descriptor;
  struct stat found {};
  if (descriptor < 0 || fstat(descriptor, &found) != 0) return false;
  const std::int64_t size = file.size;
  if (found.st_size >= size) return ++futile < kMostFutile;
  constexpr char kZero = 0;
  const std::int64_t first = found.st_size / kBlockBytes * kBlockBytes;
  for (std::int64_t block = first; block < size; block += kBlockBytes) {
    const std::int64_t last = std::min(block + kBlockBytes, size) - 1;
    if (pwrite(descriptor, &kZero, 1, last) != 1) return false;
  }
  futile = 0;
  return true;
}

// False if it cannot be done. One thread at a time.
bool Restore(IndexGuard::File& file) {
  // Whoever sees zeros sees this too.
  ++file.losses;
  file.lost = true;
  const auto thread = static_cast<int>(syscall(SYS_gettid));
  int nobody = 0;
  while (!restoring.compare_exchange_weak(nobody, thread)) {
    // The file was cut off again below, while the headers were cleared.
    if (nobody == thread) return MakeAsLongAsItWas(file);
    nobody = 0;
  }
  const bool restored = MakeAsLongAsItWas(file);
  // What is left of the beginning speaks of parts that are gone.
  volatile char* const beginning = file.beginning;
  if (restored && beginning != nullptr) Clear(beginning);
  restoring = 0;
  return restored;
}

IndexGuard::File* FileAt(std::uintptr_t address) {
  const std::size_t used = parts_used;
  for (std::size_t i = 0; i < used; ++i) {
    const std::uintptr_t begin = parts[i].begin;
    if (begin != 0 && address >= begin && address - begin < parts[i].size) {
      return parts[i].file;
    }
  }
  return nullptr;
}

void HandleBusError(int signal, siginfo_t* why, void* context) {
  const int error = errno;
  IndexGuard::File* const file =
      FileAt(reinterpret_cast<std::uintptr_t>(why->si_addr));
  const bool restored = file != nullptr && Restore(*file);
  errno = error;
  if (restored) return;
  if ((other_handler.sa_flags & SA_SIGINFO) != 0) {
    other_handler.sa_sigaction(signal, why, context);
    return;
  }
  // The access is made once more, and ends the process.
  std::signal(signal, SIG_DFL);
}

void HandleOnce() {
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction ours {};
    ours.sa_sigaction = HandleBusError;
    ours.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART;
    sigemptyset(&ours.sa_mask);
    sigaction(SIGBUS, &ours, &other_handler);
  });
}

}  // namespace

IndexGuard::IndexGuard() { HandleOnce(); }

IndexGuard::~IndexGuard() {
  users_ = std::min(users_, 1);
  Leave();
}

void IndexGuard::Enter(const std::string& path) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (users_++ > 0) return;
  file_.descriptor = open(path.c_str(), O_RDWR | O_CLOEXEC);
}

void IndexGuard::Leave() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (users_ == 0 || --users_ > 0) return;
  {
    std::lock_guard<std::mutex> parts_lock(parts_mutex);
    for (Part& part : parts) {
      if (part.file == &file_) part.begin = 0;
    }
  }
  file_.beginning = nullptr;
  file_.size = 0;
  // Closing any descriptor of a file drops the process's locks on it, so this
  // waits until nobody has one.
  if (const int descriptor = file_.descriptor.exchange(-1); descriptor >= 0) {
    close(descriptor);
  }
}

void IndexGuard::Map(int part, volatile void* memory, int size) {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto begin = reinterpret_cast<std::uintptr_t>(memory);
  std::lock_guard<std::mutex> parts_lock(parts_mutex);
  std::size_t free = kMostParts;
  for (std::size_t i = 0; i < parts_used; ++i) {
    if (parts[i].begin == begin && parts[i].file == &file_) return;
    if (parts[i].begin == 0) free = std::min(free, i);
  }
  if (free == kMostParts) free = parts_used;
  if (free == kMostParts) return;
  if (part == 0) file_.beginning = static_cast<volatile char*>(memory);
  const std::int64_t end = std::int64_t{part + 1} * size;
  file_.size = std::max<std::int64_t>(file_.size, end);
  parts[free].file = &file_;
  parts[free].size = static_cast<std::uintptr_t>(size);
  parts[free].begin = begin;
  parts_used = std::max<std::size_t>(parts_used, free + 1);
}

void IndexGuard::LookAtSize() {
  struct stat found {};
  if (const int descriptor = file_.descriptor; descriptor >= 0 &&
                                               fstat(descriptor, &found) == 0 &&
                                               found.st_size < file_.size) {
    Restore(file_);
  }
}

void IndexGuard::SpoilHeaders() {
  if (volatile char* const beginning = file_.beginning; beginning != nullptr) {
    Clear(beginning);
  }
}

std::uint32_t IndexGuard::Number(std::size_t at) const {
  const volatile char* const beginning = file_.beginning;
  if (beginning == nullptr) return 0;
  return *reinterpret_cast<const volatile std::uint32_t*>(beginning + at);
}

}  // namespace base::sql
