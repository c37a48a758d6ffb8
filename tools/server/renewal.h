#ifndef TOOLS_SERVER_RENEWAL_H_
#define TOOLS_SERVER_RENEWAL_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"

namespace server {

// Files that are read again while the server runs.
struct RenewedFiles {
  // What they are, for messages: "policy", "TLS files".
  std::string name;
  std::vector<std::string> paths;

  // Reads them and puts them in force. An error leaves the old in force.
  std::function<absl::Status()> renew;
};

// Reads files again when they change, and when it is told to. A change is taken
// once it stands for a second: a file that is being written is not read half.
// What does not hold together is said once, and the old stays in force.
// Thread-safe.
class Renewal {
 public:
  // Begins to watch. The files are in force as they are now.
  explicit Renewal(std::vector<RenewedFiles> files);
  ~Renewal();
  Renewal(const Renewal&) = delete;
  Renewal& operator=(const Renewal&) = delete;

  // Reads all of them again, changed or not.
  void RenewNow();

 private:
  struct Watched {
    RenewedFiles files;
    std::string taken;  // digest of what was read last
    std::string seen;   // of what was there a second ago
  };

  void Watch();
  void LookAt(Watched& watched);
  static void Renew(const RenewedFiles& files);

  std::mutex mutex_;
  std::condition_variable stop_;
  bool is_stopped_ = false;
  std::vector<Watched> watched_;
  std::thread thread_;
};

}  // namespace server

#endif  // TOOLS_SERVER_RENEWAL_H_
