#include "scoring/programme/programme_set.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "scoring/programme/embedded_programmes.h"
#include "scoring/programme/parse_programme.h"

namespace scoring {
namespace {

struct EmbeddedFile {
  const char* name;
  const char* text;
};

// Every file of data/ but that of the common rules.
constexpr EmbeddedFile kFiles[] = {
    {"amo_tadamon.textproto", kAmoTadamonText},
    {"amo_chamil.textproto", kAmoChamilText},
    {"asd.textproto", kAsdText},
};

absl::Status InFile(absl::string_view name, const absl::Status& status) {
  return absl::Status(status.code(),
                      absl::StrCat(name, ": ", status.message()));
}

}  // namespace

ProgrammeSet::ProgrammeSet(std::vector<Programme> programmes,
                           CommonRules common)
    : programmes_(std::move(programmes)), common_(std::move(common)) {}

absl::StatusOr<ProgrammeSet> ProgrammeSet::Load() {
  std::vector<Programme> programmes;
  for (const EmbeddedFile& file : kFiles) {
    absl::StatusOr<Programme> programme = ParseProgramme(file.text);
    if (!programme.ok()) return InFile(file.name, programme.status());
    programmes.push_back(*std::move(programme));
  }
  absl::StatusOr<CommonRules> common = ParseCommonRules(kCommonRulesText);
  if (!common.ok()) return InFile("common_rules.textproto", common.status());
  return Create(std::move(programmes), *std::move(common));
}

absl::StatusOr<ProgrammeSet> ProgrammeSet::Create(
    std::vector<Programme> programmes, CommonRules common) {
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (programmes[i].name() == programmes[j].name()) {
        return absl::InvalidArgumentError(
            absl::StrCat("two programmes named '", programmes[i].name(), "'"));
      }
    }
  }
  return ProgrammeSet(std::move(programmes), std::move(common));
}

const Programme* ProgrammeSet::ByName(absl::string_view name) const {
  for (const Programme& programme : programmes_) {
    if (programme.name() == name) return &programme;
  }
  return nullptr;
}

const Period* ProgrammeSet::InForce(absl::string_view name,
                                    base::Date day) const {
  const Programme* programme = ByName(name);
  return programme == nullptr ? nullptr : programme->InForce(day);
}

}  // namespace scoring
