#ifndef BASE_RPC_PAGE_TOKEN_H_
#define BASE_RPC_PAGE_TOKEN_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace base::rpc {

// A page token says where the next page of a list begins, and is good for that
// list only: a digest binds it to what the request asks for. It keeps mistakes
// out, not attackers, who may as well ask for the page.

// The token for `position` in the list that `request` names: the request's
// fields beside the page's size and token.
std::string WritePageToken(absl::string_view position,
                           const std::vector<std::string>& request);

// The position, or nothing if `token` was not written for this request.
std::optional<std::string> ReadPageToken(
    absl::string_view token, const std::vector<std::string>& request);

}  // namespace base::rpc

#endif  // BASE_RPC_PAGE_TOKEN_H_
