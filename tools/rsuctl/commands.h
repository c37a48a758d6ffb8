#ifndef TOOLS_RSUCTL_COMMANDS_H_
#define TOOLS_RSUCTL_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "base/rpc/tls.h"
#include "tools/rsuctl/exit_status.h"

// The commands of rsuctl. Each prints its results on the standard output and
// what went wrong on the standard error.
namespace rsuctl {

// How to reach the server.
struct ServerFlags {
  std::string address;
  base::rpc::TlsFiles tls;
  bool no_tls = false;  // whatever the environment and the client file say
};

// In every struct below, `format` is "json", or anything else for what people
// read.

struct ScoreFlags {
  std::string input;
  std::vector<std::string> formulas;  // at most two; none: those in force
  std::string format;
  bool explain = false;
};

// Scores a declarations file without a server; stores nothing.
ExitStatus Score(const ScoreFlags& flags);

struct CheckStoreFlags {
  std::string file;
  bool deep = false;
  std::string format = "text";        // or "json"
  std::vector<std::string> formulas;  // files, beside those of the program
};

// Looks whether a database file is whole, without a server.
ExitStatus CheckStore(const CheckStoreFlags& flags);

struct CheckNumbersFlags {
  std::string preset = "default";
  std::vector<std::string> numbers;
  std::string format;
};

// Checks numbers against the rules of a preset, without a server.
ExitStatus CheckNumbers(const CheckNumbersFlags& flags);

struct FormulaFlags {
  std::string name;                // show, diff: of a formula, or a file
  std::string other;               // diff
  std::string milieu;              // show: "urban", "rural"; empty: both
  std::string format;              // show, diff
  std::vector<std::string> files;  // check
  std::string kind;  // check: "formula", "programme"; empty: as they say
};

// Print the figures of a formula, and what differs between two, without a
// server.
ExitStatus ShowFormula(const FormulaFlags& flags);
ExitStatus DiffFormulas(const FormulaFlags& flags);

// Says what is wrong with files of formulas and programmes.
ExitStatus CheckFormulas(const FormulaFlags& flags);

struct CapacityFlags {
  ServerFlags server;  // no address: only what the rules admit
  std::string preset;  // empty: the server's, or "default"
  bool verify = false;
  std::string format;
};

// Prints how many numbers a preset admits and, with a server, how many of them
// are issued and left and until when they last. `verify` counts those admitted.
ExitStatus ShowCapacity(const CapacityFlags& flags);

struct IssueFlags {
  ServerFlags server;
  int count = 0;
  std::string kind = "person";  // or "household"
  std::string request_id;       // empty: a new one
  std::string format;
};

// Issues numbers and prints one a line.
ExitStatus IssueNumbers(const IssueFlags& flags);

struct NumberFlags {
  ServerFlags server;
  std::string number;
  std::string author;  // to retire it
  std::string reason;  // in words, to retire it
  std::string format;
};

// Prints what ever happened to a number.
ExitStatus ShowNumberHistory(const NumberFlags& flags);

// Retires a number that was issued in error.
ExitStatus RetireNumber(const NumberFlags& flags);

// What the commands on identifiers are asked.
struct IdcsFlags {
  CapacityFlags capacity;
  IssueFlags issue;
  NumberFlags number;
  CheckNumbersFlags check;
};

struct ImportFlags {
  ServerFlags server;
  std::string input;
  std::string issued;   // people: written; others: read
  std::string refused;  // empty: refused lines are only printed
  std::string sender = "default";
  std::string author = "civil status";  // of deaths
  bool restore = false;  // households: what was corrected since holds again
  bool dry_run = false;  // households correct: store nothing
  std::string format;    // of the summary
};

ExitStatus ImportPeople(const ImportFlags& flags);
ExitStatus ImportCivilStatus(const ImportFlags& flags);
ExitStatus ImportHouseholds(const ImportFlags& flags);

// Stores the declarations of a file in one act, all or none.
ExitStatus CorrectHouseholds(const ImportFlags& flags);
ExitStatus ImportCoverage(const ImportFlags& flags);
ExitStatus ImportStatuses(const ImportFlags& flags);

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
  std::string etag;    // correct, decide: of what was looked at
  std::string format;  // of show, the person alone
  bool all = false;    // show: every version; held: also decided ones
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

struct VerifyFlags {
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
ExitStatus VerifyPerson(const VerifyFlags& flags);

struct ExportScoresFlags {
  ServerFlags server;
  std::string day;     // empty: the latest declared
  std::string sender;  // empty: all
  std::string format;
};

ExitStatus ExportScores(const ExportScoresFlags& flags);

struct BeneficiaryFlags {
  ServerFlags server;
  std::string programme;
  std::string day;
  std::string cursor;         // a file; list: written, unless empty
  std::string by = "person";  // or "household"
  std::string format;         // "json" or CSV
};

// Print who is in a programme, and who came and went since a cursor.
ExitStatus ListBeneficiaries(const BeneficiaryFlags& flags);
ExitStatus ListBeneficiaryChanges(const BeneficiaryFlags& flags);

struct RescoreFlags {
  ServerFlags server;
  std::string run;  // "rescoringRuns/1"
  std::string formula;
  std::string from;  // empty: the formula's first day
  std::vector<std::string> regions;
  std::string milieu;
  std::string declared_before;
  bool dry_run = false;
  bool no_wait = false;
  bool crossings = false;
  bool confirm = false;
  std::string format;
  std::string author;
  std::string reason;
};

// Score the register again, and what became of it.
ExitStatus RunRescoring(const RescoreFlags& flags);
ExitStatus ListRescoring(const RescoreFlags& flags);
ExitStatus ShowRescoring(const RescoreFlags& flags);
ExitStatus WatchRescoring(const RescoreFlags& flags);
ExitStatus CancelRescoring(const RescoreFlags& flags);
ExitStatus ResumeRescoring(const RescoreFlags& flags);
ExitStatus TakeBackRescoring(const RescoreFlags& flags);

struct SimulateFlags {
  ServerFlags server;
  std::string day;
  std::string known_at;  // empty: all that is known
  std::string out;       // a folder
  std::string formula;   // a file; empty: scores stay as they are
  std::vector<std::string> programmes;  // files
  std::vector<std::string> costs;       // PROGRAMME=MAD
  std::string common_rules;             // a file; empty: they stay as they are
  bool answers = false;                 // about each person, whatever is given
  std::string format = "text";          // of what is printed; text or json
};

// Says what a formula or programmes would do, in files of a folder.
ExitStatus Simulate(const SimulateFlags& flags);

struct EligibilityFlags {
  ServerFlags server;
  std::string day;
  std::string idcs;        // check
  std::string issued;      // export
  std::string known_at;    // empty: all that is known
  bool household = false;  // tell role and direct aid too
  std::string format;
};

inline constexpr char kBadKnownAt[] =
    "--known-at must be a moment such as 2026-01-01T12:00:00Z";

ExitStatus CheckEligibility(const EligibilityFlags& flags);
ExitStatus ExportEligibility(const EligibilityFlags& flags);

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

// Whose cover, statuses or household are shown.
struct HistoryFlags {
  ServerFlags server;
  std::string number;    // a person's; of a household also its own
  std::string day;       // show of a household; empty: today
  std::string known_at;  // empty: all that is known
  std::string format;
};

ExitStatus ShowCoverage(const HistoryFlags& flags);
ExitStatus ShowStatuses(const HistoryFlags& flags);
ExitStatus ShowHousehold(const HistoryFlags& flags);
ExitStatus ShowHouseholdHistory(const HistoryFlags& flags);

struct ConfigFlags {
  ServerFlags server;
  std::string format;
};

// Prints how the server is reached, and who says so.
ExitStatus ShowConfig(const ConfigFlags& flags);

// What is asked about the score of a person's household.
struct ExplainScoreFlags {
  ServerFlags server;
  std::string idcs;
  std::string day;       // history: empty is the last one
  std::string known_at;  // empty: all that is known
  std::string from;      // compare: DAY or DAY@MOMENT
  std::string to;        // compare: likewise
  std::string format;
};

// Print the score term by term, what changed between two scores, the smallest
// changes that cross each threshold, and every change of the score.
ExitStatus ExplainScore(const ExplainScoreFlags& flags);
ExitStatus CompareScores(const ExplainScoreFlags& flags);
ExitStatus ExplainThresholds(const ExplainScoreFlags& flags);
ExitStatus ShowScoreHistory(const ExplainScoreFlags& flags);

// Whether what was printed so far could be written: false once the disk is full
// or nobody reads, which main() says at the end. A long command then stops.
bool ResultsAreTaken();

// Says what went wrong and gives the exit status for it.
ExitStatus Fail(const std::string& message, ExitStatus status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_COMMANDS_H_
