package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.json.Form;
import lawsweep.json.Lists;

/**
 * How many laws of a scalar block can be algebraic, by p-th powers: a rational law with good reduction mod p is killed
 * by the derivations X, X^p, X^{p²}, …, so that where it stays a law mod p there are at most D minus the dimension of
 * their span. Evidence, no proof.
 *
 * @param block the block; all of a network
 * @param primes the primes that were tried, increasing
 */
public record AlgebraicBound(ScalarBlock block, List<PrimeSpan> primes) {

  private static final Form<PrimeSpan> PRIME = Form.<PrimeSpan>of()
      .whole("p", PrimeSpan::prime)
      .whole("span", PrimeSpan::span)
      .whole("powers", PrimeSpan::powers)
      .whole("draws", PrimeSpan::draws)
      .writeOnly();

  private static final Form<AlgebraicBound> FORM = Form.<AlgebraicBound>of()
      .numbers("widths", bound -> bound.block().widths())
      .whole("parameters", bound -> bound.block().parameters())
      .whole("laws", bound -> bound.block().laws())
      .whole("known", bound -> bound.block().known())
      .whole("D_minus_known", AlgebraicBound::most)
      .whole("span", AlgebraicBound::span)
      .whole("algebraic_at_most", AlgebraicBound::atMost)
      .truth("met", AlgebraicBound::met)
      .truth("proof", _ -> false)
      .list("primes", PRIME, AlgebraicBound::primes)
      .writeOnly();

  /** With a list that does not change. */
  public AlgebraicBound {
    primes = List.copyOf(primes);
  }

  /** The largest span over all primes and draws. */
  public int span() {
    return primes.stream().mapToInt(PrimeSpan::span).max().orElse(0);
  }

  /** D minus the largest span: no more laws are algebraic, unless they degenerate at each prime. */
  public long atMost() {
    return block.parameters() - span();
  }

  /** True if the bound is met by the functions of balances. */
  public boolean met() {
    return atMost() == block.known();
  }

  /** The largest span there can be: D minus the functions of balances, which all powers kill. */
  private long most() {
    return block.parameters() - block.known();
  }

  /** For programs: one JSON object in one line. */
  public String json() {
    return FORM.text(this, Lists.ARRAYS);
  }

  /** For people: lines. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add("block %s: %d parameters, %d laws, %d of them functions of the balances".formatted(block.label(),
        block.parameters(), block.laws(), block.known()));
    for (PrimeSpan prime : primes) {
      String powers = prime.powers() == 1 ? "X"
          : prime.powers() == 2 ? "X, X^p"
              : "X, X^p, ..., X^(p^"
                  + (prime.powers() - 1) + ")";
      lines.add("p = %d: span of %s at a point mod p has dimension %d (best of %d)".formatted(prime.prime(), powers,
          prime.span(), prime.draws()));
    }
    lines.add("at most %d - %d = %d laws are algebraic%s".formatted(block.parameters(), span(), atMost(), met()
        ? block.beyond() == 0 ? ": all laws are, as functions of the balances" : ": those of the balances"
        : "; %d are functions of the balances".formatted(block.known())));
    if (block.beyond() > 0) {
      lines.add(evidence());
    }
    return lines;
  }

  private String evidence() {
    String tried = primes.stream().map(prime -> String.valueOf(prime.prime())).collect(Collectors.joining(", "));
    boolean cut = primes.stream().anyMatch(prime -> prime.span() == prime.powers() && prime.span() == span());
    String said = met() ? "no law independent of the balances is algebraic"
        : "this bounds the algebraic laws" + (cut ? " as far as powers are affordable" : "");
    String text = "evidence, not proof: %s, unless every such law degenerates at each prime tried (%s)"
        .formatted(said, tried);
    return block.square() && met() ? text + "; for blocks 1,n,n,1 it is proved in another way" : text;
  }
}
