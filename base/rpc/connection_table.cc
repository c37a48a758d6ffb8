#include "base/rpc/connection_table.h"

#include <utility>

namespace base::rpc {

void ConnectionTable::Leave(Id id, Connection& connection) {
  connection.state = State::kLeaving;
  ++leaving_;
  unproven_.erase(id);
  Address& address = addresses_[connection.address];
  address.unproven.erase(id);
  --address.connections;
}

ConnectionTable::Admission ConnectionTable::Admit(
    const std::string& peer, const std::string& address_key) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Admission admission;
  Address& address = addresses_[address_key];
  const bool address_full = address.connections >= limits_.per_address;
  const bool full =
      static_cast<int>(connections_.size()) - leaving_ >= limits_.in_all;
  if (address_full || full) {
    const auto& candidates = address_full ? address.unproven : unproven_;
    if (candidates.empty()) {
      admission.address_full = address_full;
      if (address.connections == 0) addresses_.erase(address_key);
      return admission;
    }
    const auto [id, connection] = *candidates.begin();
    admission.gives_way = id;
    Leave(id, *connection);
  }
  const Id id = ++last_id_;
  admission.id = id;
  Connection& connection = connections_[id];
  connection.peer = peer;
  connection.address = address_key;
  by_peer_[peer] = id;
  unproven_[id] = &connection;
  Address& own = addresses_[address_key];
  own.unproven[id] = &connection;
  ++own.connections;
  if (own.holdings == nullptr) {
    own.holdings = std::make_shared<Holdings>(calls_.of_address, in_all_);
  }
  connection.use =
      std::make_shared<ConnectionUse>(calls_.of_connection, own.holdings);
  admission.use = connection.use;
  return admission;
}

std::vector<ConnectionTable::Id> ConnectionTable::WithoutWork(
    const std::string& address) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<Id> ids;
  for (const auto& [id, connection] : connections_) {
    if (connection.state == State::kProven && !connection.use->is_working() &&
        (address.empty() || connection.address == address)) {
      ids.push_back(id);
    }
  }
  return ids;
}

bool ConnectionTable::Retire(Id id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = connections_.find(id);
  if (found == connections_.end() || found->second.state == State::kLeaving) {
    return false;
  }
  Leave(id, found->second);
  return true;
}

std::shared_ptr<ConnectionUse> ConnectionTable::UseOf(
    const std::string& peer) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = by_peer_.find(peer);
  return found == by_peer_.end() ? nullptr : connections_.at(found->second).use;
}

std::string ConnectionTable::AddressOf(Id id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = connections_.find(id);
  return found == connections_.end() ? "" : found->second.address;
}

bool ConnectionTable::IsProven(const std::string& peer) const {
  const std::shared_ptr<ConnectionUse> use = UseOf(peer);
  return use == nullptr || use->is_proven();
}

bool ConnectionTable::Prove(const std::string& peer,
                            const std::string& caller) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = by_peer_.find(peer);
  if (found == by_peer_.end()) return true;
  const Id id = found->second;
  Connection& connection = connections_.at(id);
  if (connection.state != State::kNew) return true;
  if (!caller.empty()) {
    int& count = callers_[caller];
    if (count >= limits_.per_caller) return false;
    ++count;
  }
  connection.caller = caller;
  connection.state = State::kProven;
  connection.use->Prove();
  unproven_.erase(id);
  addresses_[connection.address].unproven.erase(id);
  return true;
}

ConnectionTable::Ended ConnectionTable::Remove(Id id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = connections_.find(id);
  if (found == connections_.end()) return {};
  Connection connection = std::move(found->second);
  if (connection.state == State::kLeaving) {
    --leaving_;
  } else {
    --addresses_[connection.address].connections;
  }
  const auto address = addresses_.find(connection.address);
  if (address != addresses_.end()) {
    address->second.unproven.erase(id);
    if (address->second.connections == 0) addresses_.erase(address);
  }
  unproven_.erase(id);
  if (!connection.caller.empty()) {
    const auto caller = callers_.find(connection.caller);
    if (--caller->second == 0) callers_.erase(caller);
  }
  // The client's port may have been taken again since.
  const auto peer = by_peer_.find(connection.peer);
  if (peer != by_peer_.end() && peer->second == id) by_peer_.erase(peer);
  connections_.erase(found);
  return {connection.address, connection.use->is_proven(),
          connection.use->was_called(), connection.state == State::kLeaving};
}

int ConnectionTable::size() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return static_cast<int>(connections_.size());
}

int ConnectionTable::leaving() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return leaving_;
}

}  // namespace base::rpc
