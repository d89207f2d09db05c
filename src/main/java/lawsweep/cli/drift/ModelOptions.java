package lawsweep.cli.drift;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.checkpoint.names.NameMaps;
import lawsweep.checkpoint.names.NameRules;
import lawsweep.circuit.line.Network;
import lawsweep.cli.option.NetworkText;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.UsageException;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecText;
import lawsweep.text.Spelling;
import picocli.CommandLine.Option;

/** The options that say which network checkpoints are of. */
final class ModelOptions {

  @Option(
      names = "--net",
      paramLabel = "NET",
      description = "The network in one line from input to output, such as 'vec 10 > dense 16 bias > relu > out 3 bias',"
          + " or @FILE with one layer on each line; lawsweep describe --help has the words, lawsweep inspect proposes one.")
  private String net;

  @Option(
      names = "--names",
      paramLabel = "NAMES",
      description = "How its tensors are named: sequential, mha, encoder-layer, resnet, gpt2, llama, peft, or FILE.yaml"
          + " with rules; default: the only one that fits.")
  private String names;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A YAML file with net: and names:, in place of both options.")
  private String model;

  /**
   * The network and how its tensors are named.
   *
   * @param example a checkpoint that inspect may look at
   * @throws SpecException if a file says it wrongly
   * @throws UsageException if options do not say it
   */
  ModelFile model(String example) throws SpecException {
    if (model != null) {
      if (net != null || names != null) {
        throw new UsageException("expected --model " + model + " alone, got --" + (net != null ? "net" : "names")
            + " too: the file has both");
      }
      return ModelFile.read(model, bytes("--model", model));
    }
    if (net == null) {
      throw new UsageException("expected --net NET or --model FILE, which say what network these are checkpoints of;"
          + " lawsweep inspect " + example + " proposes one");
    }
    Network network = NetworkText.network(net);
    if (names == null || NameMaps.known().contains(names)) {
      return new ModelFile(network, Optional.ofNullable(names), Optional.empty());
    }
    if (!names.endsWith(".yaml") && !names.endsWith(".yml")) {
      throw new UsageException("expected --names " + Spelling.choice(NameMaps.known()) + ", or FILE.yaml, got '" + names
          + "'" + Spelling.hint(names, NameMaps.known()));
    }
    return new ModelFile(network, Optional.empty(), Optional.of(NameRules.read(names, bytes("--names", names))));
  }

  private static byte[] bytes(String option, String name) {
    Path path = SpecFile.path(name);
    if (Files.isDirectory(path)) {
      throw new UsageException("expected " + option + " with a YAML file, got the directory " + name);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(SpecText.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UsageException("expected " + option + " with a readable file, got " + Complaints.reason(e), e);
    }
  }
}
