#include "tools/server/renewal.h"

#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/configuration_file.h"
#include "base/digest.h"
#include "base/log/log.h"

namespace server {
namespace {

constexpr std::chrono::seconds kBetweenLooks(1);

// What the files hold, whole: a time of change says too little, and a link may
// lead to another file.
std::string DigestOf(const std::vector<std::string>& paths) {
  std::string all;
  for (const std::string& path : paths) {
    const auto content = base::ReadConfigurationFile(path);
    absl::StrAppend(&all, content.ok() ? "+" : "-",
                    content.ok() ? base::Sha256(*content)
                                 : std::string(content.status().message()),
                    "\n");
  }
  return base::Sha256(all);
}

}  // namespace

Renewal::Renewal(std::vector<RenewedFiles> files) {
  for (RenewedFiles& one : files) {
    std::string digest = DigestOf(one.paths);
    watched_.push_back({std::move(one), digest, digest});
  }
  if (!watched_.empty()) thread_ = std::thread([this] { Watch(); });
}

Renewal::~Renewal() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_stopped_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Renewal::RenewNow() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (watched_.empty()) {
    base::log::Info("SIGHUP: there is nothing to read again");
  }
  for (Watched& watched : watched_) {
    watched.taken = watched.seen = DigestOf(watched.files.paths);
    Renew(watched.files);
  }
}

void Renewal::Watch() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stop_.wait_for(lock, kBetweenLooks, [this] { return is_stopped_; })) {
    for (Watched& watched : watched_) LookAt(watched);
  }
}

void Renewal::LookAt(Watched& watched) {
  std::string now = DigestOf(watched.files.paths);
  const bool stands = now == watched.seen;
  watched.seen = now;
  if (!stands || now == watched.taken) return;
  watched.taken = std::move(now);
  Renew(watched.files);
}

void Renewal::Renew(const RenewedFiles& files) {
  const absl::Status renewed = files.renew();
  if (renewed.ok()) {
    base::log::Info(absl::StrCat(files.name, ": read again, and in force"));
    return;
  }
  base::log::Error(absl::StrCat(
      files.name,
      ": not taken, what was in force before stays: ", renewed.message()));
}

}  // namespace server
