#include "tools/rsuctl/options/command.h"

#include "CLI/CLI.hpp"

namespace rsuctl {

Option Option::Required(bool required) const {
  return Option(option_->required(required));
}

Option Option::Type(const std::string& name) const {
  return Option(option_->type_name(name));
}

Option Option::Check(const BrokenRule& rule) const {
  return Option(option_->check(rule));
}

Option Option::OneOf(const std::vector<std::string>& values) const {
  return Option(option_->check(CLI::IsMember(values)));
}

Option Option::Between(int least, int most) const {
  return Option(option_->check(CLI::Range(least, most)));
}

Option Option::ReadBy(
    const std::function<std::string(std::string)>& read) const {
  return Option(option_->transform(read));
}

Option Option::Takes(int least, int most) const {
  return Option(option_->expected(least, most));
}

Option Option::TakesOneAtATime() const {
  return Option(option_->allow_extra_args(false));
}

Option Option::ShowDefault() const {
  return Option(option_->capture_default_str());
}

Option Option::ShowDefault(const std::string& text) const {
  return Option(option_->default_str(text));
}

Option Option::Hidden() const { return Option(option_->group("")); }

Option Command::Add(const std::string& name, std::string& value,
                    const std::string& help) const {
  return Option(app_->add_option(name, value, help));
}

Option Command::Add(const std::string& name, std::optional<std::string>& value,
                    const std::string& help) const {
  return Option(app_->add_option(name, value, help));
}

Option Command::Add(const std::string& name, std::vector<std::string>& values,
                    const std::string& help) const {
  return Option(app_->add_option(name, values, help));
}

Option Command::Add(const std::string& name, int& value,
                    const std::string& help) const {
  return Option(app_->add_option(name, value, help));
}

Option Command::Add(const std::string& name, const std::string& help) const {
  return Option(app_->add_option(name)->description(help));
}

Option Command::AddFlag(const std::string& name, bool& value,
                        const std::string& help) const {
  return Option(app_->add_flag(name, value, help));
}

Option Command::AddFlag(const std::string& name,
                        const std::function<void()>& given) const {
  return Option(app_->add_flag_callback(name, given));
}

Command Command::AddChild(const std::string& name,
                          const std::string& help) const {
  return Command(app_->add_subcommand(name, help));
}

void Command::NeedChild() const { app_->require_subcommand(1); }

void Command::Footer(const std::string& text) const { app_->footer(text); }

void Command::OnGiven(const std::function<void()>& given) const {
  app_->callback(given);
}

std::vector<Command> Command::Children() const {
  const auto all = [](CLI::App*) { return true; };
  std::vector<Command> children;
  for (CLI::App* child : app_->get_subcommands(all)) {
    children.emplace_back(child);
  }
  return children;
}

std::optional<std::string> Command::Given(const std::string& name) const {
  const CLI::Option* const option = app_->get_option_no_throw(name);
  if (option == nullptr || option->empty()) return std::nullopt;
  return option->as<std::string>();
}

}  // namespace rsuctl
