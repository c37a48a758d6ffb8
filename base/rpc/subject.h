#ifndef BASE_RPC_SUBJECT_H_
#define BASE_RPC_SUBJECT_H_

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace base::rpc {

// Somebody a call is about, as its request names them. Nothing was looked up:
// the text may be no number at all. Points into the request.
struct Subject {
  enum class Kind { kPerson, kHousehold, kEither };

  Kind kind = Kind::kEither;
  absl::string_view number;
};

using EachSubject = absl::FunctionRef<void(const Subject&)>;

// The subject that a text of a request names: a number as it is, or a resource
// name, `households/0123456789/declarations/1`, of which it is the number. The
// collection of a name says the kind; `kind` is that of a text without one.
inline Subject SubjectOf(absl::string_view text, Subject::Kind kind) {
  const std::size_t slash = text.find('/');
  if (slash == absl::string_view::npos) return {kind, text};
  const absl::string_view collection = text.substr(0, slash);
  if (collection == "people") kind = Subject::Kind::kPerson;
  if (collection == "households") kind = Subject::Kind::kHousehold;
  const absl::string_view rest = text.substr(slash + 1);
  return {kind, rest.substr(0, rest.find('/'))};
}

// Names one, unless the text is empty.
inline void NamePerson(absl::string_view text, EachSubject each) {
  if (!text.empty()) each(SubjectOf(text, Subject::Kind::kPerson));
}
inline void NameHousehold(absl::string_view text, EachSubject each) {
  if (!text.empty()) each(SubjectOf(text, Subject::Kind::kHousehold));
}

}  // namespace base::rpc

#endif  // BASE_RPC_SUBJECT_H_
