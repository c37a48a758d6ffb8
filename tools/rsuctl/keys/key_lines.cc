#include "tools/rsuctl/keys/key_lines.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "base/keyring/key.h"
#include "base/keyring/keyring_text.h"
#include "base/keyring/signing_key.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/words/key_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

using base::keyring::Key;
using base::keyring::KeyKind;
using base::keyring::PublicKey;

void PrintLine(KeyText text, const std::vector<std::string>& arguments) {
  std::puts(Say(text, Spoken(), arguments).c_str());
}

// "now", "later", "over" or "retired".
const char* StandingOf(const Key& key, base::Date today) {
  const base::keyring::KeyPeriod& period = key.period;
  if (period.Contains(today)) return "now";
  if (period.retired.has_value() && *period.retired <= today) return "retired";
  return today < period.from ? "later" : "over";
}

std::vector<std::string> VerifierKeys(const PublicKey& key,
                                      const std::vector<std::string>& logs) {
  std::vector<std::string> names;
  names.reserve(logs.size());
  for (const std::string& log : logs) {
    names.push_back(base::keyring::VerifierKey(log, key));
  }
  return names;
}

}  // namespace

std::string KindForText(KeyKind kind) {
  return absl::StrReplaceAll(NameOf(kind), {{"-", "_"}});
}

std::string DayOrNone(const std::optional<base::Date>& day) {
  return day.has_value() ? day->ToString() : "_";
}

void PrintKey(const Key& key, const std::vector<std::string>& logs,
              base::Date today) {
  PrintLine(KeyText::kPurpose, {key.id, KindForText(key.kind)});
  PrintLine(KeyText::kPeriod,
            {StandingOf(key, today), key.period.from.ToString(),
             DayOrNone(key.period.until), DayOrNone(key.period.retired)});
  PrintLine(KeyText::kMadeAt, {base::keyring::MomentOf(key.made_s)});
  if (!IsSigning(key.kind)) return;
  const PublicKey open = base::keyring::PublicKeyOf(key.secret);
  PrintLine(KeyText::kPublicKey, {base::keyring::Base64Of(open)});
  if (key.kind == KeyKind::kReceipts) {
    PrintLine(KeyText::kKeyName, {base::keyring::ThumbprintOf(open)});
    return;
  }
  for (const std::string& name : VerifierKeys(open, logs)) {
    PrintLine(KeyText::kVerifierKey, {name});
  }
}

std::string KeyAsJson(const Key& key, const std::vector<std::string>& logs,
                      base::Date today) {
  JsonObject object;
  object.Add("id", key.id);
  object.Add("kind", NameOf(key.kind));
  object.Add("made", base::keyring::MomentOf(key.made_s));
  object.Add("from", key.period.from.ToString());
  if (key.period.until.has_value()) {
    object.Add("until", key.period.until->ToString());
  }
  if (key.period.retired.has_value()) {
    object.Add("retired", key.period.retired->ToString());
  }
  object.Add("in_force", key.period.Contains(today));
  if (IsSigning(key.kind)) {
    const PublicKey open = base::keyring::PublicKeyOf(key.secret);
    object.Add("public_key", base::keyring::Base64Of(open));
    if (key.kind == KeyKind::kReceipts) {
      object.Add("kid", base::keyring::ThumbprintOf(open));
      object.AddJson("jwk", base::keyring::JsonWebKey(open));
    } else {
      object.Add("verifier_keys", VerifierKeys(open, logs));
    }
  }
  return object.Text();
}

std::string KeyringAsJson(const base::keyring::Keyring& ring,
                          const std::vector<std::string>& logs,
                          base::Date today) {
  JsonObject object;
  object.Add("register", ring.register_name());
  object.AddJson(
      "keys",
      absl::StrCat("[",
                   absl::StrJoin(ring.keys(), ",",
                                 [&](std::string* out, const Key& key) {
                                   out->append(KeyAsJson(key, logs, today));
                                 }),
                   "]"));
  return object.Text();
}

}  // namespace rsuctl
