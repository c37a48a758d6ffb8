#include "registry/declaration/changed_fields.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/message_differencer.h"
#include "proto/rsu/registry/v1/declaration.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;
using Step = MessageDifferencer::SpecificField;

// Which of the two declarations a path is for.
enum class End { kBefore, kAfter };

std::string PathOf(const std::vector<Step>& steps, End end) {
  std::string path;
  for (const Step& step : steps) {
    absl::StrAppend(&path, path.empty() ? "" : ".", step.field->name());
    if (step.field->is_repeated()) {
      absl::StrAppend(&path, "[",
                      end == End::kBefore ? step.index : step.new_index, "]");
    }
  }
  return path;
}

bool IsHead(const v1::Declaration& declaration, int member) {
  return member >= 0 && member < declaration.members_size() &&
         declaration.members(member).relationship() == v1::Member::HEAD;
}

class Gatherer : public MessageDifferencer::Reporter {
 public:
  Gatherer(const v1::Declaration& before, const v1::Declaration& after)
      : before_(before), after_(after) {}

  void ReportAdded(const Message& /*before*/, const Message& /*after*/,
                   const std::vector<Step>& steps) override {
    Add("", PathOf(steps, End::kAfter), -1, steps.front().new_index);
  }

  void ReportDeleted(const Message& /*before*/, const Message& /*after*/,
                     const std::vector<Step>& steps) override {
    Add(PathOf(steps, End::kBefore), "", steps.front().index, -1);
  }

  void ReportModified(const Message& /*before*/, const Message& /*after*/,
                      const std::vector<Step>& steps) override {
    // A part is told by its fields.
    if (steps.back().field->message_type() != nullptr) return;
    Add(PathOf(steps, End::kBefore), PathOf(steps, End::kAfter),
        steps.front().index, steps.front().new_index);
  }

  std::vector<ChangedField> Take() { return std::move(changed_); }

 private:
  void Add(std::string before, std::string after, int member_before,
           int member_after) {
    ChangedField field{std::move(before), std::move(after), false};
    const std::string& path = field.after.empty() ? field.before : field.after;
    field.of_head =
        path.rfind("members[", 0) == 0 &&
        (IsHead(before_, member_before) || IsHead(after_, member_after));
    changed_.push_back(std::move(field));
  }

  const v1::Declaration& before_;
  const v1::Declaration& after_;
  std::vector<ChangedField> changed_;
};

}  // namespace

std::vector<ChangedField> ChangedFields(const v1::Declaration& before,
                                        const v1::Declaration& after) {
  Gatherer gatherer(before, after);
  MessageDifferencer differencer;
  differencer.TreatAsMap(v1::Declaration::descriptor()->FindFieldByNumber(
                             v1::Declaration::kMembersFieldNumber),
                         v1::Member::descriptor()->FindFieldByNumber(
                             v1::Member::kIdcsFieldNumber));
  differencer.ReportDifferencesTo(&gatherer);
  differencer.Compare(before, after);
  return gatherer.Take();
}

}  // namespace registry
