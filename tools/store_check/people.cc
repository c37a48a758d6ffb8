#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/service/registration.h"
#include "tools/store_check/contents.h"

namespace store_check {
namespace {

using base::sql::Row;
using base::sql::Session;

constexpr char kPeople[] =
    "SELECT p.person || '/' || p.revision, p.content, p.birth_day, p.sex, "
    "n.name, (SELECT count(*) FROM person_without_name w "
    "WHERE w.person = p.person AND w.revision = p.revision) "
    "FROM person p LEFT JOIN person_name n "
    "ON n.birth_day = p.birth_day AND n.sex = p.sex AND n.person = p.person "
    "AND n.revision = p.revision";
constexpr char kReviews[] =
    "SELECT CAST(review AS TEXT), content FROM registration_review";

// Whether columns and name are those of the content.
void ComparePerson(const Row& row, const registry::PersonRow& content,
                   const Report& report) {
  const std::string key(row.Text(0));
  if (content.birth_date.day_number() != row.Integer(2) ||
      content.sex != row.Integer(3)) {
    report({"person", key, "birth date or sex is not that of its content"});
  }
  const bool to_be_made = row.Integer(5) > 0;
  if (!to_be_made && std::string(row.Text(4)) != content.name) {
    report({"person_name", key, "the name is not that of the content"});
  }
}

}  // namespace

absl::Status CheckPeople(Session& session, bool deep, const Report& report) {
  RSU_RETURN_IF_ERROR(session.Query(kPeople, {}, [&](const Row& row) {
    const std::string content(row.Bytes(1));
    const auto prepared = registry::PrepareStored(content);
    if (!prepared.ok()) {
      report({"person", std::string(row.Text(0)), "the content is no person"});
    } else if (deep) {
      ComparePerson(row, prepared->row, report);
    }
    return absl::OkStatus();
  }));
  return session.Query(kReviews, {}, [&report](const Row& row) {
    rsu::registry::v1::Person person;
    if (!person.ParseFromString(std::string(row.Bytes(1)))) {
      report({"registration_review", std::string(row.Text(0)),
              "the content is no person"});
    }
    return absl::OkStatus();
  });
}

}  // namespace store_check
