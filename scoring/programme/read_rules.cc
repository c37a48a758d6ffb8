#include "scoring/programme/read_rules.h"

namespace scoring {

namespace pb = rsu::eligibility::v1;

void ReadRule(const std::string&, const pb::WaitingPeriodRule& message,
              WaitingPeriodRule& rule, ConfigurationReader&) {
  rule.months = message.months();
}

void ReadRule(const std::string&, const pb::DependantRule& message,
              DependantRule& rule, ConfigurationReader&) {
  rule.child_up_to_age = message.child_up_to_age();
  rule.student_up_to_age = message.student_up_to_age();
  rule.disabled_without_limit = message.disabled_without_limit();
}

void ReadRule(const std::string&, const pb::ScoreAgeRule& message,
              ScoreAgeRule& rule, ConfigurationReader&) {
  if (message.has_at_most_months()) {
    rule.at_most_months = message.at_most_months();
  }
}

void ReadRule(const std::string&, const pb::ResidenceRule& message,
              ResidenceRule& rule, ConfigurationReader&) {
  rule.required = message.required();
}

void ReadRule(const std::string&, const pb::PrincipalRule& message,
              PrincipalRule& rule, ConfigurationReader&) {
  rule.spouse = static_cast<PrincipalRule::Spouse>(message.spouse());
  rule.minors = static_cast<PrincipalRule::Minors>(message.minors());
  rule.minor_under_age = message.minor_under_age();
}

void ReadRule(const std::string& place, const pb::WayOutText& message,
              WayOut& rule, ConfigurationReader& reader) {
  rule.reasons.assign(message.reasons().begin(), message.reasons().end());
  rule.english = message.english();
  rule.french = message.french();
  rule.arabic = message.arabic();
  reader.RequireText(place + ".english", rule.english);
  reader.RequireText(place + ".french", rule.french);
  reader.RequireText(place + ".arabic", rule.arabic);
}

void ReadRule(const std::string&, const pb::UnusableShareRule& message,
              UnusableShareRule& rule, ConfigurationReader&) {
  rule.at_most_per_million = message.at_most_per_million();
}

void ReadRule(const std::string&, const pb::AidRule& message, AidRule& rule,
              ConfigurationReader&) {
  rule.child_under_age = message.child_under_age();
  rule.no_school_under_age = message.no_school_under_age();
  for (const pb::RankAmounts& ranks : message.ranks()) {
    RankAmounts amounts;
    amounts.first_rank = ranks.first_rank();
    amounts.last_rank = ranks.last_rank();
    amounts.schooled_mad = ranks.schooled_mad();
    amounts.out_of_school_mad = ranks.out_of_school_mad();
    if (ranks.has_fatherless_mad()) {
      amounts.fatherless_mad = ranks.fatherless_mad();
    }
    rule.ranks.push_back(amounts);
  }
  rule.severe_disability_mad = message.severe_disability_mad();
  rule.birth_premiums_mad.assign(message.birth_premiums_mad().begin(),
                                 message.birth_premiums_mad().end());
  rule.household_floor_mad = message.household_floor_mad();
  rule.without_child_mad = message.without_child_mad();
}

void ReadRule(const std::string& place, const pb::StabilityRule& message,
              StabilityRule& rule, ConfigurationReader& reader) {
  if (!message.band().empty()) {
    rule.band_ticks = reader.ReadTicks(place + ".band", message.band());
  }
  rule.grace_days = message.grace_days();
  rule.confirmations = message.confirmations();
}

void ReadRule(const std::string&, const pb::BirthDateRule& message,
              BirthDateRule& rule, ConfigurationReader&) {
  rule.counts = static_cast<BirthDateSource>(message.counts());
}

void ReadRule(const std::string&, const pb::ExclusionRule& message,
              ExclusionRule& rule, ConfigurationReader&) {
  for (const int status : message.statuses()) {
    rule.statuses.push_back(static_cast<registry::PersonStatus>(status));
  }
}

void ReadRule(const std::string&, const pb::ChildHeadRule& message,
              ChildHeadRule& rule, ConfigurationReader&) {
  for (const int head : message.order()) {
    rule.order.push_back(static_cast<ChildHead>(head));
  }
}

void ReadRule(const std::string&, const pb::SchoolAidRule& message,
              SchoolAidRule& rule, ConfigurationReader&) {
  rule.month = message.month();
  rule.most_children = message.most_children();
  rule.primary_mad = message.primary_mad();
  rule.lower_secondary_mad = message.lower_secondary_mad();
  rule.upper_secondary_mad = message.upper_secondary_mad();
}

void ReadRule(const std::string&, const pb::ExclusiveRule& message,
              ExclusiveRule& rule, ConfigurationReader&) {
  rule.programmes.assign(message.programmes().begin(),
                         message.programmes().end());
}

}  // namespace scoring
