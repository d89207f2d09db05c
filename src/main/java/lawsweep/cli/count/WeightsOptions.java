package lawsweep.cli.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lawsweep.circuit.line.Chain;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.UsageException;
import lawsweep.law.Fields;
import lawsweep.law.GivenWeights;
import lawsweep.law.NetLine;
import lawsweep.network.Family;
import lawsweep.road.weights.WeightsFile;
import lawsweep.road.weights.WeightsRefusedException;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecText;
import lawsweep.text.SpotException;
import picocli.CommandLine.Option;

/** The options that give the weights of a network. */
final class WeightsOptions {

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Count at the weights of a checkpoint (safetensors, an index of several, .npz, or a folder of .npy)"
          + " and not at random ones.")
  private String weights;

  @Option(
      names = "--names",
      paramLabel = "NAMES",
      description = "With --weights: how its tensors are named, sequential, mha, encoder-layer, resnet, gpt2, llama,"
          + " peft, or a FILE.yaml of rules; default: the only way that fits.")
  private String names;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "With --weights: a YAML file with net: and names:, in place of --net and --names.")
  private String model;

  /** True if there are weights. */
  boolean given() {
    return weights != null;
  }

  /**
   * The network that a line says, at the weights where they are given; empty where it has widths and no weights.
   *
   * @throws UsageException if it is no network, or the file does not hold its weights
   */
  Optional<NetLine> line(ArchitectureOptions architecture) {
    if (weights == null) {
      refuse("--names", names);
      refuse("--model", model);
      return architecture.line();
    }
    try {
      return Optional.of(at(architecture));
    } catch (WeightsRefusedException | SpecException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static void refuse(String option, String value) {
    if (value != null) {
      throw new UsageException("expected " + option + " with --weights FILE, got it alone");
    }
  }

  private NetLine at(ArchitectureOptions architecture) throws WeightsRefusedException, SpecException {
    Optional<ModelFile> read = model == null ? Optional.empty() : Optional.of(model(architecture));
    NetLine line = read.map(file -> new NetLine(file.network())).orElseGet(architecture::lineForWeights);
    if (line.lawsOf().isPresent()) {
      throw new UsageException("expected --weights without --laws-of, whose other tensors are drawn again and again");
    }
    WeightsFile.Naming naming = read.<WeightsFile.Naming>map(file -> (network, stored) -> file.fit(stored))
        .orElseGet(WeightsFile::anyNaming);
    if (names != null) {
      naming = WeightsFile.naming(names);
    }
    GivenWeights found = WeightsFile.read(weights, SpecFile.path(weights), line.network(), naming);
    return checked(line.at(found), architecture);
  }

  /** Data fields of rectifiers are of chains alone. */
  private static NetLine checked(NetLine line, ArchitectureOptions architecture) {
    if (line.fields() == Fields.GATES && architecture.fields(line) == Fields.DATA) {
      try {
        if (Chain.of(line.text()).orRefuse().family() == Family.RESIDUAL) {
          throw new UsageException("expected --fields gates with --weights and residual blocks, got data");
        }
      } catch (SpotException e) {
        throw new UsageException("--net: " + e.getMessage() + "; --fields gates counts any line with rectifiers", e);
      }
    }
    return line;
  }

  private ModelFile model(ArchitectureOptions architecture) throws SpecException {
    if (architecture.named()) {
      throw new UsageException("expected one network, got --model " + model + " and another one");
    }
    if (names != null) {
      throw new UsageException("expected names in the file of --model, got --names " + names + " too");
    }
    Path path = SpecFile.path(model);
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > SpecText.MAX_BYTES) {
        throw new UsageException("expected --model with a YAML file of at most " + SpecText.MAX_BYTES + " bytes, got "
            + model);
      }
      return ModelFile.read(model, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UsageException("expected --model with a readable file, got " + Complaints.reason(e), e);
    }
  }
}
