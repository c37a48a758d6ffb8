#include "tests/rpc/certificates.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace rpc_test {
namespace {

constexpr char kNewKey[] =
    "openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ";

void Run(const std::string& folder, const std::string& command) {
  const std::string line =
      absl::StrCat("cd '", folder, "' && ", command, " 2>>openssl.log");
  ASSERT_EQ(std::system(line.c_str()), 0) << line;
}

}  // namespace

Authority::Authority(const std::string& name)
    : folder_(testing::TempDir() + "/" + name) {
  Run(testing::TempDir(), absl::StrCat("mkdir -p '", folder_, "'"));
  Run(folder_, absl::StrCat(kNewKey, "-x509 -days 1 -subj '/CN=", name,
                            "' -keyout ca.key -out ca.pem"));
}

base::rpc::TlsFiles Authority::Issue(const std::string& name) const {
  Run(folder_, absl::StrCat(kNewKey, "-subj '/CN=", name, "' -keyout ", name,
                            ".key -out ", name, ".csr"));
  Run(folder_,
      absl::StrCat("echo 'subjectAltName=IP:127.0.0.1' >san && openssl x509 "
                   "-req -days 1 -in ",
                   name, ".csr -CA ca.pem -CAkey ca.key -CAcreateserial ",
                   "-extfile san -out ", name, ".pem"));
  const std::string path = absl::StrCat(folder_, "/", name);
  return {path + ".pem", path + ".key", certificate()};
}

}  // namespace rpc_test
