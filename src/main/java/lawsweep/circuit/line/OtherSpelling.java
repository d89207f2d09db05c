package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;

/** The options that name the same network where it is of an older family: {@code --linear 5,3,2}. */
final class OtherSpelling {

  private static final Pattern CHAIN =
      Pattern.compile("vec ([0-9]+)((?: > dense [0-9]+(?: bias)?(?: > [a-z]+)?)+) > (?:dense|out) ([0-9]+)( bias)?");
  private static final Pattern HIDDEN = Pattern.compile(" > dense ([0-9]+)( bias)?(?: > ([a-z]+))?");
  private static final Pattern HEAD =
      Pattern.compile("seq ([0-9]+)x([0-9]+)(?: causal)? > attn 1x([0-9]+)(?: causal)?");
  private static final Set<String> FUNCTIONS = Set.of("tanh", "gelu", "softplus");

  private OtherSpelling() {}

  /** Of a line in its normal form; empty if no older family has the network. */
  static Optional<String> of(String line) {
    Chain rectified = Chain.of(line);
    if (rectified.network().isPresent()) {
      return rectified.network().map(OtherSpelling::options)
          .map(all -> all + (rectified.entropy() ? " --loss ce" : ""));
    }
    Matcher chain = CHAIN.matcher(line);
    if (chain.matches()) {
      return chain(chain);
    }
    Matcher head = HEAD.matcher(line);
    boolean two = head.matches() && !head.group(1).equals("1");
    return two
        ? Optional.of("--attention " + head.group(2) + "," + head.group(3) + "," + head.group(2))
        : Optional.empty();
  }

  private static String options(Architecture network) {
    return "--" + network.family().label() + " " + network.widthsLabel()
        + (network.bias() == Bias.NONE ? "" : " --bias " + network.bias().label());
  }

  private static Optional<String> chain(Matcher chain) {
    List<String> widths = new ArrayList<>(List.of(chain.group(1)));
    List<String> functions = new ArrayList<>();
    List<Boolean> biases = new ArrayList<>();
    HIDDEN.matcher(chain.group(2)).results().forEach(layer -> {
      widths.add(layer.group(1));
      biases.add(layer.group(2) != null);
      functions.add(layer.group(3) == null || layer.group(3).equals("id") ? "linear" : layer.group(3));
    });
    widths.add(chain.group(3));
    String family = functions.getFirst();
    boolean last = chain.group(4) != null;
    boolean known = family.equals("linear") || FUNCTIONS.contains(family);
    boolean same = Set.copyOf(functions).size() == 1 && Set.copyOf(biases).size() == 1;
    boolean biased = biases.getFirst() || last;
    boolean lastAlone = last && !biases.getFirst();
    boolean biasedLinear = biased && family.equals("linear");
    if (!known || !same || lastAlone || biasedLinear) {
      return Optional.empty();
    }
    return Optional.of("--" + family + " " + outputFirst(widths)
        + (last ? " --bias all" : biased ? " --bias hidden" : ""));
  }

  private static String outputFirst(List<String> widths) {
    Collections.reverse(widths);
    return String.join(",", widths);
  }
}
