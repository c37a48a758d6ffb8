// How well the comparison of names finds people who are registered twice, and
// how often it shows somebody else: figures on people who do not exist.
//
//   bazel run //tools/matching_laboratory:evaluate_matching -- --seed 2
//   --names held_out

#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <string>

#include "CLI/CLI.hpp"
#include "tools/matching_laboratory/matching_report.h"

namespace {

int Run(int argc, char** argv) {
  matching_laboratory::ReportOptions options;
  bool examples = false;
  CLI::App app("Figures of the comparison of names on people made by chance.");
  app.add_option("--people", options.people, "how many")
      ->check(CLI::Range(1'000, 2'000'000))
      ->capture_default_str();
  app.add_option("--doubles", options.doubles_percent, "of them, in percent")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "of chance")->capture_default_str();
  const std::map<std::string, matching_laboratory::NameChoice> choices = {
      {"all", matching_laboratory::NameChoice::kAll},
      {"tuning", matching_laboratory::NameChoice::kTuning},
      {"held_out", matching_laboratory::NameChoice::kHeldOut}};
  app.add_option("--names", options.names,
                 "all, tuning (known to the matcher) or held_out")
      ->transform(CLI::CheckedTransformer(choices));
  app.add_flag("--examples", examples, "print some errors");
  CLI11_PARSE(app, argc, argv);
  std::cout << matching_laboratory::ToText(
      matching_laboratory::EvaluateMatching(options), examples);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return Run(argc, argv);
  } catch (const std::exception& error) {
    // Only the reading of the command line throws.
    std::fprintf(stderr, "evaluate_matching: %s\n", error.what());
    return 2;
  }
}
