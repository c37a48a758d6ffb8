#include "tools/rsuctl/people/people_cli.h"

#include "tools/rsuctl/options/option_checks.h"
#include "tools/rsuctl/options/shared_options.h"
#include "tools/rsuctl/people/people_commands.h"
#include "tools/rsuctl/registration/registration_cli.h"

namespace rsuctl {
namespace {

void AddFind(Command people, CommandLine& line) {
  auto& flags = line.Keep<FindFlags>();
  const Command find = AddCommand(
      people, "find",
      "Find people by a document, or by how their names sound, in either "
      "script:\nCSV idcs,agreement,names,birth_date,sex,province,died. The "
      "same names come\nfirst, then nearly the same; of those the eldest. "
      "Status 1 if there is nobody.",
      line, WithServer(line, flags, FindPeople));
  find.Add("--document", flags.document,
           "its kind, such as CNIE or PASSPORT, and its number")
      .Type("TYPE:NUMBER");
  find.Add("--family-name", flags.family_name, "in either script").Type("NAME");
  find.Add("--given-name", flags.given_name, "in either script").Type("NAME");
  find.Add("--birth-date", flags.birth_date,
           "a day, with which one name is enough, or a year")
      .Type("YYYY[-MM-DD]");
  find.Add("--sex", flags.sex, "FEMALE or MALE (default: both)")
      .OneOf({"FEMALE", "MALE"})
      .Type("SEX");
  find.Add("--most", flags.most, "print at most so many")
      .Check(BrokenCountRule)
      .Between(1, 1'000'000)
      .Type("N");
  AddFormat(find, flags.format, "csv");
  AddServer(find, line);
}

Option AddEtag(Command command, PersonFlags& flags, const char* where) {
  return command.Add("--etag", flags.etag, where).Type("ETAG");
}

void AddShow(Command people, CommandLine& line, PersonFlags& flags) {
  const Command show = AddCommand(
      people, "show",
      "Show a person: the version that holds, who made it when and why, a "
      "death, a\nmerge. With --format json one object with all of it, which "
      "`people correct`\ntakes.",
      line, WithServer(line, flags, ShowPerson));
  AddPerson(show, flags.idcs, "whose file");
  show.AddFlag("--versions", flags.all, "every version, the first one first");
  AddFormat(show, flags.format, "text");
  // As it was called before.
  show.AddFlag("--json", [&flags] { flags.format = "json"; }).Hidden();
  AddServer(show, line);
}

void AddCorrect(Command people, CommandLine& line, PersonFlags& flags) {
  const Command correct = AddCommand(
      people, "correct",
      "Store a corrected version of a person; every earlier one is kept.", line,
      WithServer(line, flags, CorrectPerson));
  correct.Add("--idcs", flags.idcs, "who is corrected")
      .Check(BrokenIdcsRule)
      .Type("NUMBER");
  correct
      .Add("words", flags.words,
           "NUMBER, unless --idcs says it, and FILE, or - for the "
           "standard input:\nthe whole person as they should be, one "
           "JSON object, as `people show\n--format json` prints it, or "
           "a line of a people file")
      .Required()
      .Takes(1, 2)
      .Type(kNumberAndFile);
  AddEtag(correct, flags,
          "what `people show` printed: a version that somebody stored since is "
          "not lost (default: that of the file)");
  AddAuthorship(correct, flags.author, flags.reason);
  AddFormat(correct, flags.format, "text");
  AddServer(correct, line);
}

void AddDeath(Command people, CommandLine& line, PersonFlags& flags) {
  const Command death = AddCommand(
      people, "death",
      "Record that a person died. The number is retired for good; the file\n"
      "stays readable. Look twice: the death cannot be taken back, nor its "
      "day\n"
      "corrected, and somebody dead cannot be merged with a double.",
      line, WithServer(line, flags, RecordDeath));
  AddPerson(death, flags.idcs, "who died");
  death.Add("--date", flags.day, "the day of the death")
      .Required()
      .Type("YYYY-MM-DD");
  AddAuthorship(death, flags.author, flags.reason);
  AddFormat(death, flags.format, "text");
  AddServer(death, line);
}

void AddMerge(Command people, CommandLine& line, PersonFlags& flags) {
  const Command merge = AddCommand(
      people, "merge",
      "Say that two people of the register are one. The number of the double "
      "is\n"
      "retired for good and points to the other; both files stay readable. It "
      "cannot\nbe undone: --dry-run says first which households, scores, cover "
      "and lists it\ntouches. Nobody is merged with somebody recorded as dead.",
      line, WithServer(line, flags, MergePeople));
  AddPerson(merge, flags.idcs, "the double");
  TakesNameOf("people", merge.Add("--into", flags.into, "the person who stays"))
      .Required()
      .Check(BrokenIdcsRule)
      .Type("IDCS");
  TakesNameOf(
      "households",
      merge.Add("--household", flags.households,
                "the household that keeps the person, where the two are in "
                "different ones from one day on; may be given again"))
      .Check(BrokenIdcsRule)
      .Type("NUMBER");
  merge.AddFlag("--dry-run", flags.dry_run,
                "only say what the merge would touch; stores nothing");
  AddAuthorship(merge, flags.author, flags.reason);
  AddFormat(merge, flags.format, "text");
  AddServer(merge, line);
}

void AddHeld(Command people, CommandLine& line, PersonFlags& flags) {
  const Command held = AddCommand(
      people, "held",
      "List those who are not registered yet, because somebody with the same\n"
      "names, birth date and sex is.",
      line, WithServer(line, flags, ListHeld));
  held.AddFlag("--decided", flags.all, "also those that were decided");
  AddFormat(held, flags.format, "text");
  AddServer(held, line);
}

void AddDecide(Command people, CommandLine& line, PersonFlags& flags) {
  const Command decide =
      AddCommand(people, "decide",
                 "Decide whether somebody who is held is registered already.",
                 line, WithServer(line, flags, DecideHeld));
  decide.Add("review", flags.review, "as `people held` names it")
      .Required()
      .Type("registrationReviews/N");
  TakesNameOf("people", decide.Add("--same", flags.same,
                                   "they are this person: registers nobody"))
      .Check(BrokenIdcsRule)
      .Type("IDCS");
  decide.AddFlag("--other", flags.other,
                 "they are somebody else: registers them");
  AddEtag(decide, flags,
          "what `people held` printed: the candidates you looked at")
      .Required();
  AddAuthorship(decide, flags.author, flags.reason);
  AddFormat(decide, flags.format, "text");
  AddServer(decide, line);
}

void AddIdentityCheck(Command people, CommandLine& line) {
  auto& flags = line.Keep<IdentityCheckFlags>();
  const Command verify = AddCommand(
      people, "verify",
      "Say of each field that is given whether the register holds the same.\n"
      "Asks what the server's list of callers allows; prints no value.",
      line, WithServer(line, flags, CheckIdentity));
  AddPerson(verify, flags.idcs, "of whom");
  verify.Add("--family-name", flags.family_name, "in either script")
      .Type("NAME");
  verify.Add("--given-name", flags.given_name, "in either script").Type("NAME");
  verify.Add("--birth-date", flags.birth_date, "the day of the birth")
      .Type("YYYY-MM-DD");
  verify
      .Add("--document", flags.document,
           "CNIE, RESIDENCE_PERMIT, BIRTH_RECORD, PASSPORT or "
           "REFUGEE_CARD, and its "
           "number")
      .Type("TYPE:NUMBER");
  verify.Add("--province", flags.province, "of residence").Type("RR.PPP");
  AddFormat(verify, flags.format, "text");
  AddServer(verify, line);
}

}  // namespace

void AddPeople(Command program, CommandLine& line) {
  const Command people =
      AddGroup(program, "people", "The population register.");
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
