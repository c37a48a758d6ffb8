#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/decimal.h"
#include "tools/rsuctl/files/json_object.h"
#include "tools/rsuctl/formulas/formula_commands.h"
#include "tools/rsuctl/formulas/formula_source.h"
#include "tools/rsuctl/words/formula_words.h"
#include "tools/rsuctl/words/language.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::scoring::v1;

struct Piece {
  std::string text;
  std::string figure;  // the place of the figure it is about; may be empty
};

// What a formula says, piece by piece: place and text, in the order of the
// annexes. "urban.terms[cars]" and "0.226".
class Pieces {
 public:
  explicit Pieces(const v1::Formula& formula) {
    Add("name", formula.name());
    Add("effective_from", formula.effective_from());
    Add("source", formula.source());
    Add("mark", formula.mark());
    AddFigure("usable_range.lowest", formula.usable_range().lowest());
    AddFigure("usable_range.highest", formula.usable_range().highest());
    AddAnnex("urban", formula.urban());
    AddAnnex("rural", formula.rural());
  }

  const std::vector<std::string>& places() const { return places_; }

  // Null if nothing is said there.
  const Piece* At(const std::string& place) const {
    const auto found = pieces_.find(place);
    return found == pieces_.end() ? nullptr : &found->second;
  }

 private:
  // `figure` is the place of the figure that the piece is about, if it is.
  void Add(const std::string& place, const std::string& text,
           const std::string& figure = "") {
    if (text.empty()) return;
    places_.push_back(place);
    pieces_[place] = {text, figure};
  }

  void AddFigure(const std::string& place, const v1::Figure& figure) {
    // 0.42 is 0.420. Every figure was read before.
    Add(place, base::ShortestDecimal(base::ParseTicks(figure.value()).value()));
    Add(place + ".mark", figure.mark(), place);
    Add(place + ".source", figure.source(), place);
    Add(place + ".alternatives", absl::StrJoin(figure.alternatives(), ", "),
        place);
  }

  void AddAnnex(const std::string& name, const v1::Annex& annex) {
    AddFigure(name + ".constant", annex.constant());
    for (const v1::RegionConstant& region : annex.regions()) {
      AddFigure(absl::StrCat(name, ".regions[", region.region(), "]"),
                region.constant());
    }
    for (const v1::Term& term : annex.terms()) {
      const std::string place =
          absl::StrCat(name, ".terms[", term.variable(), "]");
      AddFigure(place, term.coefficient());
      Add(place + ".number", term.number(), place);
    }
  }

  std::vector<std::string> places_;
  std::map<std::string, Piece> pieces_;
};

std::string TextOf(const Piece* piece, base::Language language) {
  return piece == nullptr ? Say(FormulaText::kNothing, language)
                          : Number(piece->text, language);
}

// Prints what is said at `place` if it is not the same. Of a figure that only
// one formula has, the figure says it all.
void PrintIfChanged(const std::string& place, const Pieces& from,
                    const Pieces& to, const FormulaFlags& flags) {
  const Piece* const before = from.At(place);
  const Piece* const after = to.At(place);
  const std::string& figure = (before != nullptr ? before : after)->figure;
  if (!figure.empty() &&
      (from.At(figure) == nullptr || to.At(figure) == nullptr)) {
    return;
  }
  if (before != nullptr && after != nullptr && before->text == after->text) {
    return;
  }
  if (flags.format == "json") {
    JsonObject object;
    object.Add("place", place);
    if (before != nullptr) object.Add("a", before->text);
    if (after != nullptr) object.Add("b", after->text);
    std::puts(object.Text().c_str());
    return;
  }
  const base::Language language = Spoken();
  std::printf("%s: %s -> %s\n", place.c_str(), TextOf(before, language).c_str(),
              TextOf(after, language).c_str());
}

}  // namespace

ExitStatus DiffFormulas(const FormulaFlags& flags) {
  const auto before = FindFormula(flags.name);
  if (!before.ok()) PrintMistakes(flags.name, before.status());
  const auto after = FindFormula(flags.other);
  if (!after.ok()) PrintMistakes(flags.other, after.status());
  if (!before.ok() || !after.ok()) return ExitStatus::kRefused;

  const Pieces from(*before);
  const Pieces to(*after);
  for (const std::string& place : from.places()) {
    PrintIfChanged(place, from, to, flags);
  }
  for (const std::string& place : to.places()) {
    if (from.At(place) == nullptr) PrintIfChanged(place, from, to, flags);
  }
  return ExitStatus::kDone;
}

}  // namespace rsuctl
