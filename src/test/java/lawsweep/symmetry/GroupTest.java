package lawsweep.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupTest {

  /** 1 mod 8 and mod 12: there are roots of unity of orders 8, 12, 24. */
  private static PrimeField field(int root) {
    for (int p = PrimeField.MIN;; p++) {
      if (p % root == 1 % root && PrimeField.isPrime(p)) {
        return new PrimeField(p);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"none,3,1", "neg,3,2", "signs,3,8", "swap,3,2", "cyclic,4,4", "symmetric,4,24", "hyperoctahedral,3,48",
      "hyperoctahedral,4,384", "rotation-8,2,8", "rotation-3,2,3", "rotation-4,2,4", "dihedral-6,2,12", "symmetric,1,1",
      "hyperoctahedral,1,2", "'[[0,-1],[1,1]]',2,6", "'[[0,-1],[1,0]];[[1,0],[0,-1]]',2,8"})
  void elementsModPAreAGroupOfTheOrder(String text, int inputs, int order) {
    Group group = Group.of(text, inputs);
    PrimeField field = field(group.root());
    double root = group.rootIn(field);
    Set<List<Integer>> elements = new HashSet<>();
    group.elements().forEach(each -> elements.add(canonical(field, each.in(field, root))));
    assertEquals(order, elements.size());
    assertEquals(order, group.order().intValueExact());
    assertTrue(group.listed());
    for (List<Integer> a : elements) {
      for (Element generator : group.generators()) {
        assertTrue(elements.contains(product(field, a, canonical(field, generator.in(field, root)), inputs)));
      }
    }
  }

  private static List<Integer> canonical(PrimeField field, double[] values) {
    return Arrays.stream(values).mapToObj(field::canonical).toList();
  }

  private static List<Integer> product(PrimeField field, List<Integer> a, List<Integer> b, int n) {
    Integer[] product = new Integer[n * n];
    for (int i = 0; i < n * n; i++) {
      long sum = 0;
      for (int k = 0; k < n; k++) {
        sum += (long) a.get(i / n * n + k) * b.get(k * n + i % n) % field.p();
      }
      product[i] = (int) (sum % field.p());
    }
    return List.of(product);
  }

  @Test
  void rotationsKeepLengthsAndTurnByTheAngle() {
    Group group = Group.of("rotation-8", 2);
    PrimeField field = field(8);
    double[] turn = group.generators().getFirst().in(field, group.rootIn(field));
    assertEquals(1, field.canonical(turn[0] * turn[0] % field.p() + turn[2] * turn[2] % field.p()));
    // 2 cos² 45° = 1
    assertEquals(1, field.canonical(2 * field.multiply(turn[0], turn[0])));
    assertTrue(group.orthogonal());
    assertFalse(Group.of("[[0,-1],[1,1]]", 2).orthogonal());
  }

  @Test
  void filesHaveOneNormalForm() {
    String normal = "[[0,-1],[1,0]];[[1,0],[0,-1]]";
    assertEquals(normal, GroupText.normal(normal));
    assertEquals(normal, GroupText.ofFile("# a square\n0 -1\n1 0\n\n1 0\n0 -1\n"));
    assertEquals(normal, GroupText.ofFile("- [[0, -1], [1, 0]]\n- [[1, 0], [0, -1]]  # mirror\n"));
    assertEquals(normal, GroupText.ofFile("generators:\n  - - [0, -1]\n    - [1, 0]\n  - - [1, 0]\n    - [0, -1]\n"));
    assertEquals(normal, GroupText.ofFile("[[[0,-1],[1,0]],[[1,0],[0,-1]]]"));
    assertEquals("[[-1]]", GroupText.ofFile("-1"));
  }

  @Test
  void wordsHaveOneNormalForm() {
    assertEquals("rotation-8", GroupText.normal("rotation-08"));
    assertEquals("neg", GroupText.normal(" neg "));
    assertTrue(GroupText.isWord("hyperoctahedral"));
    assertFalse(GroupText.isWord("a/group.yaml"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "rotation-1 | expected rotation-K with K from 2 to 400, got rotation-1",
      "dihedral-201 | expected dihedral-K with K from 2 to 200, got dihedral-201",
      "negg | (did you mean 'neg'?)",
      "[[1,1],[0,1]] | expected generators of a group of at most 400 elements, got a larger one",
      "[[2,0],[0,1]] | of determinant 2",
      "[[1,0,0],[0,1]] | expected square matrices",
      "[[1.5]] | expected generators as integer matrices",
      "[[1,0],[0,1]];[[1]] | expected matrices of one size",
      "[ | expected generators as integer matrices"})
  void whatIsNoGroupIsRefusedInOneLine(String text, String message) {
    String said = assertThrows(IllegalArgumentException.class, () -> GroupText.normal(text)).getMessage();
    assertTrue(said.contains(message), said);
    assertFalse(said.contains("\n"), said);
  }

  @Test
  void groupsActOnTheirNumberOfInputs() {
    assertEquals(Optional.of("expected 2 inputs for rotation-8, got 3"), GroupText.refusal("rotation-8", 3));
    assertTrue(GroupText.refusal("swap", 1).isPresent());
    assertTrue(GroupText.refusal("[[-1]]", 2).isPresent());
    assertTrue(GroupText.refusal("neg", 1).isEmpty());
    assertFalse(Group.of("hyperoctahedral", 5).listed());
    assertTrue(Group.of("hyperoctahedral", 5).tooLarge().contains("3840"));
    assertFalse(Group.of("orthogonal", 2).listed());
  }
}
