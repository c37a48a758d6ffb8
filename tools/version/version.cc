#include "tools/version/version.h"

#include "absl/strings/str_cat.h"
#include "tools/server/schema/store_schema.h"
#include "tools/version/commit.h"

namespace version {
namespace {

constexpr char kVersion[] = "0.9.0";

}  // namespace

std::string Line(absl::string_view program) {
  return absl::StrCat(program, " ", kVersion, ", commit ", kCommit, ", schema ",
                      server::SchemaMigrations().back().version);
}

}  // namespace version
