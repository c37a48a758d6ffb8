#ifndef BASE_RPC_REQUEST_LANGUAGE_H_
#define BASE_RPC_REQUEST_LANGUAGE_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_interceptor.h>
#include <grpcpp/support/status.h>

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/language.h"
#include "proto/google/rpc/status.pb.h"

// In which language a caller is told what is refused: the metadata
// `accept-language` of the call, as HTTP has it (RFC 9110, section 12.5.4),
// says it. The message of a status stays English, and its details have a
// google.rpc.LocalizedMessage beside.
namespace base::rpc {

inline constexpr char kLanguageMetadata[] = "accept-language";

// The language of "ar-MA, fr;q=0.8" that has texts and the highest weight, of
// several the first; English if there is none.
Language ReadAcceptLanguage(absl::string_view header);

Language LanguageOf(const grpc::ServerContextBase& context);

// Adds the message in the language to the details of an error, unless the
// language is English or a part of it has no text there.
void AddMessageInLanguage(Language language, google::rpc::Status& error);
grpc::Status WithMessageInLanguage(const grpc::Status& status,
                                   Language language);

// The LocalizedMessage of a status that came over the wire, if it has one.
std::optional<std::string> LocalizedMessageOf(const absl::Status& status);

// For the server: does the same to the status of every call that asks for
// another language than English. Other calls do not pass it.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>
MessagesInLanguageOfCaller();

}  // namespace base::rpc

#endif  // BASE_RPC_REQUEST_LANGUAGE_H_
