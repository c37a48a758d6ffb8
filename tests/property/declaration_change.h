#ifndef TESTS_PROPERTY_DECLARATION_CHANGE_H_
#define TESTS_PROPERTY_DECLARATION_CHANGE_H_

#include <set>
#include <string>

#include "proto/rsu/registry/v1/declaration.pb.h"
#include "scoring/variables/catalogue.h"

namespace property {

// Sets the scalar field that a path of the declaration format leads to,
// "members[2].education", from the text that the format writes. Stops the test
// program if there is no such field or value.
void SetField(rsu::registry::v1::Declaration& declaration,
              const std::string& path, const std::string& value);

// The text of that field.
std::string GetField(const rsu::registry::v1::Declaration& declaration,
                     const std::string& path);

// What facts_of_variable.h calls that field: "members[3].education" is one of
// `members[*].education`, and of the head also `members[HEAD].education`.
std::set<std::string> PatternsOf(
    const rsu::registry::v1::Declaration& declaration, const std::string& path);

// Whether a variable is made from a fact that is called so.
bool ComesFrom(scoring::Variable variable,
               const std::set<std::string>& patterns);

}  // namespace property

#endif  // TESTS_PROPERTY_DECLARATION_CHANGE_H_
