#ifndef IDCS_NUMBER_COUNT_ADMISSIBLE_H_
#define IDCS_NUMBER_COUNT_ADMISSIBLE_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "idcs/number/number_rules.h"

namespace idcs {

// Cuts the prefixes from `first_prefix` up to but without `end_prefix` into
// chunks of some 0.1 s of work and calls `visit` once for each with its first
// prefix and the one after its last, on `threads` threads of its own (at least
// one) at a time.
void ForEachChunk(
    std::int64_t first_prefix, std::int64_t end_prefix, int threads,
    absl::FunctionRef<void(std::int64_t begin, std::int64_t end)> visit);

// As many threads as the machine has cores.
int AllCores();

// How many of the numbers whose nine-digit prefix is from `first_prefix` up to
// but without `end_prefix` (0 <= first_prefix <= end_prefix <= kPrefixCount)
// `rules` admit. Puts every single one through NumberRules::Check(): cutting
// off whole branches at the first broken rule would be ten times faster, but
// would count by a second implementation of the rules instead of proving the
// one in use.
//
// Runs on `threads` threads of its own (at least one). Now and then calls
// `progress`, on one thread at a time, with how many prefixes were gone through
// since the last call.
std::int64_t CountAdmissible(
    const NumberRules& rules, std::int64_t first_prefix,
    std::int64_t end_prefix, int threads,
    absl::FunctionRef<void(std::int64_t)> progress = [](std::int64_t) {});

}  // namespace idcs

#endif  // IDCS_NUMBER_COUNT_ADMISSIBLE_H_
