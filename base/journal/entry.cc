#include "base/journal/entry.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/date.h"
#include "base/error.h"
#include "base/journal/checkpoint.h"
#include "base/journal/merkle_tree.h"
#include "base/status_macros.h"
#include "base/text.h"

namespace base::journal {
namespace {

using rsu::journal::v1::Entry;
using rsu::journal::v1::Listing;

constexpr char kReason[] = "MALFORMED_ENTRY";
constexpr char kMomentRule[] =
    "must be microseconds since 1970, from 1 to the end of 9999";
constexpr char kDigestRule[] = "must have 32 bytes or none";
constexpr char kSealedRule[] = "must have 16 bytes";
constexpr std::uint32_t kLastCode = 16;  // UNAUTHENTICATED

std::string Bytes(const Entry& entry) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream out(&stream);
  out.SetSerializationDeterministic(true);
  entry.SerializeToCodedStream(&out);
  out.Trim();
  return bytes;
}

// The rules that an entry breaks, in the order of its fields.
class Check {
 public:
  explicit Check(const Entry& entry) : entry_(entry) {}

  std::vector<FieldViolation> Violations() {
    Require(entry_.sequence() < kMaxTreeSize, "sequence",
            "must be below 2^63 - 1");
    CheckMoment(entry_.moment_us(), "moment_us");
    if (entry_.has_checkpoint()) {
      CheckOfCheckpoint();
    } else {
      CheckCaller();
      CheckCodes();
      CheckSubjects();
      CheckOutcome();
      CheckRefusedCalls();
      if (entry_.has_listing()) CheckListing(entry_.listing());
    }
    return violations_;
  }

 private:
  void Require(bool holds, absl::string_view path, absl::string_view rule) {
    if (!holds) violations_.push_back({std::string(path), std::string(rule)});
  }

  void CheckMoment(std::int64_t moment_us, absl::string_view path) {
    Require(moment_us >= 1 && moment_us <= kMaxMomentUs, path, kMomentRule);
  }

  void CheckDay(const std::string& day, absl::string_view path) {
    Require(Date::Parse(day).ok(), path, "must be a day, YYYY-MM-DD");
  }

  void CheckCode(absl::string_view code, absl::string_view path) {
    Require(code.size() <= kMaxCodeCharacters &&
                std::all_of(code.begin(), code.end(),
                            [](char c) {
                              return absl::ascii_isalnum(
                                         static_cast<unsigned char>(c)) ||
                                     c == '_' || c == '-' || c == '.';
                            }),
            path, "must be a code of up to 64 letters, digits, _, - and .");
  }

  void CheckOfCheckpoint();
  void CheckCaller();
  void CheckCodes();
  void CheckSubjects();
  void CheckOutcome();
  void CheckRefusedCalls();
  void CheckListing(const Listing& listing);

  const Entry& entry_;
  std::vector<FieldViolation> violations_;
};

void Check::CheckOfCheckpoint() {
  const std::string& text = entry_.checkpoint().text();
  Require(text.size() <= kMaxEntryCheckpointBytes && ParseCheckpoint(text).ok(),
          "checkpoint.text", "must be a checkpoint of up to 16,384 bytes");
  Entry alone;
  alone.set_sequence(entry_.sequence());
  alone.set_moment_us(entry_.moment_us());
  *alone.mutable_checkpoint() = entry_.checkpoint();
  Entry whole = entry_;
  // Those of a later version may stand beside it.
  alone.DiscardUnknownFields();
  whole.DiscardUnknownFields();
  Require(Bytes(whole) == Bytes(alone), "checkpoint",
          "must stand alone, in an entry that no call made");
}

// Whether it looks like `package.Service/Method`.
bool IsMethod(absl::string_view method) {
  const std::size_t slash = method.find('/');
  return method.size() <= kMaxMethodCharacters && slash != 0 &&
         slash != absl::string_view::npos && slash + 1 < method.size() &&
         std::all_of(
             method.begin(), method.end(),
             [](char c) {
               return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                      c == '_' || c == '.' || c == '/';
             }) &&
         std::count(method.begin(), method.end(), '/') == 1;
}

void Check::CheckCaller() {
  const std::string& caller = entry_.caller();
  Require(caller.size() <= kMaxCallerBytes &&
              !BrokenTextRule(caller, static_cast<int>(kMaxCallerBytes)),
          "caller", "must be a name of 1 to 2,048 bytes");
  Require(entry_.person().empty() ||
              !BrokenTextRule(entry_.person(), kMaxPersonCharacters),
          "person", "must be a name of up to 64 characters");
  Require(IsMethod(entry_.method()), "method",
          "must be a service and a method, with / between");
}

void Check::CheckCodes() {
  CheckCode(entry_.reason(), "reason");
  CheckCode(entry_.programme(), "programme");
  CheckCode(entry_.refusal(), "refusal");
  Require(entry_.revisions_size() <= kMaxEntryRevisions, "revisions",
          "must be at most 64");
  std::set<absl::string_view> kinds;
  for (int i = 0; i < entry_.revisions_size(); ++i) {
    const std::string path = absl::StrCat("revisions[", i, "]");
    const std::string& kind = entry_.revisions(i);
    CheckCode(kind, path);
    Require(!kind.empty() && kinds.insert(kind).second, path,
            "must be there once");
  }
}

void Check::CheckSubjects() {
  Require(entry_.subjects_size() <= kMaxEntrySubjects, "subjects",
          "must be at most 1,000");
  for (int i = 0; i < entry_.subjects_size(); ++i) {
    Require(entry_.subjects(i).size() == kSealedBytes,
            absl::StrCat("subjects[", i, "]"), kSealedRule);
  }
}

void Check::CheckOutcome() {
  const bool is_ok = entry_.outcome() == 0;
  Require(entry_.outcome() <= kLastCode, "outcome",
          "must be a canonical code, 0 to 16");
  Require(!is_ok || entry_.refusal().empty(), "refusal",
          "must be empty of a call that ended well");
  const std::size_t request = entry_.request_hmac().size();
  const std::size_t reply = entry_.reply_hmac().size();
  Require(request == 0 || request == kDigestBytes, "request_hmac", kDigestRule);
  Require(reply == 0 || reply == kDigestBytes, "reply_hmac", kDigestRule);
  Require(reply == 0 || is_ok, "reply_hmac",
          "must be empty of a call that failed");
  Require(entry_.revisions_size() == 0 || reply != 0, "revisions",
          "must stand beside the digest of a reply");
}

void Check::CheckRefusedCalls() {
  if (entry_.refused_calls() == 0) return;
  Require(entry_.outcome() != 0, "refused_calls",
          "must be of calls that were refused");
  Require(entry_.subjects_size() == 0 && entry_.request_hmac().empty() &&
              !entry_.has_listing(),
          "refused_calls", "must name no subject, request or listing");
}

void Check::CheckListing(const Listing& listing) {
  Require(entry_.subjects_size() == 0, "listing",
          "must stand in an entry without subjects");
  CheckDay(listing.day(), "listing.day");
  CheckMoment(listing.known_at_us(), "listing.known_at_us");
  if (!listing.since_day().empty() || listing.since_known_at_us() != 0) {
    CheckDay(listing.since_day(), "listing.since_day");
    CheckMoment(listing.since_known_at_us(), "listing.since_known_at_us");
  }
  for (const auto& [end, path] :
       {std::make_pair(&listing.after(), "listing.after"),
        std::make_pair(&listing.last(), "listing.last")}) {
    Require(end->empty() || end->size() == kSealedBytes, path, kSealedRule);
  }
}

absl::Status NotAnEntry(absl::string_view rule) {
  return ReasonError(absl::StatusCode::kInvalidArgument, kReason,
                     absl::StrCat("the entry ", rule));
}

}  // namespace

absl::Status CheckEntry(const Entry& entry) {
  const std::vector<FieldViolation> violations = Check(entry).Violations();
  return violations.empty() ? absl::OkStatus()
                            : InvalidFields(kReason, violations);
}

absl::StatusOr<std::string> SerializeEntry(const Entry& entry) {
  RSU_RETURN_IF_ERROR(CheckEntry(entry));
  std::string bytes = Bytes(entry);
  // Only fields of a later version can make it so.
  if (bytes.size() > kMaxEntryBytes) {
    return NotAnEntry("must have at most 65,535 bytes");
  }
  return bytes;
}

absl::StatusOr<Entry> ParseEntry(absl::string_view bytes) {
  if (bytes.size() > kMaxEntryBytes) {
    return NotAnEntry("must have at most 65,535 bytes");
  }
  Entry entry;
  if (!entry.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return NotAnEntry("is no message of its kind");
  }
  RSU_RETURN_IF_ERROR(CheckEntry(entry));
  if (Bytes(entry) != bytes) {
    return NotAnEntry(
        "must have each field once, in order, and none that is "
        "empty");
  }
  return entry;
}

}  // namespace base::journal
