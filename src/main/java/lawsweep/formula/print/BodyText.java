package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import lawsweep.formula.IndexForm;
import lawsweep.formula.LawBody;
import lawsweep.formula.MinorPart;
import lawsweep.formula.Minors;
import lawsweep.formula.PolynomialBody;
import lawsweep.formula.WrittenBody;

/** Laws as one line each, in matrix form. */
final class BodyText {

  private BodyText() {}

  /** In plain characters. */
  static String plain(LawBody body) {
    return switch (body) {
      case IndexForm form -> new IndexText(form, new PlainNotation("^")).text();
      case Minors minors -> minors.rows() + " x " + minors.rows() + " minors of "
          + stacked(minors, new PlainNotation("^"), "(", "; ", ")");
      case PolynomialBody(var polynomial) -> PolynomialText.of(polynomial, new PlainNotation("^"));
      case WrittenBody written -> written.text();
    };
  }

  /** In LaTeX, as it stands between dollar signs. */
  static String latex(LawBody body) {
    return switch (body) {
      case IndexForm form -> new IndexText(form, new LatexNotation()).text();
      case Minors minors -> minors.rows() + " \\times " + minors.rows() + "\\text{ minors of }"
          + stacked(minors, new LatexNotation(), "\\begin{pmatrix}", " \\\\ ", "\\end{pmatrix}");
      case PolynomialBody(var polynomial) -> PolynomialText.of(polynomial, new LatexNotation());
      case WrittenBody written -> written.latex();
    };
  }

  private static String stacked(Minors minors, Notation notation, String open, String between, String close) {
    List<String> parts = new ArrayList<>();
    for (MinorPart part : minors.parts()) {
      String name = notation.tensor(part.tensor());
      parts.add(part.side() == 0 ? notation.transposed(name) : name);
    }
    return open + String.join(between, parts) + close;
  }
}
