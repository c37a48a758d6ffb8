#include "tools/rsuctl/cli.h"
#include "tools/rsuctl/option_checks.h"

namespace rsuctl {
namespace {

std::function<ExitStatus()> WithServer(
    CommandLine& line, HistoryFlags& flags,
    ExitStatus (*command)(const HistoryFlags&)) {
  return [&line, &flags, command] {
    flags.server = line.server;
    return command(flags);
  };
}

void AddRest(CLI::App* command, CommandLine& line, HistoryFlags& flags,
             const char* plain) {
  AddKnownAt(command, flags.known_at);
  AddFormat(command, flags.format, plain);
  AddServer(command, line);
}

}  // namespace

void AddPeopleSearch(CLI::App* people, CommandLine& line, FindFlags& flags) {
  CLI::App* find = AddCommand(
      people, "find",
      "Find people by a document, or by how their names sound, in either "
      "script:\nCSV idcs,agreement,names,birth_date,sex,province,died. The "
      "same names come\nfirst, then nearly the same; of those the eldest. "
      "Status 1 if there is nobody.",
      line, [&line, &flags] {
        flags.server = line.server;
        return FindPeople(flags);
      });
  find->add_option("--document", flags.document,
                   "its kind, such as CNIE or PASSPORT, and its number")
      ->type_name("TYPE:NUMBER");
  find->add_option("--family-name", flags.family_name, "in either script")
      ->type_name("NAME");
  find->add_option("--given-name", flags.given_name, "in either script")
      ->type_name("NAME");
  find->add_option("--birth-date", flags.birth_date,
                   "a day, with which one name is enough, or a year")
      ->type_name("YYYY[-MM-DD]");
  find->add_option("--sex", flags.sex, "FEMALE or MALE (default: both)")
      ->check(CLI::IsMember(std::vector<std::string>{"FEMALE", "MALE"}))
      ->type_name("SEX");
  find->add_option("--most", flags.most, "print at most so many")
      ->check(BrokenCountRule)
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
  AddFormat(find, flags.format, "csv");
  AddServer(find, line);
}

void AddHouseholdHistory(CLI::App* households, CommandLine& line,
                         HistoryFlags& flags) {
  CLI::App* show = AddCommand(
      households, "show",
      "Show what a household declares for a day: its members, its score, who\n"
      "declared it when. NUMBER is the household's, or that of a person who "
      "belongs in it.",
      line, WithServer(line, flags, ShowHousehold));
  TakesNameOf("households", AddPerson(show, flags.number,
                                      "of the household, or of a member"));
  show->add_option("--date", flags.day, "the day (default: today)")
      ->type_name("YYYY-MM-DD");
  AddRest(show, line, flags, "text");

  CLI::App* history = AddCommand(
      households, "history",
      "List every declaration of a household, or of whatever household that "
      "names\na person as a member, the last first: CSV "
      "household,revision,effective_date,\ncreate_time,sender,household_ref,"
      "replaces,score,formula,members.",
      line, WithServer(line, flags, ShowHouseholdHistory));
  TakesNameOf("households", AddPerson(history, flags.number,
                                      "of the household, or of a member"));
  AddRest(history, line, flags, "csv");
}

void AddCoverageHistory(CLI::App* coverage, CommandLine& line,
                        HistoryFlags& flags) {
  CLI::App* show = AddCommand(
      coverage, "show",
      "List what insurers reported of a person, in the order of recording: "
      "CSV\neffective_date,event,regime,role,reason,source,create_time,idcs. "
      "Of somebody\nwho was merged, under all their numbers.",
      line, WithServer(line, flags, ShowCoverage));
  AddPerson(show, flags.number, "whose cover");
  AddRest(show, line, flags, "csv");
}

void AddStatusHistory(CLI::App* status, CommandLine& line,
                      HistoryFlags& flags) {
  CLI::App* show = AddCommand(
      status, "show",
      "List what bodies reported of a person, in the order of recording: CSV\n"
      "effective_date,event,status,raised_by,title,school_level,source,\n"
      "create_time,idcs. Of somebody who was merged, under all their numbers.",
      line, WithServer(line, flags, ShowStatuses));
  AddPerson(show, flags.number, "whose statuses");
  AddRest(show, line, flags, "csv");
}

}  // namespace rsuctl
