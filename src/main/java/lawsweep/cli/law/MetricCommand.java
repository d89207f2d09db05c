package lawsweep.cli.law;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.OutFile;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.export.OpenOutput;
import lawsweep.export.WrittenFile;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.recast.Closure;
import lawsweep.recast.Imbalance;
import lawsweep.recast.LayerWeights;
import lawsweep.recast.LayersFile;
import lawsweep.recast.Leaf;
import lawsweep.recast.NpyMatrix;
import lawsweep.recast.PathMetric;
import lawsweep.recast.ProductMetric;
import lawsweep.recast.Recast;
import lawsweep.recast.RecastForm;
import lawsweep.road.symmetric.ReducedWidths;
import lawsweep.text.Many;
import lawsweep.text.ReaderGoneException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether gradient flow is a Riemannian flow of the function, and with what metric. */
@Command(
    name = "metric",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says whether gradient flow of a network is a flow of its function alone, given the values of its"
        + " conservation laws; and for weights in a file the metric M of that flow, z' = -M grad f(z), at any values of"
        + " the laws. z are the products of weights along all paths (ReLU), or the entries of U1 ... Uq (linear).")
public final class MetricCommand implements Callable<Integer> {

  private static final String NPY = ".npy";
  private static final String NPZ = ".npz";

  @Mixin
  private RecastNetwork networks;

  @Option(
      names = "--at",
      paramLabel = "FILE",
      description = "Weights: arrays U1, ..., Uq in .npz, safetensors or a folder of .npy, U_i with the shape"
          + " n_(i-1) x n_i as PyTorch stores it; U1 makes the output.")
  private String at;

  @Option(
      names = "--laws",
      paramLabel = "H",
      description = "Values of the laws, h1,h2,...: |outgoing|^2 - |incoming|^2 of each hidden neuron, hidden layers in"
          + " order from the output. M is that of the same function at these values; default: those of the weights.")
  private String laws;

  @Option(
      names = "--imbalance",
      paramLabel = "LIST",
      description = "A table of M at the same function for each value in the list, such as 0,1,10,100, as the law of"
          + " all hidden neurons: trace, condition, and by how many percent M changes where z moves by one.")
  private String imbalance;

  @Option(names = "--json", description = "Print one JSON object; M is in it up to 1,000 rows.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write M as .npy; or as .npz M and the arrays U1, ..., Uq of the function at these laws, to start"
          + " training from.")
  private String out;

  @Override
  public Integer call() throws IOException {
    Architecture network = networks.network();
    Optional<Path> file = out == null ? Optional.empty() : Optional.of(file());
    Recast recast = recast(network);
    if (file.isPresent()) {
      write(recast.at().orElseThrow(), file.get());
    }
    if (json) {
      print(recast);
    } else {
      networks.order().note(network).ifPresent(Complaints::say);
      StandardOutput.print(new RecastText(recast, networks.order(), out == null).text());
    }
    return ExitCode.DONE;
  }

  private Path file() {
    if (at == null) {
      throw new UsageException("expected --at FILE with --out, which holds M at these weights");
    }
    if (!out.endsWith(NPY) && !out.endsWith(NPZ)) {
      throw new UsageException("expected --out with a name that ends in .npy or .npz, got '" + out + "'");
    }
    Path path = OutFile.path(out);
    if (OpenOutput.isNamedBy(path)) {
      throw new UsageException("expected --out with a file, got " + out);
    }
    return path;
  }

  private Recast recast(Architecture network) throws IOException {
    if (at == null && (laws != null || imbalance != null)) {
      throw new UsageException("expected --at FILE with " + (laws != null ? "--laws" : "--imbalance")
          + ": the metric is that of a function, which weights say");
    }
    if (laws != null && imbalance != null) {
      throw new UsageException("expected --laws or --imbalance, which has laws of its own, got both");
    }
    Closure closure = Closure.of(network,
        network.family() == Family.LINEAR ? ReducedWidths.of(network).dimension() : 0);
    if (at == null) {
      return new Recast(network, closure, Optional.empty(), List.of());
    }
    refuse(network, closure);
    LayerWeights weights = LayersFile.read(SpecFile.path(at), network);
    try {
      Recast.At point = paths(network) ? point(weights) : linear(weights);
      return new Recast(network, closure, Optional.of(point), table(weights));
    } catch (IllegalArgumentException e) {
      throw new UsageException(at + ": " + e.getMessage(), e);
    }
  }

  private void refuse(Architecture network, Closure closure) {
    if (network.bias() != Bias.NONE) {
      throw new UsageException("expected a network without biases with --at, got bias " + network.bias().label());
    }
    if (!closure.closed()) {
      throw new UsageException("expected a network whose metric is a function of z and the laws, got linear "
          + network.widthsLabel() + " with dim W_0 = " + closure.dimW0() + " and dim Lie = " + closure.lieDim()
          + ": brackets move weights where z does not see it; it takes a width of 1 among the first two and among the"
          + " last two");
    }
    if (!paths(network) && (laws != null || imbalance != null)) {
      throw new UsageException("expected no " + (laws != null ? "--laws" : "--imbalance") + " with linear "
          + network.widthsLabel() + ", whose laws are matrices: M is that at the laws of the weights; for ReLU"
          + " networks, and linear ones with hidden layers of width 1, laws are numbers");
    }
    if (paths(network) && LayerWeights.paths(network) == Long.MAX_VALUE) {
      throw new UsageException("expected less than 2^63 paths, got more with the widths " + network.widthsLabel());
    }
  }

  /** Whether coordinates are products along paths: those of a linear network are where no two paths have the ends. */
  private static boolean paths(Architecture network) {
    return network.family() == Family.RELU || network.hiddenNeurons() == network.depth() - 1;
  }

  private Recast.At point(LayerWeights weights) {
    Leaf.Found found = laws == null ? Leaf.own(weights) : Leaf.at(weights, Numbers.of("--laws", laws));
    return new Recast.At(Arrays.stream(laws == null ? weights.laws() : Numbers.of("--laws", laws)).boxed().toList(),
        found.residual(), found.weights(), new PathMetric(found.weights()));
  }

  private static Recast.At linear(LayerWeights weights) {
    return new Recast.At(List.of(), 0, weights, new ProductMetric(weights));
  }

  private List<Imbalance> table(LayerWeights weights) {
    return imbalance == null ? List.of()
        : Arrays.stream(Numbers.of("--imbalance", imbalance)).mapToObj(law -> Imbalance.at(weights, law)).toList();
  }

  private void write(Recast.At point, Path file) throws IOException {
    if (out.endsWith(NPY) && point.metric().size() > NpyMatrix.MOST_ROWS) {
      throw new UsageException("expected M with at most " + Many.grouped(NpyMatrix.MOST_ROWS) + " rows with --out .npy,"
          + " got " + Many.grouped(point.metric().size()) + "; an .npz holds the weights alone then");
    }
    WrittenFile.write(file, part -> out.endsWith(NPY) ? NpyMatrix.npy(part, point.metric())
        : NpyMatrix.npz(part, point));
    Complaints.say("wrote " + file);
  }

  private static void print(Recast recast) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(new StandardOutput(), 1 << 16)) {
      RecastForm.write(recast, stream);
    } catch (ReaderGoneException e) {
      return;
    }
    recast.at().filter(point -> !point.small()).ifPresent(point -> Complaints.say("note: M has "
        + Many.grouped(point.metric().size()) + " rows and is left out; --out FILE.npy writes it"));
  }
}
