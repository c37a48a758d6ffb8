#include "tools/store_check/relations.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/sql/sqlite/structure.h"
#include "base/status_macros.h"

namespace store_check {
namespace {

using base::sql::Row;
using base::sql::Session;

// A query that yields the keys of the rows that are wrong, as text.
struct Relation {
  const char* table;
  const char* what;
  const char* sql;
};

constexpr Relation kRelations[] = {
    {"person", "its number is not that of a person",
     "SELECT person || '/' || revision FROM person LEFT JOIN number "
     "ON number.number = person WHERE kind IS NULL OR kind <> 1"},
    {"person", "its revisions have a gap",
     "SELECT CAST(person AS TEXT) FROM person GROUP BY person "
     "HAVING count(*) <> max(revision) OR min(revision) <> 1"},
    {"person_name", "there is no such version of a person",
     "SELECT n.person || '/' || n.revision FROM person_name n LEFT JOIN person "
     "p ON p.person = n.person AND p.revision = n.revision "
     "WHERE p.person IS NULL OR p.birth_day <> n.birth_day OR p.sex <> n.sex"},
    {"household", "its number is not that of a household",
     "SELECT CAST(household AS TEXT) FROM household LEFT JOIN number "
     "ON number.number = household WHERE kind IS NULL OR kind <> 2"},
    {"household", "nothing was declared of it",
     "SELECT CAST(household AS TEXT) FROM household WHERE household NOT IN "
     "(SELECT household FROM declaration)"},
    {"declaration", "its household is not registered",
     "SELECT household || '/' || revision FROM declaration "
     "WHERE household NOT IN (SELECT household FROM household)"},
    {"declaration", "its revisions have a gap",
     "SELECT CAST(household AS TEXT) FROM declaration GROUP BY household "
     "HAVING count(*) <> max(revision) OR min(revision) <> 1"},
    {"declaration", "it has no input for scores, or another",
     "SELECT d.household || '/' || d.revision FROM declaration d "
     "LEFT JOIN score_input i ON i.position = d.position "
     "LEFT JOIN formula_name f ON f.formula = i.formula "
     "WHERE i.position IS NULL OR i.household <> d.household "
     "OR i.revision <> d.revision OR i.effective_day <> d.effective_day "
     "OR i.score_ticks <> d.score_ticks OR i.variables <> d.variables "
     "OR f.name IS NULL OR f.name <> d.formula"},
    {"score_input", "it has no declaration",
     "SELECT CAST(position AS TEXT) FROM score_input WHERE position NOT IN "
     "(SELECT position FROM declaration)"},
    {"score_input", "positions have a gap",
     "SELECT '' FROM (SELECT count(*) AS inputs, max(position) AS last "
     "FROM score_input) WHERE inputs > 0 AND inputs <> last + 1"},
    {"score_input_block", "it is not of a full block of inputs",
     "SELECT CAST(block AS TEXT) FROM score_input_block "
     "WHERE block >= (SELECT count(*) FROM score_input) / 4096"},
    {"score_input_end", "there is no such input",
     "SELECT CAST(position AS TEXT) FROM score_input_end "
     "WHERE position NOT IN (SELECT position FROM score_input)"},
    {"member", "there is no such declaration, or of another day",
     "SELECT m.person || '/' || m.household || '/' || m.revision FROM member m "
     "LEFT JOIN declaration d ON d.household = m.household "
     "AND d.revision = m.revision WHERE d.household IS NULL "
     "OR d.effective_day <> m.effective_day"},
    {"document", "its person is not registered",
     "SELECT CAST(person AS TEXT) FROM document WHERE person NOT IN "
     "(SELECT person FROM person)"},
    {"number", "it is of a household that is not there",
     "SELECT CAST(number AS TEXT) FROM number WHERE kind = 2 AND caller <> '' "
     "AND number IN (SELECT household FROM declaration) AND number NOT IN "
     "(SELECT household FROM household)"},
    {"number_count", "it is not how many numbers were issued on that day",
     "SELECT day || '/' || kind FROM number_count c WHERE issued <> "
     "(SELECT count(*) FROM number n WHERE n.kind = c.kind AND "
     "n.issued_at_us / 86400000000 = c.day)"},
    {"number_count", "it is not how many numbers were retired on that day",
     "SELECT c.day || '/' || c.kind FROM number_count c WHERE retired <> "
     "(SELECT count(*) FROM number_retired r JOIN number n "
     "ON n.number = r.number WHERE n.kind = c.kind AND "
     "r.retired_at_us / 86400000000 = c.day)"},
    {"person_name_key", "there is no such version of a person",
     "SELECT k.person || '/' || k.revision FROM person_name_key k "
     "LEFT JOIN person p ON p.person = k.person AND p.revision = k.revision "
     "WHERE p.person IS NULL OR p.birth_day <> k.birth_day OR p.sex <> k.sex"},
    {"person_death", "its number is not retired",
     "SELECT CAST(person AS TEXT) FROM person_death WHERE person NOT IN "
     "(SELECT number FROM number_retired)"},
    {"number_retired", "there is no such death",
     "SELECT CAST(r.number AS TEXT) FROM number_retired r JOIN person p "
     "ON p.person = r.number AND p.revision = 1 WHERE r.reason = 1 "
     "AND r.number NOT IN (SELECT person FROM person_death)"},
    {"coverage_event", "it is not in the order of recording",
     "SELECT CAST(person AS TEXT) FROM (SELECT person, known_at_us, "
     "lag(known_at_us) OVER (PARTITION BY person ORDER BY sequence) AS before "
     "FROM coverage_event) WHERE before > known_at_us"},
    {"status_event", "it is not in the order of recording",
     "SELECT CAST(person AS TEXT) FROM (SELECT person, known_at_us, "
     "lag(known_at_us) OVER (PARTITION BY person ORDER BY sequence) AS before "
     "FROM status_event) WHERE before > known_at_us"},
    {"declaration", "it replaces one of another day, or none",
     "SELECT d.household || '/' || d.revision FROM declaration d "
     "LEFT JOIN declaration o ON o.household = d.household "
     "AND o.revision = d.replaces WHERE d.replaces > 0 "
     "AND (o.household IS NULL OR o.effective_day <> d.effective_day)"},
    {"declaration", "its position is not in the order of recording",
     "SELECT CAST(position AS TEXT) FROM (SELECT position, known_at_us, "
     "lag(known_at_us) OVER (ORDER BY position) AS before FROM declaration) "
     "WHERE before > known_at_us"},
    {"member_left", "there is no such member",
     "SELECT l.person || '/' || l.household || '/' || l.revision "
     "FROM member_left l WHERE NOT EXISTS (SELECT 1 FROM member m "
     "WHERE m.person = l.person AND m.household = l.household "
     "AND m.revision = l.revision)"},
    {"declaration_by_merge", "there is no such declaration or merge",
     "SELECT b.household || '/' || b.revision FROM declaration_by_merge b "
     "LEFT JOIN declaration d ON d.household = b.household "
     "AND d.revision = b.revision LEFT JOIN number_retired r "
     "ON r.number = b.merged WHERE d.household IS NULL OR r.successor IS NULL"},
    {"may_be_empty", "there is no such declaration",
     "SELECT CAST(position AS TEXT) FROM may_be_empty WHERE position NOT IN "
     "(SELECT position FROM score_input)"},
    // A store of earlier versions has no writes that it counts until the next.
    {"store_state", "something was learned after it",
     "SELECT '' FROM store_state WHERE group_sequence > 0 "
     "AND known_at_us < max("
     "coalesce((SELECT max(known_at_us) FROM person), 0), "
     "coalesce((SELECT max(known_at_us) FROM declaration), 0), "
     "coalesce((SELECT max(known_at_us) FROM coverage_event), 0), "
     "coalesce((SELECT max(known_at_us) FROM status_event), 0), "
     "coalesce((SELECT max(retired_at_us) FROM number_retired), 0))"},
    {"rescoring_crossing", "there is no such run",
     "SELECT DISTINCT CAST(run AS TEXT) FROM rescoring_crossing "
     "WHERE run NOT IN (SELECT run FROM rescoring_run)"},
    {"rescoring_block", "there is no such run",
     "SELECT run || '/' || block FROM rescoring_block WHERE run NOT IN "
     "(SELECT run FROM rescoring_run)"},
};

// What is computed again, which takes longer.
//
// An input ends where a later revision of its household takes its place, or the
// next day begins of which another revision tells.
constexpr Relation kComputed[] = {
    {"score_input_end", "an input is in force until another day than it says",
     "SELECT CAST(d.position AS TEXT) FROM declaration d WHERE "
     "(SELECT min(o.effective_day) FROM declaration o "
     "WHERE o.household = d.household AND ((o.revision > d.revision "
     "AND o.effective_day >= d.effective_day) OR (o.revision < d.revision "
     "AND o.effective_day > d.effective_day))) IS NOT "
     "(SELECT min(e.end_day) FROM score_input_end e "
     "WHERE e.position = d.position)"},
    {"score_input_end", "nothing was declared of the household at that moment",
     "SELECT e.position || '/' || e.known_at_us FROM score_input_end e "
     "JOIN score_input i ON i.position = e.position WHERE NOT EXISTS "
     "(SELECT 1 FROM declaration o WHERE o.household = i.household "
     "AND o.known_at_us = e.known_at_us)"},
    {"may_be_empty_member", "members are not those of the declaration",
     "SELECT DISTINCT CAST(e.position AS TEXT) FROM may_be_empty e "
     "JOIN score_input i ON i.position = e.position WHERE EXISTS "
     "(SELECT person FROM member m WHERE m.household = i.household "
     "AND m.revision = i.revision EXCEPT SELECT person "
     "FROM may_be_empty_member n WHERE n.position = e.position) OR EXISTS "
     "(SELECT person FROM may_be_empty_member n WHERE n.position = e.position "
     "EXCEPT SELECT person FROM member m WHERE m.household = i.household "
     "AND m.revision = i.revision)"},
    // Who may be gone: retired, merged with, or named by another household. A
    // declaration that was corrected is read no more as known from that moment
    // on (score_input_end): if the last of its members was gone only then or
    // later, nobody asks whether it is empty, and it needs no note.
    {"may_be_empty",
     "a declaration all of whose members may be gone is not noted",
     "SELECT d.household || '/' || d.revision FROM (SELECT household, "
     "revision, max(gone_us) AS gone_us FROM (SELECT m.household, m.revision, "
     "min(coalesce((SELECT min(retired_at_us) FROM number_retired "
     "WHERE number = m.person), 9223372036854775807), "
     "coalesce((SELECT min(retired_at_us) FROM number_retired "
     "WHERE successor = m.person), 9223372036854775807), "
     "coalesce((SELECT min(o.known_at_us) FROM member n JOIN declaration o "
     "ON o.household = n.household AND o.revision = n.revision "
     "WHERE n.person = m.person AND n.household <> m.household), "
     "9223372036854775807)) AS gone_us FROM member m) "
     "GROUP BY household, revision) g JOIN declaration d "
     "ON d.household = g.household AND d.revision = g.revision "
     "WHERE g.gone_us < 9223372036854775807 AND NOT EXISTS "
     "(SELECT 1 FROM may_be_empty e WHERE e.position = d.position) "
     "AND NOT EXISTS (SELECT 1 FROM declaration c "
     "WHERE c.household = d.household AND c.revision > d.revision "
     "AND c.effective_day = d.effective_day AND c.known_at_us <= g.gone_us)"},
};

absl::Status Check(Session& session, const Relation& relation,
                   const Report& report) {
  return session.Query(relation.sql, {}, [&](const Row& row) {
    report({relation.table, std::string(row.Text(0)), relation.what});
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status CheckStructure(Session& session, const Report& report) {
  return base::sql::CheckStoredStructure(
      session, [&report](const std::string& table, const std::string& row,
                         const std::string& what) {
        report({table, row, what});
      });
}

absl::Status CheckRelations(Session& session, bool deep, const Report& report) {
  for (const Relation& relation : kRelations) {
    RSU_RETURN_IF_ERROR(Check(session, relation, report));
  }
  if (!deep) return absl::OkStatus();
  for (const Relation& relation : kComputed) {
    RSU_RETURN_IF_ERROR(Check(session, relation, report));
  }
  return absl::OkStatus();
}

absl::Status CountRows(Session& session, Summary& summary) {
  RSU_ASSIGN_OR_RETURN(const std::vector<std::string> tables,
                       base::sql::ListTables(session));
  for (const std::string& table : tables) {
    const absl::Status status =
        session.Query(absl::StrCat("SELECT count(*) FROM \"", table, "\""), {},
                      [&summary, &table](const Row& row) {
                        summary.rows.emplace_back(table, row.Integer(0));
                        return absl::OkStatus();
                      });
    if (absl::IsDataLoss(status)) {
      summary.not_counted.push_back(table);
    } else if (!status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

}  // namespace store_check
