#include <cstdint>
#include <set>
#include <string>

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "registry/population/stored_person.h"
#include "registry/service/registration.h"
#include "tools/store_check/contents.h"

namespace store_check {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;

// The report names the row.
const registry::PersonRowName kAnyRow({}, 0);

constexpr char kPeople[] =
    "SELECT p.person || '/' || p.revision, p.content, p.birth_day, p.sex, "
    "n.name, (SELECT count(*) FROM person_without_name w "
    "WHERE w.person = p.person AND w.revision = p.revision), "
    "p.person, p.revision FROM person p LEFT JOIN person_name n "
    "ON n.birth_day = p.birth_day AND n.sex = p.sex AND n.person = p.person "
    "AND n.revision = p.revision";
constexpr char kReviews[] =
    "SELECT CAST(review AS TEXT), content FROM registration_review";

constexpr char kFindKey[] =
    "SELECT count(*) FROM person_name_key WHERE name_key = $1 "
    "AND birth_day = $2 AND person = $3 AND revision = $4 AND sex = $5";
constexpr char kCountKeys[] =
    "SELECT (SELECT count(*) FROM person_name_key), "
    "(SELECT count(*) FROM person_without_name)";
// As it was written, or in its normal form.
constexpr char kFindDocument[] =
    "SELECT count(*) FROM document WHERE type = $1 AND number IN ($2, $3)";

// What is stored beside the contents, and is computed again of them.
class DerivedOfPeople {
 public:
  DerivedOfPeople(Session& session, const Report& report)
      : session_(session), report_(report) {}

  absl::Status Compare(const Row& row, const std::string& content,
                       const registry::PersonRow& derived) {
    const std::string key(row.Text(0));
    CompareName(row, derived);
    // Whose name is still to be made has its keys from then on.
    if (row.Integer(5) == 0) {
      RSU_RETURN_IF_ERROR(CompareKeys(row, derived));
    }
    return CompareDocuments(key, content, derived);
  }

  // After all of them.
  absl::Status CompareCounts() {
    bool all = false;
    std::int64_t stored = 0;
    RSU_RETURN_IF_ERROR(session_.Query(kCountKeys, {}, [&](const Row& row) {
      stored = row.Integer(0);
      all = row.Integer(1) == 0;
      return absl::OkStatus();
    }));
    if (all && missing_ == 0 && stored != keys_) {
      report_({"person_name_key", "", "there are keys of no name"});
    }
    return absl::OkStatus();
  }

 private:
  void CompareName(const Row& row, const registry::PersonRow& derived);
  absl::Status CompareKeys(const Row& row, const registry::PersonRow& derived);
  absl::Status CompareDocuments(const std::string& key,
                                const std::string& content,
                                const registry::PersonRow& derived);

  Session& session_;
  const Report& report_;
  std::int64_t keys_ = 0;  // that the names have
  std::int64_t missing_ = 0;
};

absl::Status DerivedOfPeople::CompareKeys(const Row& row,
                                          const registry::PersonRow& derived) {
  if (derived.name.empty()) return absl::OkStatus();
  const std::set<std::int64_t> keys(derived.name_keys.begin(),
                                    derived.name_keys.end());
  std::int64_t found = 0;
  for (const std::int64_t key : keys) {
    RSU_ASSIGN_OR_RETURN(
        const std::int64_t one,
        base::sql::IntegerOrZero(
            session_, kFindKey,
            {Value::Integer(key), Value::Integer(row.Integer(2)),
             Value::Integer(row.Integer(6)), Value::Integer(row.Integer(7)),
             Value::Integer(row.Integer(3))}));
    found += one;
  }
  keys_ += static_cast<std::int64_t>(keys.size());
  if (found == static_cast<std::int64_t>(keys.size())) return absl::OkStatus();
  ++missing_;
  report_({"person_name_key", std::string(row.Text(0)),
           "the keys are not those of the content"});
  return absl::OkStatus();
}

absl::Status DerivedOfPeople::CompareDocuments(
    const std::string& key, const std::string& content,
    const registry::PersonRow& derived) {
  rsu::registry::v1::Person person;
  RSU_RETURN_IF_ERROR(registry::ReadStoredPerson(content, kAnyRow, person));
  const bool same_order = static_cast<std::size_t>(person.documents_size()) ==
                          derived.documents.size();
  for (std::size_t i = 0; i < derived.documents.size(); ++i) {
    const registry::Document& document = derived.documents[i];
    const std::string& written =
        same_order ? person.documents(static_cast<int>(i)).number()
                   : document.number;
    RSU_ASSIGN_OR_RETURN(
        const std::int64_t found,
        base::sql::IntegerOrZero(
            session_, kFindDocument,
            {base::sql::EnumValue(document.type), Value::Text(document.number),
             Value::Text(written)}));
    if (found == 0) {
      report_({"document", key, "a document of the content is not there"});
    }
  }
  return absl::OkStatus();
}

// Whether columns and name are those of the content.
void DerivedOfPeople::CompareName(const Row& row,
                                  const registry::PersonRow& derived) {
  const std::string key(row.Text(0));
  if (derived.birth_date.day_number() != row.Integer(2) ||
      static_cast<int>(derived.sex) != row.Integer(3)) {
    report_({"person", key, "birth date or sex is not that of its content"});
  }
  const bool to_be_made = row.Integer(5) > 0;
  if (!to_be_made && std::string(row.Text(4)) != derived.name) {
    report_({"person_name", key, "the name is not that of the content"});
  }
}

}  // namespace

absl::Status CheckPeople(Session& session, bool deep, const Report& report) {
  DerivedOfPeople derived(session, report);
  RSU_RETURN_IF_ERROR(
      session.Query(kPeople, {}, [&](const Row& row) -> absl::Status {
        const std::string content(row.Bytes(1));
        const auto prepared = registry::PrepareStored(content, kAnyRow);
        if (!prepared.ok()) {
          report(
              {"person", std::string(row.Text(0)), "the content is no person"});
          return absl::OkStatus();
        }
        return deep ? derived.Compare(row, content, prepared->row)
                    : absl::OkStatus();
      }));
  if (deep) RSU_RETURN_IF_ERROR(derived.CompareCounts());
  return session.Query(kReviews, {}, [&report](const Row& row) {
    rsu::registry::v1::Person person;
    if (!registry::ReadStoredPerson(row.Bytes(1), kAnyRow, person).ok()) {
      report({"registration_review", std::string(row.Text(0)),
              "the content is no person"});
    }
    return absl::OkStatus();
  });
}

}  // namespace store_check
