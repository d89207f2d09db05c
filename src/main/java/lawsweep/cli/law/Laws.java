package lawsweep.cli.law;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lawsweep.circuit.types.TypeRefusedException;
import lawsweep.cli.option.NetworkOptions;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.NetworkLaws;
import lawsweep.formula.degree.DegreeForm;
import lawsweep.formula.degree.DegreeResult;
import lawsweep.formula.degree.DegreeText;
import lawsweep.formula.print.FormulaFormat;
import lawsweep.formula.print.LatexPage;
import lawsweep.formula.print.LawsForm;
import lawsweep.formula.print.PrintedLaws;
import lawsweep.formula.print.PythonFile;
import lawsweep.formula.print.SympyFile;
import lawsweep.formula.print.TextPage;
import lawsweep.formula.scalar.ScalarLaws;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the laws of a network as formulas. */
@Command(
    name = "laws",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints conservation laws of one architecture as formulas: those that its generators give, and"
        + " what is known beyond them.")
public final class Laws implements Callable<Integer> {

  @Mixin
  private NetworkOptions network;

  @Mixin
  private LawFlowOptions flow;

  @Mixin
  private DegreeOptions degree;

  @Mixin
  private BeyondOptions beyond;

  @Mixin
  private PrintOptions print;

  @Override
  public Integer call() throws IOException {
    Optional<Path> file = print.file();
    LawQuestion question = flow.question(network.subject());
    degree.check(question, print.format() == FormulaFormat.JSON);
    if (beyond.given() && (degree.given() || print.entries())) {
      throw new UsageException("expected --evaluate and --algebraic-bound without --degree and --entries: they are"
          + " printed in place of formulas");
    }
    Optional<String> instead = beyond.text(question, print.format());
    if (instead.isPresent()) {
      PrintOptions.write(file, instead.get());
      return ExitCode.DONE;
    }
    PrintedLaws laws = laws(question);
    print.check(laws);
    PrintOptions.write(file, text(laws, degree.result(question)));
    return ExitCode.DONE;
  }

  private PrintedLaws laws(LawQuestion question) {
    try {
      return new PrintedLaws(NetworkLaws.of(question), ScalarLaws.of(question), ScalarLaws.notes(question),
          print.entries());
    } catch (TypeRefusedException | IllegalArgumentException e) {
      throw new UsageException("no laws as formulas of this network: " + e.getMessage(), e);
    }
  }

  private String text(PrintedLaws laws, Optional<DegreeResult> found) {
    List<String> lines = found.map(result -> DegreeText.lines(result.certificate())).orElse(List.of());
    if (print.format() != FormulaFormat.JSON && print.format() != FormulaFormat.TEXT) {
      lines.stream().filter(line -> !line.isEmpty()).forEach(Complaints::say);
    }
    if (print.format() != FormulaFormat.TEXT) {
      laws.laws().missing().ifPresent(line -> Complaints.say("note: " + line));
    } else {
      laws.laws().question().subject().architecture().flatMap(network.order()::note).ifPresent(Complaints::say);
    }
    String words = words(laws.laws().question().subject());
    return switch (print.format()) {
      case TEXT -> String.join("\n", Stream.concat(new TextPage(laws).lines(words).stream(), lines.stream()).toList());
      case LATEX -> String.join("\n", new LatexPage(laws).lines(words));
      case PYTHON -> String.join("\n", new PythonFile(laws).lines(words));
      case SYMPY -> String.join("\n", new SympyFile(laws).lines(words));
      case JSON -> json(laws, found).text(laws, Lists.ARRAYS);
    };
  }

  private static Form<PrintedLaws> json(PrintedLaws laws, Optional<DegreeResult> found) {
    Form.Builder<PrintedLaws> form = Form.<PrintedLaws>of().embed(LawsForm.of(laws), each -> each);
    return found.map(result -> form.embed(DegreeForm.of(result), _ -> result))
        .orElseGet(() -> form.value(DegreeForm.CERTIFICATE_KEY, (json, _) -> json.writeNull())).writeOnly();
  }

  private String words(Subject subject) {
    return switch (subject) {
      case NetLine line -> line.text() + line.lawsOf().map(names -> ", laws of " + names).orElse("");
      case Subject.Widths(var architecture, var loss) -> architecture.family().label() + " "
          + network.order().shown(architecture.widths());
    };
  }
}
