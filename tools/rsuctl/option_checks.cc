#include "tools/rsuctl/option_checks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/text.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/number.h"

namespace rsuctl {
namespace {

// Names of files are bytes, and hold what the system lets them hold.
bool NamesAFile(const CLI::Option& option) {
  static constexpr std::array<absl::string_view, 4> kFiles = {"FILE", "CSV",
                                                              "JSONL", "DIR"};
  const std::string type = option.get_type_name();
  return std::find(kFiles.begin(), kFiles.end(), type) != kFiles.end();
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

std::string BrokenReasonRule(const std::string& text) {
  return BrokenTextRule(text, base::rpc::kMaxReasonCharacters);
}

std::string BrokenCountRule(const std::string& text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  return digits && !text.empty() && text[0] != '0'
             ? ""
             : "must be a number in digits that does not begin with 0";
}

void CheckTexts(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    if (option->get_expected_max() == 0 || NamesAFile(*option)) continue;
    option->check([](const std::string& text) {
      return base::IsUtf8(text) ? std::string() : std::string("must be UTF-8");
    });
  }
  for (CLI::App* command : app.get_subcommands({})) CheckTexts(*command);
}

}  // namespace rsuctl
