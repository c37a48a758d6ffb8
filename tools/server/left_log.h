#ifndef TOOLS_SERVER_LEFT_LOG_H_
#define TOOLS_SERVER_LEFT_LOG_H_

#include <string>

namespace server {

// The log beside a database while no server has it open. `file` is the name of
// the database, or of a link to it.

// What an operator does about a database that lacks writes: put back the log
// that is missing or cut off, or what helps against damage in it.
std::string AdviceOnLostWrites(const std::string& file);

// A log is merged when the database is closed, and then removed. Says of one
// that is left what is to be done, and returns whether one is.
bool WarnIfLogIsLeft(const std::string& file);

}  // namespace server

#endif  // TOOLS_SERVER_LEFT_LOG_H_
