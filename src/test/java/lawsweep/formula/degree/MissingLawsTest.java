package lawsweep.formula.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Where laws are not known, nothing is called complete. */
class MissingLawsTest {

  /** A network whose minors nobody knows. */
  private record WithoutMinors(WidthGround all) implements Ground {

    @Override
    public int parameters() {
      return all.parameters();
    }

    @Override
    public List<PlannedClass> classes(int degree) {
      return all.classes(degree);
    }

    @Override
    public boolean[] marks(PlannedClass planned) {
      return all.marks(planned);
    }

    @Override
    public int reach() {
      return all.reach();
    }

    @Override
    public Monomials monomials(int degree, PlannedClass planned) {
      return all.monomials(degree, planned);
    }

    @Override
    public FieldSource fields(PrimeField field) {
      return all.fields(field);
    }

    @Override
    public List<Generator> generators(PrimeField field, int degree) {
      return all.generators(field, degree).stream().filter(law -> !(law instanceof Minor)).toList();
    }
  }

  @Test
  void aMinorThatIsNotKnownLeavesADifference() {
    DegreeQuestion question = ClassSizesTest.question(ClassSizesTest.linear("1,3,2"), 3);
    Ground ground = new WithoutMinors(new WidthGround(ClassSizesTest.linear("1,3,2")));
    ClassCounter counter = new ClassCounter(ground, new VectorKernels(), new DegreeStreams(question, 0));
    PlannedClass planned = ground.classes(3).stream().filter(each -> each.odd().equals(List.of(1, 3, 2))).findFirst()
        .orElseThrow();
    ClassCounter.Found found = counter.count(planned, Team.alone(), Watch.NONE);
    assertEquals(List.of(1, 0), List.of(found.dimension(), found.generated()));
  }

  @Test
  void aCertificateIsCompleteOnlyWhereEveryClassIs() {
    DegreeQuestion question = ClassSizesTest.question(ClassSizesTest.linear("1,2,1"), 2);
    ClassCount whole = new ClassCount(List.of(0, 0, 0), 1, 4, 2, 2, 1);
    ClassCount open = new ClassCount(List.of(0, 2, 0), 1, 2, 2, 1, 2);
    assertTrue(new DegreeCertificate("e", question, List.of(7), List.of(whole), "").complete());
    DegreeCertificate both = new DegreeCertificate("e", question, List.of(7), List.of(whole, open), "");
    assertFalse(both.complete());
    assertEquals("degree 2: not decided: the polynomial laws of this degree have dimension 4 at most, and products of"
        + " the laws above have rank 3", DegreeText.lines(both).get(1));
  }
}
