#include "tools/rsuctl/people/people_commands.h"

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/clock.h"
#include "base/configuration_file.h"
#include "base/error.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/time_util.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "registry/population/person.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/connection.h"
#include "tools/rsuctl/call/fail_with.h"
#include "tools/rsuctl/call/request_ids.h"
#include "tools/rsuctl/files/json_line.h"
#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/people/merge_words.h"
#include "tools/rsuctl/people/person_file.h"
#include "tools/rsuctl/refusals/fail.h"
#include "tools/rsuctl/refusals/option_names.h"
#include "tools/rsuctl/refusals/refusal_words.h"
#include "tools/rsuctl/registration/registration_import.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using google::protobuf::util::TimeUtil;
using Stub = v1::PopulationService::Stub;

constexpr int kPage = 500;

std::string NameOf(const std::string& idcs) {
  return absl::StrCat("people/", idcs);
}

// One line of JSON, in the form of a people file.
std::string ToJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  return google::protobuf::util::MessageToJsonString(message, &json, options)
                 .ok()
             ? json
             : "";
}

// Prints a line in the language that is spoken.
void PrintText(RegisterText text, const std::vector<std::string>& arguments,
               const char* indent = "") {
  std::printf("%s%s\n", indent, Say(text, Spoken(), arguments).c_str());
}

std::string By(const v1::Authorship& authorship) {
  if (authorship.author().empty()) {
    return Say(RegisterText::kBy, Spoken(), {authorship.caller()});
  }
  return Say(RegisterText::kByAuthor, Spoken(),
             {authorship.author(), authorship.caller(), authorship.reason()});
}

void PrintCandidates(
    const google::protobuf::RepeatedPtrField<v1::RegistrationCandidate>&
        candidates) {
  for (const v1::RegistrationCandidate& candidate : candidates) {
    PrintText(
        RegisterText::kCandidate,
        {candidate.person(),
         candidate.agreement() == v1::NameAgreement::SAME ? "SAME" : "CLOSE"},
        "  ");
  }
}

void PrintPerson(const v1::RegisteredPerson& person) {
  PrintText(
      RegisterText::kVersion,
      {person.idcs(), absl::StrCat(person.revision()),
       TimeUtil::ToString(person.create_time()), By(person.authorship())});
  std::puts(ToJson(person.person()).c_str());
  if (!person.etag().empty()) PrintText(RegisterText::kEtag, {person.etag()});
  if (person.has_death()) {
    PrintText(RegisterText::kDied,
              {person.death().date(),
               TimeUtil::ToString(person.death().create_time()),
               By(person.death().authorship())});
  }
  if (!person.merged_into().empty()) {
    PrintText(RegisterText::kMergedInto, {person.merged_into()});
  }
  if (person.candidates_size() > 0) {
    PrintText(RegisterText::kMayBeDouble, {});
    PrintCandidates(person.candidates());
  }
}

void PrintReview(const v1::RegistrationReview& review) {
  PrintText(RegisterText::kHeld,
            {review.name(), TimeUtil::ToString(review.create_time())});
  std::puts(ToJson(review.person()).c_str());
  PrintCandidates(review.candidates());
  if (!review.etag().empty()) {
    PrintText(RegisterText::kEtag, {review.etag()}, "  ");
  }
  if (!review.has_decision()) return;
  const v1::RegistrationDecision& decision = review.decision();
  PrintText(
      RegisterText::kDecided,
      {TimeUtil::ToString(decision.create_time()), By(decision.authorship())},
      "  ");
  PrintText(RegisterText::kVerdict,
            {decision.person(),
             v1::RegistrationDecision::Verdict_Name(decision.verdict())},
            "  ");
}

// Prints a message as it was asked for: as JSON, or by `print`.
template <typename Message>
std::function<void(const Message&)> Printing(const PersonFlags& flags,
                                             void (*print)(const Message&)) {
  if (flags.format != "json") return print;
  return [](const Message& message) { std::puts(JsonLine(message).c_str()); };
}

// Says why a request was refused, by the options of the command; what is of a
// file, by its place there.
ExitStatus FailWithRequest(const absl::Status& refused,
                           const PlaceInFile& place) {
  const absl::Status told = InTermsOf(place.beside, refused);
  if (!IsOfFile(place, told)) return FailWith(told);
  return Fail(InSpokenLanguage(InTermsOf(place, WithHolder(told))),
              ExitStatus::kRefused);
}

// Connects, makes one call and hands over its answer. `place` is where the
// person of a request was read, if in a file.
template <typename Request, typename Response>
ExitStatus CallAndPrint(const ServerFlags& server, const Request& request,
                        grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                     const Request&, Response*),
                        const std::function<void(const Response&)>& print,
                        const PlaceInFile& place = {}) {
  const auto channel = Connect(server);
  if (!channel.ok()) return FailWith(channel.status());
  const auto stub = v1::PopulationService::NewStub(*channel);
  const absl::StatusOr<Response> response = CallAndWait<Response>(
      [&](grpc::ClientContext* context, Response* answer) {
        return (stub.get()->*method)(context, request, answer);
      });
  if (!response.ok()) return FailWithRequest(response.status(), place);
  print(*response);
  return ExitStatus::kDone;
}

// The same for a change, with an id that stands for all that it says, so that
// the same command gives the first answer again.
template <typename Request, typename Response>
ExitStatus ChangeAndPrint(const PersonFlags& flags, Request& request,
                          grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                       const Request&,
                                                       Response*),
                          const std::function<void(const Response&)>& print,
                          const PlaceInFile& place = {}) {
  request.set_author(flags.author);
  request.set_reason(flags.reason);
  request.set_request_id(RequestIdOfContent(request));
  return CallAndPrint<Request, Response>(flags.server, request, method, print,
                                         place);
}

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

ExitStatus ShowPerson(const PersonFlags& flags) {
  if (flags.all) {
    v1::ListPersonVersionsRequest request;
    request.set_parent(NameOf(flags.idcs));
    return CallAndPrint<v1::ListPersonVersionsRequest,
                        v1::ListPersonVersionsResponse>(
        flags.server, request, &Stub::ListPersonVersions,
        [print = Printing(flags, PrintPerson)](
            const v1::ListPersonVersionsResponse& response) {
          for (const v1::RegisteredPerson& version : response.versions()) {
            print(version);
          }
        });
  }
  v1::GetPersonRequest request;
  request.set_name(NameOf(flags.idcs));
  return CallAndPrint<v1::GetPersonRequest, v1::RegisteredPerson>(
      flags.server, request, &Stub::GetPerson, Printing(flags, PrintPerson));
}

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
  request.set_name(NameOf(idcs));
  *request.mutable_person() = file->person;
  request.set_etag(etag);
  return ChangeAndPrint<v1::CorrectPersonRequest, v1::RegisteredPerson>(
      flags, request, &Stub::CorrectPerson,
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

ExitStatus RecordDeath(const PersonFlags& flags) {
  v1::RecordDeathRequest request;
  request.set_name(NameOf(flags.idcs));
  request.set_date(flags.day);
  return ChangeAndPrint<v1::RecordDeathRequest, v1::RegisteredPerson>(
      flags, request, &Stub::RecordDeath, Printing(flags, PrintPerson));
}

namespace {

// What a merge would do for each household that may keep the person, which
// `refused` names.
void PrintChoices(const PersonFlags& flags, Stub& stub,
                  v1::MergePeopleRequest request, const absl::Status& refused) {
  const base::ErrorDetail detail = base::DetailOf(refused);
  const auto named = detail.metadata.find("households");
  if (detail.reason != "HOUSEHOLDS_CONTESTED" ||
      named == detail.metadata.end()) {
    return;
  }
  for (const absl::string_view household : absl::StrSplit(named->second, ',')) {
    request.clear_keep_households();
    request.add_keep_households(std::string(household));
    const auto tried = CallAndWait<v1::RegisteredPerson>(
        [&](grpc::ClientContext* context, v1::RegisteredPerson* answer) {
          return stub.MergePeople(context, request, answer);
        });
    if (flags.format == "json") {
      if (!tried.ok()) continue;
      std::printf("{\"keep_household\":\"%s\",\"merge\":%s}\n",
                  std::string(household).c_str(),
                  JsonLine(tried->merge()).c_str());
      continue;
    }
    const std::string effects =
        tried.ok()
            ? MergeInWords(tried->merge())
            : absl::StrCat(
                  FailureInWords(InTermsOf(NamesAsTyped(), tried.status())),
                  "\n");
    std::printf(
        "%s\n%s",
        Say(OperatorText::kIfHouseholdKeeps, Spoken(), {std::string(household)})
            .c_str(),
        effects.c_str());
  }
}

}  // namespace

ExitStatus MergePeople(const PersonFlags& flags) {
  v1::MergePeopleRequest request;
  request.set_double_(NameOf(flags.idcs));
  request.set_into(NameOf(flags.into));
  for (const std::string& household : flags.households) {
    request.add_keep_households(absl::StrCat("households/", household));
  }
  request.set_validate_only(flags.dry_run);
  if (flags.dry_run && flags.households.empty()) {
    // Shows what there is to choose from; the answer is then refused as ever.
    const auto channel = Connect(flags.server);
    if (!channel.ok()) return FailWith(channel.status());
    const auto stub = v1::PopulationService::NewStub(*channel);
    request.set_author(flags.author);
    request.set_reason(flags.reason);
    const auto tried = CallAndWait<v1::RegisteredPerson>(
        [&](grpc::ClientContext* context, v1::RegisteredPerson* answer) {
          return stub->MergePeople(context, request, answer);
        });
    if (!tried.ok()) {
      PrintChoices(flags, *stub, request, tried.status());
      return FailWith(tried.status());
    }
  }
  return ChangeAndPrint<v1::MergePeopleRequest, v1::RegisteredPerson>(
      flags, request, &Stub::MergePeople,
      [&flags](const v1::RegisteredPerson& person) {
        if (flags.format == "json") {
          std::puts(JsonLine(person).c_str());
          return;
        }
        if (flags.dry_run) {
          std::fputs(Say(RegisterText::kDryRun, Spoken()).c_str(), stdout);
        }
        PrintPerson(person);
        std::printf("%s", MergeInWords(person.merge()).c_str());
      });
}

ExitStatus ListHeld(const PersonFlags& flags) {
  v1::ListRegistrationReviewsRequest request;
  request.set_page_size(kPage);
  request.set_show_decided(flags.all);
  ExitStatus status = ExitStatus::kDone;
  std::vector<v1::RegistrationReview> page;
  do {
    status = CallAndPrint<v1::ListRegistrationReviewsRequest,
                          v1::ListRegistrationReviewsResponse>(
        flags.server, request, &Stub::ListRegistrationReviews,
        [&](const v1::ListRegistrationReviewsResponse& response) {
          page.assign(response.reviews().begin(), response.reviews().end());
          request.set_page_token(response.next_page_token());
        });
    for (const v1::RegistrationReview& review : page) {
      if (status != ExitStatus::kDone) return status;
      // Each with its candidates, which a list does not have.
      v1::GetRegistrationReviewRequest get;
      get.set_name(review.name());
      status = CallAndPrint<v1::GetRegistrationReviewRequest,
                            v1::RegistrationReview>(
          flags.server, get, &Stub::GetRegistrationReview,
          Printing(flags, PrintReview));
    }
  } while (status == ExitStatus::kDone && !request.page_token().empty());
  return status;
}

ExitStatus DecideHeld(const PersonFlags& flags) {
  if (flags.other == !flags.same.empty()) {
    return Fail("one of --same and --other is needed", ExitStatus::kUsage);
  }
  v1::DecideRegistrationReviewRequest request;
  request.set_name(flags.review);
  request.set_verdict(flags.other ? v1::RegistrationDecision::OTHER_PERSON
                                  : v1::RegistrationDecision::SAME_PERSON);
  if (!flags.other) request.set_candidate(NameOf(flags.same));
  request.set_etag(flags.etag);
  return ChangeAndPrint<v1::DecideRegistrationReviewRequest,
                        v1::RegistrationReview>(flags, request,
                                                &Stub::DecideRegistrationReview,
                                                Printing(flags, PrintReview));
}

}  // namespace rsuctl
