#ifndef BASE_RPC_CONNECTION_TABLE_H_
#define BASE_RPC_CONNECTION_TABLE_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace base::rpc {

// How many connections a server holds at a time, each at least 1.
struct ConnectionLimits {
  int in_all = 1;
  int per_address = 1;  // of one IPv4 address, or one IPv6 network of 64 bits
  int per_caller = 1;   // of one certificate's name
};

// Who is connected, and who gives way when there are too many: first the oldest
// connection from which no call came yet (those of health and reflection, which
// have no door, do not count). So nobody keeps others out with connections that
// say nothing. Thread-safe.
class ConnectionTable {
 public:
  using Id = std::uint64_t;

  explicit ConnectionTable(const ConnectionLimits& limits) : limits_(limits) {}

  struct Admission {
    // None: refused, since every connection that could give way is in use.
    std::optional<Id> id;

    // Has to end, to make room. Counts as gone.
    std::optional<Id> gives_way;
  };

  // Takes up a new connection. `peer` is its address with the port, as gRPC
  // names it; `address` that of the limit for each address.
  Admission Admit(const std::string& peer, const std::string& address);

  // Whether a call came from `peer` before, or nothing is known of it.
  bool IsProven(const std::string& peer) const;

  // Notes the first call of a connection. False if `caller` has as many
  // connections as it may; then the connection stays one that gives way. An
  // empty `caller` has no limit of its own.
  bool Prove(const std::string& peer, const std::string& caller);

  struct Ended {
    std::string address;
    bool proven = false;
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
  };

  struct Address {
    int connections = 0;  // but for those that leave
    std::map<Id, Connection*> unproven;
  };

  void Leave(Id id, Connection& connection);

  const ConnectionLimits limits_;

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
