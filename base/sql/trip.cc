#include "base/sql/trip.h"

#include <algorithm>
#include <utility>

#include "base/status_macros.h"

namespace base::sql {

void Trip::Ask(absl::string_view sql, absl::Span<const Value> parameters,
               std::function<void(const Row&)> take) {
  Add(sql, parameters, std::move(take), nullptr);
}

void Trip::Put(absl::string_view sql, absl::Span<const Value> parameters) {
  Add(sql, parameters, nullptr, nullptr);
}

void Trip::Claim(absl::string_view sql, absl::Span<const Value> parameters,
                 std::function<void(bool)> hear) {
  Add(sql, parameters, nullptr, std::move(hear));
}

std::size_t Trip::PlaceOfCount(absl::string_view sql) const {
  std::size_t place = 0;
  while (place < counts_.size() && counts_[place].sql != sql) ++place;
  return place;
}

void Trip::AskCount(absl::string_view sql,
                    std::function<std::int64_t(const Row&)> read) {
  const std::size_t place = PlaceOfCount(sql);
  if (place == counts_.size()) {
    counts_.push_back({sql, SIZE_MAX, std::nullopt, {}});
  }
  Count& count = counts_[place];
  const bool is_asked =
      count.asked_at < size() && statements_[count.asked_at].sql == sql;
  if (is_asked || count.next.has_value()) return;
  count.asked_at = size();
  Ask(sql, {}, [this, place, read = std::move(read)](const Row& row) {
    counts_[place].next = read(row);
  });
}

bool Trip::KnowsCount(absl::string_view sql) const {
  const std::size_t place = PlaceOfCount(sql);
  return place < counts_.size() && counts_[place].next.has_value();
}

std::int64_t Trip::TakeNext(absl::string_view sql) {
  Count& count = counts_[PlaceOfCount(sql)];
  count.taken_at.push_back(size());
  return (*count.next)++;
}

void Trip::Add(absl::string_view sql, absl::Span<const Value> parameters,
               std::function<void(const Row&)> take,
               std::function<void(bool)> hear) {
  statements_.push_back({sql, parameters_.size(), parameters.size(),
                         std::move(take), std::move(hear)});
  parameters_.insert(parameters_.end(), parameters.begin(), parameters.end());
}

bool Trip::StoresFrom(std::size_t begin) const {
  return std::any_of(statements_.begin() + static_cast<std::ptrdiff_t>(begin),
                     statements_.end(), [](const Statement& statement) {
                       return statement.take == nullptr;
                     });
}

absl::Status Trip::Make(Session& session) {
  RSU_RETURN_IF_ERROR(MakePart(session, 0, size()));
  Clear();
  return absl::OkStatus();
}

absl::Status Trip::MakePart(Session& session, std::size_t begin,
                            std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Statement& statement = statements_[i];
    const absl::Span<const Value> parameters =
        absl::MakeConstSpan(parameters_)
            .subspan(statement.first_parameter, statement.parameters);
    if (statement.take != nullptr) {
      RSU_RETURN_IF_ERROR(session.Query(statement.sql, parameters,
                                        [&statement](const Row& row) {
                                          statement.take(row);
                                          return absl::OkStatus();
                                        }));
      continue;
    }
    RSU_ASSIGN_OR_RETURN(const std::int64_t changed,
                         session.Execute(statement.sql, parameters));
    if (statement.hear != nullptr) statement.hear(changed > 0);
  }
  return absl::OkStatus();
}

void Trip::Clear() {
  statements_.clear();
  parameters_.clear();
  for (Count& count : counts_) count.taken_at.clear();
}

void Trip::CutOff(std::size_t size) {
  for (Count& count : counts_) {
    while (!count.taken_at.empty() && count.taken_at.back() >= size) {
      count.taken_at.pop_back();
      --*count.next;
    }
  }
  if (size == statements_.size()) return;
  parameters_.erase(
      parameters_.begin() +
          static_cast<std::ptrdiff_t>(statements_[size].first_parameter),
      parameters_.end());
  statements_.erase(statements_.begin() + static_cast<std::ptrdiff_t>(size),
                    statements_.end());
}

}  // namespace base::sql
