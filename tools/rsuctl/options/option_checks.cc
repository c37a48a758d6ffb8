#include "tools/rsuctl/options/option_checks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "base/date.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/text.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/number.h"

namespace rsuctl {
namespace {

constexpr char kRuns[] = "rescoringRuns/";

// The words of `formula diff`.
constexpr absl::string_view kFormulaOrFileA = "A";
constexpr absl::string_view kFormulaOrFileB = "B";

// Names of files are bytes, and hold what the system lets them hold.
bool NamesAFile(const CLI::Option& option) {
  static constexpr std::array<absl::string_view, 4> kFiles = {"FILE", "CSV",
                                                              "JSONL", "DIR"};
  const std::string type = option.get_type_name();
  return std::find(kFiles.begin(), kFiles.end(), type) != kFiles.end();
}

bool IsCount(absl::string_view text) {
  return !text.empty() && text[0] != '0' &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return absl::ascii_isdigit(c); });
}

std::string BrokenTextRule(const std::string& text, int most) {
  std::vector<base::FieldViolation> violations;
  base::rpc::CheckText("", text, most, violations);
  return violations.empty() ? "" : violations.front().rule;
}

}  // namespace

std::string BrokenIdcsRule(const std::string& text) {
  const auto number = idcs::IdcsNumber::Parse(text);
  if (!number.ok()) return "must be ten digits";
  return idcs::HasVerhoeffCheckDigit(number->digits())
             ? ""
             : "breaks the rule of the check digit: one digit may be wrong, or "
               "two exchanged";
}

std::string BrokenAuthorRule(const std::string& text) {
  return BrokenTextRule(text, base::rpc::kMaxAuthorCharacters);
}

std::string BrokenMetadataRule(const std::string& text) {
  const bool is_visible = !text.empty() && text.size() <= 64 &&
                          std::all_of(text.begin(), text.end(), [](char c) {
                            return c > ' ' && c < '\x7f';
                          });
  return is_visible ? "" : "must be 1 to 64 visible characters of ASCII";
}

std::string BrokenReasonRule(const std::string& text) {
  return BrokenTextRule(text, base::rpc::kMaxReasonCharacters);
}

std::string BrokenCountRule(const std::string& text) {
  return IsCount(text)
             ? ""
             : "must be a number in digits that does not begin with 0";
}

std::string BrokenRunRule(const std::string& text) {
  const absl::string_view digits = absl::StripPrefix(text, kRuns);
  std::int64_t number = 0;
  return IsCount(digits) && absl::SimpleAtoi(digits, &number)
             ? ""
             : "must be the number of a run, from 1 on and in digits, or its "
               "name rescoringRuns/NUMBER";
}

std::string BrokenOutputRule(const std::string& text) {
  return text == "-" ? "must name a file: what is written there is not printed "
                       "(./- is a file of that name)"
                     : "";
}

bool ReadsStandardInputTwice(Command command) {
  std::ptrdiff_t times = 0;
  for (const CLI::Option* option : command.app()->get_options()) {
    // Of words that are a formula or a file too.
    const std::string type = option->get_type_name();
    if (!NamesAFile(*option) && type != kFormulaOrFileA &&
        type != kFormulaOrFileB) {
      continue;
    }
    const std::vector<std::string> texts = option->results();
    times += std::count(texts.begin(), texts.end(), "-");
  }
  return times > 1;
}

std::string RunName(const std::string& text) {
  return absl::StartsWith(text, kRuns) ? text : absl::StrCat(kRuns, text);
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the commands.
void CheckTexts(Command program) {
  for (CLI::Option* option : program.app()->get_options()) {
    if (option->get_expected_max() == 0) continue;
    if (option->get_type_name() == kNumberAndFile) continue;
    option->check([](const std::string& text) {
      return text.empty() ? std::string("must not be empty") : std::string();
    });
    if (option->get_expected_max() > 1) {
      // CLI11 reads it as a list of nothing.
      option->check([](const std::string& text) {
        return text == "{}" ? std::string("must not be {}") : std::string();
      });
    }
    if (NamesAFile(*option)) continue;
    if (option->get_type_name() == "YYYY-MM-DD") {
      option->check([](const std::string& text) {
        return base::Date::Parse(text).ok()
                   ? std::string()
                   : std::string("must be a date that exists, as YYYY-MM-DD");
      });
      continue;
    }
    option->check([](const std::string& text) {
      return base::IsUtf8(text) ? std::string() : std::string("must be UTF-8");
    });
  }
  for (const Command command : program.Children()) CheckTexts(command);
}

}  // namespace rsuctl
