#include "tools/rsuctl/people/people_cli.h"

#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/registration/registration_cli.h"

namespace rsuctl {
namespace {

void AddFind(CLI::App* people, CommandLine& line) {
  auto& flags = line.Keep<FindFlags>();
  CLI::App* find = AddCommand(
      people, "find",
      "Find people by a document, or by how their names sound, in either "
      "script:\nCSV idcs,agreement,names,birth_date,sex,province,died. The "
      "same names come\nfirst, then nearly the same; of those the eldest. "
      "Status 1 if there is nobody.",
      line, WithServer(line, flags, FindPeople));
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

CLI::Option* AddEtag(CLI::App* command, PersonFlags& flags, const char* where) {
  return command->add_option("--etag", flags.etag, where)->type_name("ETAG");
}

void AddShow(CLI::App* people, CommandLine& line, PersonFlags& flags) {
  CLI::App* show = AddCommand(
      people, "show",
      "Show a person: the version that holds, who made it when and why, a "
      "death, a\nmerge. With --format json one object with all of it, which "
      "`people correct`\ntakes.",
      line, WithServer(line, flags, ShowPerson));
  AddPerson(show, flags.idcs, "whose file");
  show->add_flag("--versions", flags.all, "every version, the first one first");
  AddFormat(show, flags.format, "text");
  // As it was called before.
  show->add_flag_callback("--json", [&flags] { flags.format = "json"; })
      ->group("");
  AddServer(show, line);
}

void AddCorrect(CLI::App* people, CommandLine& line, PersonFlags& flags) {
  CLI::App* correct = AddCommand(
      people, "correct",
      "Store a corrected version of a person; every earlier one is kept.", line,
      WithServer(line, flags, CorrectPerson));
  correct->add_option("--idcs", flags.idcs, "who is corrected")
      ->check(BrokenIdcsRule)
      ->type_name("NUMBER");
  correct
      ->add_option("words", flags.words,
                   "NUMBER, unless --idcs says it, and FILE, or - for the "
                   "standard input:\nthe whole person as they should be, one "
                   "JSON object, as `people show\n--format json` prints it, or "
                   "a line of a people file")
      ->required()
      ->expected(1, 2)
      ->type_name(kNumberAndFile);
  AddEtag(correct, flags,
          "what `people show` printed: a version that somebody stored since is "
          "not lost (default: that of the file)");
  AddAuthorship(correct, flags.author, flags.reason);
  AddFormat(correct, flags.format, "text");
  AddServer(correct, line);
}

void AddDeath(CLI::App* people, CommandLine& line, PersonFlags& flags) {
  CLI::App* death = AddCommand(
      people, "death",
      "Record that a person died. The number is retired for good; the file\n"
      "stays readable. Look twice: the death cannot be taken back, nor its "
      "day\n"
      "corrected, and somebody dead cannot be merged with a double.",
      line, WithServer(line, flags, RecordDeath));
  AddPerson(death, flags.idcs, "who died");
  death->add_option("--date", flags.day, "the day of the death")
      ->required()
      ->type_name("YYYY-MM-DD");
  AddAuthorship(death, flags.author, flags.reason);
  AddFormat(death, flags.format, "text");
  AddServer(death, line);
}

void AddMerge(CLI::App* people, CommandLine& line, PersonFlags& flags) {
  CLI::App* merge = AddCommand(
      people, "merge",
      "Say that two people of the register are one. The number of the double "
      "is\n"
      "retired for good and points to the other; both files stay readable. It "
      "cannot\nbe undone: --dry-run says first which households, scores, cover "
      "and lists it\ntouches. Nobody is merged with somebody recorded as dead.",
      line, WithServer(line, flags, MergePeople));
  AddPerson(merge, flags.idcs, "the double");
  TakesNameOf("people",
              merge->add_option("--into", flags.into, "the person who stays"))
      ->required()
      ->check(BrokenIdcsRule)
      ->type_name("IDCS");
  TakesNameOf("households",
              merge->add_option(
                  "--household", flags.households,
                  "the household that keeps the person, where the two are in "
                  "different ones from one day on; may be given again"))
      ->check(BrokenIdcsRule)
      ->type_name("NUMBER");
  merge->add_flag("--dry-run", flags.dry_run,
                  "only say what the merge would touch; stores nothing");
  AddAuthorship(merge, flags.author, flags.reason);
  AddFormat(merge, flags.format, "text");
  AddServer(merge, line);
}

void AddHeld(CLI::App* people, CommandLine& line, PersonFlags& flags) {
  CLI::App* held = AddCommand(
      people, "held",
      "List those who are not registered yet, because somebody with the same\n"
      "names, birth date and sex is.",
      line, WithServer(line, flags, ListHeld));
  held->add_flag("--decided", flags.all, "also those that were decided");
  AddFormat(held, flags.format, "text");
  AddServer(held, line);
}

void AddDecide(CLI::App* people, CommandLine& line, PersonFlags& flags) {
  CLI::App* decide =
      AddCommand(people, "decide",
                 "Decide whether somebody who is held is registered already.",
                 line, WithServer(line, flags, DecideHeld));
  decide->add_option("review", flags.review, "as `people held` names it")
      ->required()
      ->type_name("registrationReviews/N");
  TakesNameOf("people",
              decide->add_option("--same", flags.same,
                                 "they are this person: registers nobody"))
      ->check(BrokenIdcsRule)
      ->type_name("IDCS");
  decide->add_flag("--other", flags.other,
                   "they are somebody else: registers them");
  AddEtag(decide, flags,
          "what `people held` printed: the candidates you looked at")
      ->required();
  AddAuthorship(decide, flags.author, flags.reason);
  AddFormat(decide, flags.format, "text");
  AddServer(decide, line);
}

void AddIdentityCheck(CLI::App* people, CommandLine& line) {
  auto& flags = line.Keep<IdentityCheckFlags>();
  CLI::App* verify = AddCommand(
      people, "verify",
      "Say of each field that is given whether the register holds the same.\n"
      "Asks what the server's list of callers allows; prints no value.",
      line, WithServer(line, flags, CheckIdentity));
  AddPerson(verify, flags.idcs, "of whom");
  verify->add_option("--family-name", flags.family_name, "in either script")
      ->type_name("NAME");
  verify->add_option("--given-name", flags.given_name, "in either script")
      ->type_name("NAME");
  verify->add_option("--birth-date", flags.birth_date, "the day of the birth")
      ->type_name("YYYY-MM-DD");
  verify
      ->add_option("--document", flags.document,
                   "CNIE, RESIDENCE_PERMIT, BIRTH_RECORD, PASSPORT or "
                   "REFUGEE_CARD, and its "
                   "number")
      ->type_name("TYPE:NUMBER");
  verify->add_option("--province", flags.province, "of residence")
      ->type_name("RR.PPP");
  AddFormat(verify, flags.format, "text");
  AddServer(verify, line);
}

}  // namespace

void AddPeople(CLI::App& app, CommandLine& line) {
  CLI::App* people = AddGroup(app, "people", "The population register.");
  AddPeopleImport(people, line);
  AddFind(people, line);
  auto& flags = line.Keep<PersonFlags>();
  AddShow(people, line, flags);
  AddCorrect(people, line, flags);
  AddDeath(people, line, flags);
  AddMerge(people, line, flags);
  AddHeld(people, line, flags);
  AddDecide(people, line, flags);
  AddIdentityCheck(people, line);
}

}  // namespace rsuctl
