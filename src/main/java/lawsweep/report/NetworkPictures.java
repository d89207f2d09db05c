package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.law.setting.SettingWords;
import lawsweep.report.data.LawsOverSize;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.Picture;

/** The pictures of counts: maps of depth and width (or of the two axes with most bins), growth of levels, cost. */
final class NetworkPictures {

  private static final Map<ChartTemplate, String> MAPS = Map.of(ChartTemplate.MAP_VERDICT, "What is proved",
      ChartTemplate.MAP_EXTRA_LAWS, "Extra laws", ChartTemplate.MAP_DIMENSION, "dim Lie", ChartTemplate.MAP_TIME,
      "Computing time");

  private static final List<String> VERDICTS = List.of("complete", "complete-if-independent", "extra", "always",
      "sometimes", "never", "undecided", "failed", "skipped", "left");

  /** What readers call training without a setting. */
  private static final String PLAIN = "plain gradient flow";

  private NetworkPictures() {}

  /**
   * The pictures of a cube and of what the page says of networks.
   *
   * @param title the name of the sweep
   */
  static List<Picture> of(ReportDatabase database, NetworkCube cube, JsonNode networks, String title)
      throws IOException {
    List<Picture> pictures = new ArrayList<>();
    String held = held(networks.get("held"));
    List<CubeAxis> shown = mapAxes(cube);
    ArrayNode rows = mapRows(database, shown);
    for (ChartTemplate map : List.of(ChartTemplate.MAP_VERDICT, ChartTemplate.MAP_EXTRA_LAWS,
        ChartTemplate.MAP_DIMENSION, ChartTemplate.MAP_TIME)) {
      pictures.add(Picture.of(map, new Picture.Caption(MAPS.get(map), title, "", held),
          Map.of("x-title", label(shown, 0), "y-title", label(shown, 1), "verdicts", verdicts(rows)),
          Map.of("rows", rows)));
    }
    pictures.add(laws((ArrayNode) networks.get("sizes"), title, networks.get("held")));
    ArrayNode kinds = kinds(database, shown);
    pictures.add(Picture.of(ChartTemplate.KINDS, new Picture.Caption("Laws by kind", title, "", held),
        Map.of("x-title", label(shown, 0), "kinds", found(kinds, "kind", KindShares.all().toList())),
        Map.of("rows", kinds)));
    pictures.add(plain(ChartTemplate.LEVELS, new Picture.Caption("Growth of dim W_k", title, "", held),
        networks.get("levels")));
    pictures.add(plain(ChartTemplate.DRAWS, new Picture.Caption("Dimensions over drawn weights", title, "", held),
        networks.get("draws")));
    pictures.add(plain(ChartTemplate.AT_PHI, new Picture.Caption("Draws with the dimension of φ", title, "", held),
        networks.get("at_phi")));
    JsonNode cost = networks.get("cost");
    pictures.add(Picture.of(ChartTemplate.COST, new Picture.Caption("Cost of a count", title, "", held), Map.of(),
        Map.of("rows", (ArrayNode) cost.get("rows"), "line", (ArrayNode) cost.get("line"))));
    return pictures;
  }

  /** Laws over D, of one setting. */
  private static Picture laws(ArrayNode sizes, String title, JsonNode held) throws IOException {
    String setting = LawsOverSize.firstSetting(sizes);
    ArrayNode rows = LawsOverSize.of(sizes, setting);
    ArrayNode all = JsonNodeFactory.instance.arrayNode().addAll((ArrayNode) held);
    if (LawsOverSize.mixed(sizes)) {
      all.addObject().put("label", "setting").put("value", setting.isEmpty() ? PLAIN : setting);
    }
    return Picture.of(ChartTemplate.LAWS, new Picture.Caption("Laws over D", title, "", held(all)),
        Map.of("verdicts", verdicts(rows)), Map.of("rows", rows));
  }

  private static Picture plain(ChartTemplate chart, Picture.Caption caption, JsonNode rows) throws IOException {
    return Picture.of(chart, caption, Map.of(), Map.of("rows", (ArrayNode) rows));
  }

  /** What all networks have in common, in words. */
  private static String held(JsonNode held) {
    return held.isEmpty()
        ? ""
        : held.valueStream().map(one -> one.get("label").textValue() + " = " + one.get("value").textValue())
            .collect(Collectors.joining("; ", "Held: ", "."));
  }

  private static JsonNode label(List<CubeAxis> axes, int which) {
    return TextNode.valueOf(which < axes.size() ? axes.get(which).label() : "");
  }

  /** The verdicts that occur, in the order of the legend. */
  private static ArrayNode verdicts(ArrayNode rows) {
    return found(rows, "verdict", VERDICTS);
  }

  /** The words that rows have under a key, in the order of a list. */
  private static ArrayNode found(ArrayNode rows, String key, List<String> words) {
    Set<String> found = rows.valueStream().map(row -> row.get(key).textValue()).collect(Collectors.toSet());
    ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
    words.stream().filter(found::contains).forEach(ordered::add);
    return ordered;
  }

  /**
   * Symmetry and loss where all data have a symmetry; depth and width where both vary; else the axes with most bins.
   * The first is for x.
   */
  static List<CubeAxis> mapAxes(NetworkCube cube) {
    Optional<CubeAxis> symmetry = cube.axis("symmetry");
    Optional<CubeAxis> loss = cube.axis("loss");
    if (symmetry.isPresent() && loss.isPresent()
        && symmetry.get().bins().stream().noneMatch(bin -> bin.label().equals(SettingWords.NONE))) {
      return List.of(symmetry.get(), loss.get());
    }
    Optional<CubeAxis> depth = cube.axis("depth");
    Optional<CubeAxis> width = cube.axis("width");
    if (depth.isPresent() && width.isPresent()) {
      return List.of(depth.get(), width.get());
    }
    return cube.axes().stream().sorted(Comparator.comparingInt((CubeAxis axis) -> -axis.bins().size())).limit(2)
        .toList();
  }

  /** The cells of a map, a row each. An axis that there is not has one place. */
  static ArrayNode mapRows(ReportDatabase database, List<CubeAxis> axes) throws IOException {
    String x = axes.isEmpty() ? "0" : '"' + axes.get(0).key() + '"';
    String y = axes.size() < 2 ? "0" : '"' + axes.get(1).key() + '"';
    return JsonValue.objects(database, """
        WITH groups AS (SELECT CAST(%s AS INTEGER) AS xi, CAST(%s AS INTEGER) AS yi, sum(networks) AS networks,
          sum(complete) AS complete, sum("complete-if-independent") AS open, sum(extra) AS extra, sum("always") AS always, sum(sometimes) AS sometimes,
          sum(never) AS never, sum(undecided) AS undecided, sum(skipped) AS skipped, sum(failed) AS failed,
          sum("left") AS "left", sum(draws) AS draws, sum(reach) AS reach, max(extra_laws) AS extra_laws, max(lie_dim) AS lie_dim,
          max(parameters_max) AS parameters_max, sum(seconds) AS seconds FROM cube GROUP BY ALL)
        SELECT %s AS x, %s AS y, xi, yi, CAST(networks AS BIGINT) AS networks, CAST(complete AS BIGINT) AS complete,
          CAST(extra AS BIGINT) AS extra, CAST(draws AS BIGINT) AS draws, CAST(reach AS BIGINT) AS reach,
          CASE WHEN failed > 0 THEN 'failed' WHEN extra > 0 THEN 'extra' WHEN never > 0 THEN 'never'
            WHEN undecided > 0 THEN 'undecided' WHEN "left" > 0 THEN 'left' WHEN sometimes > 0 THEN 'sometimes'
            WHEN open > 0 THEN 'complete-if-independent'
            WHEN complete > 0 THEN 'complete' WHEN always > 0 THEN 'always' ELSE 'skipped' END AS verdict,
          extra_laws, lie_dim, parameters_max, seconds FROM groups ORDER BY xi, yi"""
        .formatted(x, y, labels(axes, 0, "xi"), labels(axes, 1, "yi")));
  }

  /** Laws by kind along the first axis of the maps. */
  private static ArrayNode kinds(ReportDatabase database, List<CubeAxis> axes) throws IOException {
    String x = axes.isEmpty() ? "0" : '"' + axes.getFirst().key() + '"';
    return JsonValue.objects(database, KindShares.query(database, x, labels(axes, 0, "xi")));
  }

  private static String labels(List<CubeAxis> axes, int which, String index) {
    return which < axes.size() ? axes.get(which).labels(index) : "'all'";
  }
}
