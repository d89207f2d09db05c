package lawsweep.symmetry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.residue.PrimeField;

/**
 * A group that acts on inputs: an orthogonal group, or a finite one of at most {@value #MOST_ELEMENTS} elements that
 * can be listed, or a larger one that is known by its generators.
 */
public final class Group {

  /** The most elements that are listed, and that generators from a file may have. */
  public static final int MOST_ELEMENTS = 400;

  private static final int DIGITS = 18;

  private final String text;
  private final int inputs;
  private final int root;
  private final List<Element> generators;

  private Group(String text, int inputs, int root, List<Element> generators) {
    this.text = text;
    this.inputs = inputs;
    this.root = root;
    this.generators = generators;
  }

  /**
   * The group of a text.
   *
   * @param text in its normal form, see {@link GroupText}
   * @param inputs how many numbers it acts on
   * @throws IllegalArgumentException with one line if it cannot act on so many
   */
  public static Group of(String text, int inputs) {
    Optional<String> refusal = GroupText.refusal(text, inputs);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    if (text.startsWith("[")) {
      List<Element> given = GeneratorReader.read(text).stream().map(Element::of).toList();
      return new Group(text, inputs, 1, given);
    }
    int dash = text.indexOf('-');
    if (dash > 0) {
      int turns = Integer.parseInt(text.substring(dash + 1));
      int root = turns % 4 == 0 ? turns : turns % 2 == 0 ? 2 * turns : 4 * turns;
      List<Element> around = new ArrayList<>(List.of(Element.rotation(root, root / turns)));
      if (text.startsWith("dihedral")) {
        around.add(Element.of(Signed.signs(2, 1)));
      }
      return new Group(text, inputs, root, around);
    }
    return new Group(text, inputs, 1, Signed.generators(text, inputs).stream().map(Element::of).toList());
  }

  /** Its normal form. */
  public String text() {
    return text;
  }

  /** How many numbers it acts on. */
  public int inputs() {
    return inputs;
  }

  /** L: entries of its matrices are polynomials in a root of unity of this order; 1 for integer matrices. */
  public int root() {
    return root;
  }

  /** Whether it is the whole orthogonal group, which {@link #generators} stand for only up to second moments. */
  public boolean continuous() {
    return text.equals("orthogonal");
  }

  /**
   * How many elements; for the orthogonal group those of the signed permutations, which have the same second moments.
   */
  public BigInteger order() {
    return switch (text.startsWith("[") ? "" : text.replaceFirst("-.*", "")) {
      case "none" -> BigInteger.ONE;
      case "neg", "swap" -> BigInteger.TWO;
      case "cyclic" -> BigInteger.valueOf(inputs);
      case "signs" -> BigInteger.TWO.pow(inputs);
      case "symmetric" -> factorial(inputs);
      case "hyperoctahedral", "orthogonal" -> BigInteger.TWO.pow(inputs).multiply(factorial(inputs));
      case "rotation" -> BigInteger.valueOf(turns());
      case "dihedral" -> BigInteger.valueOf(2L * turns());
      default -> BigInteger.valueOf(elements().size());
    };
  }

  private int turns() {
    return Integer.parseInt(text.substring(text.indexOf('-') + 1));
  }

  private static BigInteger factorial(int n) {
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }

  /** Whether its elements can be listed. */
  public boolean listed() {
    return !continuous() && order().compareTo(BigInteger.valueOf(MOST_ELEMENTS)) <= 0;
  }

  /** Why its elements cannot be listed, for people. */
  public String tooLarge() {
    String order = order().toString();
    return continuous() ? "orthogonal has infinitely many elements"
        : text + " has " + (order.length() <= DIGITS ? order : "more than 10^" + DIGITS) + " elements on " + inputs
            + " inputs, more than " + MOST_ELEMENTS;
  }

  /** Whether its matrices are orthogonal. */
  public boolean orthogonal() {
    return generators.stream().allMatch(Element::orthogonal);
  }

  /** Whether its matrices have one entry in each row and column that is not 0, which is 1 or -1. */
  public boolean signedPermutations() {
    return generators.stream().allMatch(Element::signedPermutation);
  }

  /** Matrices that generate it; for the orthogonal group those of the signed permutations. */
  public List<Element> generators() {
    return generators;
  }

  /**
   * All elements, the unit first.
   *
   * @throws IllegalStateException if they are not {@link #listed}
   */
  public List<Element> elements() {
    if (root > 1) {
      return turned();
    }
    try {
      return IntegerMatrices.closed(generators.stream().map(Element::integers).toList(), MOST_ELEMENTS).elements()
          .stream().map(each -> Element.of(each, inputs)).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("expected a group that can be listed, got " + text, e);
    }
  }

  private List<Element> turned() {
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < turns(); i++) {
      all.add(Element.rotation(root, i * (root / turns())));
    }
    if (text.startsWith("dihedral")) {
      for (int i = 0; i < turns(); i++) {
        all.add(all.get(i).mirrored());
      }
    }
    return all;
  }

  /** Whether its matrices exist mod p. */
  public boolean existsIn(int p) {
    return p % root == 1 || root == 1;
  }

  /**
   * A root of unity of order {@link #root}.
   *
   * @throws ArithmeticException if there is none, see {@link #existsIn}
   */
  public double rootIn(PrimeField field) {
    return RootsOfUnity.of(root, field);
  }
}
