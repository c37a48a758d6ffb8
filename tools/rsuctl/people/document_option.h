#ifndef TOOLS_RSUCTL_PEOPLE_DOCUMENT_OPTION_H_
#define TOOLS_RSUCTL_PEOPLE_DOCUMENT_OPTION_H_

#include <string>

#include "proto/rsu/registry/v1/person.pb.h"

namespace rsuctl {

inline constexpr char kDocumentOptionRule[] =
    "--document: must be a type and a number, such as CNIE:AB123456";

// "CNIE:AB123456" as a request wants it; false if it is not of that form.
bool ReadDocumentOption(const std::string& text,
                        rsu::registry::v1::Document& document);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_DOCUMENT_OPTION_H_
