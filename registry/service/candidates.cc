#include "registry/service/candidates.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/status_macros.h"
#include "registry/matching/comparable_name.h"
#include "registry/service/resource_name.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::Trip;
using idcs::IdcsNumber;

constexpr std::size_t kEtagBytes = 8;

}  // namespace

void CandidateSearch::Ask(Trip& trip) {
  agreements_.clear();
  compared_ = absl::OkStatus();
  alike_.clear();
  candidates_.clear();
  AskNamesakes(trip, person_.row.birth_date, person_.row.sex,
               [this](IdcsNumber namesake, absl::string_view name) {
                 if (compared_.ok()) compared_ = CompareWith(namesake, name);
               });
}

absl::Status CandidateSearch::CompareWith(IdcsNumber namesake,
                                          absl::string_view name) {
  RSU_ASSIGN_OR_RETURN(const ComparableName other, ComparableName::Parse(name));
  const NameAgreement agreement = Compare(person_.name, other);
  if (agreement == NameAgreement::kDifferent) return absl::OkStatus();
  NameAgreement& best = agreements_[namesake];
  best = std::max(best, agreement);
  return absl::OkStatus();
}

absl::StatusOr<CandidateSearch::Next> CandidateSearch::GoOn(Trip& trip) {
  RSU_RETURN_IF_ERROR(compared_);
  if (alike_.empty()) {
    for (const auto& [person, agreement] : agreements_) {
      alike_.push_back({agreement, MergeWalk(person), false, std::nullopt});
    }
  }
  Next next = Next::kDone;
  for (Alike& alike : alike_) {
    if (alike.is_asked) {
      const bool is_merged = alike.entry.has_value() &&
                             alike.entry->retirement.has_value() &&
                             alike.entry->retirement->successor.has_value();
      if (!is_merged) continue;
      RSU_RETURN_IF_ERROR(
          alike.merges.GoTo(*alike.entry->retirement->successor));
    }
    alike.is_asked = true;
    idcs::AskEntry(trip, alike.merges.at(), &alike.entry);
    next = Next::kGoOn;
  }
  if (next == Next::kDone) PutInOrder();
  return next;
}

void CandidateSearch::PutInOrder() {
  // The number itself decides nothing: it was drawn.
  struct Registered {
    std::int64_t issued_at_us = 0;
    NameAgreement agreement{};
  };
  std::map<IdcsNumber, Registered> registered;
  for (const Alike& alike : alike_) {
    Registered& person = registered[alike.merges.at()];
    person.issued_at_us =
        alike.entry.has_value() ? alike.entry->issued_at_us : 0;
    person.agreement = std::max(person.agreement, alike.agreement);
  }
  std::vector<std::pair<IdcsNumber, Registered>> ordered(registered.begin(),
                                                         registered.end());
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    if (a.second.agreement != b.second.agreement) {
      return a.second.agreement > b.second.agreement;
    }
    return a.second.issued_at_us < b.second.issued_at_us;
  });
  candidates_.reserve(ordered.size());
  for (const auto& [person, found] : ordered) {
    candidates_.push_back({person, found.agreement});
  }
}

absl::StatusOr<std::vector<Candidate>> FindCandidates(
    base::sql::Session& session, const PreparedPerson& person) {
  CandidateSearch search(&person);
  RSU_RETURN_IF_ERROR(base::sql::FindOut(search, session));
  return search.candidates();
}

std::string EtagOf(const std::vector<Candidate>& candidates) {
  std::vector<IdcsNumber> same;
  for (const Candidate& candidate : candidates) {
    if (candidate.agreement == NameAgreement::kSame) {
      same.push_back(candidate.person);
    }
  }
  std::sort(same.begin(), same.end());
  std::string listed;
  for (const IdcsNumber person : same) {
    absl::StrAppend(&listed, person.ToString(), "\n");
  }
  return absl::BytesToHexString(base::Sha256(listed).substr(0, kEtagBytes));
}

void AddCandidates(
    const std::vector<Candidate>& candidates,
    google::protobuf::RepeatedPtrField<v1::RegistrationCandidate>& to) {
  for (std::size_t i = 0; i < std::min(candidates.size(), kMaxCandidates);
       ++i) {
    v1::RegistrationCandidate& added = *to.Add();
    added.set_person(PersonName(candidates[i].person));
    added.set_agreement(candidates[i].agreement == NameAgreement::kSame
                            ? v1::NameAgreement::SAME
                            : v1::NameAgreement::CLOSE);
  }
}

}  // namespace registry
