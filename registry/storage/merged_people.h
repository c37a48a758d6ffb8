#ifndef REGISTRY_STORAGE_MERGED_PEOPLE_H_
#define REGISTRY_STORAGE_MERGED_PEOPLE_H_

// Begins a query about a person, parameter $1, as known at $2: `alias (number)`
// holds their identifier and those that were merged into it by then. SQLite
// makes a table for it each time, which takes longer than most queries: only
// for somebody of whom PersonSummary says that there are others.
#define RSU_WITH_MERGED_PEOPLE                                         \
  "WITH RECURSIVE alias (number) AS (SELECT $1 UNION SELECT r.number " \
  "FROM number_retired r JOIN alias a ON r.successor = a.number "      \
  "WHERE r.retired_at_us <= $2) "

#endif  // REGISTRY_STORAGE_MERGED_PEOPLE_H_
