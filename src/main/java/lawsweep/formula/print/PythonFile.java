package lawsweep.formula.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.formula.Entry;
import lawsweep.formula.Factor;
import lawsweep.formula.IndexForm;
import lawsweep.formula.LawFormula;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.MinorPart;
import lawsweep.formula.Minors;
import lawsweep.formula.NamedPolynomial;
import lawsweep.formula.Polynomial;
import lawsweep.formula.PolynomialBody;
import lawsweep.formula.Term;
import lawsweep.formula.WrittenBody;

/** Laws as a file of Python: a function for NumPy and PyTorch, and where the network is small a test of it. */
public final class PythonFile {

  private static final long MOST_MINORS = 10_000;

  private final PrintedLaws printed;
  private final Circuit circuit;
  private final LawQuestion question;

  /** For some laws. */
  public PythonFile(PrintedLaws printed) {
    this.printed = printed;
    this.circuit = printed.laws().circuit();
    this.question = printed.laws().question();
  }

  /**
   * The lines.
   *
   * @param network what the network is, in words
   */
  public List<String> lines(String network) {
    ForwardCode forward = new ForwardCode(circuit);
    List<String> lines = new ArrayList<>();
    lines.add("\"\"\"Conservation laws of " + network.replace("\\", "\\\\").replace("\"", "'") + ".");
    lines.add("");
    lines.add("laws(params) gives the value of each law, by name. params has arrays of NumPy or tensors of PyTorch by"
        + " the names of SHAPES.");
    lines.add(forward.suits() ? "Run this file to test the laws with forward passes of the network; needs NumPy."
        : "The network is too large for a test in this file: print the laws of a smaller one of its kind for that.");
    FlowWords.of(question).ifPresent(flow -> lines.add("Of the flow " + flow + "."));
    lines.addAll(List.of("\"\"\"", "", "import itertools", "import math", "import sys", "", "import numpy as np", ""));
    lines.add("SHAPES = {");
    for (Tensor tensor : circuit.tensors()) {
      lines.add("    \"" + tensor.name() + "\": " + ForwardCode.tuple(tensor.shape()) + ",");
    }
    lines.addAll(List.of("}", "", ""));
    lines.addAll(resource("helpers.py"));
    lines.addAll(List.of("", ""));
    lines.addAll(function());
    if (forward.suits()) {
      lines.addAll(List.of("", ""));
      lines.addAll(new TestCode(printed).lines());
      lines.addAll(List.of("", ""));
      lines.addAll(forward.lines());
      lines.addAll(List.of("", ""));
      lines.addAll(resource("test.py"));
    }
    return lines;
  }

  private List<String> function() {
    List<String> lines = new ArrayList<>();
    if (question.momentum()) {
      lines.add("def laws(params, velocities, t=0.0, tau=1.0):");
      lines.add("    \"\"\"The value of each law by name; velocities has the names of params.\"\"\"");
      lines.add("    p = {**params, **{\"" + "v.\" + name: value for name, value in velocities.items()}}");
    } else if (question.decay()) {
      lines.add("def laws(params, decay=0.0):");
      lines.add("    \"\"\"The value of each law by name; decay is the integral of its rate since the start.\"\"\"");
      lines.add("    p = params");
    } else {
      lines.add("def laws(params):");
      lines.add("    \"\"\"The value of each law by name.\"\"\"");
      lines.add("    p = params");
    }
    lines.add("    h = {}");
    printed.all().forEach(law -> add(law, lines));
    lines.add("    return h");
    return lines;
  }

  private void add(LawFormula law, List<String> lines) {
    String factor =
        TimeFactor.code(law.timeFactor(), "math.exp", "decay").replace("*", " * ").replace(" *  * ", " ** ");
    List<NamedPolynomial> entries = printed.entries() ? law.body().entries(law.name()) : List.of();
    entries.forEach(entry -> lines.add(item(entry.name(), factor, polynomial(entry.polynomial()))));
    if (entries.isEmpty()) {
      switch (law.body()) {
        case IndexForm form -> lines.add(item(law.name(), factor, EinsumCode.of(form)));
        case Minors minors -> lines.add(minors.count() > MOST_MINORS
            ? "    # " + law.name() + ": " + BodyText.plain(minors) + ", too many for an array"
            : item(law.name(), factor, minors(minors)));
        case PolynomialBody(var polynomial) -> lines.add(item(law.name(), factor, polynomial(polynomial)));
        case WrittenBody written -> lines.add("    # " + law.name() + " is no polynomial: " + written.text());
      }
    }
  }

  private static String item(String name, String factor, String value) {
    return "    h[\"" + name + "\"] = " + factor + (factor.isEmpty() ? value : "(" + value + ")");
  }

  private static String minors(Minors minors) {
    return minors.parts().stream().map(PythonFile::part).collect(Collectors.joining(", ", "_minors(", ")"));
  }

  private static String part(MinorPart part) {
    String name = "p[\"" + part.tensor() + "\"]";
    return part.shape().size() == 1 ? name + ".reshape(1, -1)" : part.side() == 0 ? name + ".T" : name;
  }

  private static String polynomial(Polynomial polynomial) {
    SignedSum sum = new SignedSum(" * ");
    for (Term term : polynomial.terms()) {
      sum.add(term.coefficient(), term.factors().stream().map(PythonFile::factor).collect(Collectors.joining(" * ")));
    }
    return sum.toString();
  }

  private static String factor(Factor factor) {
    Entry entry = factor.entry();
    String place = entry.place().stream().map(number -> String.valueOf(number - 1)).collect(Collectors.joining(", "));
    String text = IndexCode.time(entry.tensor()) ? entry.tensor()
        : "p[\"" + entry.tensor() + "\"]" + (place.isEmpty() ? "" : "[" + place + "]");
    return factor.exponent() == 1 ? text : text + " ** " + factor.exponent();
  }

  private static List<String> resource(String name) {
    try (InputStream in = PythonFile.class.getResourceAsStream("/lawsweep/formula/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
