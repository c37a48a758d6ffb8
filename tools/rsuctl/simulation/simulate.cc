#include "tools/rsuctl/simulation/simulate.h"

#include <chrono>
#include <cstdio>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "base/configuration_file.h"
#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/scoring/v1/simulation_service.grpc.pb.h"
#include "scoring/formula/parse_formula.h"
#include "scoring/programme/parse_programme.h"
#include "tools/command_line/output_file.h"
#include "tools/command_line/progress.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/day_as_known.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/retries.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/formulas/formula_source.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/simulation/gnuplot.h"
#include "tools/rsuctl/simulation/simulation_folder.h"
#include "tools/rsuctl/simulation/simulation_page.h"
#include "tools/rsuctl/simulation/simulation_summary.h"
#include "tools/rsuctl/simulation/simulation_tables.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/simulation_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::Language;
using command_line::OutputFile;
using command_line::Progress;
using google::protobuf::util::TimeUtil;

// Longer than any register takes.
constexpr std::chrono::hours kDeadline{1};

// The text of a file that `parse` takes; what is wrong with it is printed.
template <typename Parse>
absl::StatusOr<std::string> ReadDraft(const std::string& file, Parse parse) {
  absl::StatusOr<std::string> text = base::ReadConfigurationFile(file);
  const absl::Status status = text.ok() ? parse(*text).status() : text.status();
  if (status.ok()) return text;
  PrintMistakes(file, status);
  return status;
}

// "amo-tadamon=250".
bool ReadCost(const std::string& text, v1::CostPerHousehold& cost) {
  const std::size_t at = text.rfind('=');
  std::int64_t mad = 0;
  if (at == std::string::npos || at == 0 ||
      !absl::SimpleAtoi(text.substr(at + 1), &mad)) {
    return false;
  }
  cost.set_programme(text.substr(0, at));
  cost.set_mad(mad);
  return true;
}

// Fills the request; the exit status if something is wrong, which is printed.
ExitStatus ReadRequest(const SimulateFlags& flags,
                       v1::SimulateRequest& request) {
  request.set_as_of(flags.day);
  if (!flags.known_at.empty() &&
      !TimeUtil::FromString(flags.known_at, request.mutable_known_at())) {
    return Fail(kBadKnownAt, ExitStatus::kUsage);
  }
  for (const std::string& text : flags.costs) {
    if (!ReadCost(text, *request.add_costs())) {
      return Fail("--cost-per-household must be PROGRAMME=MAD, MAD whole",
                  ExitStatus::kUsage);
    }
  }
  // Every mistake of every file.
  ExitStatus read = ExitStatus::kDone;
  // All files are read, so that what is wrong with each is told at once.
  const auto take = [&read](const std::string& file, auto parse, auto set) {
    auto text = ReadDraft(file, parse);
    if (text.ok()) {
      set(*std::move(text));
    } else {
      read = ExitStatus::kRefused;
    }
  };
  if (!flags.formula.empty()) {
    take(flags.formula, scoring::ParseFormula,
         [&](std::string text) { request.set_formula(std::move(text)); });
  }
  for (const std::string& file : flags.programmes) {
    take(file, scoring::ParseProgramme,
         [&](std::string text) { request.add_programmes(std::move(text)); });
  }
  if (!flags.common_rules.empty()) {
    take(flags.common_rules, scoring::ParseCommonRules,
         [&](std::string text) { request.set_common_rules(std::move(text)); });
  }
  request.set_count_answers(flags.answers);
  return read;
}

// One call, which shows how far it is.
absl::StatusOr<v1::Simulation> Call(v1::SimulationService::Stub& stub,
                                    const v1::SimulateRequest& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  AddCallMetadata(context);
  const auto stream = stub.Simulate(&context, request);
  std::unique_ptr<Progress> progress;
  std::int64_t shown = 0;
  v1::SimulateResponse response;
  v1::Simulation simulation;
  while (stream->Read(&response)) {
    if (response.has_simulation()) {
      simulation = std::move(*response.mutable_simulation());
      continue;
    }
    const v1::SimulationProgress& so_far = response.progress();
    if (progress == nullptr) {
      progress = std::make_unique<Progress>("declarations", so_far.total());
    }
    progress->Advance(so_far.done() - shown, so_far.done() - shown);
    shown = so_far.done();
  }
  const absl::Status status = base::rpc::FromGrpc(stream->Finish());
  if (!status.ok()) return status;
  return simulation;
}

absl::StatusOr<v1::Simulation> CallUntilTaken(
    v1::SimulationService::Stub& stub, const v1::SimulateRequest& request) {
  Retries retries;
  while (true) {
    absl::StatusOr<v1::Simulation> simulation = Call(stub, request);
    if (simulation.ok()) return simulation;
    if (!retries.Wait(simulation.status())) return InWords(simulation.status());
  }
}

absl::StatusOr<std::string> ToJson(const v1::Simulation& simulation) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  options.add_whitespace = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(simulation, &json, options)
           .ok()) {
    return absl::InternalError("the result cannot be written as JSON");
  }
  return std::string(absl::StripSuffix(json, "\n"));
}

// A file of the folder that is written and not in its place yet.
absl::StatusOr<OutputFile> Write(const std::string& path,
                                 const std::string& content) {
  RSU_ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(path));
  file.WriteLine(content);
  RSU_RETURN_IF_ERROR(file.CheckWritten());
  return file;
}

// Writes all files, and puts them in their places once all are whole.
absl::Status WriteAll(const v1::Simulation& simulation,
                      const std::string& folder, Language language) {
  const auto text = [](const std::vector<std::string>& lines) {
    return absl::StrJoin(lines, "\n");
  };
  RSU_ASSIGN_OR_RETURN(const std::string json, ToJson(simulation));
  RSU_ASSIGN_OR_RETURN(const std::string page,
                       SimulationPage(simulation, language));
  const std::string contents[] = {json, text(CrossingLines(simulation)),
                                  text(HistogramLines(simulation)),
                                  text(CurveLines(simulation)), page};
  static_assert(std::size(contents) == std::size(kSimulationFiles));
  std::vector<OutputFile> files;
  for (std::size_t i = 0; i < std::size(contents); ++i) {
    RSU_ASSIGN_OR_RETURN(
        OutputFile file,
        Write(absl::StrCat(folder, "/", kSimulationFiles[i]), contents[i]));
    files.push_back(std::move(file));
  }
  for (OutputFile& file : files) RSU_RETURN_IF_ERROR(file.Finish());
  return absl::OkStatus();
}

}  // namespace

ExitStatus Simulate(const SimulateFlags& flags) {
  v1::SimulateRequest request;
  const ExitStatus read = ReadRequest(flags, request);
  if (read != ExitStatus::kDone) return read;
  // What could fail after the work fails before it.
  absl::Status ready = CheckGnuplot();
  if (ready.ok()) ready = ReadySimulationFolder(flags.out);
  if (!ready.ok()) return FailWith(ready);
  const auto channel = Connect(flags.server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::SimulationService::NewStub(*channel);
  const absl::StatusOr<v1::Simulation> simulation =
      CallUntilTaken(*stub, request);
  if (!simulation.ok()) return FailWith(simulation.status());
  const Language language = Spoken();
  const absl::Status written = WriteAll(*simulation, flags.out, language);
  if (!written.ok()) return FailWith(written);
  if (flags.format == "json") {
    std::puts(JsonLine(*simulation).c_str());
    return ExitStatus::kDone;
  }
  PrintSummary(*simulation, language);
  std::puts(Say(SimulationText::kWritten, language,
                {flags.out, absl::StrJoin(kSimulationFiles, ", ")})
                .c_str());
  return ExitStatus::kDone;
}

}  // namespace rsuctl
