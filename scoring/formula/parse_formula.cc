#include "scoring/formula/parse_formula.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/scoring/v1/formula.pb.h"
#include "registry/codes/place.h"
#include "scoring/formula/configuration_reader.h"

namespace scoring {
namespace {

namespace pb = rsu::scoring::v1;

constexpr char kReason[] = "MALFORMED_FORMULA";

std::string At(absl::string_view place, absl::string_view list, int index,
               absl::string_view field) {
  return absl::StrCat(place, ".", list, "[", index, "].", field);
}

// Alternatives are not used; they must be figures all the same.
Coefficient ReadFigure(absl::string_view place, const pb::Figure& figure,
                       ConfigurationReader& reader) {
  const std::int64_t ticks =
      reader.ReadTicks(absl::StrCat(place, ".value"), figure.value());
  reader.RequireMark(absl::StrCat(place, ".mark"), figure.mark());
  for (int i = 0; i < figure.alternatives_size(); ++i) {
    reader.ReadTicks(absl::StrCat(place, ".alternatives[", i, "]"),
                     figure.alternatives(i));
  }
  return Coefficient::FromTicks(ticks);
}

void ReadRegions(absl::string_view place, const pb::Annex& message,
                 Annex& annex, ConfigurationReader& reader) {
  std::array<bool, kRegionCount> seen = {};
  for (int i = 0; i < message.regions_size(); ++i) {
    const pb::RegionConstant& region = message.regions(i);
    const Coefficient constant = ReadFigure(At(place, "regions", i, "constant"),
                                            region.constant(), reader);
    const std::optional<int> number = registry::ParseRegion(region.region());
    if (!number.has_value()) {
      reader.Refuse(At(place, "regions", i, "region"),
                    absl::StrCat("unknown region '", region.region(), "'"));
      continue;
    }
    const auto index = static_cast<std::size_t>(*number - 1);
    if (seen[index]) {
      reader.Refuse(At(place, "regions", i, "region"),
                    absl::StrCat("duplicate region '", region.region(), "'"));
    }
    seen[index] = true;
    annex.regions[index] = constant;
  }
  for (std::size_t i = 0; i < kRegionCount; ++i) {
    if (seen[i]) continue;
    reader.Refuse(
        absl::StrCat(place, ".regions"),
        absl::StrCat("missing region '",
                     registry::RegionCode(static_cast<int>(i) + 1), "'"));
  }
}

void ReadTerms(absl::string_view place, const pb::Annex& message, Annex& annex,
               ConfigurationReader& reader) {
  for (int i = 0; i < message.terms_size(); ++i) {
    const pb::Term& term = message.terms(i);
    const Coefficient coefficient = ReadFigure(
        At(place, "terms", i, "coefficient"), term.coefficient(), reader);
    const std::optional<Variable> variable = FindVariable(term.variable());
    if (!variable.has_value()) {
      reader.Refuse(At(place, "terms", i, "variable"),
                    absl::StrCat("unknown variable '", term.variable(), "'"));
      continue;
    }
    annex.terms.push_back({term.number(), *variable, coefficient});
  }
}

Annex ReadAnnex(absl::string_view place, const pb::Annex& message,
                ConfigurationReader& reader) {
  Annex annex;
  annex.constant =
      ReadFigure(absl::StrCat(place, ".constant"), message.constant(), reader);
  ReadRegions(place, message, annex, reader);
  ReadTerms(place, message, annex, reader);
  return annex;
}

}  // namespace

absl::StatusOr<Formula> ParseFormula(absl::string_view text) {
  ConfigurationReader reader;
  pb::Formula message;
  reader.ReadText(text, message);
  RSU_RETURN_IF_ERROR(reader.status(kReason));

  FormulaFigures figures;
  figures.name = message.name();
  reader.RequireName("name", message.name());
  figures.effective_from =
      reader.ReadDate("effective_from", message.effective_from());
  reader.RequireText("source", message.source());
  reader.RequireMark("mark", message.mark());
  figures.urban = ReadAnnex("urban", message.urban(), reader);
  figures.rural = ReadAnnex("rural", message.rural(), reader);
  const pb::UsableRange& range = message.usable_range();
  figures.usable_range.lowest_ticks =
      ReadFigure("usable_range.lowest", range.lowest(), reader).ticks();
  figures.usable_range.highest_ticks =
      ReadFigure("usable_range.highest", range.highest(), reader).ticks();
  RSU_RETURN_IF_ERROR(reader.status(kReason));
  return Formula::Create(std::move(figures));
}

}  // namespace scoring
