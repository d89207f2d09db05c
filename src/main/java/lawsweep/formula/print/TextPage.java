package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.circuit.Tensor;
import lawsweep.formula.FormulaKind;
import lawsweep.formula.Independent;
import lawsweep.formula.LawFormula;
import lawsweep.formula.NamedPolynomial;
import lawsweep.formula.WrittenBody;
import lawsweep.text.Many;

/** Laws for people. */
public final class TextPage {

  private static final int MOST_TENSORS = 12;

  private final PrintedLaws printed;

  /** For some laws. */
  public TextPage(PrintedLaws printed) {
    this.printed = printed;
  }

  /**
   * The lines.
   *
   * @param network what the network is, in words
   */
  public List<String> lines(String network) {
    List<String> lines = new ArrayList<>();
    lines.add("network      " + network);
    lines.add("parameters   D = " + Many.grouped(printed.laws().circuit().parameters()));
    lines.add("tensors      " + tensors());
    FlowWords.of(printed.laws().question()).ifPresent(flow -> lines.add("flow         " + flow));
    lines.add("laws         " + summary());
    printed.all().forEach(law -> add(law, lines));
    List<String> notes = Stream.concat(printed.laws().missing().stream(), printed.notes().stream()).toList();
    if (!notes.isEmpty() || plain()) {
      lines.add("");
    }
    notes.forEach(note -> lines.add("note         " + note));
    if (plain()) {
      lines
          .add("note         where weights decay at a rate lambda(t), the same for all of them, a law of degree d times"
              + " exp(d*integral(lambda)) is conserved");
    }
    return lines;
  }

  private boolean plain() {
    return !printed.laws().laws().isEmpty() && printed.laws().question().flow().isEmpty()
        && !printed.laws().question().decay();
  }

  private String tensors() {
    List<Tensor> tensors = printed.laws().circuit().tensors();
    return tensors.stream().limit(MOST_TENSORS).map(tensor -> tensor.name() + " "
        + (tensor.shape().isEmpty() ? "1"
            : tensor.shape().stream().map(String::valueOf).collect(Collectors.joining("x"))))
        .collect(Collectors.joining(", ")) + (tensors.size() > MOST_TENSORS ? ", … (lawsweep describe has all)" : "");
  }

  private String summary() {
    if (printed.all().isEmpty()) {
      return "none that the generators of the network give";
    }
    List<String> counts = new ArrayList<>();
    for (FormulaKind kind : FormulaKind.values()) {
      List<LawFormula> laws = printed.all().stream().filter(law -> law.kind() == kind).toList();
      if (!laws.isEmpty()) {
        counts.add(count(laws.stream().mapToLong(law -> law.body().count()).reduce(0, TextPage::sum)) + " "
            + kind.word());
      }
    }
    return String.join(", ", counts) + "; " + Independent.text(printed.laws());
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private static String count(long count) {
    return count == Long.MAX_VALUE ? "very many" : Many.grouped(count);
  }

  private void add(LawFormula law, List<String> lines) {
    String factor = law.timeFactor().equals("1") ? "" : ", times " + law.timeFactor();
    lines.add("");
    lines.add(law.name() + "   " + law.kind().word()
        + (law.degree().isPresent() ? ", degree " + law.degree().getAsInt() : "")
        + ", " + (law.body().count() == 1 ? "1 law" : count(law.body().count()) + " laws") + factor);
    lines.add("    " + BodyText.plain(law.body()));
    if (law.body() instanceof WrittenBody written) {
      written.note().forEach(note -> lines.add("    " + note));
    }
    if (printed.entries()) {
      for (NamedPolynomial entry : law.body().entries(law.name())) {
        lines.add("    " + entry.name() + " = " + PolynomialText.of(entry.polynomial(), new PlainNotation("^")));
      }
    }
  }
}
