#ifndef TOOLS_RSUCTL_SIMULATION_HTML_PARTS_H_
#define TOOLS_RSUCTL_SIMULATION_HTML_PARTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

// Elements of a page, made of texts in which nothing is markup.
namespace rsuctl {

inline std::string Html(absl::string_view text) {
  return absl::StrReplaceAll(
      text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

// A table with the names of its columns, the first `words` of which hold words
// and the others numbers; rows of text, not of HTML.
class Table {
 public:
  Table(std::size_t words, const std::vector<std::string>& columns)
      : words_(words) {
    Add(columns, "th");
  }

  void Row(const std::vector<std::string>& cells) { Add(cells, "td"); }

  std::string Done() const {
    return absl::StrCat("<div class=\"wide\"><table>\n", html_,
                        "</table></div>\n");
  }

 private:
  void Add(const std::vector<std::string>& cells, const char* kind) {
    absl::StrAppend(&html_, "<tr>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      absl::StrAppend(&html_, "<", kind, i < words_ ? " class=\"text\"" : "",
                      ">", Html(cells[i]), "</", kind, ">");
    }
    absl::StrAppend(&html_, "</tr>\n");
  }

  const std::size_t words_;
  std::string html_;
};

inline std::string Heading(const std::string& text) {
  return absl::StrCat("<h2>", Html(text), "</h2>\n");
}

inline std::string Paragraph(const std::string& text) {
  return absl::StrCat("<p>", Html(text), "</p>\n");
}

inline std::string Note(const std::string& text) {
  return absl::StrCat("<p class=\"note\">", Html(text), "</p>\n");
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_HTML_PARTS_H_
