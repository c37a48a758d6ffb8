#include "base/keyring/keyring_text.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/status_macros.h"

namespace base::keyring {
namespace {

constexpr absl::string_view kSign = "rsu keyring ";
constexpr absl::string_view kFirstLine = "rsu keyring 1\n";
constexpr absl::string_view kCheck = "check: ";
constexpr absl::string_view kWarning =
    "# Secret. `rsuctl keys` writes this file; what is changed by hand is "
    "refused.\n";

// 32 bytes in base64: 43 characters and one of padding.
constexpr std::size_t kSecretCharacters = 44;

// The message begins behind the name of the file.
absl::Status Broken(int line, absl::string_view field, absl::string_view rule) {
  std::string place = line > 0 ? absl::StrCat(":", line, ": ") : ": ";
  if (!field.empty()) absl::StrAppend(&place, field, ": ");
  ErrorDetail detail;
  detail.reason = "INVALID_KEYRING";
  if (!field.empty()) {
    detail.violations.push_back({std::string(field), std::string(rule)});
  }
  return MakeError(absl::StatusCode::kDataLoss, absl::StrCat(place, rule),
                   detail);
}

std::optional<std::int64_t> ReadMoment(absl::string_view text) {
  absl::Time moment;
  std::string ignored;
  if (!absl::ParseTime("%Y-%m-%dT%H:%M:%SZ", text, &moment, &ignored)) {
    return std::nullopt;
  }
  const std::int64_t seconds = absl::ToUnixSeconds(moment);
  if (seconds < 0 || MomentOf(seconds) != text) return std::nullopt;
  return seconds;
}

void AppendSecret(const KeySecret& secret, SecretText& text) {
  std::array<unsigned char, kSecretCharacters + 1> encoded{};
  EVP_EncodeBlock(encoded.data(), secret.bytes().data(),
                  static_cast<int>(secret.bytes().size()));
  text.Append(
      {reinterpret_cast<const char*>(encoded.data()), kSecretCharacters});
  OPENSSL_cleanse(encoded.data(), encoded.size());
}

std::optional<KeySecret> ReadSecret(absl::string_view text) {
  if (text.size() != kSecretCharacters) return std::nullopt;
  // One byte more: the padding is decoded too.
  std::array<unsigned char, KeySecret::kBytes + 1> bytes{};
  const int size = EVP_DecodeBlock(
      bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
      static_cast<int>(text.size()));
  std::optional<KeySecret> secret;
  if (size == static_cast<int>(bytes.size())) {
    secret = KeySecret::CopyOf({bytes.data(), KeySecret::kBytes});
    // OpenSSL takes blanks around, and any last bits.
    SecretText again(kSecretCharacters);
    AppendSecret(*secret, again);
    if (again.view() != text) secret.reset();
  }
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return secret;
}

// What a key of the text has so far.
struct Draft {
  int line = 0;  // of its first field
  std::string id;
  std::optional<KeyKind> kind;
  std::optional<std::int64_t> made_s;
  std::optional<Date> from;
  std::optional<Date> until;
  std::optional<Date> retired;
  std::optional<KeySecret> secret;
};

// How messages name a field: with the id, if that has its form.
std::string NameOfField(const Draft& draft, absl::string_view field) {
  const bool has_id = std::any_of(
      kKeyKinds.begin(), kKeyKinds.end(),
      [&draft](KeyKind kind) { return NumberOf(kind, draft.id).has_value(); });
  return has_id ? absl::StrCat(draft.id, ".", field) : std::string(field);
}

// Sets `place` from `value`; the rule that is broken, or nothing.
template <typename Value>
const char* Set(std::optional<Value>& place, std::optional<Value> value,
                const char* rule) {
  if (place.has_value()) return "is given twice";
  if (!value.has_value()) return rule;
  place = std::move(value);
  return nullptr;
}

const char* SetDay(std::optional<Date>& place, absl::string_view text) {
  const absl::StatusOr<Date> day = Date::Parse(text);
  return Set(place, day.ok() ? std::optional<Date>(*day) : std::nullopt,
             "must be a date that exists, as YYYY-MM-DD");
}

// Sets a field of a key; the rule that is broken, or null.
const char* SetField(absl::string_view name, absl::string_view value,
                     Draft& draft) {
  if (name == "kind") {
    return Set(draft.kind, KindNamed(value), "must be a kind of keys");
  }
  if (name == "made") {
    return Set(draft.made_s, ReadMoment(value),
               "a moment must be such as 2026-01-01T12:00:00Z");
  }
  if (name == "from") return SetDay(draft.from, value);
  if (name == "until") return SetDay(draft.until, value);
  if (name == "retired") return SetDay(draft.retired, value);
  if (name == "secret") {
    return Set(draft.secret, ReadSecret(value), "must be 32 bytes in base64");
  }
  return "is not a field of this format";
}

absl::StatusOr<Key> Whole(Draft draft) {
  const auto missing = [&draft](absl::string_view field) {
    return Broken(draft.line, NameOfField(draft, field), "is missing");
  };
  if (!draft.kind.has_value()) return missing("kind");
  if (!draft.made_s.has_value()) return missing("made");
  if (!draft.from.has_value()) return missing("from");
  if (!draft.secret.has_value()) return missing("secret");
  return Key{std::move(draft.id), *draft.kind, *draft.made_s,
             KeyPeriod{*draft.from, draft.until, draft.retired},
             *std::move(draft.secret)};
}

// The lines of a text after the first one, up to its check.
class Lines {
 public:
  // Errors: those of ParseKeyring().
  absl::Status Read(absl::string_view text) {
    int number = 1;
    for (const absl::string_view line : absl::StrSplit(text, '\n')) {
      ++number;
      if (line.empty() || line.front() == '#') continue;
      const std::size_t end = line.find(": ");
      if (end == absl::string_view::npos || end == 0 ||
          end + 2 == line.size()) {
        return Broken(number, "", "must be a name, a colon and a value");
      }
      RSU_RETURN_IF_ERROR(
          Take(number, line.substr(0, end), line.substr(end + 2)));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<Keyring> Finish() {
    if (!register_name_.has_value()) {
      return Broken(0, "register", "is missing");
    }
    std::vector<Key> keys;
    keys.reserve(drafts_.size());
    // To name a key by, once the ring has looked at all of them.
    std::vector<Draft> named(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      named[i].line = draft.line;
      named[i].id = draft.id;
      RSU_ASSIGN_OR_RETURN(Key key, Whole(std::move(draft)));
      keys.push_back(std::move(key));
    }
    KeyViolation violation;
    absl::StatusOr<Keyring> ring =
        Keyring::Of(*std::move(register_name_), std::move(keys), violation);
    if (ring.ok()) return ring;
    if (!violation.key.has_value()) {
      return Broken(0, violation.field, violation.rule);
    }
    const Draft& key = named[*violation.key];
    return Broken(key.line, NameOfField(key, violation.field), violation.rule);
  }

 private:
  absl::Status Take(int line, absl::string_view name, absl::string_view value) {
    if (name == "register" && drafts_.empty()) {
      if (register_name_.has_value()) {
        return Broken(line, name, "is given twice");
      }
      register_name_ = std::string(value);
      return absl::OkStatus();
    }
    if (name == "key") {
      if (drafts_.size() > Keyring::kMaxKeys) return absl::OkStatus();
      drafts_.emplace_back();
      drafts_.back().line = line;
      drafts_.back().id = std::string(value);
      return absl::OkStatus();
    }
    Draft outside;
    Draft& draft = drafts_.empty() ? outside : drafts_.back();
    const char* const broken = drafts_.empty() ? "stands before the first key"
                                               : SetField(name, value, draft);
    if (broken == nullptr) return absl::OkStatus();
    const bool is_known =
        std::find(kFields.begin(), kFields.end(), name) != kFields.end();
    return Broken(line, is_known ? NameOfField(draft, name) : "", broken);
  }

  // Whose names messages repeat.
  static constexpr std::array<absl::string_view, 6> kFields = {
      "kind", "made", "from", "until", "retired", "secret"};

  std::optional<std::string> register_name_;
  std::vector<Draft> drafts_;
};

std::string CheckOf(absl::string_view before) {
  return absl::BytesToHexString(Sha256(before));
}

absl::StatusOr<Keyring> Parse(absl::string_view text) {
  absl::string_view rest = text;
  if (!absl::StartsWith(text, kSign)) return Broken(0, "", "is no keyring");
  if (!absl::ConsumePrefix(&rest, kFirstLine)) {
    return Broken(0, "", "is a keyring of another version than 1");
  }
  const std::size_t check_line = text.rfind(absl::StrCat("\n", kCheck));
  if (check_line == absl::string_view::npos ||
      text.substr(check_line + 1) !=
          absl::StrCat(kCheck, CheckOf(text.substr(0, check_line + 1)), "\n")) {
    return Broken(0, "",
                  "was changed or cut off since `rsuctl keys` wrote it: take "
                  "a copy of it");
  }
  Lines lines;
  RSU_RETURN_IF_ERROR(lines.Read(
      text.substr(kFirstLine.size(), check_line + 1 - kFirstLine.size())));
  return lines.Finish();
}

}  // namespace

std::string MomentOf(std::int64_t seconds) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(seconds),
                          absl::UTCTimeZone());
}

SecretText WriteKeyring(const Keyring& ring) {
  SecretText text(kMaxKeyringBytes);
  text.Append(kFirstLine);
  text.Append(kWarning);
  text.Append(absl::StrCat("register: ", ring.register_name(), "\n"));
  const auto append_day = [&text](absl::string_view name,
                                  const std::optional<Date>& day) {
    if (!day.has_value()) return;
    text.Append(absl::StrCat(name, ": ", day->ToString(), "\n"));
  };
  for (const Key& key : ring.keys()) {
    text.Append(absl::StrCat("\nkey: ", key.id, "\nkind: ", NameOf(key.kind),
                             "\nmade: ", MomentOf(key.made_s), "\n"));
    append_day("from", key.period.from);
    append_day("until", key.period.until);
    append_day("retired", key.period.retired);
    text.Append("secret: ");
    AppendSecret(key.secret, text);
    text.Append("\n");
  }
  text.Append("\n");
  const std::string check = CheckOf(text.view());
  text.Append(absl::StrCat(kCheck, check, "\n"));
  return text;
}

absl::StatusOr<Keyring> ParseKeyring(absl::string_view file,
                                     absl::string_view text) {
  absl::StatusOr<Keyring> ring = Parse(text);
  if (ring.ok()) return ring;
  return MakeError(ring.status().code(),
                   absl::StrCat(file, ring.status().message()),
                   DetailOf(ring.status()));
}

}  // namespace base::keyring
