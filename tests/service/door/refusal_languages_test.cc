// In which language a caller is told what is refused: the metadata
// `accept-language` says it, of a call that fails and of each item of a list
// (google.rpc.LocalizedMessage in the details).

#include <grpcpp/client_context.h>

#include <string>

#include "base/rpc/request_language.h"
#include "base/rpc/status.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;

class RefusalLanguagesTest : public RegisterTest {
 protected:
  // What GetPerson says of a name that is none.
  absl::Status Refused(const std::string& accept_language) {
    const auto stub = v1::PopulationService::NewStub(register_.channel());
    grpc::ClientContext context;
    if (!accept_language.empty()) {
      context.AddMetadata("accept-language", accept_language);
    }
    v1::GetPersonRequest request;
    request.set_name("people/1");
    v1::RegisteredPerson person;
    return base::rpc::FromGrpc(stub->GetPerson(&context, request, &person));
  }
};

std::string LocalizedIn(const google::rpc::Status& error) {
  return base::rpc::LocalizedMessageOf(
             base::rpc::FromGrpc(
                 grpc::Status(static_cast<grpc::StatusCode>(error.code()),
                              error.message(), error.SerializeAsString())))
      .value_or("");
}

TEST_F(RefusalLanguagesTest, ACallIsRefusedInTheLanguageOfItsMetadata) {
  EXPECT_EQ(base::rpc::LocalizedMessageOf(Refused("fr-MA, ar;q=0.5")),
            "name: doit être people/ suivi de dix chiffres");
  EXPECT_EQ(base::rpc::LocalizedMessageOf(Refused("ar")),
            "name: يجب أن يكون people/ متبوعا بعشرة أرقام");
  for (const char* english : {"", "en", "tlh", "en, fr;q=0.9"}) {
    const absl::Status status = Refused(english);
    EXPECT_EQ(status.message(), "name: must be people/ and ten digits");
    EXPECT_FALSE(base::rpc::LocalizedMessageOf(status).has_value()) << english;
  }
  // The message of the status, which programs and logs have, stays.
  EXPECT_EQ(Refused("ar").message(), "name: must be people/ and ten digits");
  EXPECT_EQ(ReasonOf(Refused("ar")), "MALFORMED_REQUEST");
}

TEST_F(RefusalLanguagesTest, AnItemOfAListIsToo) {
  const auto stub = v1::CoverageService::NewStub(register_.channel());
  grpc::ClientContext context;
  context.AddMetadata("accept-language", "fr");
  v1::RecordCoverageEventsRequest request;
  request.add_events()->set_source("CNSS");
  v1::RecordCoverageEventsResponse response;
  ASSERT_TRUE(stub->RecordCoverageEvents(&context, request, &response).ok());
  ASSERT_EQ(response.results_size(), 1);
  EXPECT_NE(LocalizedIn(response.results(0).error())
                .find("effective_date: est absent"),
            std::string::npos)
      << LocalizedIn(response.results(0).error());
  EXPECT_EQ(response.results(0).error().message().find("est absent"),
            std::string::npos);
}

TEST_F(RefusalLanguagesTest, ADeclarationOfAListIsToo) {
  const auto stub = v1::HouseholdService::NewStub(register_.channel());
  grpc::ClientContext context;
  context.AddMetadata("accept-language", "ar");
  v1::RecordDeclarationsRequest request;
  request.add_requests()->mutable_declaration()->set_region("13");
  v1::RecordDeclarationsResponse response;
  ASSERT_TRUE(stub->RecordDeclarations(&context, request, &response).ok());
  ASSERT_EQ(response.results_size(), 1);
  EXPECT_NE(LocalizedIn(response.results(0).error())
                .find("region: يجب أن يكون بين \"01\" و\"12\""),
            std::string::npos)
      << LocalizedIn(response.results(0).error());
}

}  // namespace
}  // namespace rpc_test
