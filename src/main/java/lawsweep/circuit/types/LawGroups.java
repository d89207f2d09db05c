package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.LawCost;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.laws.SoftmaxPattern;
import lawsweep.kernel.vector.HostKernels;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * The known laws of a circuit in a form in which they can be evaluated, from input to output.
 *
 * @param groups laws that are alike up to a choice of indices: all of them where types understand the circuit
 * @param singles laws one by one, where types do not
 */
public record LawGroups(List<LawGroup> groups, List<SingleLaw> singles) {

  private static final int MOST_PARAMETERS = 4096;
  private static final double MOST_STEPS = 3e7;
  /** The largest that residues have. */
  private static final int PRIME = 8_388_593;

  /** With lists that do not change. */
  public LawGroups {
    groups = List.copyOf(groups);
    singles = List.copyOf(singles);
  }

  /**
   * Finds them.
   *
   * @throws TypeRefusedException if a step of the circuit is not understood by type, and the circuit is too large for
   *     laws one by one; the message is one line
   */
  public static LawGroups of(Circuit circuit) {
    try {
      SoftmaxPattern softmax = new SoftmaxPattern(circuit);
      Search search = new Search(circuit, Setting.PLAIN, softmax, new Facts(circuit, softmax));
      return new LawGroups(search.groups().stream().map(Written.Entry::group).toList(), List.of());
    } catch (TypeRefusedException refused) {
      if (circuit.parameters() > MOST_PARAMETERS || LawCost.of(circuit).steps() > MOST_STEPS) {
        throw new TypeRefusedException(refused.getMessage() + ", and the network is too large for laws one by one");
      }
      return new LawGroups(List.of(), oneByOne(circuit));
    }
  }

  /**
   * What survives how the network is trained: for each of {@link #groups} the settings in which all its laws hold.
   * Under weight decay that spares biases and gains they hold up to a factor that is known.
   *
   * @throws TypeRefusedException if a step of the circuit is not understood by type: nothing is known of laws one by
   *     one
   */
  public static List<Set<Setting>> survivors(Circuit circuit) {
    SoftmaxPattern softmax = new SoftmaxPattern(circuit);
    Facts facts = new Facts(circuit, softmax);
    List<Written.Entry> entries = new Search(circuit, Setting.PLAIN, softmax, facts).groups();
    List<Set<Setting>> survivors = new ArrayList<>();
    entries.forEach(_ -> survivors.add(EnumSet.of(Setting.PLAIN)));
    for (Setting setting : EnumSet.complementOf(EnumSet.of(Setting.PLAIN))) {
      Predicate<Gathering.Box> holds = new Search(circuit, setting, softmax, facts).holds();
      for (int group = 0; group < entries.size(); group++) {
        if (holds.test(entries.get(group).box())) {
          survivors.get(group).add(setting);
        }
      }
    }
    return survivors;
  }

  private static List<SingleLaw> oneByOne(Circuit circuit) {
    Depths depths = new Depths(circuit);
    return KnownLaws.of(circuit, new PrimeField(PRIME), Watch.NONE).singles(HostKernels.hot(), Watch.NONE).stream()
        .map(law -> {
          SingleLaw.Part last = law.parts().getFirst();
          for (SingleLaw.Part part : law.parts()) {
            last = depths.of(part.tensor()) > depths.of(last.tensor()) ? part : last;
          }
          return last.factor() < 0 ? law.negative() : law;
        }).toList();
  }

  /** How many laws. */
  public long count() {
    return singles.size() + groups.stream().mapToLong(LawGroup::count).sum();
  }
}
