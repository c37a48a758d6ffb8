#ifndef BASE_RPC_CONNECTION_TABLE_H_
#define BASE_RPC_CONNECTION_TABLE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/rpc/connection_use.h"
#include "base/rpc/holdings.h"

namespace base::rpc {

// How many connections a server holds at a time, each at least 1.
struct ConnectionLimits {
  int in_all = 1;
  int per_address = 1;  // of one IPv4 address, or one IPv6 network of 64 bits
  int per_caller = 1;   // of one certificate's name
};

// What calls may hold at a time.
struct CallLimits {
  HoldingLimits of_connection = {256, std::int64_t{32} << 20};
  HoldingLimits of_address = {4'000, std::int64_t{128} << 20};
  HoldingLimits in_all = {20'000, std::int64_t{512} << 20};
};

// Who is connected, and who gives way when there are too many: first the oldest
// connection from which no call came yet (those of health and reflection do not
// count), then, as its owner chooses, one that was called on and is silent. So
// nobody keeps others out with connections that say nothing. Thread-safe.
class ConnectionTable {
 public:
  using Id = std::uint64_t;

  explicit ConnectionTable(const ConnectionLimits& limits,
                           const CallLimits& calls = CallLimits())
      : limits_(limits),
        calls_(calls),
        in_all_(std::make_shared<Holdings>(calls.in_all)) {}

  struct Admission {
    // None: refused, since calls came from every connection that could give
    // way.
    std::optional<Id> id;
    std::shared_ptr<ConnectionUse> use;

    // Refused because of the address alone.
    bool address_full = false;

    // Has to end, to make room. Counts as gone.
    std::optional<Id> gives_way;
  };

  // Takes up a new connection. `peer` is its address with the port, as gRPC
  // names it; `address` that of the limit for each address.
  Admission Admit(const std::string& peer, const std::string& address);

  // Connections on which there was a call and for which the server does no work
  // now, of an address or, if it is empty, of all.
  std::vector<Id> WithoutWork(const std::string& address) const;

  // Has such a connection end. Counts as gone. False if it is gone already.
  bool Retire(Id id);

  // Of a connection; null if nothing is known of it.
  std::shared_ptr<ConnectionUse> UseOf(const std::string& peer) const;

  // That of the limit for each address; empty if the connection is gone.
  std::string AddressOf(Id id) const;

  // Whether a call came from `peer` before, or nothing is known of it.
  bool IsProven(const std::string& peer) const;

  // Notes the first call of a connection. False if `caller` has as many
  // connections as it may; then the connection stays one that gives way. An
  // empty `caller` has no limit of its own.
  bool Prove(const std::string& peer, const std::string& caller);

  struct Ended {
    std::string address;
    bool proven = false;
    bool was_called = false;  // ConnectionUse::was_called()
    bool gave_way = false;
  };

  // Forgets a connection that has ended.
  Ended Remove(Id id);

  int size() const;

  // Those that were to give way and have not ended yet.
  int leaving() const;

 private:
  enum class State { kNew, kProven, kLeaving };

  struct Connection {
    std::string peer;
    std::string address;
    std::string caller;
    State state = State::kNew;
    std::shared_ptr<ConnectionUse> use;
  };

  struct Address {
    int connections = 0;  // but for those that leave
    std::map<Id, Connection*> unproven;
    std::shared_ptr<Holdings> holdings;
  };

  void Leave(Id id, Connection& connection);

  const ConnectionLimits limits_;
  const CallLimits calls_;
  const std::shared_ptr<Holdings> in_all_;

  mutable std::mutex mutex_;
  Id last_id_ = 0;
  int leaving_ = 0;
  std::unordered_map<Id, Connection> connections_;
  std::unordered_map<std::string, Id> by_peer_;
  std::map<Id, Connection*> unproven_;  // oldest first
  std::unordered_map<std::string, Address> addresses_;
  std::unordered_map<std::string, int> callers_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_CONNECTION_TABLE_H_
