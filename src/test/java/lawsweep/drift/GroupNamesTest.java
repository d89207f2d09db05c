package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import org.junit.jupiter.api.Test;

/** Names of laws, by the tensors that they are made of. */
class GroupNamesTest {

  private static NameMap map(TensorView... views) {
    return new NameMap("test", "net.", List.of(views), List.of(), List.of());
  }

  /** All of a stored tensor. */
  private static TensorView whole(String name, int... sides) {
    List<Long> strides = new ArrayList<>();
    long stride = 1;
    for (int i = sides.length - 1; i >= 0; i--) {
      strides.addFirst(stride);
      stride *= sides[i];
    }
    List<Integer> shape = IntStream.of(sides).boxed().toList();
    return view(name, shape.stream().map(Integer::longValue).toList(), shape, 0, strides);
  }

  private static TensorView view(String name, List<Long> stored, List<Integer> shape, long first, List<Long> strides) {
    return new TensorView("net." + name, stored, shape, first, strides,
        shape.stream().map(_ -> List.<Integer>of()).toList());
  }

  private static LawGroup.Index index(int values) {
    return new LawGroup.Index(IntStream.range(0, values).mapToObj(List::of).toList(), false);
  }

  private static LawGroup.Term term(int tensor, long factor, List<Integer> places, int matrix) {
    return new LawGroup.Term(tensor, factor, places, matrix);
  }

  private static LawGroup squares(List<LawGroup.Index> indices, LawGroup.Term... terms) {
    return new LawGroup(LawKind.NEURONS, Form.SQUARES, indices, 0, 0, List.of(terms));
  }

  private static void assertLaw(LawNames names, int law, String name, List<String> out, List<String> in) {
    assertEquals(name, names.law(law));
    assertEquals(out, names.out(law));
    assertEquals(in, names.in(law));
  }

  @Test
  void neuronsWithBiases() {
    NameMap map = map(whole("0.weight", 4, 3), whole("0.bias", 4), whole("2.weight", 5, 4));
    GroupNames names = new GroupNames(squares(List.of(index(4)), term(0, -1, List.of(0), -1),
        term(1, -1, List.of(0), -1), term(2, 1, List.of(1), -1)), map);
    assertEquals("0.weight>2.weight", names.group());
    assertEquals("balance", names.kind());
    assertEquals(4, names.count());
    assertLaw(names, 3, "balance 0.weight>2.weight [3]", List.of("2.weight[:,3]"),
        List.of("0.weight[3,:]", "0.bias[3]"));
  }

  /** Factors of homogeneous functions, a side of one, transposed storage, and a gain without partner. */
  @Test
  void otherForms() {
    NameMap map = map(whole("a.weight", 1, 3),
        view("b.weight", List.of(1L, 5L), List.of(5, 1), 0, List.of(1L, 5L)), whole("norm.bias", 3), whole("s"));
    GroupNames names =
        new GroupNames(squares(List.of(index(1)), term(0, -1, List.of(0), -1), term(1, 2, List.of(1), -1)), map);
    assertLaw(names, 0, "balance a.weight>b.weight [0]", List.of("2 × b.weight[0,:]"), List.of("a.weight[0,:]"));
    GroupNames norm = new GroupNames(squares(List.of(), term(0, 1, List.of(), -1)), map);
    assertEquals("norm", norm.kind());
    assertLaw(norm, 0, "norm a.weight", List.of("a.weight[:,:]"), List.of());
    GroupNames still = new GroupNames(new LawGroup(LawKind.STILL, Form.SUMS, List.of(index(3)), 0, 0,
        List.of(term(2, 1, List.of(0), -1))), map);
    assertLaw(still, 2, "still norm.bias [2]", List.of("norm.bias[2]"), List.of());
    GroupNames number = new GroupNames(squares(List.of(), term(3, 1, List.of(), -1)), map);
    assertLaw(number, 0, "norm s", List.of("s"), List.of());
    GroupNames means = new GroupNames(new LawGroup(LawKind.STREAM, Form.SQUARES_OF_SUMS, List.of(), 0, 0,
        List.of(term(0, -1, List.of(), 1), term(1, 1, List.of(), 0))), map);
    assertLaw(means, 0, "balance sum(a.weight)>sum(b.weight)", List.of("sum(b.weight[:,:])"),
        List.of("sum(a.weight[:,:])"));
  }

  /** Entries i ≤ j row by row, for each head; q, k and v are packed in one tensor. */
  @Test
  void matricesOfHeads() {
    List<Long> stored = List.of(12L, 5L);
    NameMap map = map(view("in_proj_weight", stored, List.of(2, 2, 5), 0, List.of(10L, 5L, 1L)),
        view("in_proj_weight", stored, List.of(2, 2, 5), 20, List.of(10L, 5L, 1L)),
        view("in_proj_bias", List.of(12L), List.of(2, 2), 0, List.of(2L, 1L)));
    GroupNames names = new GroupNames(new LawGroup(LawKind.HEADS, Form.PRODUCTS, List.of(index(2)), 0, 2, List.of(
        term(0, 1, List.of(0), 1), term(1, -1, List.of(0), 1), term(2, 1, List.of(0), 1))), map);
    assertEquals("in_proj_weight[4:8,:]>in_proj_weight[0:4,:]", names.group());
    assertEquals(6, names.count());
    assertLaw(names, 4, "matrix in_proj_weight[4:8,:]>in_proj_weight[0:4,:] [1,0,1]",
        List.of("in_proj_weight[2,:]*in_proj_weight[3,:]", "in_proj_bias[2]*in_proj_bias[3]"),
        List.of("in_proj_weight[6,:]*in_proj_weight[7,:]"));
    assertEquals(List.of("in_proj_weight[1,:]", "in_proj_bias[1]"), names.out(2));
  }

  /** Every entry of a larger matrix has its place. */
  @Test
  void rowsOfMatrices() {
    NameMap map = map(whole("a", 7, 2), whole("b", 2, 7));
    GroupNames names = new GroupNames(new LawGroup(LawKind.NEURONS, Form.PRODUCTS, List.of(), 2, 5,
        List.of(term(0, -1, List.of(), 0), term(1, 1, List.of(), 1))), map);
    int law = 0;
    for (int i = 2; i < 7; i++) {
      for (int j = i; j < 7; j++) {
        assertEquals("matrix a>b [" + i + "," + j + "]", names.law(law++));
      }
    }
    assertEquals(names.count(), law);
  }

  /** The planes that rotary positions turn: coordinates p and p + 2 of a head of 4 as the file has them. */
  @Test
  void rangesWithSteps() {
    TensorView view = new TensorView("net.q", List.of(8L, 3L), List.of(2, 4, 3), 0, List.of(12L, 3L, 1L),
        List.of(List.of(), List.of(0, 2, 1, 3), List.of()));
    LawGroup.Index planes = new LawGroup.Index(List.of(List.of(0, 1), List.of(2, 3)), false);
    GroupNames names =
        new GroupNames(squares(List.of(index(2), planes), term(0, 1, List.of(0, 1), -1)), map(view));
    assertLaw(names, 3, "norm q [1,1]", List.of("q[5:8:2,:]"), List.of());
    assertLaw(names, 0, "norm q [0,0]", List.of("q[0:3:2,:]"), List.of());
  }

  /** Images that are flattened: a channel is a range. Three planes that are not evenly spaced are listed. */
  @Test
  void rangesOfFlattenedSides() {
    TensorView flat = view("f", List.of(2L, 12L), List.of(2, 3, 4), 0, List.of(12L, 4L, 1L));
    GroupNames names = new GroupNames(squares(List.of(index(3)), term(0, 1, List.of(1), -1)), map(flat));
    assertEquals(List.of("f[:,4:8]"), names.out(1));
    LawGroup.Index odd = new LawGroup.Index(List.of(List.of(0, 1, 3)), false);
    GroupNames listed = new GroupNames(squares(List.of(odd), term(0, 1, List.of(2), -1)),
        map(view("v", List.of(4L), List.of(1, 1, 4), 0, List.of(4L, 4L, 1L))));
    assertEquals(List.of("v[[0,1,3]]"), listed.out(0));
  }

  /** Value s of a difference is that at s minus that at 0. */
  @Test
  void differences() {
    LawGroup.Index index = new LawGroup.Index(List.of(List.of(0), List.of(1), List.of(2)), true);
    GroupNames names = new GroupNames(new LawGroup(LawKind.SUMS, Form.SUMS, List.of(index), 0, 0,
        List.of(term(0, 1, List.of(0), -1))), map(whole("e", 3, 4)));
    assertEquals(2, names.count());
    assertLaw(names, 1, "sum e [2]", List.of("e[2,:]"), List.of("e[0,:]"));
  }

  /** q, k and v of one tensor that all read a gain are one part of it. */
  @Test
  void partsThatLieTogetherAreOne() {
    List<Long> stored = List.of(6L, 2L);
    NameMap map = map(whole("norm.weight", 2), view("w", stored, List.of(2, 2), 0, List.of(2L, 1L)),
        view("w", stored, List.of(2, 2), 4, List.of(2L, 1L)), view("w", stored, List.of(2, 2), 8, List.of(2L, 1L)));
    GroupNames names = new GroupNames(squares(List.of(index(2)), term(0, -1, List.of(0), -1),
        term(1, 1, List.of(1), -1), term(2, 1, List.of(1), -1), term(3, 1, List.of(1), -1)), map);
    assertEquals("norm.weight>w", names.group());
    assertEquals(List.of("w[:,1]"), names.out(1));
  }

  @Test
  void lawsOneByOne() {
    SingleNames names = new SingleNames(List.of(
        new SingleLaw(LawKind.NEURONS, List.of(new SingleLaw.Part(0, 0, 0, -1), new SingleLaw.Part(1, 3, 3, 1))),
        new SingleLaw(LawKind.NEURONS, List.of(new SingleLaw.Part(0, 4, 4, -2), new SingleLaw.Part(1, 1, 1, 1)))),
        map(whole("a", 2, 3), whole("b", 2, 2)));
    assertEquals("a>b", names.group());
    assertEquals("balance", names.kind());
    assertLaw(names, 1, "balance a>b [1]", List.of("b[0,1]*b[0,1]"), List.of("2 × a[1,1]*a[1,1]"));
  }
}
