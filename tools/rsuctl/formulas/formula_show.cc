#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "registry/declaration/provinces.h"
#include "scoring/explanation/words.h"
#include "scoring/formula/formula_set.h"
#include "tools/rsuctl/formulas/formula_commands.h"
#include "tools/rsuctl/formulas/formula_source.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/words/formula_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;
using base::Language;

std::string RegionWords(const std::string& code, Language language) {
  const std::optional<int> region = registry::ParseRegion(code);
  return std::string(registry::RegionName(region.value_or(0), language));
}

std::string TermWords(const std::string& name, Language language) {
  const auto variable = scoring::FindVariable(name);
  if (!variable.has_value()) return "";
  return std::string(scoring::WordsFor(*variable, language));
}

// The annexes that were asked for, with their names.
std::vector<std::pair<std::string, const v1::Annex*>> AnnexesOf(
    const v1::Formula& formula, const std::string& milieu) {
  std::vector<std::pair<std::string, const v1::Annex*>> annexes;
  if (milieu != "rural") annexes.push_back({"urban", &formula.urban()});
  if (milieu != "urban") annexes.push_back({"rural", &formula.rural()});
  return annexes;
}

// The words come last: what stands before them keeps its columns.
void PrintFigure(const std::string& name, const v1::Figure& figure,
                 const std::string& words, Language language) {
  const std::string line =
      absl::StrCat("  ", Padded(name, 10), "  ",
                   Padded(Number(figure.value(), language), 11), "  ",
                   figure.mark(), "  ", words);
  std::puts(std::string(absl::StripTrailingAsciiWhitespace(line)).c_str());
  const std::string indent(28, ' ');
  if (figure.alternatives_size() > 0) {
    std::vector<std::string> others;
    for (const std::string& other : figure.alternatives()) {
      others.push_back(Number(other, language));
    }
    std::puts(
        absl::StrCat(indent, Say(FormulaText::kAlternatives, language,
                                 {absl::StrJoin(others, Comma(language))}))
            .c_str());
  }
  if (!figure.source().empty()) {
    std::puts(absl::StrCat(indent, Say(FormulaText::kSource, language,
                                       {figure.source()}))
                  .c_str());
  }
}

std::string InForceFrom(const std::string& name, const std::string& day,
                        Language language) {
  return Say(FormulaText::kInForceFrom, language, {name, day});
}

void PrintText(const v1::Formula& formula, const std::string& milieu,
               Language language) {
  const auto say = [language](FormulaText text) { return Say(text, language); };
  std::printf(
      "%s\n%s\n%s\n\n%s\n",
      InForceFrom(formula.name(), formula.effective_from(), language).c_str(),
      Say(FormulaText::kSource, language, {formula.source()}).c_str(),
      Say(FormulaText::kMark, language, {formula.mark()}).c_str(),
      say(FormulaText::kUsableRange).c_str());
  PrintFigure(say(FormulaText::kLowest), formula.usable_range().lowest(), "",
              language);
  PrintFigure(say(FormulaText::kHighest), formula.usable_range().highest(), "",
              language);
  for (const auto& [name, annex] : AnnexesOf(formula, milieu)) {
    std::printf("\n%s\n",
                say(name == "urban" ? FormulaText::kUrban : FormulaText::kRural)
                    .c_str());
    PrintFigure(say(FormulaText::kConstantFigure), annex->constant(),
                std::string(scoring::ConstantWords(language)), language);
    for (const v1::RegionConstant& region : annex->regions()) {
      PrintFigure(Say(FormulaText::kRegionFigure, language, {region.region()}),
                  region.constant(), RegionWords(region.region(), language),
                  language);
    }
    for (const v1::Term& term : annex->terms()) {
      PrintFigure(term.number(), term.coefficient(),
                  absl::StrCat(TermWords(term.variable(), language), " (",
                               Isolated(term.variable(), language), ")"),
                  language);
    }
  }
}

void WriteText(JsonWriter& writer, const char* key, const std::string& text) {
  writer.Key(key);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// The fields of a figure, within an object.
void WriteFigure(JsonWriter& writer, const v1::Figure& figure) {
  WriteText(writer, "value", figure.value());
  WriteText(writer, "mark", figure.mark());
  if (!figure.source().empty()) WriteText(writer, "source", figure.source());
  if (figure.alternatives_size() == 0) return;
  writer.Key("alternatives");
  writer.StartArray();
  for (const std::string& alternative : figure.alternatives()) {
    writer.String(alternative.c_str());
  }
  writer.EndArray();
}

void WriteAnnex(JsonWriter& writer, const v1::Annex& annex, Language language) {
  writer.StartObject();
  writer.Key("constant");
  writer.StartObject();
  WriteFigure(writer, annex.constant());
  writer.EndObject();
  writer.Key("regions");
  writer.StartArray();
  for (const v1::RegionConstant& region : annex.regions()) {
    writer.StartObject();
    WriteText(writer, "region", region.region());
    WriteText(writer, "words", RegionWords(region.region(), language));
    WriteFigure(writer, region.constant());
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("terms");
  writer.StartArray();
  for (const v1::Term& term : annex.terms()) {
    writer.StartObject();
    WriteText(writer, "number", term.number());
    WriteText(writer, "variable", term.variable());
    WriteText(writer, "words", TermWords(term.variable(), language));
    WriteFigure(writer, term.coefficient());
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

void PrintJson(const v1::Formula& formula, const std::string& milieu,
               Language language) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  WriteText(writer, "name", formula.name());
  WriteText(writer, "effective_from", formula.effective_from());
  WriteText(writer, "source", formula.source());
  WriteText(writer, "mark", formula.mark());
  writer.Key("usable_range");
  writer.StartObject();
  const v1::UsableRange& range = formula.usable_range();
  for (const auto& [key, figure] :
       {std::make_pair("lowest", &range.lowest()),
        std::make_pair("highest", &range.highest())}) {
    writer.Key(key);
    writer.StartObject();
    WriteFigure(writer, *figure);
    writer.EndObject();
  }
  writer.EndObject();
  for (const auto& [name, annex] : AnnexesOf(formula, milieu)) {
    writer.Key(name.c_str());
    WriteAnnex(writer, *annex, language);
  }
  writer.EndObject();
  std::puts(buffer.GetString());
}

// Every formula with its first day, in order of date.
ExitStatus ListFormulas(bool json, Language language) {
  const auto formulas = scoring::FormulaSet::Load();
  if (!formulas.ok()) {
    return Fail(std::string(formulas.status().message()),
                ExitStatus::kServerFailed);
  }
  for (const scoring::Formula& formula : formulas->formulas()) {
    const std::string day = formula.effective_from().ToString();
    if (!json) {
      std::puts(InForceFrom(formula.name(), day, language).c_str());
      continue;
    }
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    WriteText(writer, "name", formula.name());
    WriteText(writer, "effective_from", day);
    writer.EndObject();
    std::puts(buffer.GetString());
  }
  return ExitStatus::kDone;
}

}  // namespace

ExitStatus ShowFormula(const FormulaFlags& flags) {
  const bool json = flags.format == "json";
  if (flags.name.empty()) return ListFormulas(json, Spoken());
  const auto formula = FindFormula(flags.name);
  if (!formula.ok()) {
    PrintMistakes(flags.name, formula.status());
    return ExitStatus::kRefused;
  }
  (json ? PrintJson : PrintText)(*formula, flags.milieu, Spoken());
  return ExitStatus::kDone;
}

}  // namespace rsuctl
