package lawsweep.law.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import lawsweep.circuit.line.Block;
import lawsweep.circuit.line.Chain;
import lawsweep.circuit.line.Condition;
import lawsweep.circuit.line.Formula;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.line.Template;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.NetLine;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SettingWords;
import lawsweep.spec.Choices;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Numbers;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.About;
import lawsweep.sweep.SpecReader;
import lawsweep.text.Saturating;
import lawsweep.text.Spelling;
import lawsweep.text.SpotException;

/** Reads one entry with a line. Every network is made once here, so that nothing wrong is found later. */
final class NetReader {

  static final String NET = "net";

  private static final String OVER = "over";
  private static final String WHERE = "where";
  private static final String LAWS_OF = "laws_of";
  private static final String FIELDS_KEY = "fields";
  private static final List<String> KEYS =
      Stream.of(List.of(NET, OVER, WHERE, LAWS_OF, FIELDS_KEY), DrawKeys.NAMES,
          List.of(DrawKeys.WEIGHTS, "seeds"), SettingReader.NAMES, List.of(About.KEY))
          .flatMap(List::stream).toList();
  private static final Choices<Fields> FIELDS = Choices.among(FIELDS_KEY, Fields.values(), Fields::label);

  private static final Map<String, String> EXPECTED = Map.of(
      NET, "expected a network in one line, such as 'vec 2 > dense 3 > relu > out 1'",
      WHERE, "expected a condition, such as 'h*d <= m and m % h = 0'",
      LAWS_OF, "expected names of tensors or layers with commas between them, such as 'l1.U,l2', or a list of such"
          + " blocks, or " + Spelling.choice(Block.EACH));

  /** The most choices of numbers that are tried. */
  private static final long MOST_CHOICES = 10_000_000;

  /** The most networks of an entry. */
  private static final int MOST_NETWORKS = 1_000_000;

  private static final int MOST_NUMBER = 1_000_000_000;

  private final SpecKeys keys;
  private final DrawKeys draws;
  private final SettingReader settings;
  private final Map<NetLine, Map<String, Long>> made = new LinkedHashMap<>();
  private final List<NetLine> lines = new ArrayList<>();
  private final List<Blocks> blocks = new ArrayList<>();
  private final BitSet rectified = new BitSet();

  NetReader(YamlValue value, DrawKeys draws) throws SpecException {
    this.draws = draws;
    this.keys = new SpecKeys("a networks entry with 'net'", value, KEYS);
    this.settings = new SettingReader(keys, draws.files());
  }

  NetEntry entry() throws SpecException {
    YamlValue given = keys.require(NET, "net: 'vec 2 > dense 3 > relu > out 1'");
    Template template = spot(given.place(), NET, "", () -> Template.of(text(NET, given)));
    Optional<YamlValue> where = keys.find(WHERE);
    Optional<Condition> condition = Optional.empty();
    if (where.isPresent()) {
      condition = Optional.of(spot(where.get().place(), WHERE, "", () -> Condition.of(text(WHERE, where.get()))));
    }
    Map<String, NumberSet> over = over();
    readBlocks();
    checkNames(template, condition, over);
    choices(template, condition, over);
    if (lines.isEmpty()) {
      throw keys.place(WHERE).error("'where' holds for no choice of numbers in 'over'", "change one of them");
    }
    int seeds = keys.find("seeds").isPresent()
        ? (int) new Numbers("seeds", 1, SpecReader.MAX_CELLS).one(keys.find("seeds").get())
        : 1;
    checkFormula(over);
    if (keys.has(DrawKeys.WEIGHTS)) {
      readWeights();
    }
    return new NetEntry(new NetEntry.Places(keys.place(), settings.place()), List.copyOf(lines), rectified,
        withSettings(variants()), seeds, About.read(keys));
  }

  /** Every variant with every setting, the setting fastest. */
  private List<NetEntry.Variant> withSettings(List<NetEntry.Variant> variants) throws SpecException {
    if (keys.has(SettingWords.LOSS) && !settings.symmetric()) {
      throw keys.place(SettingWords.LOSS).error("'loss' is only for lines whose data have a symmetry",
          "write 'ce N' or 'out N' at the end of the line, or give a symmetry");
    }
    List<Optional<Setting>> all = settings.read();
    if (all.stream().anyMatch(Optional::isPresent)) {
      refuseSettings(variants);
    }
    for (int i = 0; settings.hasMetricOfTensors() && i < lines.size(); i++) {
      settings.checkTensors(lines.get(i).network().circuit().tensors().size(),
          "'" + YamlValue.cut(lines.get(i).text()) + "'");
    }
    return variants.stream().flatMap(variant -> all.stream().map(variant::with)).toList();
  }

  private void refuseSettings(List<NetEntry.Variant> variants) throws SpecException {
    for (String key : List.of(LAWS_OF, DrawKeys.WEIGHTS)) {
      if (keys.has(key)) {
        throw keys.place(key).error("'" + key + "' is for the plain gradient flow on data without symmetry",
            "remove it, or give other flows and symmetries an entry of their own");
      }
    }
    if (variants.stream().anyMatch(variant -> variant.data().isPresent())) {
      throw keys.place(FIELDS_KEY).error("'fields' is data, and draws of the weights are counted in the plain gradient"
          + " flow on data without symmetry", "write 'fields: gates'");
    }
  }

  private void readWeights() throws SpecException {
    if (keys.has(LAWS_OF)) {
      throw keys.place(LAWS_OF).error("'" + LAWS_OF + "' draws the other weights again and again, and '"
          + DrawKeys.WEIGHTS + "' gives them", "remove one of them");
    }
    draws.refuse(keys, "weights that are drawn");
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, draws.at(keys, lines.get(i)));
    }
  }

  private static String text(String key, YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text) || text.isMissing()) {
      throw value.place().error("'" + key + "' is " + value.shown(), EXPECTED.get(key));
    }
    if (key.equals(NET) && text.text().startsWith("@")) {
      throw value.place().error("'net' is " + value.shown(),
          "expected the network in one line; lawsweep describe --net " + YamlValue.cut(text.text()) + " prints it");
    }
    return text.text();
  }

  /** Something that is read from a text and may be wrong at a column of it. */
  private interface Reading<T> {
    T read() throws SpecException;
  }

  private static <T> T spot(Place place, String key, String with, Reading<T> reading) throws SpecException {
    try {
      return reading.read();
    } catch (SpotException e) {
      throw place.error("'" + key + "' cannot be used" + with, e.getMessage());
    }
  }

  private Map<String, NumberSet> over() throws SpecException {
    Optional<YamlValue> value = keys.find(OVER);
    Map<String, NumberSet> over = new LinkedHashMap<>();
    if (value.isEmpty()) {
      return over;
    }
    if (!(value.get() instanceof YamlValue.Keys names)) {
      throw value.get().place().error("'over' is " + value.get().shown(),
          "expected names with numbers, such as over: {m: 2..4, h: [1, 2]}");
    }
    for (Map.Entry<YamlValue.Key, YamlValue> each : names.values().entrySet()) {
      String name = each.getKey().name();
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || name.equals("and")) {
        throw each.getKey().place().error("'" + YamlValue.cut(name) + "' is no name",
            "expected letters, digits and '_', no digit first");
      }
      over.put(name, new Numbers(name, 0, MOST_NUMBER).set(each.getValue()));
    }
    return over;
  }

  /** Which laws are counted; the place is that of the text. */
  private record Blocks(Place place, Template text) {}

  private void readBlocks() throws SpecException {
    Optional<YamlValue> value = keys.find(LAWS_OF);
    if (value.isEmpty()) {
      return;
    }
    List<YamlValue> texts = value.get() instanceof YamlValue.Items items ? items.values() : List.of(value.get());
    if (texts.isEmpty()) {
      throw value.get().place().error("'" + LAWS_OF + "' is " + value.get().shown(), EXPECTED.get(LAWS_OF));
    }
    for (YamlValue each : texts) {
      blocks.add(new Blocks(each.place(),
          spot(each.place(), LAWS_OF, "", () -> Template.of(text(LAWS_OF, each)))));
    }
  }

  private void checkNames(Template template, Optional<Condition> condition, Map<String, NumberSet> over)
      throws SpecException {
    Set<String> used = new TreeSet<>(template.names());
    condition.map(Condition::names).ifPresent(used::addAll);
    blocks.forEach(each -> used.addAll(each.text().names()));
    for (String name : used) {
      if (!over.containsKey(name)) {
        boolean where = condition.map(Condition::names).orElse(Set.of()).contains(name);
        throw keys.place(template.names().contains(name) ? NET : where ? WHERE : LAWS_OF).error(
            "'" + name + "' stands for no numbers",
            "write for example 'over: {" + name + ": 2..4}'");
      }
    }
    for (String name : over.keySet()) {
      if (!used.contains(name)) {
        throw keys.place(OVER).error("'" + name + "' of 'over' stands nowhere in 'net' or 'where'"
            + (blocks.isEmpty() ? "" : " or 'laws_of'"),
            "write {" + name + "} where its numbers belong, or remove it");
      }
    }
  }

  /** The number of laws that the entry claims is an expression in the names of {@code over}. */
  private void checkFormula(Map<String, NumberSet> over) throws SpecException {
    Optional<YamlValue> laws = About.laws(keys);
    if (laws.isEmpty() || !(laws.get() instanceof YamlValue.Text text)) {
      return; // About says what is wrong with anything but a text.
    }
    Formula formula = spot(text.place(), "laws", "", () -> Formula.of(text.text()));
    for (String name : formula.names()) {
      if (!over.containsKey(name)) {
        throw text.place().error("'" + name + "' of 'laws' stands for no numbers", "expected names of 'over'");
      }
    }
    for (NetLine line : lines) {
      spot(text.place(), "laws", shown(line.over()), () -> formula.value(line.over()));
    }
  }

  private void choices(Template template, Optional<Condition> condition, Map<String, NumberSet> over)
      throws SpecException {
    long all = 1;
    for (NumberSet numbers : over.values()) {
      all = Saturating.times(all, numbers.size());
    }
    if (all > MOST_CHOICES) {
      throw keys.place(OVER).error("'over' has " + Saturating.shown(all) + " choices of numbers",
          "at most " + MOST_CHOICES + " are tried");
    }
    for (long choice = 0; choice < all; choice++) {
      Map<String, Long> numbers = numbers(over, choice, all);
      boolean wanted = condition.isEmpty()
          || spot(keys.place(WHERE), WHERE, shown(numbers), () -> condition.get().holds(numbers));
      if (wanted) {
        add(template, numbers);
      }
    }
  }

  /** The numbers of a choice: the first name slowest. */
  private static Map<String, Long> numbers(Map<String, NumberSet> over, long choice, long all) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    long left = choice;
    long behind = all;
    for (Map.Entry<String, NumberSet> each : over.entrySet()) {
      behind /= each.getValue().size();
      numbers.put(each.getKey(), (long) each.getValue().at((int) (left / behind)));
      left %= behind;
    }
    return numbers;
  }

  private void add(Template template, Map<String, Long> numbers) throws SpecException {
    Network network = spot(keys.place(NET), NET, shown(numbers), () -> template.network(numbers));
    if (blocks.isEmpty()) {
      add(NetLine.listed(network, numbers), network.rectified(), keys.place(NET));
    }
    for (Blocks each : blocks) {
      List<NetLine> found = spot(each.place(), LAWS_OF, shown(numbers),
          () -> NetLine.blocks(network, each.text().filled(numbers), numbers));
      // A layer of two tensors is a pair, too.
      boolean many = found.size() > 1;
      for (NetLine block : found) {
        if (!many || !numbers.equals(made.get(block))) {
          add(block, network.rectified(), each.place());
        }
      }
    }
  }

  private void add(NetLine line, boolean gates, Place place) throws SpecException {
    Map<String, Long> before = made.putIfAbsent(line, line.over());
    if (before != null && before.equals(line.over())) {
      throw place.error("'" + LAWS_OF + "' has the block " + line.lawsOf().orElse("of all tensors") + " twice"
          + shown(before), "give each block once");
    }
    if (before != null) {
      throw keys.place(OVER).error("'net' is the same" + shown(before) + " and" + shown(line.over()),
          "give each network once");
    }
    if (lines.size() == MOST_NETWORKS) {
      throw keys.place(OVER).error("the entry has more than " + MOST_NETWORKS + " networks", "split it");
    }
    rectified.set(lines.size(), gates);
    lines.add(line);
  }

  /** {@code  with h = 2, m = 3}. */
  private static String shown(Map<String, Long> numbers) {
    Function<Map.Entry<String, Long>, String> one = each -> each.getKey() + " = " + each.getValue();
    return numbers.isEmpty() ? "" : " with " + String.join(", ", numbers.entrySet().stream().map(one).toList());
  }

  private List<NetEntry.Variant> variants() throws SpecException {
    Optional<YamlValue> value = keys.find(FIELDS_KEY);
    List<Fields> fields = value.isPresent() ? FIELDS.read(value.get()) : List.of();
    boolean drawn = fields.contains(Fields.DATA) && !rectified.isEmpty() && !keys.has(DrawKeys.WEIGHTS);
    if (!drawn) {
      draws.refuse(keys, "'fields: data' of lines with rectifiers");
    }
    List<NetEntry.Variant> variants = new ArrayList<>();
    if (drawn && keys.find(LAWS_OF).isPresent()) {
      throw keys.place(LAWS_OF).error("'" + LAWS_OF + "' is for generic weights, and 'fields: data' of lines with"
          + " rectifiers draws them", "write 'fields: gates', or remove '" + LAWS_OF + "'");
    }
    for (Fields each : fields) {
      if (each == Fields.DATA && drawn) {
        for (DataChoice choice : draws.read(keys, chains())) {
          variants.add(new NetEntry.Variant(Optional.of(each), Optional.of(choice),
              Optional.empty()));
        }
      } else {
        checkFields(each);
        variants.add(new NetEntry.Variant(Optional.of(each), Optional.empty(), Optional.empty()));
      }
    }
    return variants.isEmpty() ? List.of(NetEntry.Variant.OWN) : variants;
  }

  private void checkFields(Fields fields) throws SpecException {
    for (int i = 0; i < lines.size(); i++) {
      boolean gates = rectified.get(i);
      boolean given = lines.get(i).weights().isPresent() && lines.get(i).has(fields);
      if (!given && fields != (gates ? Fields.GATES : Fields.DATA)) {
        throw unfit(i, gates
            ? "expected fields: gates, or data for chains of layers with relu"
            : "expected fields: data, or remove it: the line has no rectifiers");
      }
    }
  }

  private SpecException unfit(int line, String mend) throws SpecException {
    return keys.place(FIELDS_KEY).error("'fields' does not fit " + YamlValue.cut(lines.get(line).text()), mend);
  }

  /** How many numbers the networks read, which are all chains whose weights can be drawn. */
  private SortedMap<Integer, String> chains() throws SpecException {
    SortedMap<Integer, String> inputs = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!rectified.get(i)) {
        throw unfit(i, "draws of the weights are for rectifiers: give lines without them an entry of their own");
      }
      String line = lines.get(i).text();
      try {
        inputs.putIfAbsent(Chain.of(line).orRefuse().widths().getLast(), line);
      } catch (SpotException e) {
        throw unfit(i, e.getMessage() + "; write 'fields: gates'");
      }
    }
    return inputs;
  }
}
