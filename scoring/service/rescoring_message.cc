#include "scoring/service/rescoring_message.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "base/message_code.h"
#include "base/rpc/moment.h"
#include "registry/codes/place.h"

template <>
inline constexpr bool
    base::kSameNumbers<scoring::RunState, rsu::jobs::v1::RescoringRun::State> =
        true;

namespace scoring {

namespace v1 = ::rsu::jobs::v1;

void FillRun(const RescoringRun& from, v1::RescoringRun& to) {
  to.set_name(absl::StrCat(kRunNames, from.run));
  to.set_formula(from.formula);
  to.set_from_date(from.from_day.ToString());
  for (int region = 1; region <= registry::kRegions; ++region) {
    if ((from.filter.regions >> (region - 1) & 1) != 0) {
      to.mutable_filter()->add_regions(registry::RegionCode(region));
    }
  }
  if (from.filter.milieu.has_value()) {
    to.mutable_filter()->set_milieu(std::string(NameOf(*from.filter.milieu)));
  }
  if (from.filter.declared_before.has_value()) {
    to.mutable_filter()->set_declared_before(
        from.filter.declared_before->ToString());
  }
  to.set_dry_run(from.dry_run);
  to.set_state(base::InMessage(from.state));
  to.set_error(from.error);
  to.set_caller(from.authorship.caller);
  to.set_author(from.authorship.author);
  to.set_reason(from.authorship.reason);
  *to.mutable_create_time() = base::rpc::ToTimestamp(from.created_us);
  if (from.finished_us.has_value()) {
    *to.mutable_finish_time() = base::rpc::ToTimestamp(*from.finished_us);
  }
  if (from.takes_back.has_value()) {
    to.set_takes_back(absl::StrCat(kRunNames, *from.takes_back));
  }
  to.set_confirmed(from.confirmed);
  if (!from.reported) return;
  if (from.not_usable_before.has_value()) {
    to.mutable_report()->set_not_usable_before(*from.not_usable_before);
  }
  if (from.not_usable_after.has_value()) {
    to.mutable_report()->set_not_usable_after(*from.not_usable_after);
  }
  to.mutable_report()->set_households(from.households);
  to.mutable_report()->set_changed(from.changed);
  to.mutable_report()->set_computed(from.computed);
}

void FillCrossings(const std::vector<CrossingRow>& rows,
                   v1::RescoringReport& report) {
  for (const CrossingRow& row : rows) {
    v1::ThresholdCrossing& crossing = *report.add_crossings();
    crossing.set_programme(row.programme);
    crossing.set_region(registry::RegionCode(row.region));
    crossing.set_milieu(std::string(NameOf(row.milieu)));
    crossing.set_members(row.members);
    crossing.set_entered(row.entered);
    crossing.set_left(row.left);
    crossing.set_to_unusable(row.to_unusable);
    crossing.set_from_unusable(row.from_unusable);
  }
}

}  // namespace scoring
