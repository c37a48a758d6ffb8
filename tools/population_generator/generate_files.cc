#include "tools/population_generator/generate_files.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/bounded_queue.h"
#include "base/status_macros.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "tools/command_line/output_file.h"
#include "tools/population_generator/chunk.h"

namespace population {
namespace {

using command_line::OutputFile;

// Some 2 MB of lines, so that a write is large and memory small.
constexpr std::int64_t kHouseholdsInChunk = 512;

// One that is being filled and one that waits to be written.
constexpr std::size_t kChunksOfWorker = 2;

// The threshold in force on `day`, or the first one there was.
scoring::Score ThresholdOf(const scoring::ProgrammeSet& programmes,
                           absl::string_view name, base::Date day) {
  const scoring::Period* period = programmes.InForce(name, day);
  if (period != nullptr) return period->threshold;
  return programmes.ByName(name)->periods().front().threshold;
}

// A thread that fills chunks, one after the other.
class Worker {
 public:
  explicit Worker(const ChunkMaker& maker)
      : orders_(kChunksOfWorker), filled_(kChunksOfWorker) {
    thread_ = std::thread([this, &maker] {
      while (true) {
        auto orders = orders_.PopUpTo(1);
        if (orders.empty()) return;
        maker.Fill(*orders.front());
        filled_.TryPush(orders.front());
      }
    });
  }
  ~Worker() {
    orders_.Close();
    thread_.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // At most kChunksOfWorker chunks may be out at a time.
  void Order(std::unique_ptr<Chunk> chunk) { orders_.TryPush(chunk); }

  // Waits for the first of the ordered chunks.
  std::unique_ptr<Chunk> Take() {
    return std::move(filled_.PopUpTo(1).front());
  }

 private:
  base::BoundedQueue<std::unique_ptr<Chunk>> orders_;
  base::BoundedQueue<std::unique_ptr<Chunk>> filled_;
  std::thread thread_;
};

// The files that are being written.
class Files {
 public:
  static absl::StatusOr<Files> Create(const Outputs& outputs) {
    Files files;
    RSU_RETURN_IF_ERROR(Open(outputs.people, files.people_));
    RSU_RETURN_IF_ERROR(Open(outputs.declarations, files.declarations_));
    RSU_RETURN_IF_ERROR(Open(outputs.coverage, files.coverage_));
    RSU_RETURN_IF_ERROR(Open(outputs.statuses, files.statuses_));
    RSU_RETURN_IF_ERROR(Open(outputs.variables, files.variables_));
    return files;
  }

  absl::Status Write(const Chunk& chunk) {
    RSU_RETURN_IF_ERROR(Write(people_, View(chunk.people)));
    RSU_RETURN_IF_ERROR(Write(declarations_, View(chunk.declarations)));
    RSU_RETURN_IF_ERROR(Write(coverage_, View(chunk.coverage)));
    RSU_RETURN_IF_ERROR(Write(statuses_, View(chunk.statuses)));
    return Write(variables_, chunk.variables);
  }

  absl::Status Finish() {
    for (auto* file :
         {&people_, &declarations_, &coverage_, &statuses_, &variables_}) {
      if (file->has_value()) RSU_RETURN_IF_ERROR((*file)->Finish());
    }
    return absl::OkStatus();
  }

 private:
  static absl::Status Open(const std::string& path,
                           std::optional<OutputFile>& file) {
    if (path.empty()) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(OutputFile opened, OutputFile::Create(path));
    file.emplace(std::move(opened));
    return absl::OkStatus();
  }

  static absl::string_view View(const rapidjson::StringBuffer& lines) {
    return {lines.GetString(), lines.GetSize()};
  }

  static absl::Status Write(std::optional<OutputFile>& file,
                            absl::string_view lines) {
    if (!file.has_value()) return absl::OkStatus();
    file->WriteLines(lines);
    return file->CheckWritten();
  }

  std::optional<OutputFile> people_;
  std::optional<OutputFile> declarations_;
  std::optional<OutputFile> coverage_;
  std::optional<OutputFile> statuses_;
  std::optional<OutputFile> variables_;
};

// Names the next households to be made.
class Sequence {
 public:
  explicit Sequence(const Request& request)
      : next_(request.first), end_(request.first + request.households) {}

  bool AtEnd() const { return next_ == end_; }

  std::unique_ptr<Chunk> Name(std::unique_ptr<Chunk> chunk) {
    chunk->first = next_;
    chunk->households = std::min(kHouseholdsInChunk, end_ - next_);
    next_ += chunk->households;
    return chunk;
  }

 private:
  std::int64_t next_;
  const std::int64_t end_;
};

// Has chunks filled and written, until there are no more.
class Run {
 public:
  Run(const ChunkMaker& maker, const Request& request, Files& files,
      absl::FunctionRef<absl::Status(std::int64_t)> progress)
      : maker_(maker),
        threads_(request.threads),
        sequence_(request),
        files_(files),
        progress_(progress) {}

  absl::StatusOr<Summary> Go() {
    RSU_RETURN_IF_ERROR(threads_ == 1 ? GoAlone() : GoTogether());
    return summary_;
  }

 private:
  absl::Status GoAlone() {
    auto chunk = std::make_unique<Chunk>();
    while (!sequence_.AtEnd()) {
      chunk = sequence_.Name(std::move(chunk));
      maker_.Fill(*chunk);
      RSU_RETURN_IF_ERROR(Take(*chunk));
    }
    return absl::OkStatus();
  }

  // Each worker has every so manieth chunk, which keeps them in order.
  absl::Status GoTogether() {
    std::vector<std::unique_ptr<Worker>> workers;
    workers.reserve(static_cast<std::size_t>(threads_));
    for (int i = 0; i < threads_; ++i) {
      workers.push_back(std::make_unique<Worker>(maker_));
    }
    std::int64_t ordered = 0;
    const auto order = [&](std::unique_ptr<Chunk> chunk) {
      if (sequence_.AtEnd()) return;
      const auto worker = static_cast<std::size_t>(ordered++) % workers.size();
      workers[worker]->Order(sequence_.Name(std::move(chunk)));
    };
    for (std::size_t i = 0; i < kChunksOfWorker * workers.size(); ++i) {
      order(std::make_unique<Chunk>());
    }
    for (std::int64_t taken = 0; taken < ordered; ++taken) {
      const auto worker = static_cast<std::size_t>(taken) % workers.size();
      std::unique_ptr<Chunk> chunk = workers[worker]->Take();
      RSU_RETURN_IF_ERROR(Take(*chunk));
      order(std::move(chunk));
    }
    return absl::OkStatus();
  }

  absl::Status Take(const Chunk& chunk) {
    RSU_RETURN_IF_ERROR(chunk.status);
    RSU_RETURN_IF_ERROR(files_.Write(chunk));
    summary_.Add(chunk.summary);
    return progress_(chunk.households);
  }

  const ChunkMaker& maker_;
  const int threads_;
  Sequence sequence_;
  Files& files_;
  absl::FunctionRef<absl::Status(std::int64_t)> progress_;
  Summary summary_;
};

}  // namespace

absl::StatusOr<Summary> GenerateFiles(
    const Calibration& calibration, const Request& request,
    absl::FunctionRef<absl::Status(std::int64_t)> progress) {
  const Outputs& outputs = request.outputs;
  RSU_RETURN_IF_ERROR(command_line::CheckFilesDiffer(
      {}, {outputs.people, outputs.declarations, outputs.coverage,
           outputs.statuses, outputs.variables}));
  RSU_ASSIGN_OR_RETURN(const auto formulas, scoring::FormulaSet::Load());
  RSU_ASSIGN_OR_RETURN(const auto programmes, scoring::ProgrammeSet::Load());
  const base::Date day = request.population.effective_date;
  const scoring::Formula* formula = formulas.InForce(day);
  if (formula == nullptr) {
    return absl::InvalidArgumentError(absl::StrCat(
        "no score formula is in force on the effective date; the first is "
        "from ",
        formulas.formulas().front().effective_from().ToString()));
  }
  const ScoringRules rules = {
      formula, ThresholdOf(programmes, scoring::kAmoTadamonProgramme, day),
      ThresholdOf(programmes, scoring::kDirectSocialAidProgramme, day)};
  const ChunkMaker maker(
      calibration, request.population,
      {!outputs.people.empty(), !outputs.declarations.empty(),
       !outputs.coverage.empty(), !outputs.statuses.empty(),
       !outputs.variables.empty(), request.summary},
      rules);
  RSU_ASSIGN_OR_RETURN(Files files, Files::Create(outputs));
  RSU_ASSIGN_OR_RETURN(const Summary summary,
                       Run(maker, request, files, progress).Go());
  RSU_RETURN_IF_ERROR(files.Finish());
  return summary;
}

}  // namespace population
