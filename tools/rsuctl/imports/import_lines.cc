#include "tools/rsuctl/imports/import_lines.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "tools/rsuctl/imports/kind_of_line.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {
namespace {

// What keeps an import that was broken off from going on at once, as
// OperationText::kRunAgain calls it; empty of what passes.
std::string WhatKeepsOut(const absl::Status& status) {
  const std::string reason = base::DetailOf(status).reason;
  if (reason == "STORAGE_REPLACED" || reason == "STORAGE_DAMAGED") {
    return "STORE";
  }
  if (reason == "CLOCK_JUMPED") return "CLOCK";
  if (reason == "STORAGE_FULL") return "FULL";
  if (reason == "NUMBER_SPACE_FULL") return "NUMBERS";
  return "";
}

}  // namespace

bool IsRefusal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kFailedPrecondition:
      return true;
    default:
      return false;
  }
}

absl::StatusOr<ImportLines> ImportLines::Open(const std::string& noun,
                                              const std::string& path,
                                              const std::string& refused_path) {
  RSU_ASSIGN_OR_RETURN(registry::JsonLines lines,
                       registry::JsonLines::Open(path));
  RSU_ASSIGN_OR_RETURN(Refusals refusals, Refusals::Create(path, refused_path));
  return ImportLines(noun, path, std::move(lines), std::move(refusals));
}

ImportLines::ImportLines(std::string noun, std::string path,
                         registry::JsonLines lines, Refusals refusals)
    : noun_(std::move(noun)),
      path_(std::move(path)),
      lines_(std::move(lines)),
      refusals_(std::move(refusals)),
      progress_(std::make_unique<command_line::Progress>(
          NounInWords(noun_, Spoken()), command_line::FileBytes(path_))) {}

absl::Status ImportLines::ForEach(
    const std::function<absl::Status(std::int64_t, absl::string_view)>& each) {
  while (true) {
    RSU_ASSIGN_OR_RETURN(const auto line, lines_.Next());
    if (!line.has_value()) return absl::OkStatus();
    ++count_;
    if (!line->text.ok()) {
      Refuse(line->number, "", line->text.status(), "");
      continue;
    }
    if (first_line_.empty()) first_line_ = std::string(*line->text);
    const auto bytes = static_cast<std::int64_t>(line->text->size()) + 1;
    RSU_RETURN_IF_ERROR(each(line->number, *line->text));
    progress_->Advance(1, bytes);
  }
}

absl::Status ImportLines::CheckUnique(absl::string_view field,
                                      absl::string_view reference,
                                      std::int64_t line) {
  if (reference.empty()) return absl::OkStatus();
  if (!repeated_.has_value()) {
    RSU_ASSIGN_OR_RETURN(repeated_, RepeatedReferences::Find(path_, field));
  }
  if (!repeated_->MayComeAgain(reference)) return absl::OkStatus();
  return seen_.Add(field, reference, line);
}

void ImportLines::Refuse(std::int64_t line, absl::string_view reference,
                         const absl::Status& status, absl::string_view text) {
  progress_->Wipe();
  refusals_.Add(line, reference, status, text);
}

void ImportLines::Note(const std::string& line) {
  progress_->Wipe();
  std::fprintf(stderr, "%s\n", InSpokenLanguage(line).c_str());
}

std::string ImportLines::InWords(const ImportSummary& summary) const {
  return Say(OperationText::kSummary, Spoken(),
             {NounInWords(noun_, Spoken()), summary.text()});
}

void ImportLines::NoteAtEnd(const std::string& line) {
  if (std::find(at_end_.begin(), at_end_.end(), line) == at_end_.end()) {
    at_end_.push_back(line);
  }
}

void ImportLines::NoteKindOfFile() {
  if (refusals_.count() == 0 || refusals_.count() < count_) return;
  const base::Language language = Spoken();
  if (LooksLikeCsv(first_line_)) {
    NoteAtEnd(
        absl::StrCat(path(), ": ", Say(OperatorText::kLooksLikeCsv, language)));
    return;
  }
  const auto kind = FindKindOfLine(first_line_);
  // "coverage events" are of the kind "coverage".
  if (!kind.has_value() || absl::StartsWith(noun_, kind->code)) return;
  NoteAtEnd(absl::StrCat(path(), ": ",
                         Say(OperatorText::kOtherKindOfFile, language,
                             {kind->code, kind->command})));
}

ExitStatus ImportLines::Done(const ImportSummary& summary, bool json) {
  progress_->Wipe();
  const absl::Status kept = refusals_.Finish();
  if (count_ == 0 && kept.ok()) {
    return Fail(Say(OperationText::kHoldsNone, Spoken(),
                    {path(), NounInWords(noun_, Spoken())}),
                ExitStatus::kRefused);
  }
  NoteKindOfFile();
  for (const std::string& line : at_end_) Note(line);
  if (json) {
    std::puts(summary.Json(noun_).c_str());
  } else {
    std::puts(InWords(summary).c_str());
  }
  if (!kept.ok()) {
    return Fail(std::string(kept.message()), ExitStatus::kServerFailed);
  }
  return refusals_.count() == 0 ? ExitStatus::kDone : ExitStatus::kRefused;
}

ExitStatus ImportLines::BrokenOff(const absl::Status& status,
                                  const ImportSummary& summary,
                                  const std::string& more) {
  progress_->Wipe();
  // Who may not do it may not do it again either.
  if (absl::IsPermissionDenied(status) || absl::IsUnauthenticated(status)) {
    return Fail(absl::StrCat(Say(OperationText::kBrokenOff, Spoken(),
                                 {InSpokenLanguage(status)}),
                             "\n", InWords(summary), more),
                ExitStatus::kRefused);
  }
  return Fail(
      absl::StrCat(
          Say(OperationText::kBrokenOff, Spoken(), {InSpokenLanguage(status)}),
          "\n", InWords(summary), more, "\n",
          Say(OperationText::kRunAgain, Spoken(), {WhatKeepsOut(status)})),
      ExitStatus::kServerFailed);
}

}  // namespace rsuctl
