package lawsweep.law.grid;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.setting.Setting;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.About;
import lawsweep.text.Saturating;

/**
 * One entry of {@code networks} that says its networks by a line: fields, draws of the weights, inputs, settings, then
 * one for each choice of numbers, the first name of {@code over} slowest, the blocks of {@code laws_of}, and the draw
 * fastest.
 */
public final class NetEntry {

  private final Places places;
  private final List<NetLine> lines;
  private final BitSet rectified;
  private final List<Variant> variants;
  private final int seeds;
  private final Optional<About> about;

  /**
   * What is asked of all its networks.
   *
   * @param fields empty for those that each has unless others are asked for
   * @param data weights and inputs, where weights are drawn
   * @param setting how they are trained and from what; empty for plain gradient flow
   */
  record Variant(Optional<Fields> fields, Optional<DataChoice> data, Optional<Setting> setting) {

    /** What is asked of a line unless something else is. */
    static final Variant OWN = new Variant(Optional.empty(), Optional.empty(), Optional.empty());

    Variant with(Optional<Setting> other) {
      return new Variant(fields, data, other);
    }
  }

  /**
   * What was read.
   *
   * @param places where it begins, and where it says how its networks are trained and from what
   * @param lines its networks, all different
   * @param rectified which of them have rectifiers
   * @param variants what is asked of them
   * @param seeds draws 0, …, seeds - 1 of every network
   * @param about what it says of them
   */
  NetEntry(Places places, List<NetLine> lines, BitSet rectified, List<Variant> variants, int seeds,
      Optional<About> about) {
    this.about = about;
    this.places = places;
    this.lines = lines;
    this.rectified = rectified;
    this.variants = List.copyOf(variants);
    this.seeds = seeds;
  }

  /** Where an entry begins, and where its setting stands. */
  record Places(Place entry, Place setting) {}

  /** True for an entry that says its networks by a line. */
  public static boolean is(YamlValue value) {
    return value instanceof YamlValue.Keys keys
        && keys.values().keySet().stream().anyMatch(key -> key.name().equals(NetReader.NET));
  }

  /**
   * Reads an entry.
   *
   * @param draws reads what it says of draws of the weights
   * @throws SpecException with one line that says where the first mistake is and what would be right
   */
  public static NetEntry read(YamlValue value, DrawKeys draws) throws SpecException {
    return new NetReader(value, draws).entry();
  }

  /** Where it begins. */
  public Place place() {
    return places.entry;
  }

  /** Where it says how its networks are trained and from what. */
  public Place settingPlace() {
    return places.setting;
  }

  /** True if some cells have a setting. */
  public boolean hasSettings() {
    return variants.stream().anyMatch(variant -> variant.setting().isPresent());
  }

  /** How many cells it asks for. */
  public long cells() {
    return Saturating.times(Saturating.times(variants.size(), lines.size()), seeds);
  }

  /** What it says of them. */
  public Optional<About> about() {
    return about;
  }

  /** Its networks. */
  public List<NetLine> lines() {
    return lines;
  }

  /** True if it asks the same as another entry of a line that both have. */
  public boolean repeats(NetEntry other, NetLine line) {
    Fields own = line.fields();
    return !Collections.disjoint(asked(own), other.asked(own));
  }

  private Set<Variant> asked(Fields own) {
    return variants.stream().map(each -> new Variant(Optional.of(each.fields().orElse(own)), each.data(),
        each.setting()))
        .collect(Collectors.toSet());
  }

  /** Its cells, made when asked for. */
  public List<LawCell> cells(long sweepSeed) {
    return new Cells(this, sweepSeed);
  }

  private static final class Cells extends AbstractList<LawCell> implements RandomAccess {
    private final NetEntry entry;
    private final long sweepSeed;

    Cells(NetEntry entry, long sweepSeed) {
      this.entry = entry;
      this.sweepSeed = sweepSeed;
    }

    @Override
    public int size() {
      return Math.toIntExact(entry.cells());
    }

    @Override
    public LawCell get(int index) {
      Objects.checkIndex(index, size());
      int network = index / entry.seeds;
      int line = network % entry.lines.size();
      Variant variant = entry.variants.get(network / entry.lines.size());
      Fields fields = variant.fields().orElse(entry.rectified.get(line) ? Fields.GATES : Fields.DATA);
      return new LawCell(entry.lines.get(line).copy(), fields, sweepSeed, index % entry.seeds, variant.data(),
          variant.setting());
    }
  }
}
