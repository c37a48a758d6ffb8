#ifndef TOOLS_RSUCTL_PEOPLE_MERGE_WORDS_H_
#define TOOLS_RSUCTL_PEOPLE_MERGE_WORDS_H_

#include <string>

#include "proto/rsu/registry/v1/merge_effects.pb.h"

namespace rsuctl {

// What a merge touches, in whole lines: each household with what becomes of its
// declarations, then each person about whom something else is answered, and on
// which days. In the language that is spoken.
std::string MergeInWords(const rsu::registry::v1::MergeEffects& effects);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_MERGE_WORDS_H_
