package lawsweep.cli.count;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lawsweep.circuit.line.Description;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.word.Vocabulary;
import lawsweep.cli.option.NetworkText;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.road.circuit.LawsOfLine;
import lawsweep.road.generators.Survivors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a network is. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the layers and tensors of a network, its number of parameters, its known laws by kind, and how to"
        + " write it elsewhere.")
public final class Describe implements Callable<Integer> {

  @Option(
      names = "--net",
      paramLabel = "NET",
      required = true,
      description = "A network in one line from input to output, such as 'vec 2 > dense 3 > relu > out 1', or @FILE"
          + " with one layer on each line.")
  private String net;

  /** Ends the help with the words of the language. */
  @Spec
  void words(CommandSpec command) {
    List<String> lines = new ArrayList<>(List.of("", "Layers are separated by >. Their words, ACT being a function:"));
    Vocabulary.usages().forEach(usage -> lines.add("  " + usage));
    lines.addAll(List.of("  res( LAYERS ), res( LAYERS | LAYERS ), L*( LAYERS )",
        "Such as 'seq 2x4 causal > res(rms > attn 2x2 rope) > res(rms > glu 6 silu) > rms > ce 5'."));
    command.usageMessage().footer(lines.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    Network network = NetworkText.network(net);
    List<String> laws = LawsOfLine.suit(network) ? List.of(LawsOfLine.of(network, new VectorKernels()))
        : Survivors.of(network);
    StandardOutput.print(Description.of(network) + "\n"
        + "known laws   " + String.join("\n" + " ".repeat(13), laws));
    return ExitCode.DONE;
  }
}
