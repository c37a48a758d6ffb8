#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/clock.h"
#include "base/configuration_file.h"
#include "base/error.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/people/person_calls.h"
#include "tools/rsuctl/people/person_file.h"
#include "tools/rsuctl/people/print_person.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;

// One person, as ReadPersonAnswerOrLine() takes them.
absl::StatusOr<PersonFile> ReadPersonFile(const std::string& path) {
  RSU_ASSIGN_OR_RETURN(const std::string text,
                       base::ReadConfigurationFile(path));
  return ReadPersonAnswerOrLine(
      // As in the other files, a byte order mark may begin it.
      absl::StripPrefix(text, "\xef\xbb\xbf"),
      registry::DayOfRegistration(base::SystemClock().NowMicros()));
}

// Who is corrected and from which version, by the command line and the file,
// which may say both: an error if they say two things.
absl::Status SettleWhoAndVersion(const PersonFile& file,
                                 const std::string& idcs, std::string& etag) {
  std::vector<base::FieldViolation> violations;
  if (!file.idcs.empty() && file.idcs != idcs) {
    violations.push_back({"idcs", "is not the number of the command line"});
  }
  if (etag.empty()) {
    etag = file.etag;
  } else if (!file.etag.empty() && file.etag != etag) {
    violations.push_back({"etag", "is not the --etag of the command line"});
  }
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields("MALFORMED_PERSON", violations);
}

// Where the file has what the request says; `has_etag`: the version, too.
PlaceInFile PlaceOfPerson(const std::string& path, const PersonFile& file,
                          bool has_etag) {
  const std::string name = base::NameOfInput(path);
  PlaceInFile place;
  place.message = v1::Person::descriptor();
  place.prefix = absl::StrCat(name, ": ", file.is_answer ? "person." : "");
  if (has_etag) place.beside["etag"] = absl::StrCat(name, ": etag");
  return place;
}

}  // namespace

ExitStatus CorrectPerson(const PersonFlags& flags) {
  // NUMBER FILE, or FILE beside --idcs.
  if (flags.words.size() != (flags.idcs.empty() ? 2U : 1U)) {
    return Fail(
        "a number, as the first word or with --idcs, and a file are "
        "needed",
        ExitStatus::kUsage);
  }
  const std::string& idcs =
      flags.idcs.empty() ? flags.words.front() : flags.idcs;
  const std::string rule = BrokenIdcsRule(idcs);
  if (!rule.empty()) {
    return Fail(
        absl::StrCat(flags.idcs.empty() ? "NUMBER" : "--idcs", ": ", rule),
        ExitStatus::kUsage);
  }
  const std::string& path = flags.words.back();
  if (path.empty()) {
    return Fail(absl::StrCat("FILE", ": ", "must not be empty"),
                ExitStatus::kUsage);
  }
  const absl::StatusOr<PersonFile> file = ReadPersonFile(path);
  std::string etag = flags.etag;
  const absl::Status settled =
      file.ok() ? SettleWhoAndVersion(*file, idcs, etag) : file.status();
  if (!settled.ok()) {
    return Fail(
        absl::StrCat(base::NameOfInput(path), ": ", InSpokenLanguage(settled)),
        ExitStatus::kRefused);
  }
  if (etag.empty()) {
    return Fail(
        "--etag must be given: the file does not say which version it "
        "was made from",
        ExitStatus::kUsage);
  }
  v1::CorrectPersonRequest request;
  request.set_name(PersonName(idcs));
  *request.mutable_person() = file->person;
  request.set_etag(etag);
  return ChangeAndPrint<v1::CorrectPersonRequest, v1::RegisteredPerson>(
      flags, request, &PopulationStub::CorrectPerson,
      [&flags, &etag](const v1::RegisteredPerson& corrected) {
        if (flags.format == "json") {
          std::puts(JsonLine(corrected).c_str());
          return;
        }
        // The version that the etag stands for: nothing was to be stored.
        if (corrected.etag() == etag) {
          std::fputs(Say(RegisterText::kUnchanged, Spoken()).c_str(), stdout);
        }
        PrintPerson(corrected);
      },
      PlaceOfPerson(path, *file, flags.etag.empty()));
}

}  // namespace rsuctl
