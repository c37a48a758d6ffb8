#ifndef TOOLS_RSUCTL_PEOPLE_PEOPLE_COMMANDS_H_
#define TOOLS_RSUCTL_PEOPLE_PEOPLE_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "tools/rsuctl/call/server_flags.h"
#include "tools/rsuctl/refusals/exit_status.h"

namespace rsuctl {

// In every struct below, `format` is "json", or anything else for what people
// read.

struct PersonFlags {
  ServerFlags server;
  std::string idcs;
  std::vector<std::string> words;       // correct: the number, and a file
  std::string day;                      // death
  std::string into;                     // merge: who stays
  std::vector<std::string> households;  // merge: those that keep the person
  bool dry_run = false;                 // merge: only say what it touches
  std::string review;                   // decide
  std::string same;                     // decide: the candidate who it is
  bool other = false;                   // decide: it is somebody else
  std::string etag;  // correct, decide: of what was looked at
  std::string format;
  bool all = false;  // show: every version; held: also decided ones
  std::string author;
  std::string reason;
};

// Print a person of the register, and change one.
ExitStatus ShowPerson(const PersonFlags& flags);
ExitStatus CorrectPerson(const PersonFlags& flags);
ExitStatus RecordDeath(const PersonFlags& flags);
ExitStatus MergePeople(const PersonFlags& flags);

// List and decide who is held because they may be registered already.
ExitStatus ListHeld(const PersonFlags& flags);
ExitStatus DecideHeld(const PersonFlags& flags);

// Whom to find.
struct FindFlags {
  ServerFlags server;
  std::string document;  // TYPE:NUMBER
  std::string family_name;
  std::string given_name;
  std::string birth_date;  // YYYY-MM-DD or YYYY
  std::string sex;         // "FEMALE", "MALE" or empty
  int most = 0;            // 0: all
  std::string format;
};

ExitStatus FindPeople(const FindFlags& flags);

struct IdentityCheckFlags {
  ServerFlags server;
  std::string idcs;
  std::optional<std::string> family_name;
  std::optional<std::string> given_name;
  std::optional<std::string> birth_date;
  std::optional<std::string> document;  // TYPE:NUMBER
  std::optional<std::string> province;
  std::string format;
};

// Prints of each given field whether the register holds the same.
ExitStatus CheckIdentity(const IdentityCheckFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_PEOPLE_COMMANDS_H_
