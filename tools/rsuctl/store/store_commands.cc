#include "tools/rsuctl/store/store_commands.h"

#include <unistd.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/configuration_file.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "scoring/formula/formula_set.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/store_check/check_store.h"

namespace rsuctl {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;
using store_check::Finding;
using store_check::Summary;

absl::StatusOr<scoring::FormulaSet> ReadFormulas(
    const std::vector<std::string>& paths) {
  std::vector<std::string> texts;
  for (const std::string& path : paths) {
    absl::StatusOr<std::string> text = base::ReadConfigurationFile(path);
    if (!text.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(path, ": ", std::string(text.status().message())));
    }
    texts.push_back(*std::move(text));
  }
  std::vector<scoring::FormulaFile> files;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    files.push_back({paths[i].c_str(), texts[i]});
  }
  return scoring::FormulaSet::Load(files);
}

void PrintFinding(const Finding& finding, bool json) {
  if (!json) {
    std::printf("%s%s%s%s%s\n", PlaceInWords(finding.place, Spoken()).c_str(),
                finding.key.empty() ? "" : " ",
                Isolated(finding.key, Spoken()).c_str(),
                std::string(Colon(Spoken())).c_str(),
                InSpokenLanguage(finding.what).c_str());
    return;
  }
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  writer.Key("place");
  writer.String(finding.place.c_str());
  writer.Key("key");
  writer.String(finding.key.c_str());
  writer.Key("what");
  writer.String(finding.what.c_str());
  writer.EndObject();
  std::puts(buffer.GetString());
}

void PrintText(OperationText text, const std::vector<std::string>& arguments) {
  std::puts(Say(text, Spoken(), arguments).c_str());
}

void PrintSummaryInWords(const Summary& summary) {
  const std::string pages = absl::StrCat(summary.pages);
  const std::string digests = summary.digests ? "yes" : "no";
  const std::string findings = absl::StrCat(summary.findings);
  if (summary.rows.empty()) {
    PrintText(OperationText::kCheckedPages, {pages, digests, findings});
  } else {
    std::int64_t rows = 0;
    for (const auto& table : summary.rows) rows += table.second;
    PrintText(OperationText::kChecked,
              {pages, digests, absl::StrCat(rows),
               absl::StrCat(summary.rows.size()), findings});
  }
  if (!summary.not_counted.empty()) {
    PrintText(OperationText::kTablesNotCounted,
              {absl::StrJoin(summary.not_counted, Comma(Spoken()))});
  }
  if (summary.mended_by_log > 0) {
    PrintText(OperationText::kMendedByLog,
              {absl::StrCat(summary.mended_by_log)});
  }
}

void PrintSummary(const Summary& summary, bool json) {
  if (!json) {
    PrintSummaryInWords(summary);
    return;
  }
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  writer.Key("pages");
  writer.Int64(summary.pages);
  writer.Key("digests");
  writer.Bool(summary.digests);
  writer.Key("rows");
  writer.StartObject();
  for (const auto& [table, rows] : summary.rows) {
    writer.Key(table.c_str());
    writer.Int64(rows);
  }
  writer.EndObject();
  writer.Key("not_counted");
  writer.StartArray();
  for (const std::string& table : summary.not_counted) {
    writer.String(table.c_str());
  }
  writer.EndArray();
  writer.Key("mended_by_log");
  writer.Int64(summary.mended_by_log);
  writer.Key("findings");
  writer.Int64(summary.findings);
  writer.EndObject();
  std::puts(buffer.GetString());
}

}  // namespace

ExitStatus CheckStore(const CheckStoreFlags& flags) {
  const absl::StatusOr<scoring::FormulaSet> formulas =
      ReadFormulas(flags.formulas);
  if (!formulas.ok()) {
    return Fail(std::string(formulas.status().message()), ExitStatus::kRefused);
  }
  const bool json = flags.format == "json";
  const bool on_terminal = isatty(STDERR_FILENO) != 0;
  store_check::Options options;
  options.deep = flags.deep;
  const absl::StatusOr<Summary> summary = store_check::CheckStore(
      flags.file, options, *formulas,
      [json](const Finding& finding) { PrintFinding(finding, json); },
      [on_terminal](const std::string& what) {
        if (!on_terminal) return;
        std::fprintf(stderr, "%s\n",
                     Say(OperationText::kChecking, Spoken(),
                         {PlaceInWords(what, Spoken())})
                         .c_str());
      });
  if (!summary.ok()) {
    return Fail(std::string(summary.status().message()),
                absl::IsUnavailable(summary.status())
                    ? ExitStatus::kServerFailed
                    : ExitStatus::kRefused);
  }
  PrintSummary(*summary, json);
  return summary->findings == 0 ? ExitStatus::kDone : ExitStatus::kRefused;
}

}  // namespace rsuctl
