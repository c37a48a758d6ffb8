#ifndef TOOLS_RSUCTL_OPTIONS_OPTION_CHECKS_H_
#define TOOLS_RSUCTL_OPTIONS_OPTION_CHECKS_H_

#include <string>

#include "tools/rsuctl/options/command.h"

namespace rsuctl {

// What an option of the command line must hold: each gives the rule that `text`
// breaks, never the text, and nothing if it breaks none: a BrokenRule.

// The type of words that are the number of a person, unless `--idcs` says it,
// and a file: their command says which of the two is wrong.
inline constexpr char kNumberAndFile[] = "[NUMBER] FILE";

// Ten digits, the last of which is the check digit: what every set of rules
// asks for, so that a slip is told without a server.
std::string BrokenIdcsRule(const std::string& text);

// The texts of who decides something and why, as the server wants them.
std::string BrokenAuthorRule(const std::string& text);
// What calls say in their metadata.
std::string BrokenMetadataRule(const std::string& text);

std::string BrokenReasonRule(const std::string& text);

// A number as people write it: CLI11 itself reads 010 as eight.
std::string BrokenCountRule(const std::string& text);

// A re-scoring run, as a number or by the name that the commands print.
std::string BrokenRunRule(const std::string& text);

// "rescoringRuns/2" for what keeps that rule: "2", or the name itself.
std::string RunName(const std::string& text);

// A file that a command writes: it has a name. Results go to the standard
// output only where a command prints them.
std::string BrokenOutputRule(const std::string& text);

// Whether more than one file of `command`, which was given, is `-`: the
// standard input has one text.
bool ReadsStandardInputTwice(Command command);

// Lets `program` and its commands refuse a text that is empty, in every option:
// a request without a field means all or a default, which whoever gave the
// option did not mean. A day that does not exist, which a server would name by
// its field and not by the option. And what is not UTF-8, which no request can
// hold, in every option that does not name a file. Called once all options are
// added. Words of kNumberAndFile are left to their command.
void CheckTexts(Command program);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OPTIONS_OPTION_CHECKS_H_
