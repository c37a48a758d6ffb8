#include "tools/rsuctl/events/events_cli.h"

#include "tools/rsuctl/events/event_commands.h"
#include "tools/rsuctl/imports/import_options.h"
#include "tools/rsuctl/options/shared_options.h"

namespace rsuctl {
namespace {

void AddCoverageImport(CLI::App* coverage, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  AddImport(coverage,
            "Store the coverage events of a file, in its order.\n"
            "A file may be sent again: an event that is known changes nothing.",
            line, flags, kIssuedIsRead, ImportCoverage);
}

void AddStatusImport(CLI::App* status, CommandLine& line) {
  auto& flags = line.Keep<ImportFlags>();
  AddImport(status,
            "Store the status events of a file, in its order.\n"
            "A file may be sent again: an event that is known changes nothing.",
            line, flags, kIssuedIsRead, ImportStatuses);
}

void AddCoverageHistory(CLI::App* coverage, CommandLine& line) {
  auto& flags = line.Keep<EventFlags>();
  CLI::App* show = AddCommand(
      coverage, "show",
      "List what insurers reported of a person, in the order of recording: "
      "CSV\neffective_date,event,regime,role,reason,source,create_time,idcs. "
      "Of somebody\nwho was merged, under all their numbers.",
      line, WithServer(line, flags, ShowCoverage));
  AddPerson(show, flags.number, "whose cover");
  AddKnownAt(show, flags.known_at);
  AddFormat(show, flags.format, "csv");
  AddServer(show, line);
}

void AddStatusHistory(CLI::App* status, CommandLine& line) {
  auto& flags = line.Keep<EventFlags>();
  CLI::App* show = AddCommand(
      status, "show",
      "List what bodies reported of a person, in the order of recording: CSV\n"
      "effective_date,event,status,raised_by,title,school_level,source,\n"
      "create_time,idcs. Of somebody who was merged, under all their numbers.",
      line, WithServer(line, flags, ShowStatuses));
  AddPerson(show, flags.number, "whose statuses");
  AddKnownAt(show, flags.known_at);
  AddFormat(show, flags.format, "csv");
  AddServer(show, line);
}

}  // namespace

void AddEvents(CLI::App& app, CommandLine& line) {
  CLI::App* coverage =
      AddGroup(app, "coverage", "Cover by other compulsory regimes.");
  AddCoverageImport(coverage, line);
  AddCoverageHistory(coverage, line);
  CLI::App* status =
      AddGroup(app, "status",
               "What bodies report of people: disability, studies, work.");
  AddStatusImport(status, line);
  AddStatusHistory(status, line);
}

}  // namespace rsuctl
