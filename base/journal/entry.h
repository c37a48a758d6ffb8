#ifndef BASE_JOURNAL_ENTRY_H_
#define BASE_JOURNAL_ENTRY_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "proto/rsu/journal/v1/entry.pb.h"

namespace base::journal {

// Entries of a journal: what may stand in one, and its bytes. What each field
// means says proto/rsu/journal/v1/entry.proto. Thread-safe.

inline constexpr std::size_t kMaxEntryBytes = 65'535;
inline constexpr int kMaxEntrySubjects = 1'000;
inline constexpr std::size_t kSealedBytes = 16;
inline constexpr std::size_t kDigestBytes = 32;
inline constexpr std::size_t kMaxCallerBytes = 2'048;  // as long as SPIFFE's
inline constexpr int kMaxPersonCharacters = 64;
inline constexpr std::size_t kMaxMethodCharacters = 255;
inline constexpr std::size_t kMaxCodeCharacters = 64;
inline constexpr int kMaxEntryRevisions = 64;
inline constexpr std::size_t kMaxEntryCheckpointBytes = 16'384;

// 9999-12-31T23:59:59.999999Z.
inline constexpr std::int64_t kMaxMomentUs = 253'402'300'799'999'999;

// Whether `entry` keeps to entry.proto. An entry that does is never above
// kMaxEntryBytes.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_ENTRY, with each field that breaks
//         a rule.
absl::Status CheckEntry(const rsu::journal::v1::Entry& entry);

// The bytes of an entry, always the same ones for the same fields.
//
// Errors: those of CheckEntry().
absl::StatusOr<std::string> SerializeEntry(
    const rsu::journal::v1::Entry& entry);

// Reads an entry. Fields of a later version are kept and not looked at.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_ENTRY  these are not the bytes of
//         an entry as SerializeEntry() writes it, or it breaks a rule.
absl::StatusOr<rsu::journal::v1::Entry> ParseEntry(absl::string_view bytes);

}  // namespace base::journal

#endif  // BASE_JOURNAL_ENTRY_H_
