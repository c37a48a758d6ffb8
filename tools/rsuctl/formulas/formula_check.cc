#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/configuration_file.h"
#include "base/error.h"
#include "base/text.h"
#include "scoring/formula/parse_formula.h"
#include "scoring/programme/parse_programme.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/formulas/formula_commands.h"
#include "tools/rsuctl/formulas/formula_source.h"

namespace rsuctl {
namespace {

constexpr char kFormulaMessage[] = "rsu.scoring.v1.Formula";
constexpr char kProgrammeMessage[] = "rsu.eligibility.v1.Programme";

// What the header comment `# proto-message: NAME` names; empty without one.
std::string MessageOf(absl::string_view text) {
  for (absl::string_view line :
       absl::StrSplit(base::WithoutByteOrderMark(text), '\n')) {
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) continue;
    if (!absl::ConsumePrefix(&line, "#")) break;
    line = absl::StripLeadingAsciiWhitespace(line);
    if (absl::ConsumePrefix(&line, "proto-message:")) {
      return std::string(absl::StripAsciiWhitespace(line));
    }
  }
  return "";
}

// A formula or a programme of a file, as far as other files may clash with it.
struct Named {
  std::string file;
  std::string name;
  std::string first_day;  // empty for a programme, which has periods
};

// Checks files one after the other, each also against those before it.
class Check {
 public:
  Check(const std::string& kind, bool json) : kind_(kind), json_(json) {}

  void Add(const std::string& file) {
    const auto text = base::ReadConfigurationFile(file);
    if (!text.ok()) return Refuse(file, text.status());
    const std::string message = MessageOf(*text);
    if (kind_ == "formula" || (kind_.empty() && message == kFormulaMessage)) {
      return AddFormula(file, *text);
    }
    if (kind_ == "programme" ||
        (kind_.empty() && message == kProgrammeMessage)) {
      return AddProgramme(file, *text);
    }
    Refuse(file, base::InvalidFields(
                     "UNKNOWN_MESSAGE",
                     {{"proto-message",
                       absl::StrCat("must be ", kFormulaMessage, " or ",
                                    kProgrammeMessage, ", or give --kind")}}));
  }

  bool ok() const { return ok_; }

 private:
  void AddFormula(const std::string& file, const std::string& text) {
    const auto formula = scoring::ParseFormula(text);
    if (!formula.ok()) return Refuse(file, formula.status());
    Accept({file, formula->name(), formula->effective_from().ToString()},
           formulas_, "formula");
  }

  void AddProgramme(const std::string& file, const std::string& text) {
    const auto programme = scoring::ParseProgramme(text);
    if (!programme.ok()) return Refuse(file, programme.status());
    Accept({file, programme->name(), ""}, programmes_, "programme");
  }

  // A formula is in force until the next one begins, so that two overlap if
  // they begin on one day.
  void Accept(Named named, std::vector<Named>& others, const char* what) {
    std::vector<base::FieldViolation> violations;
    for (const Named& other : others) {
      if (other.name == named.name) {
        violations.push_back(
            {"name", absl::StrCat("must be unique, is that of ", other.file)});
      }
      if (!named.first_day.empty() && other.first_day == named.first_day) {
        violations.push_back(
            {"effective_from",
             absl::StrCat("must be unique, is that of ", other.file)});
      }
    }
    if (violations.empty()) {
      PrintAccepted(named, what);
    } else {
      Refuse(named.file,
             base::InvalidFields("CLASHING_CONFIGURATION", violations));
    }
    others.push_back(std::move(named));
  }

  void PrintAccepted(const Named& named, const char* what) const {
    if (!json_) {
      std::printf("%s: %s %s\n", named.file.c_str(), what, named.name.c_str());
      return;
    }
    JsonObject object;
    object.Add("file", named.file);
    object.Add("kind", what);
    object.Add("name", named.name);
    object.Add("ok", true);
    std::puts(object.Text().c_str());
  }

  void Refuse(const std::string& file, const absl::Status& status) {
    ok_ = false;
    if (!json_) return PrintMistakes(file, status);
    JsonObject object;
    object.Add("file", file);
    object.Add("ok", false);
    object.AddJson("mistakes", MistakesInJson(status));
    std::puts(object.Text().c_str());
  }

  // `[{"place": …, "rule": …}]`; of what is no mistake of a place, such as a
  // file that is not there, without the place.
  static std::string MistakesInJson(const absl::Status& status) {
    std::vector<std::string> mistakes;
    for (const base::FieldViolation& violation :
         base::DetailOf(status).violations) {
      JsonObject mistake;
      mistake.Add("place", violation.path);
      mistake.Add("rule", violation.rule);
      mistakes.push_back(mistake.Text());
    }
    if (mistakes.empty()) {
      JsonObject mistake;
      mistake.Add("rule", status.message());
      mistakes.push_back(mistake.Text());
    }
    return absl::StrCat("[", absl::StrJoin(mistakes, ","), "]");
  }

  const std::string kind_;
  const bool json_;
  std::vector<Named> formulas_;
  std::vector<Named> programmes_;
  bool ok_ = true;
};

}  // namespace

ExitStatus CheckFormulas(const FormulaFlags& flags) {
  Check check(flags.kind, flags.format == "json");
  for (const std::string& file : flags.files) check.Add(file);
  return check.ok() ? ExitStatus::kDone : ExitStatus::kRefused;
}

}  // namespace rsuctl
