#include "base/policy/service/authority_service.h"

#include <memory>
#include <string>
#include <vector>

#include "base/rpc/failed_call.h"
#include "base/rpc/row.h"

namespace base::policy {
namespace {

namespace v1 = ::rsu::authority::v1;

void AddMethod(const KnownNames& known, const std::string& method,
               bool has_reasons, v1::Allowance& allowance) {
  allowance.add_methods(method);
  const auto facts = known.methods.find(method);
  if (has_reasons && facts != known.methods.end() &&
      facts->second.needs_reason) {
    allowance.add_methods_with_reason(method);
  }
}

template <typename Names>
void AddAll(const Names& names,
            google::protobuf::RepeatedPtrField<std::string>& list) {
  for (const std::string& name : names) *list.Add() = name;
}

void Fill(const KnownNames& known, const Role& role, bool has_reasons,
          v1::Allowance& allowance) {
  allowance.set_role(role.name);
  for (const std::string& method : role.methods) {
    AddMethod(known, method, has_reasons, allowance);
  }
  AddAll(role.programmes, *allowance.mutable_programmes());
  AddAll(role.identity_fields, *allowance.mutable_identity_fields());
  AddAll(role.places.regions, *allowance.mutable_regions());
  AddAll(role.places.provinces, *allowance.mutable_provinces());
  std::set<std::string> hidden;  // in the order of the alphabet
  for (const auto* field : role.hidden.fields()) {
    hidden.insert(field->full_name());
  }
  AddAll(hidden, *allowance.mutable_hides());
}

// Without a policy.
void FillEverything(const KnownNames& known, v1::Allowance& allowance) {
  allowance.set_role("local");
  for (const auto& [method, facts] : known.methods) {
    AddMethod(known, method, /*has_reasons=*/false, allowance);
  }
  AddAll(known.programmes, *allowance.mutable_programmes());
  for (const char* field :
       {"birth_date", "document", "family_name", "given_name", "province"}) {
    allowance.add_identity_fields(field);
  }
}

}  // namespace

AuthorityService::AuthorityService(const PolicyInForce* policy,
                                   const KnownNames* known)
    : policy_(policy), known_(*known) {
  Unary("WhatMayI", rpc::Reads(rpc::Nobody()).HasNoPlace(),
        &AuthorityService::WhatMayI);
}

grpc::ServerUnaryReactor* AuthorityService::WhatMayI(
    grpc::CallbackServerContext* context,
    const v1::WhatMayIRequest* /*request*/, v1::WhatMayIResponse* response) {
  rpc::Call& call = rpc::CallOf(*context).call();
  response->set_caller(std::string(call.caller));
  if (policy_ == nullptr) {
    FillEverything(known_, *response->add_allowances());
    return rpc::Answer(context, absl::OkStatus());
  }
  // The one that let the call in may be another by now.
  const std::shared_ptr<const Policy> policy = policy_->Now();
  rpc::Call asked = call;
  const auto roles = policy->RolesOf(asked, policy_->Today());
  if (!roles.ok()) return rpc::Answer(context, roles.status());
  response->set_person(std::string(asked.person));
  for (const Role* role : *roles) {
    Fill(known_, *role, !policy->reasons().empty(),
         *response->add_allowances());
  }
  for (const GivenReason& reason : policy->reasons()) {
    v1::GivenReason& given = *response->add_reasons();
    given.set_code(reason.code);
    given.set_ar(reason.ar);
    given.set_fr(reason.fr);
    given.set_en(reason.en);
  }
  return rpc::Answer(context, absl::OkStatus());
}

}  // namespace base::policy
