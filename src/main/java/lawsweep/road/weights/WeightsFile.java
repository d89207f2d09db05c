package lawsweep.road.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.checkpoint.names.MapRefusedException;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.checkpoint.names.NameMaps;
import lawsweep.checkpoint.names.NameRules;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.law.GivenWeights;
import lawsweep.spec.SpecException;
import lawsweep.work.LimitCheck;

/** The weights of a network in a checkpoint, in the order of the network's tensors. */
public final class WeightsFile {

  /** Networks with more parameters are beyond elimination, whatever the machine. */
  private static final long MOST = 1L << 22;

  private static final long MOST_RULES = 1 << 20;

  private static final int CHUNK = 1 << 14;

  /** Finds the tensors of a network among those that are stored. */
  @FunctionalInterface
  public interface Naming {
    /**
     * The map.
     *
     * @throws MapRefusedException if there is none
     */
    NameMap fit(Network network, List<StoredTensor> stored) throws MapRefusedException;
  }

  private WeightsFile() {}

  /**
   * Reads weights.
   *
   * @param shown what the file is called in messages and records
   * @param path where it is
   * @throws WeightsRefusedException if it cannot be read, or does not hold finite numbers for all tensors
   */
  public static GivenWeights read(String shown, Path path, Network network, Naming naming)
      throws WeightsRefusedException {
    long parameters = network.parameters();
    if (parameters > MOST) {
      throw new WeightsRefusedException("expected a network that elimination can count, got one of " + parameters
          + " parameters, which needs " + LimitCheck.bytes((long) Math.min(8.0 * parameters * parameters, 0x1p62))
          + " of memory");
    }
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      NameMap map = naming.fit(network, checkpoint.tensors());
      double[] theta = new Gathering(shown, checkpoint, map).all(network.circuit());
      return GivenWeights.of(shown, map.label(), theta,
          Balance.toRounding(network.circuit(), map.views(), checkpoint));
    } catch (CheckpointException e) {
      throw new WeightsRefusedException(e.getMessage(), e);
    } catch (MapRefusedException e) {
      throw new WeightsRefusedException(shown + ": " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new WeightsRefusedException(shown + ": there is no such file", e);
    } catch (IOException e) {
      throw new WeightsRefusedException(shown + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads weights from the bytes of one file.
   *
   * @param shown what the file is called in messages and records
   * @throws WeightsRefusedException if they do not hold finite numbers for all tensors
   */
  public static GivenWeights read(String shown, byte[] file, Network network, Naming naming)
      throws WeightsRefusedException {
    try {
      Path folder = Files.createTempDirectory("lawsweep-weights");
      Path copy = folder.resolve(Path.of(shown).getFileName().toString());
      try {
        Files.write(copy, file);
        return read(shown, copy, network, naming);
      } finally {
        Files.deleteIfExists(copy);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new WeightsRefusedException(shown + " cannot be copied to the directory of temporary files: "
          + e.getMessage(), e);
    }
  }

  /** The only map that fits. */
  public static Naming anyNaming() {
    return (network, stored) -> NameMaps.fit(network, Optional.empty(), stored);
  }

  /**
   * Reads the weights of a record again.
   *
   * @throws WeightsRefusedException if they cannot be read, or are others
   */
  static GivenWeights again(Network network, GivenWeights recorded) throws WeightsRefusedException {
    GivenWeights found = read(recorded.file(), Path.of(recorded.file()), network, naming(recorded.names()));
    if (!found.equals(recorded)) {
      throw new WeightsRefusedException(recorded.file() + " has changed: expected weights of the SHA-256 "
          + recorded.sha256() + ", got " + found.sha256());
    }
    return found;
  }

  /**
   * The map that a word names.
   *
   * @param names one of {@link NameMaps#known}, or the name of a file of rules
   * @throws WeightsRefusedException if there is no such file, or it has no rules
   */
  public static Naming naming(String names) throws WeightsRefusedException {
    return NameMaps.known().contains(names)
        ? (network, stored) -> NameMaps.fit(network, Optional.of(names), stored)
        : naming(names, rules(names));
  }

  /**
   * The map that a user's rules make.
   *
   * @param names the name of their file
   * @throws WeightsRefusedException if there are none in it
   */
  public static Naming naming(String names, byte[] rules) throws WeightsRefusedException {
    try {
      NameRules read = NameRules.read(names, rules);
      return (network, stored) -> NameMaps.fit(network, read, stored);
    } catch (SpecException e) {
      throw new WeightsRefusedException(e.getMessage(), e);
    }
  }

  private static byte[] rules(String names) throws WeightsRefusedException {
    Path path = Path.of(names);
    try {
      if (!Files.isRegularFile(path)) {
        throw new WeightsRefusedException("expected " + String.join(", ", NameMaps.known())
            + " or a readable file of rules for names, got '" + names + "'");
      }
      if (Files.size(path) > MOST_RULES) {
        throw new WeightsRefusedException(names + ": expected a file of rules for names, at most " + MOST_RULES
            + " bytes, got " + Files.size(path));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new WeightsRefusedException(names + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads each stored tensor once, and takes from it what the map says. */
  private static final class Gathering {

    private final String shown;
    private final Checkpoint checkpoint;
    private final NameMap map;
    private final Map<String, double[]> read = new HashMap<>();

    Gathering(String shown, Checkpoint checkpoint, NameMap map) {
      this.shown = shown;
      this.checkpoint = checkpoint;
      this.map = map;
    }

    double[] all(Circuit circuit) throws IOException, WeightsRefusedException {
      double[] theta = new double[circuit.columns()];
      for (int t = 0; t < circuit.tensors().size(); t++) {
        Tensor tensor = circuit.tensors().get(t);
        copy(map.views().get(t), theta, tensor.first());
      }
      for (NameMap.Copy copy : map.copies()) {
        check(copy, circuit.tensors().get(copy.tensor()).first(), theta);
      }
      return theta;
    }

    /** A second place of a tensor must hold the same numbers. */
    private void check(NameMap.Copy copy, int first, double[] theta) throws IOException, WeightsRefusedException {
      double[] again = theta.clone();
      copy(copy.view(), again, first);
      if (!Arrays.equals(again, theta)) {
        throw new WeightsRefusedException(shown + ": expected in " + copy.view().stored() + " the numbers of "
            + map.views().get(copy.tensor()).stored() + ", with which it is tied, got others");
      }
    }

    private void copy(TensorView view, double[] to, int at) throws IOException, WeightsRefusedException {
      double[] stored = stored(view.stored());
      int[] entry = new int[view.shape().size()];
      int size = view.shape().stream().reduce(1, (a, b) -> a * b);
      for (int i = 0; i < size; i++) {
        double value = stored[Math.toIntExact(view.number(entry))];
        if (!Double.isFinite(value)) {
          throw new WeightsRefusedException(shown + ": expected finite numbers in " + view.stored() + ", got " + value);
        }
        to[at + i] = value;
        next(entry, view.shape());
      }
    }

    /** The last side fastest. */
    private static void next(int[] entry, List<Integer> shape) {
      for (int side = entry.length - 1; side >= 0; side--) {
        if (++entry[side] < shape.get(side)) {
          return;
        }
        entry[side] = 0;
      }
    }

    private double[] stored(String name) throws IOException, WeightsRefusedException {
      double[] known = read.get(name);
      if (known != null) {
        return known;
      }
      StoredTensor tensor = checkpoint.find(name).orElseThrow();
      if (tensor.size() > MOST) {
        throw new WeightsRefusedException(shown + ": expected tensors of at most " + MOST + " numbers for a count, got "
            + name + " with " + tensor.size());
      }
      double[] all = new double[(int) tensor.size()];
      Numbers numbers = checkpoint.numbers(tensor);
      for (int first = 0; first < all.length; first += CHUNK) {
        numbers.read(first, all, first, Math.min(CHUNK, all.length - first));
      }
      read.put(name, all);
      return all;
    }
  }
}
