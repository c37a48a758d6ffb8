#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "idcs/number/number_presets.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/numbers/number_commands.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

using idcs::BrokenRule;

constexpr BrokenRule kRulesOfTenDigits[] = {
    BrokenRule::kFirstDigit, BrokenRule::kCheckDigit, BrokenRule::kRun,
    BrokenRule::kRepeat,     BrokenRule::kBlock,      BrokenRule::kEven,
    BrokenRule::kHalves,     BrokenRule::kRestricted, BrokenRule::kCyclic,
};

// The rule's name for programs: "check digit".
std::string NameOf(BrokenRule rule) {
  return absl::StrReplaceAll(idcs::RuleName(rule), {{"_", " "}});
}

// All rules that `text` breaks, not only the first: a clerk looking for a slip
// wants to know whether the check digit is the only thing wrong.
std::vector<std::string> BrokenRules(const idcs::NumberRules& rules,
                                     const std::string& text) {
  const BrokenRule first = rules.CheckText(text);
  if (first == BrokenRule::kNone) return {};
  const auto number = idcs::IdcsNumber::Parse(text);
  if (!number.ok()) return {NameOf(first)};
  std::vector<std::string> names;
  for (const BrokenRule rule : kRulesOfTenDigits) {
    if (rules.Breaks(*number, rule)) names.push_back(NameOf(rule));
  }
  return names;
}

// "check digit, run", in the language that is spoken.
std::string InWords(const std::vector<std::string>& rules) {
  std::vector<std::string> words;
  words.reserve(rules.size());
  for (const std::string& rule : rules) {
    words.push_back(Say(RegisterText::kBrokenRule, Spoken(),
                        {absl::StrReplaceAll(rule, {{" ", "_"}}), rule}));
  }
  return absl::StrJoin(words, Comma(Spoken()));
}

}  // namespace

ExitStatus CheckNumbers(const CheckNumbersFlags& flags) {
  const absl::StatusOr<idcs::NumberRules> rules =
      idcs::LoadPreset(flags.preset);
  if (!rules.ok()) {
    return Fail(std::string(rules.status().message()), ExitStatus::kUsage);
  }
  ExitStatus status = ExitStatus::kDone;
  for (const std::string& number : flags.numbers) {
    const std::vector<std::string> broken = BrokenRules(*rules, number);
    if (!broken.empty()) status = ExitStatus::kRefused;
    if (flags.format == "json") {
      JsonObject object;
      object.Add("number", number);
      object.Add("valid", broken.empty());
      object.Add("broken_rules", broken);
      std::puts(object.Text().c_str());
      continue;
    }
    if (broken.empty()) {
      std::puts(Say(RegisterText::kValid, Spoken(), {number}).c_str());
      continue;
    }
    std::puts(Say(RegisterText::kInvalid, Spoken(), {number, InWords(broken)})
                  .c_str());
  }
  return status;
}

}  // namespace rsuctl
