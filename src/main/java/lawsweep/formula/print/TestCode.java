package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.NamedPolynomial;
import lawsweep.law.setting.MomentumForm;

/** What the test of a Python file has to know of a network and its flow. */
final class TestCode {

  private final PrintedLaws printed;
  private final LawQuestion question;
  private final Circuit circuit;

  TestCode(PrintedLaws printed) {
    this.printed = printed;
    this.question = printed.laws().question();
    this.circuit = printed.laws().circuit();
  }

  /** The lines, without the test itself. */
  List<String> lines() {
    boolean mirrored = IntStream.range(0, circuit.tensors().size()).anyMatch(tensor -> power(tensor) > 0);
    List<String> lines = new ArrayList<>();
    lines.add("CROSS_ENTROPY = " + truth(circuit.centred()));
    lines.add("OUTPUT = " + ForwardCode.tuple(circuit.steps().get(circuit.output()).shape()));
    lines.add("MOMENTUM = " + truth(question.momentum()));
    lines.add("DUAL = " + truth(question.flow().flatMap(flow -> flow.form()).filter(MomentumForm.DUAL::equals)
        .isPresent()));
    lines.add("POSITIVE = " + truth(mirrored));
    lines.add("METRIC = {" + IntStream.range(0, circuit.tensors().size())
        .mapToObj(tensor -> "\"" + circuit.tensors().get(tensor).name() + "\": " + power(tensor))
        .collect(Collectors.joining(", ")) + "}");
    lines.add("DEGREES = {" + (question.decay() ? degrees() : "") + "}");
    lines.addAll(List.of("", ""));
    lines.addAll(values());
    if (circuit.steps().stream().anyMatch(Step.Rotation.class::isInstance)) {
      lines.addAll(List.of("", "", "def _rotation(positions, planes):",
          "    \"\"\"Cosines and sines of angles that no two planes share.\"\"\"",
          "    angles = np.outer(np.arange(positions), 1.0 / np.sqrt(np.arange(planes) + 2.0))",
          "    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)"));
    }
    return lines;
  }

  private List<String> values() {
    List<String> lines = new ArrayList<>(List.of("def _laws_at(params, velocities, t):"));
    lines.add(!question.momentum() ? "    return laws(params)" : "    return laws(params, velocities, t, 0.6)");
    if (question.momentum()) {
      lines.addAll(List.of("", "", "def _damping(t):", "    return " + switch (question.friction()) {
        case NONE -> "0.0";
        case ONE -> "1.0";
        case CONSTANT -> "0.6";
        case NESTEROV -> "3.0 / t";
      }));
    }
    return lines;
  }

  private int power(int tensor) {
    return question.metrics(circuit).get(tensor).power();
  }

  private String degrees() {
    return printed.all().stream().filter(law -> law.degree().isPresent())
        .flatMap(law -> printed.entries()
            ? law.body().entries(law.name()).stream().map(NamedPolynomial::name)
                .map(name -> "\"" + name + "\": " + law.degree().getAsInt())
            : Stream.of("\"" + law.name() + "\": " + law.degree().getAsInt()))
        .collect(Collectors.joining(", "));
  }

  private static String truth(boolean value) {
    return value ? "True" : "False";
  }
}
