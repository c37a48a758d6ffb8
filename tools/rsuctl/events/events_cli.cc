#include "tools/rsuctl/events/events_cli.h"

#include "absl/strings/str_cat.h"
#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/imports/import_options.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

// A group of commands about one kind of events.
struct EventKind {
  const char* group;
  const char* description;
  const char* noun;
  ExitStatus (*import)(const ImportFlags&);
  const char* what_is_shown;  // as `show` says it, lines of the help broken
  const char* whose;
  ExitStatus (*show)(const EventFlags&);
};

constexpr EventKind kKinds[] = {
    {"coverage", "Cover by other compulsory regimes.", "coverage events",
     ImportCoverage,
     "List what insurers reported of a person, in the order of recording: "
     "CSV\neffective_date,event,regime,role,reason,source,create_time,idcs. "
     "Of somebody\nwho was merged, under all their numbers.",
     "whose cover", ShowCoverage},
    {"status", "What bodies report of people: disability, studies, work.",
     "status events", ImportStatuses,
     "List what bodies reported of a person, in the order of recording: CSV\n"
     "effective_date,event,status,raised_by,title,school_level,source,\n"
     "create_time,idcs. Of somebody who was merged, under all their numbers.",
     "whose statuses", ShowStatuses},
};

void AddKind(Command program, CommandLine& line, const EventKind& kind) {
  const Command group = AddGroup(program, kind.group, kind.description);
  AddImport(group,
            absl::StrCat("Store the ", kind.noun,
                         " of a file, in its order.\nA file may be sent again: "
                         "an event that is known changes nothing."),
            line, line.Keep<ImportFlags>(), kIssuedIsRead, kind.import);
  auto& flags = line.Keep<EventFlags>();
  const Command show = AddCommand(group, "show", kind.what_is_shown, line,
                                  WithServer(line, flags, kind.show));
  AddPerson(show, flags.number, kind.whose);
  AddKnownAt(show, flags.known_at);
  AddFormat(show, flags.format, "csv");
  AddServer(show, line);
}

}  // namespace

void AddEvents(Command program, CommandLine& line) {
  for (const EventKind& kind : kKinds) AddKind(program, line, kind);
}

}  // namespace rsuctl
