package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.line.Network;

/**
 * LoRA as Hugging Face's peft stores it: {@code base_model.model.….q_proj.lora_A.default.weight}. Each pair is a layer
 * {@code lowrank}, in the order of names as people count as far as shapes allow.
 */
final class Peft implements Scheme {

  private static final Pattern FACTOR = Pattern.compile("^(.*?)\\.?lora_A(?:\\.default)?\\.weight$");

  @Override
  public String label() {
    return "peft";
  }

  @Override
  public String example() {
    return "base_model.model.q_proj.lora_A.default.weight";
  }

  @Override
  public boolean knows(StoredNames stored) {
    return !stored.before(FACTOR).isEmpty();
  }

  @Override
  public List<Wanted> wanted(Network network, StoredNames stored) throws MapRefusedException {
    List<String> left = new ArrayList<>(pairs(stored));
    List<Piece> pieces = Piece.of(network);
    if (pieces.size() != left.size()) {
      throw new MapRefusedException(label() + ": the network has " + pieces.size() + " layers with weights, the"
          + " checkpoint " + left.size() + " pairs of factors, each of which is a layer lowrank");
    }
    List<Wanted> wanted = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.kind() != Piece.Kind.LOWRANK) {
        throw new MapRefusedException(label() + " has no name for " + piece.stage().name() + " ("
            + piece.stage().text() + "): pairs of factors are layers lowrank");
      }
      Optional<String> fits = left.stream().filter(path -> fits(Modules.lora(piece, path, stored), stored)).findFirst();
      String path = fits.orElse(left.getFirst());
      left.remove(path);
      wanted.addAll(Modules.lora(piece, path, stored));
    }
    return wanted;
  }

  private static boolean fits(List<Wanted> wanted, StoredNames stored) {
    return wanted.stream().allMatch(each -> stored.find(each.name()).filter(each.storage()::fits).isPresent());
  }

  /** The modules that have factors, sorted as people count. */
  static List<String> pairs(StoredNames stored) {
    return stored.before(FACTOR);
  }

  @Override
  public Optional<Sketch> sketch(StoredNames stored) {
    Sketch sketch = new Sketch();
    long width = 0;
    for (String path : pairs(stored)) {
      Optional<List<Long>> in = shape(path, "lora_A", stored);
      Optional<List<Long>> out = shape(path, "lora_B", stored);
      if (in.isEmpty() || out.isEmpty() || (!sketch.empty() && in.get().getLast() != width)) {
        return Optional.empty();
      }
      if (sketch.empty()) {
        sketch.layer("vec " + in.get().getLast());
      }
      width = out.get().getFirst();
      sketch.layer("lowrank " + out.get().getLast() + " to " + width + " frozen");
    }
    return Optional.of(sketch.note("the line has the pairs of factors one behind the other, whatever stands between"
        + " them: the laws of a pair with a frozen matrix are its own"));
  }

  private static Optional<List<Long>> shape(String path, String factor, StoredNames stored) {
    return stored.find(Module.inside(path, factor + ".default.weight"))
        .or(() -> stored.find(Module.inside(path, factor + ".weight"))).map(StoredTensor::shape)
        .filter(shape -> shape.size() == 2);
  }

  @Override
  public boolean strict(String name) {
    return name.contains("lora_");
  }
}
