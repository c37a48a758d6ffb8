#ifndef BASE_RPC_PAGE_TOKEN_H_
#define BASE_RPC_PAGE_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace base::rpc {

// A page token says where the next page of a list begins, and is good for that
// list only: a digest binds it to what the request asks for. It keeps mistakes
// out, not attackers: anybody can compute it. So whoever reads a position
// checks every number of it as that of a stranger, and answers WrongPageToken()
// to one that no page can have given.

// The token for `position` in the list that `request` names: the request's
// fields beside the page's size and token.
std::string WritePageToken(absl::string_view position,
                           const std::vector<std::string>& request);

// The position, or nothing if `token` was not written for this request.
std::optional<std::string> ReadPageToken(
    absl::string_view token, const std::vector<std::string>& request);

// The position of a token for so many numbers, none below zero, with a space
// between them; nothing if `token` was not written for this request. How large
// each number may be only the list knows.
std::optional<std::vector<std::int64_t>> ReadPageNumbers(
    absl::string_view token, const std::vector<std::string>& request,
    std::size_t count);

// INVALID_ARGUMENT, reason MALFORMED_REQUEST, the field `page_token`.
absl::Status WrongPageToken();

}  // namespace base::rpc

#endif  // BASE_RPC_PAGE_TOKEN_H_
