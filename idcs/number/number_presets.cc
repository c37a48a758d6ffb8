#include "idcs/number/number_presets.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "idcs/number/preset_data.h"
#include "proto/rsu/idcs/v1/number_rules.pb.h"

namespace idcs {
namespace {

absl::Status InvalidPresets(absl::string_view path, absl::string_view rule) {
  return base::InvalidFields("INVALID_NUMBER_PRESET",
                             {{std::string(path), std::string(rule)}});
}

absl::Status NoSuchPreset(absl::string_view name,
                          const std::vector<NumberRules>& all) {
  return absl::NotFoundError(absl::StrCat(
      "no number preset '", name, "'; there are: ",
      absl::StrJoin(all, ", ", [](std::string* out, const NumberRules& rules) {
        absl::StrAppend(out, rules.preset().name);
      })));
}

NumberPreset FromProto(const rsu::idcs::v1::NumberPreset& proto) {
  NumberPreset preset;
  preset.name = proto.name();
  preset.source = proto.source();
  preset.mark = proto.mark();
  preset.forbidden_first_digits = proto.forbidden_first_digits();
  preset.refused_run_length = proto.refused_run_length();
  preset.runs_wrap_around = proto.runs_wrap_around();
  preset.refused_repeat_length = proto.refused_repeat_length();
  preset.refused_repeat_distance = proto.refused_repeat_distance();
  preset.refused_block_length = proto.refused_block_length();
  preset.refused_even_length = proto.refused_even_length();
  preset.halves_must_differ = proto.halves_must_differ();
  preset.restricted.assign(proto.restricted().begin(),
                           proto.restricted().end());
  preset.cyclic_denominators.assign(proto.cyclic_denominators().begin(),
                                    proto.cyclic_denominators().end());
  preset.capacity = proto.capacity();
  return preset;
}

}  // namespace

absl::StatusOr<NumberRules> LoadPreset(absl::string_view name) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NumberRules> all, LoadPresets());
  for (const NumberRules& rules : all) {
    if (rules.preset().name == name) return rules;
  }
  return NoSuchPreset(name, all);
}

absl::StatusOr<std::vector<NumberRules>> LoadPresets() {
  return ParsePresets(kPresetData);
}

absl::StatusOr<std::vector<NumberRules>> ParsePresets(absl::string_view text) {
  rsu::idcs::v1::NumberPresets proto;
  const absl::Status read = base::ReadTextProto(text, proto);
  if (!read.ok()) return InvalidPresets("presets", read.message());
  if (proto.presets().empty()) {
    return InvalidPresets("presets", "must have at least one entry");
  }
  std::vector<NumberRules> all;
  std::set<std::string> names;
  for (const rsu::idcs::v1::NumberPreset& preset : proto.presets()) {
    RSU_ASSIGN_OR_RETURN(NumberRules rules,
                         NumberRules::Create(FromProto(preset)));
    if (!names.insert(preset.name()).second) {
      return InvalidPresets(absl::StrCat(preset.name(), ".name"),
                            "must not occur twice");
    }
    all.push_back(std::move(rules));
  }
  return all;
}

}  // namespace idcs
