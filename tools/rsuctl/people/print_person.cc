#include "tools/rsuctl/people/print_person.h"

#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/register_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::registry::v1;
using google::protobuf::util::TimeUtil;

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

}  // namespace

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

}  // namespace rsuctl
