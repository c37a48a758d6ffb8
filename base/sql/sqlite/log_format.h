#ifndef BASE_SQL_SQLITE_LOG_FORMAT_H_
#define BASE_SQL_SQLITE_LOG_FORMAT_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace base::sql {

// A write-ahead log as SQLite's file format has it
// (sqlite.org/fileformat2.html, "The Write-Ahead Log"): a header, then frames
// of a header and a page. Numbers are big-endian.
inline constexpr std::size_t kLogHeaderBytes = 32;
inline constexpr std::size_t kFrameHeaderBytes = 24;

// Its first number; its last bit says in which order the words are of which
// the sums are made: 1 for big-endian.
inline constexpr std::uint32_t kLogMagic = 0x377f0682;

// The salt of a log, which its frames repeat: a frame with another salt is left
// from before.
inline constexpr std::size_t kSaltInLog = 16;
inline constexpr std::size_t kSaltInFrame = 8;
inline constexpr std::size_t kSaltBytes = 8;

// A frame begins with the number of its page. Then comes how many pages the
// database has, if the frame ends a transaction; else zero.
inline constexpr std::size_t kSizeAfterCommit = 4;

// The sums of the log's header cover what stands before them; those of a frame
// the beginning of its header, its page, and all frames before.
inline constexpr std::size_t kSumsInLog = 24;
inline constexpr std::size_t kSumsInFrame = 16;
inline constexpr std::size_t kSummedOfFrameHeader = 8;

using LogSums = std::array<std::uint32_t, 2>;

std::uint32_t LoadBigEndian32(const char* at);
void StoreBigEndian32(std::uint32_t value, char* at);

// The sums after `size` more bytes, which is a multiple of eight.
LogSums AddToLogSums(LogSums sums, bool big_endian, const char* bytes,
                     std::size_t size);

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_LOG_FORMAT_H_
