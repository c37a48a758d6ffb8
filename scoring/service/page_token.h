#ifndef SCORING_SERVICE_PAGE_TOKEN_H_
#define SCORING_SERVICE_PAGE_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "registry/storage/households.h"

namespace scoring {

// Where a list of households goes on, and the moment it speaks of, so that all
// pages of one list tell of the same moment.
struct PageToken {
  std::int64_t known_at_us = 0;
  registry::HouseholdPosition after;
};

// Text that ReadPageToken() reads; opaque to callers. `request` is what the
// list was asked for, beside the page's size and token.
std::string WritePageToken(const PageToken& token,
                           const std::vector<std::string>& request);

// Nothing if `text` was not written by WritePageToken() for this request.
std::optional<PageToken> ReadPageToken(absl::string_view text,
                                       const std::vector<std::string>& request);

}  // namespace scoring

#endif  // SCORING_SERVICE_PAGE_TOKEN_H_
