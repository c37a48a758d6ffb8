#include "base/sql/contract/held_writer.h"

#include <atomic>
#include <memory>
#include <thread>

namespace base::sql {

void WithWriterHeld(Database& database, const std::function<void()>& enqueue) {
  // Shared with the write, which may still look when this function has ended.
  struct Flags {
    std::atomic<bool> held{false};
    std::atomic<bool> release{false};
  };
  const auto flags = std::make_shared<Flags>();
  database.Write(
      [flags](WriteSession&) {
        flags->held = true;
        while (!flags->release) std::this_thread::yield();
        return absl::OkStatus();
      },
      [](const absl::Status&) {});
  while (!flags->held) std::this_thread::yield();
  enqueue();
  flags->release = true;
}

}  // namespace base::sql
