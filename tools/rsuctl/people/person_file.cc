#include "tools/rsuctl/people/person_file.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/registered_person.pb.h"
#include "registry/interchange/json_record.h"
#include "registry/interchange/person_line.h"
#include "registry/population/person.h"

namespace rsuctl {
namespace {

constexpr char kMalformed[] = "MALFORMED_PERSON";

absl::StatusOr<PersonFile> ReadLine(absl::string_view json, base::Date today) {
  RSU_ASSIGN_OR_RETURN(const registry::Person person,
                       registry::ReadPersonObject(json, today));
  return PersonFile{registry::ToMessage(person), false, "", ""};
}

std::string NameOf(const rapidjson::Value& name) {
  return std::string(name.GetString(), name.GetStringLength());
}

// The fields beside `person` that are read; the others must be fields of an
// answer, each once.
std::vector<base::FieldViolation> ReadAnswer(const rapidjson::Document& answer,
                                             PersonFile& file) {
  const auto* const format = rsu::registry::v1::RegisteredPerson::descriptor();
  std::vector<base::FieldViolation> violations;
  for (const auto& member : answer.GetObject()) {
    const std::string name = NameOf(member.name);
    if (absl::StartsWith(name, "_")) continue;
    if (format->FindFieldByName(name) == nullptr) {
      violations.push_back(registry::UnknownField("", name));
    } else if (&*answer.FindMember(member.name) != &member) {
      violations.push_back({name, "is given twice"});
    } else if (name == "idcs" || name == "etag") {
      if (!member.value.IsString()) {
        violations.push_back({name, "must be a string"});
        continue;
      }
      (name == "idcs" ? file.idcs : file.etag) = NameOf(member.value);
    }
  }
  return violations;
}

}  // namespace

absl::StatusOr<PersonFile> ReadPersonAnswerOrLine(absl::string_view json,
                                                  base::Date today) {
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  rapidjson::Document answer;
  answer.Parse<kFlags>(json.data(), json.size());
  // What is no JSON is said by the reader of lines.
  if (answer.HasParseError() || !answer.IsObject()) {
    return ReadLine(json, today);
  }
  const auto person = answer.FindMember("person");
  if (person == answer.MemberEnd()) {
    // No line has these two.
    if (!answer.HasMember("idcs") && !answer.HasMember("etag")) {
      return ReadLine(json, today);
    }
    return base::InvalidFields(kMalformed, {{"person", "is missing"}});
  }
  PersonFile file;
  file.is_answer = true;
  std::vector<base::FieldViolation> violations = ReadAnswer(answer, file);
  rapidjson::StringBuffer text;
  rapidjson::Writer<rapidjson::StringBuffer> writer(text);
  person->value.Accept(writer);
  auto read =
      ReadLine(absl::string_view(text.GetString(), text.GetSize()), today);
  if (read.ok()) {
    file.person = std::move(read->person);
  } else {
    for (base::FieldViolation& bad : base::DetailOf(read.status()).violations) {
      violations.push_back(
          {bad.path == "line" ? "person" : absl::StrCat("person.", bad.path),
           bad.rule});
    }
  }
  if (violations.empty()) return file;
  return base::InvalidFields(kMalformed, violations);
}

}  // namespace rsuctl
