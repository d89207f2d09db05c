package lawsweep.formula.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * That balances and minors generate all polynomial laws of deep linear networks is proved for depth 2 and conjectured
 * beyond. Here are all small cases: widths 1 to 3, depth 2 to degree 5 and depth 3 to degree 4; widths 1 to 2, depth 4
 * to degree 4; at most 3500 monomials.
 */
class DegreeCampaignTest {

  private static final long MOST_MONOMIALS = 3500;
  /** Up to so many monomials all equations are solved besides. */
  private static final long FEW_MONOMIALS = 250;

  @Test
  @Tag("campaign")
  void balancesAndMinorsGenerateAllLawsOfSmallLinearNetworks() {
    List<String> different = new ArrayList<>();
    int cases = compare(2, 3, 5, different) + compare(3, 3, 4, different) + compare(4, 2, 4, different);
    assertEquals(List.of(), different);
    assertEquals(558, cases);
  }

  private static int compare(int depth, int widest, int highest, List<String> different) {
    int cases = 0;
    for (List<Integer> widths : lists(depth + 1, widest)) {
      Architecture network = new Architecture(Family.LINEAR, widths, Bias.NONE);
      for (int degree = 1; degree <= highest; degree++) {
        long monomials = ClassSizes.monomials(network.parameters(), degree).longValueExact();
        if (monomials <= MOST_MONOMIALS) {
          DegreeCertificate certificate = DegreeCounterTest.count(network, degree);
          if (!certificate.complete() || (monomials <= FEW_MONOMIALS
              && SymbolicKernel.dimension(network, degree) != certificate.dimension())) {
            different.add(widths + " in degree " + degree + ": " + certificate);
          }
          cases++;
        }
      }
    }
    return cases;
  }

  private static List<List<Integer>> lists(int length, int widest) {
    List<List<Integer>> lists = new ArrayList<>();
    lists.add(List.of());
    for (int i = 0; i < length; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> list : lists) {
        for (int width = 1; width <= widest; width++) {
          List<Integer> next = new ArrayList<>(list);
          next.add(width);
          longer.add(next);
        }
      }
      lists = longer;
    }
    return lists;
  }
}
