#include "base/rpc/caller.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace base::rpc {
namespace {

struct Case {
  const char* description;
  std::vector<std::string> uris;
  std::vector<std::string> dns_names;
  std::string name;
};

TEST(CallerTest, ACertificateNamesOne) {
  const Case cases[] = {
      {"the only URI",
       {"spiffe://cnss.example/amo"},
       {},
       "spiffe://cnss.example/amo"},
      {"a URI comes before DNS names",
       {"spiffe://cnss.example/amo"},
       {"a.example", "b.example"},
       "spiffe://cnss.example/amo"},
      {"a URI that is told twice", {"urn:a", "urn:a"}, {}, "urn:a"},
      {"the only DNS name", {}, {"cnss.example"}, "dns:cnss.example"},
      {"a DNS name has no case", {}, {"CNSS.example"}, "dns:cnss.example"},
      {"a DNS name in two cases is one",
       {},
       {"CNSS.example", "cnss.example"},
       "dns:cnss.example"},
      {"of 255 bytes",
       {"u:" + std::string(253, 'x')},
       {},
       "u:" + std::string(253, 'x')},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(CertificateName(one.uris, one.dns_names), one.name)
        << one.description;
  }
}

TEST(CallerTest, OtherCertificatesNameNobody) {
  const Case cases[] = {
      {"nothing", {}, {}, ""},
      {"two URIs", {"urn:a", "urn:b"}, {}, ""},
      {"two URIs beside one DNS name", {"urn:a", "urn:b"}, {"c"}, ""},
      {"two DNS names", {}, {"a.example", "b.example"}, ""},
      {"an empty URI beside a DNS name", {""}, {"a.example"}, ""},
      {"who comes without TLS", {"local"}, {}, ""},
      {"who runs in the server", {"gateway"}, {}, ""},
      {"a DNS name in a URI", {"dns:a.example"}, {}, ""},
      {"so in capitals", {"DNS:a.example"}, {}, ""},
      {"no letter first", {"1a:b"}, {}, ""},
      {"no scheme", {":b"}, {}, ""},
      {"a space", {"urn:a b"}, {}, ""},
      {"a zero byte", {std::string("urn:a\0b", 7)}, {}, ""},
      {"a letter beyond ASCII", {"urn:é"}, {}, ""},
      {"of 256 bytes", {"u:" + std::string(254, 'x')}, {}, ""},
      {"a wildcard", {}, {"*.example"}, ""},
      {"a dot at the end", {}, {"a.example."}, ""},
      {"a zero byte in a DNS name", {}, {std::string("a\0b", 3)}, ""},
      {"an empty DNS name", {}, {""}, ""},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(CertificateName(one.uris, one.dns_names), "") << one.description;
  }
}

}  // namespace
}  // namespace base::rpc
