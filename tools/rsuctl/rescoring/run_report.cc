#include "tools/rsuctl/rescoring/run_report.h"

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/csv.h"
#include "base/language.h"
#include "google/protobuf/util/time_util.h"
#include "tools/rsuctl/rescoring/run_words.h"
#include "tools/rsuctl/words/answer_words.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operation_texts.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::jobs::v1;
using google::protobuf::util::TimeUtil;

std::string Speak(OperationText text,
                  const std::vector<std::string>& arguments = {}) {
  return Say(text, Spoken(), arguments);
}

std::string FilterInWords(const v1::RescoringFilter& filter) {
  std::string words;
  if (!filter.regions().empty()) {
    absl::StrAppend(&words, Speak(OperationText::kRegions,
                                  {absl::StrJoin(filter.regions(), " ")}));
  }
  if (!filter.milieu().empty()) {
    absl::StrAppend(&words, Speak(OperationText::kMilieu, {filter.milieu()}));
  }
  if (!filter.declared_before().empty()) {
    absl::StrAppend(&words, Speak(OperationText::kDeclaredBefore,
                                  {filter.declared_before()}));
  }
  return words;
}

// Prints how many scores may not be used: the first thing to be known.
void PrintUnusable(const v1::RescoringReport& report) {
  if (!report.has_not_usable_after()) {
    std::printf("  %s\n", Speak(OperationText::kNotCounted).c_str());
    return;
  }
  std::printf("  %s\n", Speak(OperationText::kNotUsable,
                              {absl::StrCat(report.not_usable_after()),
                               absl::StrCat(report.households()),
                               absl::StrCat(report.not_usable_before())})
                            .c_str());
  if (report.not_usable_after() + report.not_usable_before() > 0) {
    std::printf("    %s\n", Speak(OperationText::kTheyWait).c_str());
  }
  if (report.wants_confirmation()) {
    std::printf("    %s\n",
                Speak(OperationText::kWillWantConfirmation).c_str());
  }
}

}  // namespace

void PrintRun(const v1::RescoringRun& run) {
  std::vector<std::string> arguments = {run.name(), run.formula(),
                                        run.from_date()};
  if (!run.takes_back().empty()) arguments.push_back(run.takes_back());
  std::printf("%s%s%s\n",
              Speak(run.takes_back().empty() ? OperationText::kRun
                                             : OperationText::kRunTakesBack,
                    arguments)
                  .c_str(),
              FilterInWords(run.filter()).c_str(),
              run.dry_run() ? Speak(OperationText::kIsDryRun).c_str() : "");
  std::printf("  %s\n", Speak(OperationText::kCreated,
                              {TimeUtil::ToString(run.create_time()),
                               run.author(), run.caller(), run.reason()})
                            .c_str());
  std::printf("  %s%s\n", StateInWords(run).c_str(),
              run.has_finish_time()
                  ? Speak(OperationText::kAtMoment,
                          {TimeUtil::ToString(run.finish_time())})
                        .c_str()
                  : "");
  if (!run.taken_back_by().empty()) {
    std::printf(
        "  %s\n",
        Speak(OperationText::kWasTakenBack, {run.taken_back_by()}).c_str());
  }
}

void PrintReport(const v1::RescoringRun& run) {
  const v1::RescoringReport& report = run.report();
  PrintUnusable(report);
  std::printf(
      "  %s%s\n",
      Speak(OperationText::kChanged,
            {absl::StrCat(report.households()), absl::StrCat(report.changed())})
          .c_str(),
      run.takes_back().empty()
          ? Speak(OperationText::kComputed, {absl::StrCat(report.computed())})
                .c_str()
          : "");
  std::map<std::string, v1::ThresholdCrossing> programmes;
  for (const v1::ThresholdCrossing& crossing : report.crossings()) {
    v1::ThresholdCrossing& sum = programmes[crossing.programme()];
    sum.set_entered(sum.entered() + crossing.entered());
    sum.set_left(sum.left() + crossing.left());
    sum.set_to_unusable(sum.to_unusable() + crossing.to_unusable());
    sum.set_from_unusable(sum.from_unusable() + crossing.from_unusable());
  }
  for (const auto& [programme, moved] : programmes) {
    const bool unusable = moved.to_unusable() + moved.from_unusable() > 0;
    std::printf(
        "  %s%s\n",
        Speak(OperationText::kCrossings,
              {Spoken() == base::Language::kEnglish
                   ? programme
                   : ProgrammeInWords(programme, programme, Spoken()),
               absl::StrCat(moved.entered()), absl::StrCat(moved.left())})
            .c_str(),
        unusable ? Speak(OperationText::kToUnusable,
                         {absl::StrCat(moved.to_unusable()),
                          absl::StrCat(moved.from_unusable())})
                       .c_str()
                 : "");
  }
}

void PrintCrossings(const v1::RescoringReport& report) {
  std::puts(
      "programme,region,milieu,members,entered,left,to_unusable,"
      "from_unusable");
  for (const v1::ThresholdCrossing& crossing : report.crossings()) {
    std::printf("%s,%s,%s,%d,%lld,%lld,%lld,%lld\n",
                base::CsvField(crossing.programme()).c_str(),
                crossing.region().c_str(), crossing.milieu().c_str(),
                crossing.members(), static_cast<long long>(crossing.entered()),
                static_cast<long long>(crossing.left()),
                static_cast<long long>(crossing.to_unusable()),
                static_cast<long long>(crossing.from_unusable()));
  }
}

}  // namespace rsuctl
