#ifndef TOOLS_RSUCTL_GROUPED_H_
#define TOOLS_RSUCTL_GROUPED_H_

#include <cstdint>
#include <string>

namespace rsuctl {

// A whole number for people, its digits in groups of three: "-1,234,567".
std::string Grouped(std::int64_t number);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_GROUPED_H_
