#include "scoring/service/score_explanation.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "registry/declaration/changed_fields.h"
#include "scoring/explanation/changed_facts.h"
#include "scoring/explanation/explain.h"
#include "scoring/service/stored_score.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::sql::Session;
using registry::StoredDeclaration;
using Content = ::rsu::registry::v1::Declaration;

// Which revision brought each fact of a declaration.
class FactSources {
 public:
  explicit FactSources(const Explanation& explanation) {
    for (const ExplainedTerm& term : explanation.terms) {
      open_.insert(term.facts.begin(), term.facts.end());
    }
  }

  // Goes back from a declaration to the first for its effective date.
  absl::Status Find(Session& session, const StoredDeclaration& stored,
                    const Content& content) {
    registry::DeclarationKey key = stored.key;
    std::int64_t replaces = stored.replaces;
    Content later = content;
    while (replaces != 0 && !open_.empty()) {
      RSU_ASSIGN_OR_RETURN(
          const StoredDeclaration replaced,
          registry::ReadDeclaration(session, {key.household, replaces}));
      RSU_ASSIGN_OR_RETURN(Content earlier, ContentOf(replaced));
      TakeCorrected(registry::ChangedFields(earlier, later), key.revision);
      key = replaced.key;
      replaces = replaced.replaces;
      later = std::move(earlier);
    }
    first_revision_ = key.revision;
    return absl::OkStatus();
  }

  void Fill(const std::string& field, v1::Fact& fact) const {
    const auto corrected = corrected_.find(field);
    fact.set_field(field);
    if (corrected == corrected_.end()) {
      fact.set_source(v1::Fact::DECLARED);
      fact.set_revision(first_revision_);
    } else {
      fact.set_source(v1::Fact::CORRECTED);
      fact.set_revision(corrected->second);
    }
  }

 private:
  void TakeCorrected(const std::vector<registry::ChangedField>& changes,
                     std::int64_t revision) {
    for (auto fact = open_.begin(); fact != open_.end();) {
      if (IsAmong(*fact, changes)) {
        corrected_[*fact] = revision;
        fact = open_.erase(fact);
      } else {
        ++fact;
      }
    }
  }

  std::set<std::string> open_;  // not found to be corrected so far
  std::map<std::string, std::int64_t> corrected_;
  std::int64_t first_revision_ = 0;
};

}  // namespace

absl::Status FillExplanation(Session& session, const StoredDeclaration& stored,
                             const Content& content, const FormulaSet& formulas,
                             base::Language language,
                             v1::Explanation& message) {
  RSU_ASSIGN_OR_RETURN(const Formula* formula, FormulaOf(formulas, stored));
  RSU_ASSIGN_OR_RETURN(const Variables variables,
                       UnpackVariables(stored.variables));
  RSU_ASSIGN_OR_RETURN(const Explanation explanation,
                       Explain(*formula, variables, language));
  FactSources sources(explanation);
  RSU_RETURN_IF_ERROR(sources.Find(session, stored, content));
  for (const ExplainedTerm& term : explanation.terms) {
    v1::Explanation::Term& out = *message.add_terms();
    out.set_number(term.number);
    out.set_variable(term.variable);
    out.set_description(term.description);
    out.set_value(term.value);
    out.set_coefficient(term.coefficient);
    out.set_numerator(absl::StrCat(term.numerator));
    out.set_contribution(term.contribution);
    for (const std::string& fact : term.facts) {
      sources.Fill(fact, *out.add_facts());
    }
  }
  message.set_exact_numerator(absl::StrCat(explanation.exact_numerator));
  message.set_denominator(absl::StrCat(explanation.denominator));
  return absl::OkStatus();
}

}  // namespace scoring
