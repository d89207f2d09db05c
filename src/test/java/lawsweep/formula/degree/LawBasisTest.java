package lawsweep.formula.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lawsweep.formula.Entry;
import lawsweep.formula.Factor;
import lawsweep.formula.Polynomial;
import lawsweep.formula.Term;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawBasisTest {

  /** Σ_v ∂_v h ∂_v φ is 0 over the whole numbers, term by term, for every entry φ of the product. */
  @ParameterizedTest
  @CsvSource(delimiter = ' ', textBlock = """
      1,2,2,1 2
      1,2,2,1 4
      1,3,2 3
      2,2,2 4
      1,3,1 4
      2,3,2 2
      """)
  void theLawsExpandToZero(String widths, int degree) {
    Architecture network = ClassSizesTest.linear(widths);
    DegreeResult result = new DegreeCounter(new VectorKernels()).countWithBasis(
        DegreePlan.of(ClassSizesTest.question(network, degree)), Team.alone(), Watch.NONE);
    List<Polynomial> products = products(network);
    long dimension = 0;
    for (BasisClass each : result.basis().orElseThrow()) {
      assertEquals(0, each.missing());
      dimension += each.copies() * each.laws().size();
      for (Polynomial law : each.laws()) {
        assertEquals(degree, law.degree());
        products.forEach(product -> assertEquals(Polynomial.ZERO, gradients(law, product)));
      }
    }
    assertEquals(result.certificate().dimension(), dimension);
  }

  /** The expansion can tell: a changed coefficient makes no law. */
  @Test
  void aChangedLawDoesNotExpandToZero() {
    Architecture network = ClassSizesTest.linear("1,3,2");
    DegreeResult result = new DegreeCounter(new VectorKernels()).countWithBasis(
        DegreePlan.of(ClassSizesTest.question(network, 3)), Team.alone(), Watch.NONE);
    Polynomial law = result.basis().orElseThrow().getFirst().laws().getFirst();
    Polynomial changed = law.plus(new Polynomial(List.of(law.terms().getFirst())));
    assertNotEquals(Polynomial.ZERO, gradients(changed, products(network).getFirst()));
  }

  @Test
  void theFormulasOfTheBasisAreThoseOfBalances() {
    DegreeResult result = new DegreeCounter(new VectorKernels()).countWithBasis(
        DegreePlan.of(ClassSizesTest.question(DegreeCounterTest.network("relu", "1,1,1", Bias.HIDDEN), 2)),
        Team.alone(), Watch.NONE);
    Polynomial law = result.basis().orElseThrow().getFirst().laws().getFirst();
    assertEquals(Set.of("U1", "U2", "b1"), tensors(law));
    assertTrue(law.terms().stream().allMatch(term -> term.factors().getFirst().exponent() == 2), law.toString());
  }

  @Test
  void fractionsAreFoundFromTheirResidues() {
    PrimeField field = new PrimeField(4_194_319);
    Reconstruction reconstruction = new Reconstruction(field);
    double half = field.invert(2);
    double third = field.invert(3);
    assertEquals(List.of(6L, 3L, -4L, 0L), longs(reconstruction.of(new double[] {1, half,
        field.multiply(-2, third), 0}).orElseThrow()));
    double large = field.multiply(2000, field.invert(1999));
    assertTrue(reconstruction.of(new double[] {1, large}).isEmpty());
  }

  private static List<Long> longs(long[] numbers) {
    List<Long> list = new ArrayList<>();
    for (long number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static Set<String> tensors(Polynomial law) {
    Set<String> tensors = new LinkedHashSet<>();
    law.terms().forEach(term -> term.factors().forEach(factor -> tensors.add(factor.entry().tensor())));
    return tensors;
  }

  /** The entries of U1 ⋯ Uq. */
  private static List<Polynomial> products(Architecture network) {
    List<List<Polynomial>> product = matrix(network, 1);
    for (int i = 2; i <= network.depth(); i++) {
      product = times(product, matrix(network, i));
    }
    return product.stream().flatMap(List::stream).toList();
  }

  private static List<List<Polynomial>> matrix(Architecture network, int i) {
    List<List<Polynomial>> rows = new ArrayList<>();
    for (int j = 1; j <= network.width(i - 1); j++) {
      List<Polynomial> row = new ArrayList<>();
      for (int k = 1; k <= network.width(i); k++) {
        row.add(Polynomial.of(Entry.of("U" + i, j, k)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<List<Polynomial>> times(List<List<Polynomial>> left, List<List<Polynomial>> right) {
    List<List<Polynomial>> rows = new ArrayList<>();
    for (List<Polynomial> row : left) {
      List<Polynomial> out = new ArrayList<>();
      for (int k = 0; k < right.getFirst().size(); k++) {
        Polynomial sum = Polynomial.ZERO;
        for (int j = 0; j < right.size(); j++) {
          sum = sum.plus(row.get(j).times(right.get(j).get(k)));
        }
        out.add(sum);
      }
      rows.add(out);
    }
    return rows;
  }

  private static Polynomial gradients(Polynomial one, Polynomial other) {
    Set<Entry> entries = new LinkedHashSet<>();
    one.terms().forEach(term -> term.factors().forEach(factor -> entries.add(factor.entry())));
    Polynomial sum = Polynomial.ZERO;
    for (Entry entry : entries) {
      sum = sum.plus(derivative(one, entry).times(derivative(other, entry)));
    }
    return sum;
  }

  private static Polynomial derivative(Polynomial polynomial, Entry entry) {
    Polynomial.Sum sum = new Polynomial.Sum();
    for (Term term : polynomial.terms()) {
      List<Entry> rest = new ArrayList<>();
      int exponent = 0;
      for (Factor factor : term.factors()) {
        int times = factor.exponent();
        if (factor.entry().equals(entry)) {
          exponent = times--;
        }
        for (int e = 0; e < times; e++) {
          rest.add(factor.entry());
        }
      }
      if (exponent > 0) {
        sum.addProduct(term.coefficient() * exponent, rest);
      }
    }
    return sum.polynomial();
  }
}
