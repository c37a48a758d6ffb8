#include "tools/rsuctl/rescoring/run_words.h"

#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using rsu::jobs::v1::RescoringRun;

RescoringRun RunIn(RescoringRun::State state, const char* error) {
  RescoringRun run;
  run.set_state(state);
  run.set_error(error);
  return run;
}

TEST(RunWordsTest, ARunThatWaitsSaysForWhat) {
  EXPECT_EQ(StateInWords(RunIn(RescoringRun::RUNNING, "the disk is full")),
            "is running, but waits: the disk is full");
  EXPECT_EQ(StateInWords(RunIn(RescoringRun::PENDING, "the disk is full")),
            "waits: the disk is full");
  EXPECT_EQ(StateInWords(RunIn(RescoringRun::SUCCEEDED, "the disk is full")),
            "succeeded; its report waits: the disk is full");
  RescoringRun given_up = RunIn(RescoringRun::SUCCEEDED, "a page is damaged");
  given_up.set_given_up(true);
  EXPECT_EQ(
      StateInWords(given_up),
      "succeeded and holds; its report cannot be made: a page is damaged");
  given_up.set_state(RescoringRun::RUNNING);
  EXPECT_EQ(StateInWords(given_up), "failed: a page is damaged");
}

TEST(RunWordsTest, EveryStateHasItsWords) {
  const struct {
    RescoringRun::State state;
    const char* error;
    const char* words;
  } cases[] = {
      {RescoringRun::PENDING, "", "waits for others"},
      {RescoringRun::RUNNING, "", "is running"},
      {RescoringRun::SUCCEEDED, "", "succeeded"},
      {RescoringRun::CANCELLED, "", "was cancelled"},
      {RescoringRun::FAILED, "an input is gone", "failed: an input is gone"},
      {RescoringRun::UNSPECIFIED, "",
       "is in a state that this program does not know"},
  };
  for (const auto& [state, error, words] : cases) {
    EXPECT_EQ(StateInWords(RunIn(state, error)), words);
  }
  RescoringRun tried = RunIn(RescoringRun::SUCCEEDED, "");
  tried.set_dry_run(true);
  EXPECT_EQ(StateInWords(tried),
            "succeeded; it was a dry run and changed nothing");
}

}  // namespace
}  // namespace rsuctl
