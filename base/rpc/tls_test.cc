#include "base/rpc/tls.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::rpc {
namespace {

TEST(TlsTest, OnlyThisMachinesAddressesAreLoopback) {
  for (const char* address :
       {"127.0.0.1:0", "127.8.9.10:50051", "localhost:1", "[::1]:50051"}) {
    EXPECT_TRUE(IsLoopback(address)) << address;
  }
  for (const char* address :
       {"", "127.0.0.1", "0.0.0.0:1", "10.0.0.1:1", "[::]:1", "128.0.0.1:1",
        "127.0.0.256:1", "127.0.0:1", "127.0.0.1.example.org:1",
        "localhost.example.org:1", "unix:127.0.0.1:1"}) {
    EXPECT_FALSE(IsLoopback(address)) << address;
  }
}

TEST(TlsTest, AMissingFileIsNamed) {
  TlsFiles paths{"cert.pem", "", ""};
  EXPECT_TRUE(paths.any());
  EXPECT_THAT(std::string(ReadTlsFiles(paths).status().message()),
              testing::HasSubstr("certificate cert.pem"));
  paths.certificate.clear();
  EXPECT_THAT(std::string(ReadTlsFiles(paths).status().message()),
              testing::HasSubstr("certificate is missing"));
}

}  // namespace
}  // namespace base::rpc
