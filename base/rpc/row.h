#ifndef BASE_RPC_ROW_H_
#define BASE_RPC_ROW_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/rpc/method_row.h"
#include "base/rpc/subject.h"

// How a service writes the rows of its methods:
//
//   Unary("GetScore", Reads(HouseholdIn(&v1::GetScoreRequest::name)), …
//   Unary("MergePeople", Writes(Named(TwoPeople)), …
//   Unary("GetNumberSpace", Reads(Nobody()), …
namespace base::rpc {

// A field of a request that holds a text, by its accessor; and one that holds
// several.
template <typename Request>
using TextField = const std::string& (Request::*)() const;
template <typename Request>
using TextsField =
    const google::protobuf::RepeatedPtrField<std::string>& (Request::*)() const;

// Whom a request is about.
template <typename Request>
struct Subjects {
  About about;
  std::function<void(const Request&, EachSubject)> each;
};

// Whom a request of any type is about that names nobody.
struct UnnamedSubjects {
  About about;
};
inline UnnamedSubjects Nobody() { return {About::kNobody}; }
inline UnnamedSubjects FoundInAnswer() { return {About::kInAnswer}; }

// The one whom a field names; nobody if it is empty.
template <typename Request>
Subjects<Request> NamedBy(TextField<Request> field, About about,
                          Subject::Kind kind) {
  return {about, [field, kind](const Request& request, EachSubject each) {
            const std::string& text = (request.*field)();
            if (!text.empty()) each(SubjectOf(text, kind));
          }};
}
template <typename Request>
Subjects<Request> PersonIn(TextField<Request> field) {
  return NamedBy(field, About::kPerson, Subject::Kind::kPerson);
}
template <typename Request>
Subjects<Request> HouseholdIn(TextField<Request> field) {
  return NamedBy(field, About::kHousehold, Subject::Kind::kHousehold);
}
template <typename Request>
Subjects<Request> PersonOrHouseholdIn(TextField<Request> field) {
  return NamedBy(field, About::kPersonOrHousehold, Subject::Kind::kEither);
}

// Every person whom a field names.
template <typename Request>
Subjects<Request> PeopleIn(TextsField<Request> field) {
  return {About::kMany, [field](const Request& request, EachSubject each) {
            for (const std::string& person : (request.*field)()) {
              each(SubjectOf(person, Subject::Kind::kPerson));
            }
          }};
}

// Those whom `each` finds in the request.
template <typename Request>
Subjects<Request> Named(void (*each)(const Request&, EachSubject)) {
  return {About::kMany, each};
}

// The row of a method that takes this request.
template <typename Request>
class Row {
 public:
  Row(Access access, Subjects<Request> subjects) {
    row_.access = access;
    row_.about = subjects.about;
    if (subjects.each == nullptr) return;
    row_.each_subject = [each = std::move(subjects.each)](
                            const google::protobuf::Message& request,
                            EachSubject subject) {
      each(static_cast<const Request&>(request), subject);
    };
  }

  // A role must have the programme that the field names.
  Row OfProgramme(TextField<Request> field) && {
    row_.programme = [field](const google::protobuf::Message& request) {
      return absl::string_view((static_cast<const Request&>(request).*field)());
    };
    return std::move(*this);
  }

  // A role must have each field of a person that calls have compared.
  Row OfIdentityFields(std::vector<std::string> (*fields)(const Request&)) && {
    row_.identity_fields = [fields](const google::protobuf::Message& request) {
      return fields(static_cast<const Request&>(request));
    };
    return std::move(*this);
  }

  // Keeps to the regions of a role: the door looks up the subject, and refuses
  // with `unknown` whom it does not reach, as the handler refuses whom nobody
  // knows.
  Row KnowsPlaces(absl::Status (*unknown)(const Request&)) && {
    row_.regions = Regions::kOfSubject;
    row_.unknown = [unknown](const google::protobuf::Message& request) {
      return unknown(static_cast<const Request&>(request));
    };
    return std::move(*this);
  }

  // Keeps to the regions of a role in its handler.
  Row KeepsPlaces() && {
    row_.regions = Regions::kByHandler;
    return std::move(*this);
  }

  // A role with regions can have it: it tells nothing of any place.
  Row HasNoPlace() && {
    row_.regions = Regions::kOfNobody;
    return std::move(*this);
  }

  // Calls say why they look at a file.
  Row NeedsReason() && {
    row_.needs_reason = true;
    return std::move(*this);
  }

  // Who decided stands in the field.
  Row WithAuthor(std::string* (Request::*field)()) && {
    row_.author = [field](google::protobuf::Message& request) -> std::string& {
      return *(static_cast<Request&>(request).*field)();
    };
    return std::move(*this);
  }

  // Without the method, which the door knows.
  MethodRow Resolve() && { return std::move(row_); }

 private:
  MethodRow row_;
};

// A row whose request names nobody, of whatever type it is.
class UnnamedRow {
 public:
  UnnamedRow(Access access, UnnamedSubjects subjects)
      : access_(access), subjects_(subjects) {}

  // A conversion, so that it stands where the row of a request is taken.
  template <typename Request>
  operator Row<Request>() const {
    Row<Request> row(access_, {subjects_.about, nullptr});
    return has_no_place_ ? std::move(row).HasNoPlace() : row;
  }

  template <typename Request>
  Row<Request> OfProgramme(TextField<Request> field) const {
    return Row<Request>(*this).OfProgramme(field);
  }

  // As of Row, for which the handler says the type.
  UnnamedRow HasNoPlace() const {
    UnnamedRow row = *this;
    row.has_no_place_ = true;
    return row;
  }
  template <typename Request>
  Row<Request> For() const {
    return Row<Request>(*this);
  }

 private:
  Access access_;
  UnnamedSubjects subjects_;
  bool has_no_place_ = false;
};

template <typename Request>
Row<Request> Reads(Subjects<Request> subjects) {
  return {Access::kReads, std::move(subjects)};
}
template <typename Request>
Row<Request> Writes(Subjects<Request> subjects) {
  return {Access::kWrites, std::move(subjects)};
}
inline UnnamedRow Reads(UnnamedSubjects subjects) {
  return {Access::kReads, subjects};
}
inline UnnamedRow Writes(UnnamedSubjects subjects) {
  return {Access::kWrites, subjects};
}

// Of a method that operates the server and its jobs: it is about nobody.
inline UnnamedRow Operates() { return {Access::kOperates, Nobody()}; }

}  // namespace base::rpc

#endif  // BASE_RPC_ROW_H_
