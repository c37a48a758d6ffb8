// Every method that issues numbers, while the system gives no random bits, the
// store is locked or the disk is full: an error, no number, and the same call
// works once the cause is gone.

#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/entropy/entropy.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace idcs_v1 = ::rsu::idcs::v1;
namespace registry_v1 = ::rsu::registry::v1;

// The system's, until it is told to give none.
class FailingEntropy : public base::EntropySource {
 public:
  absl::StatusOr<std::uint64_t> NextBits() override {
    if (!fails) return system_.NextBits();
    return base::MakeError(absl::StatusCode::kUnavailable, "no random bits",
                           {"NO_ENTROPY", {}, {}, 0});
  }

  std::atomic<bool> fails{false};

 private:
  base::OpensslEntropy system_;
};

// Another process that has the right to write, as a tool that an administrator
// runs on the file might.
class StoreLock {
 public:
  explicit StoreLock(const std::string& path)
      : process_(
            popen(absl::StrCat("python3 -c 'import sqlite3,sys\n"
                               "c=sqlite3.connect(sys.argv[1])\n"
                               "c.execute(\"BEGIN IMMEDIATE\")\n"
                               "open(sys.argv[1]+\".held\",\"w\").close()\n"
                               "sys.stdin.read()' '",
                               path, "'")
                      .c_str(),
                  "w")) {
    while (!std::filesystem::exists(path + ".held")) std::this_thread::yield();
  }
  ~StoreLock() { pclose(process_); }
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

 private:
  std::FILE* const process_;
};

// No file of this process may grow beyond `bytes`.
void LimitFileSize(rlim_t bytes) {
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  setrlimit(RLIMIT_FSIZE, &limit);
}

struct Issued {
  absl::Status status;
  bool repeated = false;
  std::vector<std::string> numbers;
};

class IssuingFaultsTest : public testing::Test {
 protected:
  IssuingFaultsTest()
      : register_({}, nullptr, &entropy_), client_(register_.channel()) {
    // A write to a file that may not grow is an error and not the end.
    signal(SIGXFSZ, SIG_IGN);
    const auto head = client_.Call(Registration("AB1", 1));
    EXPECT_TRUE(head.ok()) << head.status;
    declaration_ = SomeDeclaration("H1", "2026-01-01", {head.reply.idcs()});
    declaration_.set_request_id(RequestId(15));
    // Held: the names of the first, and another document.
    registry_v1::RegisterPersonRequest same = Registration("AB1", 2);
    same.mutable_person()->mutable_documents(0)->set_number("AB2");
    registry_v1::GetRegistrationReviewRequest get;
    get.set_name(client_.Call(same).reply.review());
    decision_.set_name(get.name());
    decision_.set_etag(client_.Call(get).reply.etag());
    decision_.set_verdict(registry_v1::RegistrationDecision::OTHER_PERSON);
    decision_.set_author("Operator 7");
    decision_.set_reason("saw both");
    decision_.set_request_id(RequestId(16));
    issued_before_ = IssuedInAll();
  }
  ~IssuingFaultsTest() override { LimitFileSize(RLIM_INFINITY); }

  static registry_v1::RegisterPersonRequest Registration(const char* document,
                                                         int request) {
    registry_v1::RegisterPersonRequest registration;
    *registration.mutable_person() = SomePerson(document);
    registration.set_request_id(RequestId(request));
    return registration;
  }

  template <typename Request>
  static Request Some(int count, int request_id) {
    Request request;
    request.set_kind(idcs_v1::HolderKind::PERSON);
    request.set_count(count);
    request.set_request_id(RequestId(request_id));
    return request;
  }

  Issued IssueOne() {
    idcs_v1::IssueIdentifierRequest request;
    request.set_kind(idcs_v1::HolderKind::PERSON);
    request.set_request_id(RequestId(11));
    const auto answer = client_.Call(request);
    return {answer.status, answer.repeated, {answer.reply.number()}};
  }

  Issued IssueBatch() {
    const auto answer =
        client_.Call(Some<idcs_v1::BatchIssueIdentifiersRequest>(kBatch, 12));
    const auto& numbers = answer.reply.numbers();
    return {answer.status, answer.repeated, {numbers.begin(), numbers.end()}};
  }

  Issued IssueStream() {
    const auto answer =
        client_.Call(Some<idcs_v1::StreamIssueIdentifiersRequest>(kBatch, 13));
    Issued issued{answer.status, false, {}};
    for (const idcs_v1::IssuedPart& part : answer.reply) {
      issued.repeated |= part.repeated_part();
      issued.numbers.insert(issued.numbers.end(), part.numbers().begin(),
                            part.numbers().end());
    }
    return issued;
  }

  Issued Register() {
    const auto answer = client_.Call(Registration("AB3", 14));
    return {answer.status, answer.repeated, {answer.reply.idcs()}};
  }

  Issued Declare() {
    const auto answer = client_.Call(declaration_);
    return {answer.status, answer.repeated, {answer.reply.household()}};
  }

  Issued Decide() {
    const auto answer = client_.Call(decision_);
    return {answer.status, answer.repeated, {answer.reply.decision().person()}};
  }

  // Every issuing method, all at the same time.
  std::vector<Issued> All() {
    const std::vector<std::function<Issued()>> methods = {
        [this] { return IssueOne(); },    [this] { return IssueBatch(); },
        [this] { return IssueStream(); }, [this] { return Register(); },
        [this] { return Declare(); },     [this] { return Decide(); }};
    std::vector<Issued> results(methods.size());
    std::vector<std::thread> callers;
    for (std::size_t i = 0; i < methods.size(); ++i) {
      callers.emplace_back([&, i] { results[i] = methods[i](); });
    }
    for (std::thread& caller : callers) caller.join();
    return results;
  }

  std::int64_t IssuedInAll() {
    const auto space = client_.Call(idcs_v1::GetNumberSpaceRequest());
    EXPECT_TRUE(space.ok()) << space.status;
    return space.reply.issued_to_people() + space.reply.issued_to_households();
  }

  void ExpectAllRefused(const std::set<std::string>& reasons) {
    for (const Issued& refused : All()) {
      EXPECT_THAT(reasons, testing::Contains(ReasonOf(refused.status)))
          << refused.status;
    }
    EXPECT_EQ(IssuedInAll(), issued_before_);
  }

  // Issues all that was refused before, for the first time.
  void ExpectAllIssued() {
    std::set<std::string> distinct;
    std::size_t count = 0;
    for (const Issued& issued : All()) {
      EXPECT_TRUE(issued.status.ok()) << issued.status;
      EXPECT_FALSE(issued.repeated);
      distinct.insert(issued.numbers.begin(), issued.numbers.end());
      count += issued.numbers.size();
    }
    EXPECT_EQ(count, 4u + 2 * kBatch);
    EXPECT_EQ(distinct.size(), count);
    EXPECT_EQ(IssuedInAll(), issued_before_ + static_cast<std::int64_t>(count));
  }

  static constexpr int kBatch = 1000;

  FailingEntropy entropy_;
  class Register register_;
  RegisterClient client_;
  registry_v1::CreateDeclarationRequest declaration_;
  registry_v1::DecideRegistrationReviewRequest decision_;
  std::int64_t issued_before_ = 0;
};

TEST_F(IssuingFaultsTest, WithoutRandomBitsNothingIsIssued) {
  entropy_.fails = true;
  ExpectAllRefused({"NO_ENTROPY"});
  entropy_.fails = false;
  ExpectAllIssued();
}

TEST_F(IssuingFaultsTest, WhileTheStoreIsLockedNothingIsIssued) {
  {
    const StoreLock lock(register_.database_path());
    ExpectAllRefused({"STORAGE_UNAVAILABLE"});
  }
  ExpectAllIssued();
}

TEST_F(IssuingFaultsTest, WhileTheDiskIsFullNothingIsIssued) {
  LimitFileSize(std::filesystem::file_size(register_.database_path() + "-wal"));
  ExpectAllRefused({"STORAGE_UNAVAILABLE", "STORAGE_FULL"});
  LimitFileSize(RLIM_INFINITY);
  ExpectAllIssued();
}

}  // namespace
}  // namespace rpc_test
