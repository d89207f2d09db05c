package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lawsweep.checkpoint.names.Piece.Kind;
import lawsweep.circuit.line.Network;

/** torchvision's residual networks: {@code conv1}, {@code bn1}, {@code layer2.0.conv1}, {@code fc}. */
final class ResNet implements Scheme {

  private static final Pattern BLOCK = Pattern.compile("^(.*?layer[0-9]+\\.[0-9]+\\.)conv1\\.weight$");
  private static final Pattern STEM = Pattern.compile("^(.*?)layer[0-9]+\\.[0-9]+\\.conv1\\.weight$");
  private static final int MOST_CONVS = 9;
  private static final List<String> SHORTCUTS = List.of("downsample", "shortcut");
  private static final List<String> HEADS = List.of("fc", "linear");

  @Override
  public String label() {
    return "resnet";
  }

  @Override
  public String example() {
    return "layer1.0.conv1.weight";
  }

  @Override
  public boolean knows(StoredNames stored) {
    return !stored.before(BLOCK).isEmpty();
  }

  @Override
  public List<Wanted> wanted(Network network, StoredNames stored) throws MapRefusedException {
    List<String> paths = paths(stored);
    List<Piece> pieces = Piece.of(network);
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < Math.max(paths.size(), pieces.size()); i++) {
      String path = i < paths.size() ? paths.get(i) : "nothing";
      Optional<Piece> piece = i < pieces.size() ? Optional.of(pieces.get(i)) : Optional.empty();
      if (piece.isEmpty() || piece.get().kind() != kind(path)) {
        throw new MapRefusedException(label() + ": expected "
            + (piece.isEmpty() ? "no more"
                : piece.get().stage().name()
                    + " (" + piece.get().stage().text() + ")")
            + ", got " + path);
      }
      wanted.addAll(Modules.plain(piece.get(), path, stored));
    }
    return wanted;
  }

  /** All modules in the order in which they are applied: what is added to a block stands behind its own. */
  static List<String> paths(StoredNames stored) {
    String base = stored.before(STEM).getFirst();
    List<String> paths = new ArrayList<>(List.of(base + "conv1", base + "bn1"));
    for (String block : stored.before(BLOCK)) {
      for (int i = 1; i <= MOST_CONVS; i++) {
        paths.add(block + "conv" + i);
        paths.add(block + "bn" + i);
      }
      SHORTCUTS.forEach(side -> paths.addAll(List.of(block + side + ".0", block + side + ".1")));
    }
    HEADS.forEach(head -> paths.add(base + head));
    return paths.stream().filter(path -> stored.has(path + ".weight")).toList();
  }

  private static Kind kind(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    return Stream.of("bn", "1").anyMatch(norm -> last.startsWith(norm)) ? Kind.NORM
        : HEADS.contains(last) ? Kind.LINEAR : last.equals("nothing") ? Kind.OTHER : Kind.CONV;
  }

  @Override
  public Optional<Sketch> sketch(StoredNames stored) {
    return ResNetSketch.of(stored);
  }

  @Override
  public boolean strict(String name) {
    return true;
  }
}
