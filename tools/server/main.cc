// rsu_server: serves a register on one database.

#include <sys/stat.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/entropy/entropy.h"
#include "base/log/log.h"
#include "base/rpc/deadlock_search.h"
#include "base/rpc/library_log.h"
#include "base/rpc/open_files.h"
#include "base/rpc/server.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "base/text_proto.h"
#include "idcs/issuing/number_issuer.h"
#include "idcs/number/number_presets.h"
#include "proto/rsu/scoring/v1/formula.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/formula/parse_formula.h"
#include "scoring/programme/programme_set.h"
#include "tools/server/left_log.h"
#include "tools/server/open_register.h"
#include "tools/server/policy_source.h"
#include "tools/server/renewal.h"
#include "tools/server/server_authority.h"
#include "tools/server/services.h"
#include "tools/server/signals.h"
#include "tools/version/version.h"

namespace {

// A stop: so long for the calls that run, then they are cancelled, and so long
// for what has to end after that.
constexpr int kDrainMs = 10'000;
constexpr int kCancelledMs = 5'000;

// The exit status of a stop after which the database is not in one file alone.
constexpr int kLogIsLeft = 3;

constexpr std::int64_t kDayUs = std::int64_t{24} * 3'600'000'000;

struct Flags {
  std::string db;
  std::string number_preset = "default";
  server::PolicyFiles policy;
  std::vector<std::string> formulas;  // files
  base::rpc::ServerOptions rpc;
  base::sql::Database::Options database;
  std::int64_t clock_gap_days = 30;
};

// The formulas of the program, and those of the files.
absl::StatusOr<scoring::FormulaSet> ReadFormulas(
    const std::vector<std::string>& paths) {
  std::vector<std::string> texts;
  for (const std::string& path : paths) {
    RSU_ASSIGN_OR_RETURN(std::string text, server::ReadFile(path));
    texts.push_back(std::move(text));
  }
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto formula = scoring::ParseFormula(texts[i]);
    if (formula.ok()) continue;
    rsu::scoring::v1::Formula scratch;
    return base::InTextProtoFile(paths[i], texts[i], scratch, formula.status());
  }
  std::vector<scoring::FormulaFile> files;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    files.push_back({paths[i].c_str(), texts[i]});
  }
  return scoring::FormulaSet::Load(files);
}

// Serves until a signal comes. `is_opened` becomes true with the database open.
absl::Status Serve(Flags flags, server::Signals& signals, bool& is_opened) {
  base::SystemClock clock;
  base::OpensslEntropy entropy;
  RSU_ASSIGN_OR_RETURN(const scoring::FormulaSet formulas,
                       ReadFormulas(flags.formulas));
  RSU_ASSIGN_OR_RETURN(const scoring::ProgrammeSet programmes,
                       scoring::ProgrammeSet::Load());
  absl::StatusOr<idcs::NumberRules> rules =
      idcs::LoadPreset(flags.number_preset);
  if (!rules.ok()) {
    // The presets are part of the program: what is wrong is the name.
    return absl::InvalidArgumentError(absl::StrCat(
        "--number-preset: ", std::string(rules.status().message())));
  }
  idcs::NumberIssuer issuer(&entropy, *std::move(rules));
  RSU_ASSIGN_OR_RETURN(
      const std::unique_ptr<server::ServerAuthority> authority,
      server::ServerAuthority::Create(flags.policy, flags.rpc.tls.any(),
                                      programmes, &clock));
  authority->StandAt(flags.rpc);

  // Before the database is made or touched.
  RSU_RETURN_IF_ERROR(base::rpc::RpcServer::CheckOptions(flags.rpc));
  RSU_ASSIGN_OR_RETURN(
      const std::unique_ptr<base::sql::Database> database,
      server::OpenRegister(flags.db, flags.database, &clock, formulas));
  is_opened = true;
  flags.rpc.failed = [&signals](const absl::Status& status) {
    signals.Stop(status);
  };
  server::Services services(database.get(), &issuer, &clock, &formulas,
                            &programmes, authority->authority());
  RSU_ASSIGN_OR_RETURN(const std::unique_ptr<base::rpc::RpcServer> server,
                       base::rpc::RpcServer::Start(flags.rpc, services.all()));
  authority->SayWhoMayCall(server->has_tls());
  server::Renewal renewal(authority->FilesToRenew(flags.rpc.tls, *server));
  signals.OnHangup([&renewal] { renewal.RenewNow(); });
  const server::HealthOfStore health(database.get(), server.get());
  std::printf("listening on %s\n", server->address().c_str());
  std::fflush(stdout);

  absl::Status why = signals.WaitForStop();
  base::log::Info("stopping: finishing the calls that run");
  signals.EndAtOnceOnTheNext(kDrainMs + kCancelledMs);
  server->Shutdown(kDrainMs);
  return why;
}

void AddConnectionLimits(CLI::App& app, base::rpc::ConnectionLimits& limits) {
  app.add_option("--max-connections", limits.in_all,
                 "connections in all (by default as many as there are files "
                 "for, 10000 at most)")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  app.add_option("--max-connections-per-address", limits.per_address,
                 "connections of one address (by default 1000, three quarters "
                 "of all at most)")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  app.add_option("--max-connections-per-caller", limits.per_caller,
                 "connections of one certificate (by default 100, half of all "
                 "at most)")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
}

void AddTls(CLI::App& app, base::rpc::TlsFiles& tls) {
  app.add_option("--tls-certificate", tls.certificate,
                 "the server's certificate chain (PEM)")
      ->type_name("FILE");
  app.add_option("--tls-key", tls.key, "its private key (PEM)")
      ->type_name("FILE");
  app.add_option("--tls-client-authority", tls.authority,
                 "who signs the clients' certificates (PEM); every client must "
                 "show one")
      ->type_name("FILE");
}

// The files and names by which the register is configured.
void AddConfiguration(CLI::App& app, Flags& flags) {
  app.add_option("--number-preset", flags.number_preset,
                 "rules of the identifiers")
      ->capture_default_str()
      ->type_name("NAME");
  app.add_option("--policy", flags.policy.policy,
                 "who may do what (text proto, docs/authority.md), read again "
                 "on SIGHUP and when it changes; without it programs on this "
                 "machine may do everything, without TLS, and nobody else "
                 "anything")
      ->type_name("FILE");
  app.add_option("--verification-callers", flags.policy.verification_callers,
                 "without TLS and --policy: who may have what verified, as "
                 "before there were policies")
      ->type_name("FILE");
  app.add_option("--programme-callers", flags.policy.programme_callers,
                 "without TLS and --policy: who may see the lists of which "
                 "programmes, as before there were policies")
      ->type_name("FILE");
  app.add_option("--formula", flags.formulas,
                 "a score formula beside those of the program (text proto, "
                 "proto/rsu/scoring/v1/formula.proto); may be given again")
      ->type_name("FILE");
}

void AddFlags(CLI::App& app, Flags& flags) {
  app.add_option("--db", flags.db,
                 "database file; made if it does not exist, with FILE.lock "
                 "beside it to keep a second server out")
      ->required()
      ->type_name("FILE");
  app.add_option("--listen", flags.rpc.listen,
                 "address to serve; port 0 takes a free one")
      ->required()
      ->type_name("HOST:PORT");
  AddTls(app, flags.rpc.tls);
  AddConfiguration(app, flags);
  app.add_option("--readers", flags.database.readers,
                 "threads that read, and as many for long questions")
      ->capture_default_str()
      ->check(CLI::Range(1, 64));
  app.add_option("--clock-gap-days", flags.clock_gap_days,
                 "how many days after the last write the clock may be at the "
                 "start; more means that the clock is wrong, or that the "
                 "database lay idle for so long")
      ->capture_default_str()
      ->check(CLI::Range(1, 36'500))
      ->type_name("N");
  app.add_flag("--accept-loss", flags.database.accept_loss,
               "open a database that holds less than FILE.mark says, such as "
               "a restored backup; what is lost is recorded");
  AddConnectionLimits(app, flags.rpc.connections);
  app.add_flag("!--no-reflection", flags.rpc.reflection,
               "do not tell clients which services there are");
}

int Run(int argc, char** argv) {
  Flags flags;
  CLI::App app(
      "Serves the population and social registers on one database.\n"
      "Prints `listening on HOST:PORT` once it serves; ends on SIGINT, "
      "SIGTERM or SIGQUIT after the running calls, of which each has ten\n"
      "seconds; at once on a second one.",
      "rsu_server");
  app.set_version_flag("--version", version::Line("rsu_server"));
  AddFlags(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  flags.database.largest_gap_us = flags.clock_gap_days * kDayUs;
  server::Signals signals;
  base::rpc::RaiseOpenFileLimit();
  // The database holds personal data: nobody else may read what is made here.
  umask(077);
  const std::string database = flags.db;
  bool is_opened = false;
  const absl::Status status = Serve(std::move(flags), signals, is_opened);
  const bool log_is_left = is_opened && server::WarnIfLogIsLeft(database);
  if (status.ok()) return log_is_left ? kLogIsLeft : 0;
  base::log::Error(absl::StrCat("rsu_server: ", status.message()));
  return status.code() == absl::StatusCode::kInvalidArgument ? 2 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  base::rpc::StopDeadlockSearch();
  base::rpc::SendLibraryLogToOurs();
  try {
    return Run(argc, argv);
  } catch (const std::exception& error) {
    // Only the reading of the command line throws.
    std::fprintf(stderr, "rsu_server: %s\n", error.what());
    return 2;
  }
}
