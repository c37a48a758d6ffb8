#include "base/rpc/request_language.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/refusals/in_language.h"
#include "base/rpc/status.h"
#include "base/words/forms.h"
#include "proto/google/rpc/error_details.pb.h"

namespace base::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerInterceptorFactoryInterface;
using grpc::experimental::ServerRpcInfo;

// Room for the message in the trailer, beside what status.cc puts there: all of
// it is less than the 8 KiB that a client takes.
constexpr std::size_t kMaxLocalizedBytes = 1'000;

// A header of more parts is not read on.
constexpr int kMaxParts = 16;

// Weights have three decimals at most: from 0 to 1000.
constexpr int kFullWeight = 1'000;

// The weight of ";q=0.8", full without one; 0 for what is none.
int WeightOf(absl::string_view parameter) {
  parameter = absl::StripAsciiWhitespace(parameter);
  if (parameter.empty()) return kFullWeight;
  if (!absl::ConsumePrefix(&parameter, "q=")) return 0;
  if (absl::ConsumePrefix(&parameter, "1")) return kFullWeight;
  if (!absl::ConsumePrefix(&parameter, "0")) return 0;
  absl::ConsumePrefix(&parameter, ".");
  std::string decimals(parameter.substr(0, 3));
  decimals.resize(3, '0');
  int weight = 0;
  return absl::SimpleAtoi(decimals, &weight) ? weight : 0;
}

// The first sentences of a text that is too long.
std::string Shortened(std::string text, Language language) {
  if (text.size() <= kMaxLocalizedBytes) return text;
  const std::size_t end = absl::string_view(text).rfind(
      words::BetweenSentences(language), kMaxLocalizedBytes);
  text.resize(end == absl::string_view::npos ? 0 : end);
  return text;
}

class Speaker : public Interceptor {
 public:
  explicit Speaker(Language language) : language_(language) {}

  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(
            InterceptionHookPoints::PRE_SEND_STATUS)) {
      const grpc::Status status = methods->GetSendStatus();
      if (!status.ok()) {
        methods->ModifySendStatus(WithMessageInLanguage(status, language_));
      }
    }
    methods->Proceed();
  }

 private:
  const Language language_;
};

class Speakers : public ServerInterceptorFactoryInterface {
 public:
  Interceptor* CreateServerInterceptor(ServerRpcInfo* call) override {
    const Language language = LanguageOf(*call->server_context());
    return language == Language::kEnglish ? nullptr : new Speaker(language);
  }
};

}  // namespace

Language ReadAcceptLanguage(absl::string_view header) {
  Language language = Language::kEnglish;
  int best = 0;
  int parts = 0;
  for (const absl::string_view part : absl::StrSplit(header, ',')) {
    if (++parts > kMaxParts) break;
    const std::pair<absl::string_view, absl::string_view> tag =
        absl::StrSplit(part, absl::MaxSplits(';', 1));
    const std::string primary = absl::AsciiStrToLower(
        absl::StripAsciiWhitespace(tag.first.substr(0, tag.first.find('-'))));
    const std::optional<Language> known = ParseLanguage(primary);
    const int weight = WeightOf(tag.second);
    if (!known.has_value() || weight <= best) continue;
    language = *known;
    best = weight;
  }
  return language;
}

Language LanguageOf(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(kLanguageMetadata);
  if (found == metadata.end()) return Language::kEnglish;
  return ReadAcceptLanguage(
      absl::string_view(found->second.data(), found->second.size()));
}

void AddMessageInLanguage(Language language, google::rpc::Status& error) {
  if (language == Language::kEnglish) return;
  const absl::Status status =
      FromDetails(static_cast<absl::StatusCode>(error.code()), error.message(),
                  error.SerializeAsString());
  if (!refusals::HasTexts(status)) return;
  const std::string message =
      Shortened(refusals::MessageInLanguage(status, language), language);
  if (message.empty()) return;
  google::rpc::LocalizedMessage localized;
  localized.set_locale(std::string(LanguageCode(language)));
  localized.set_message(message);
  error.add_details()->PackFrom(localized);
}

grpc::Status WithMessageInLanguage(const grpc::Status& status,
                                   Language language) {
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) return status;
  if (details.code() == 0) {
    // A failure of gRPC's own.
    details.set_code(status.error_code());
    details.set_message(status.error_message());
  }
  const int before = details.details_size();
  AddMessageInLanguage(language, details);
  if (details.details_size() == before) return status;
  return grpc::Status(status.error_code(), status.error_message(),
                      details.SerializeAsString());
}

std::optional<std::string> LocalizedMessageOf(const absl::Status& status) {
  std::optional<std::string> found;
  status.ForEachPayload([&found](absl::string_view, const absl::Cord& bytes) {
    google::rpc::Status details;
    if (!details.ParseFromString(std::string(bytes))) return;
    for (const google::protobuf::Any& any : details.details()) {
      google::rpc::LocalizedMessage localized;
      if (any.UnpackTo(&localized)) found = localized.message();
    }
  });
  return found;
}

std::unique_ptr<ServerInterceptorFactoryInterface>
MessagesInLanguageOfCaller() {
  return std::make_unique<Speakers>();
}

}  // namespace base::rpc
