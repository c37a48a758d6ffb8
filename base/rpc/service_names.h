#ifndef BASE_RPC_SERVICE_NAMES_H_
#define BASE_RPC_SERVICE_NAMES_H_

#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/impl/server_initializer.h>

#include <memory>
#include <string>
#include <vector>

namespace base::rpc {

// Gives the names of all services of a server, gRPC's own included, once it is
// built.
class ServiceNames : public grpc::ServerBuilderOption {
 public:
  // Borrows `names`.
  explicit ServiceNames(std::vector<std::string>* names) : names_(*names) {}

  void UpdateArguments(grpc::ChannelArguments*) override {}

  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>*
                         plugins) override {
    plugins->push_back(std::make_unique<Plugin>(&names_));
  }

 private:
  class Plugin : public grpc::ServerBuilderPlugin {
   public:
    explicit Plugin(std::vector<std::string>* names) : names_(*names) {}
    std::string name() override { return "service_names"; }
    void InitServer(grpc::ServerInitializer*) override {}
    void Finish(grpc::ServerInitializer* initializer) override {
      names_ = *initializer->GetServiceList();
    }
    void ChangeArguments(const std::string&, void*) override {}

   private:
    std::vector<std::string>& names_;
  };

  std::vector<std::string>& names_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_SERVICE_NAMES_H_
