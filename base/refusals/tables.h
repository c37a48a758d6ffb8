#ifndef BASE_REFUSALS_TABLES_H_
#define BASE_REFUSALS_TABLES_H_

#include "absl/types/span.h"
#include "base/words/catalogue.h"

// The tables of texts of refusals. The English of a row is what the code says:
// its places are `{0}` for a text and `{0, number}` for a figure, and it counts
// nothing (no plural).
namespace base::refusals {

absl::Span<const words::Message> FieldRules();   // forms, choices, texts
absl::Span<const words::Message> DayRules();     // days, and the registers
absl::Span<const words::Message> FileRules();    // lines and files
absl::Span<const words::Message> StoreRules();   // what a check finds
absl::Span<const words::Message> Failures();     // whole calls
absl::Span<const words::Message> NumberRules();  // identifiers
absl::Span<const words::Message> KeyRules();     // keyrings
absl::Span<const words::Message> SystemTexts();  // SQLite, operating system

}  // namespace base::refusals

#endif  // BASE_REFUSALS_TABLES_H_
