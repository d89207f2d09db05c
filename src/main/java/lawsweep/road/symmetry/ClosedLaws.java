package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.flow.FlowFields;
import lawsweep.circuit.flow.SeriesField;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Labels;
import lawsweep.residue.PrimeField;
import lawsweep.symmetry.Characters;
import lawsweep.symmetry.Nullspace;

/**
 * Laws of symmetric data that are known by proof, as gradients at a point mod p, by what they say. V are the inputs,
 * of n numbers; A and B stand for the layers between.
 *
 * <h2>One field</h2>
 *
 * <p>If, summed over an orbit, the loss is c(x) Λ(θ) up to constants, all fields are multiples of ∇Λ, and there are D -
 * 1 laws. So it is with the squared loss and outputs f that are homogeneous of degree k in x, if f has no invariant
 * part that labels can be compared with, and the polynomials of degree 2 k that the group leaves as they are make a
 * space of dimension 1: Σ |f(gx)|² is, as a function of x, one of these.
 *
 * <h2>Rows and columns</h2>
 *
 * <p>Squared loss, linear network. With U for its last matrix and W for its first (φ = U A = B W), U' = (φ Σ - C) Aᵀ
 * and W' = Bᵀ (φ Σ - C). Let M_Y and M_V be the least spaces of outputs and of inputs such that columns of U are in
 * M_Y, rows of W in M_V, and Σ M_V, Cᵀ M_Y in M_V, C M_V in M_Y for all moments Σ, C that the group allows. As columns
 * of φ are in M_Y and rows of φ in M_V, columns of U' are in M_Y and rows of W' in M_V. Both are sums E U X + F Wᵀ Y
 * with E, F in the algebra that Σ, C, Cᵀ generate, and linear fields of this form are closed under brackets; so what is
 * orthogonal to M_Y in columns of U, or to M_V in rows of W, are gradients of laws. Examples: the column space of U
 * where -1 acts; rows within an irreducible part of V, which Σ only multiplies.
 *
 * <p>Where outputs are U h(x) with any h that is homogeneous in x, and nothing of degree k that labels can be compared
 * with, U' = Σ (U h(gx)) h(gx)ᵀ = U S with the squared loss: the column space of U is conserved.
 *
 * <h2>One number</h2>
 *
 * <p>In a chain of matrices with a layer of width 1 φ = b a, b a column and a a row. With the squared loss, and C = 0,
 * the loss is a function of φᵀ φ = |b|² aᵀ a, so of all behind that layer by |b|² alone; and where orbits cannot be
 * told from spheres (below) the loss is a function of all before it by |a|² alone. Then fields are multiples of one
 * gradient there. With one output that is the whole network.
 *
 * <h2>Row space</h2>
 *
 * <p>If the group's orbits cannot be told from spheres by polynomials of the loss's degree in x, and labels do not
 * change, or change their sign and no polynomials of these degrees change it likewise, the loss is the same at W and W
 * R for rotations R, W being all rows that read the input. (Odd powers of labels that change their sign then drop out
 * of the sum over an orbit.) So it is a function of W Wᵀ, W' = S W, and the row space is conserved: r (n - r) laws for
 * r rows, r less than n.
 *
 * <h2>One row</h2>
 *
 * <p>If a group of signed permutations has no invariants up to degree 4 but Σ x_i² , its square and Σ x_i⁴, the input
 * is read by one row w, and the loss has no larger degree in x, then w_i' = a w_i + b w_i³ with a and b that depend on
 * everything. So s_i = 1 / w_i² obey s_i' = -2 a s_i - 2 b, and ratios of their differences are conserved: n - 2 laws.
 */
final class ClosedLaws {

  private static final int MOST_DEGREE = 4;

  private final Data data;
  private final PrimeField field;
  private final double[] theta;
  private final Map<String, List<double[]>> laws = new LinkedHashMap<>();

  /**
   * The laws at the point of fields.
   *
   * @param moments where the fields are those of moments
   */
  ClosedLaws(Data data, FlowFields fields, Moments moments) {
    this.data = data;
    this.field = data.field();
    this.theta = fields.theta();
    SymmetricNetwork network = data.network();
    if (moments != null) {
      rowsAndColumns(moments);
    } else if (data.loss() == DataLoss.MSE && labelsDropOut()) {
      columns(Fibres.last(network));
    }
    List<Fibres> first = network.tokens() == 1 ? Fibres.first(network) : List.of();
    boolean round = round();
    int rows = first.stream().mapToInt(each -> each.bases().size()).sum();
    if (round && rows > 0 && rows < network.inputs()) {
      laws.put("the row space of the first layer", rowSpace(first));
    }
    if (rows == 1 && oneRow()) {
      laws.put("ratios of differences of 1/w² of the first layer's row", ratios(first.getFirst()));
    }
    if (oneField(moments)) {
      laws.put("all but one: there is one field", besides(first(fields)));
    }
    ChainOfMatrices.of(network).ifPresent(chain -> oneNumber(chain, moments, round));
  }

  /** Gradients, one row each, by what they say; they need not be independent. */
  Map<String, List<double[]>> laws() {
    return laws;
  }

  /** The largest degree of the loss in x; -1 if there is none. */
  private int degree() {
    long degree = (long) data.loss().power() * data.network().degrees().most();
    return data.loss() == DataLoss.POISSON || degree > Integer.MAX_VALUE ? -1 : (int) degree;
  }

  /** Whether the loss cannot tell orbits from spheres, for one vector and labels that keep their size. */
  private boolean round() {
    int degree = degree();
    if (degree < 0 || data.network().tokens() > 1 || data.labels() == Labels.EQUIVARIANT
        || !data.group().group().orthogonal()) {
      return false;
    }
    if (degree <= 2) {
      return data.group().secondMoments().size() == 1 && data.group().moments(data.labels() == Labels.DET).isEmpty()
          && data.group().moments(/* byDeterminant= */ false).isEmpty();
    }
    return data.group().group().listed() && invariants(degree, d -> d % 2 == 0 ? 1 : 0);
  }

  /** Whether there are so many invariants of each degree, and none that change their sign by the determinant. */
  private boolean invariants(int degree, IntUnaryOperator expected) {
    Characters characters = new Characters(data.group(), degree);
    double[] signs = characters.determinants();
    boolean changing = data.labels() == Labels.DET && Arrays.stream(signs).anyMatch(sign -> sign != 1);
    for (int d = 1; d <= degree; d++) {
      if (!is(characters.invariants(d, 1, characters.trivial()), expected.applyAsInt(d))
          || (changing && !is(characters.invariants(d, 1, signs), 0))) {
        return false;
      }
    }
    return true;
  }

  private static boolean is(OptionalLong number, long expected) {
    return number.isPresent() && number.getAsLong() == expected;
  }

  private boolean oneRow() {
    int degree = degree();
    return degree >= 0 && degree <= MOST_DEGREE && data.labels() != Labels.EQUIVARIANT && data.network().inputs() > 2
        && data.group().group().signedPermutations() && data.group().group().listed()
        && invariants(degree, d -> d % 2 == 0 ? d / 2 : 0);
  }

  private boolean oneField(Moments moments) {
    if (data.loss() != DataLoss.MSE) {
      return false;
    }
    if (moments != null) {
      return moments.second().size() == 1 && moments.mixed().isEmpty();
    }
    if (!labelsDropOut()) {
      return false;
    }
    int degree = 2 * data.network().degrees().most();
    Characters characters = new Characters(data.group(), degree);
    return is(characters.invariants(degree, data.network().tokens(), characters.trivial()), 1);
  }

  /** Whether outputs are homogeneous and have no part that labels can be compared with, summed over an orbit. */
  private boolean labelsDropOut() {
    SymmetricNetwork network = data.network();
    int degree = network.degrees().most();
    if (!network.degrees().homogeneous() || !data.group().group().listed() || degree > MOST_DEGREE * MOST_DEGREE) {
      return false;
    }
    Characters characters = new Characters(data.group(), degree);
    double[] twist = switch (data.labels()) {
      case INVARIANT -> characters.trivial();
      case EQUIVARIANT -> characters.natural();
      case DET -> characters.determinants();
    };
    return is(characters.invariants(degree, network.tokens(), twist), 0);
  }

  /** What is orthogonal to the columns of a last matrix, at each of them. */
  private void columns(List<Fibres> last) {
    Nullspace orthogonal = new Nullspace(field, data.network().outputs());
    last.forEach(each -> each.values(theta).forEach(orthogonal::add));
    laws.put("the column space of the last layer", rows(last, orthogonal.basis()));
  }

  /** Where all that comes before, or all that comes behind, enters by the size of a vector alone. */
  private void oneNumber(ChainOfMatrices chain, Moments moments, boolean round) {
    int all = chain.matrices().size();
    for (int at : chain.numbers()) {
      if (round) {
        laws.put("all but one of the first " + at + " layers, which enter by the size of a row",
            within(chain, 0, at));
      }
      if (at < all && moments != null && moments.mixed().isEmpty()) {
        laws.put("all but one of the last " + (all - at) + " layers, which enter by the size of a column",
            within(chain, at, all));
      }
    }
  }

  /** What is orthogonal to the gradient of |v|² among the parameters of some matrices. */
  private List<double[]> within(ChainOfMatrices chain, int from, int to) {
    double[] gradient = chain.gradient(from, to, field, theta);
    List<Integer> places = new ArrayList<>();
    for (Tensor matrix : chain.matrices().subList(from, to)) {
      for (int e = 0; e < matrix.size(); e++) {
        places.add(matrix.first() + e);
      }
    }
    List<double[]> rows = new ArrayList<>();
    for (double[] part : besides(places.stream().mapToDouble(place -> gradient[place]).toArray())) {
      double[] row = new double[theta.length];
      for (int e = 0; e < part.length; e++) {
        row[places.get(e)] = part[e];
      }
      rows.add(row);
    }
    return rows;
  }

  private void rowsAndColumns(Moments moments) {
    Modules modules = new Modules(data, moments);
    List<Fibres> first = Fibres.first(data.network());
    List<Fibres> last = Fibres.last(data.network()).stream()
        .filter(each -> first.stream().noneMatch(other -> other.tensor() == each.tensor())).toList();
    first.forEach(each -> modules.inputs(each.values(theta)));
    last.forEach(each -> modules.outputs(each.values(theta)));
    modules.close(first.isEmpty(), last.isEmpty());
    laws.put("columns of the last layer", rows(last, modules.besideOutputs()));
    laws.put("rows of the first layer", rows(first, modules.besideInputs()));
  }

  private List<double[]> rows(List<Fibres> fibres, List<double[]> vectors) {
    List<double[]> rows = new ArrayList<>();
    for (Fibres each : fibres) {
      for (int i = 0; i < each.bases().size(); i++) {
        for (double[] vector : vectors) {
          rows.add(each.row(i, vector, theta.length));
        }
      }
    }
    return rows;
  }

  /** What is orthogonal to the row space, at each row. */
  private List<double[]> rowSpace(List<Fibres> first) {
    Nullspace orthogonal = new Nullspace(field, data.network().inputs());
    first.forEach(each -> each.values(theta).forEach(orthogonal::add));
    return rows(first, orthogonal.basis());
  }

  /** The gradients of (s_i - s_1) / (s_2 - s_1) up to factors; none where a denominator is 0. */
  private List<double[]> ratios(Fibres row) {
    double[] w = row.values(theta).getFirst();
    int n = w.length;
    double[] s = new double[n];
    double[] slopes = new double[n];
    for (int i = 0; i < n; i++) {
      if (w[i] == 0) {
        return List.of();
      }
      double inverse = field.invert(w[i]);
      s[i] = field.multiply(inverse, inverse);
      slopes[i] = field.multiply(-2 * s[i] % field.p(), inverse);
    }
    double denominator = field.reduce(s[1] - s[0]);
    if (denominator == 0) {
      return List.of();
    }
    List<double[]> rows = new ArrayList<>();
    for (int i = 2; i < n; i++) {
      double ratio = field.multiply(field.reduce(s[i] - s[0]), field.invert(denominator));
      double[] gradient = new double[n];
      gradient[i] = field.reduce(slopes[i]);
      gradient[0] = field.multiply(field.reduce(ratio - 1), slopes[0]);
      gradient[1] = field.multiply(-ratio, slopes[1]);
      rows.add(row.row(0, gradient, theta.length));
    }
    return rows;
  }

  /** The first field, at the point. */
  private double[] first(FlowFields fields) {
    Algebra residues = Algebra.residues(1);
    Jets point = new Jets(1, theta.length, 8);
    point.attach(theta, /* once= */ true);
    SeriesField source = fields.pulled(0, residues, 8, point);
    Jets gradient = source.compute(0, 1);
    double[] value = new double[theta.length];
    for (int e = 0; gradient.has(0) && e < value.length; e++) {
      value[e] = gradient.data(0)[gradient.at(0) + e * gradient.step(0)];
    }
    return value;
  }

  private List<double[]> besides(double[] vector) {
    Nullspace orthogonal = new Nullspace(field, vector.length);
    orthogonal.add(vector);
    return Arrays.stream(vector).allMatch(each -> each == 0) ? List.of() : orthogonal.basis();
  }
}
