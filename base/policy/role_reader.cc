// Reads the roles of a policy.

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "base/policy/policy_names.h"
#include "base/policy/policy_reader.h"

namespace base::policy {
namespace {

namespace v1 = ::rsu::authority::v1;

const char* FieldName(v1::IdentityField::Value field) {
  switch (field) {
    case v1::IdentityField::FAMILY_NAME:
      return "family_name";
    case v1::IdentityField::GIVEN_NAME:
      return "given_name";
    case v1::IdentityField::BIRTH_DATE:
      return "birth_date";
    case v1::IdentityField::DOCUMENT:
      return "document";
    case v1::IdentityField::PROVINCE:
      return "province";
    default:
      return nullptr;
  }
}

}  // namespace

void PolicyReader::ReadNames(const List& list, const std::string& path,
                             const KnownNames::Names& known, const char* rule,
                             KnownNames::Names& read) {
  for (int i = 0; i < list.size(); ++i) {
    if (known.count(list[i]) == 0) {
      Break(Indexed(path, i), rule);
    } else if (!read.insert(list[i]).second) {
      Break(Indexed(path, i), kTwice);
    }
  }
}

void PolicyReader::ReadMethods(const List& list, const std::string& path,
                               Role& role) {
  if (list.empty()) Break(path, "must have at least one");
  for (int i = 0; i < list.size(); ++i) {
    const std::string& name = list[i];
    absl::string_view service = name;
    bool is_known = false;
    bool is_new = false;
    if (absl::ConsumeSuffix(&service, "*") && absl::EndsWith(service, "/")) {
      for (const auto& [method, facts] : known_.methods) {
        if (!absl::StartsWith(method, service)) continue;
        is_known = true;
        is_new = role.methods.insert(method).second || is_new;
      }
    } else {
      is_known = known_.methods.count(name) != 0;
      is_new = is_known && role.methods.insert(name).second;
    }
    if (!is_known) {
      Break(Indexed(path, i),
            "must be a method as package.Service/Method, or package.Service/*");
    } else if (!is_new) {
      Break(Indexed(path, i), kTwice);
    }
  }
}

void PolicyReader::ReadPlaces(const v1::Role& message, const std::string& path,
                              Role& role) {
  ReadNames(message.regions(), path + ".regions", known_.regions,
            "must be from \"01\" to \"12\"", role.places.regions);
  ReadNames(message.provinces(), path + ".provinces", known_.provinces,
            "must be a province of the list, as RR.PPP", role.places.provinces);
  for (int i = 0; i < message.provinces_size(); ++i) {
    const std::string& province = message.provinces(i);
    if (!role.places.regions.empty() &&
        role.places.regions.count(province.substr(0, 2)) == 0) {
      Break(Indexed(path + ".provinces", i), "must lie in one of the regions");
    }
  }
}

void PolicyReader::ReadHidden(const v1::Role& message, const std::string& path,
                              Role& role) {
  for (int i = 0; i < message.hides_size(); ++i) {
    const std::string place = Indexed(path + ".hides", i);
    const auto found = fields_.Find(message.hides(i));
    if (found.size() != 1) {
      Break(place, found.empty()
                       ? "must be a field of an answer, as Message.field"
                       : "is a field of several messages: write the package "
                         "too");
      continue;
    }
    const auto* const field = found.front();
    if (role.hidden.fields().count(field) != 0) Break(place, kTwice);
    role.hidden.Add(field);
    for (const std::string& method : role.methods) {
      CheckHidden(*field, method, place);
    }
  }
}

void PolicyReader::CheckHidden(const google::protobuf::FieldDescriptor& field,
                               const std::string& method,
                               const std::string& place) {
  const MethodFacts& facts = known_.methods.find(method)->second;
  if (facts.access == rpc::Access::kWrites &&
      rpc::CanHold(*facts.request_type, field)) {
    Break(place, absl::StrCat("must not be hidden from a role that has ",
                              ShortName(method), ", which writes it"));
  }
  if (!facts.asks_by_fields) return;
  for (int i = 0; i < facts.request_type->field_count(); ++i) {
    const auto& asked = *facts.request_type->field(i);
    const bool is_same = asked.name() == field.name() ||
                         (asked.message_type() != nullptr &&
                          asked.message_type() == field.message_type());
    if (!is_same) continue;
    Break(place, absl::StrCat("must not be hidden from a role that has ",
                              ShortName(method), ", which asks by it"));
  }
}

void PolicyReader::CheckHiddenOf(const std::vector<const Role*>& roles,
                                 const std::string& path) {
  for (const Role* hiding : roles) {
    for (const auto* field : hiding->hidden.fields()) {
      for (const Role* other : roles) {
        if (other == hiding) continue;
        for (const std::string& method : other->methods) {
          CheckHidden(*field, method, path);
        }
      }
    }
  }
}

// A role with regions has no method that cannot keep them.
void PolicyReader::CheckPlacesKept(const std::string& path, const Role& role) {
  if (role.places.is_everywhere()) return;
  std::vector<std::string> broken;
  for (const std::string& method : role.methods) {
    if (known_.methods.find(method)->second.regions == rpc::Regions::kNotKept) {
      broken.push_back(ShortName(method));
    }
  }
  if (broken.empty()) return;
  Break(path + ".methods",
        absl::StrCat("a role with regions or provinces cannot have ",
                     absl::StrJoin(broken, ", ")));
}

// A role names the programmes and fields that its methods take.
void PolicyReader::CheckTakes(const std::string& path, const Role& role) {
  for (const std::string& method : role.methods) {
    const MethodFacts& facts = known_.methods.find(method)->second;
    if (facts.takes_programme && role.programmes.empty()) {
      return Break(
          path + ".programmes",
          absl::StrCat("must have at least one for ", ShortName(method)));
    }
    if (facts.takes_fields && role.identity_fields.empty()) {
      return Break(
          path + ".identity_fields",
          absl::StrCat("must have at least one for ", ShortName(method)));
    }
  }
}

void PolicyReader::ReadRole(const v1::Role& message, const std::string& path) {
  Role& role = policy_->roles_.emplace_back();
  role.name = message.name();
  if (!IsCode(message.name())) {
    Break(path + ".name", kCodeRule);
  } else if (!roles_.emplace(message.name(), &role).second) {
    Break(path + ".name", kTwice);
  }
  ReadMethods(message.methods(), path + ".methods", role);
  ReadNames(message.programmes(), path + ".programmes", known_.programmes,
            "must be the name of a programme", role.programmes);
  for (int i = 0; i < message.identity_fields_size(); ++i) {
    const char* const name = FieldName(message.identity_fields(i));
    const std::string place = Indexed(path + ".identity_fields", i);
    if (name == nullptr) {
      Break(place,
            "must be FAMILY_NAME, GIVEN_NAME, BIRTH_DATE, DOCUMENT or "
            "PROVINCE");
    } else if (!role.identity_fields.insert(name).second) {
      Break(place, kTwice);
    }
  }
  ReadPlaces(message, path, role);
  ReadHidden(message, path, role);
  CheckPlacesKept(path, role);
  CheckTakes(path, role);
}

}  // namespace base::policy
