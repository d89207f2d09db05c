package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * Draws charts as SVG: Vega and Vega-Lite in an interpreter of JavaScript that sees no files, no network and no Java. Loading
 * takes some seconds, a chart about one. Used by one thread.
 */
final class ChartPainter implements AutoCloseable {

  /** What the libraries expect of a browser: with a timer that does not wait, a promise is kept when the script ends. */
  private static final String BROWSER = """
      globalThis.setTimeout = f => { f(); return 0; };
      globalThis.clearTimeout = () => {};
      globalThis.structuredClone ??= x => JSON.parse(JSON.stringify(x));
      """;

  private static final String PAINT = """
      (specification, config) => {
        const said = {svg: null, error: null};
        const logger = {level: () => logger, error: (...m) => { said.error ??= m.join(' '); return logger; },
          warn: () => logger, info: () => logger, debug: () => logger};
        const compiled = vegaLite.compile(JSON.parse(specification), {config: JSON.parse(config), logger});
        new vega.View(vega.parse(compiled.spec), {renderer: 'none', logger}).toSVG()
          .then(svg => { said.svg = svg; }, error => { said.error = String(error); });
        return said;
      }
      """;

  /** The interpreter would unpack a library of native code, which only its compiler needs, into the user's home. */
  private static final Map<String, String> NOTHING_UNPACKED = Map.of("polyglot.engine.userResourceCache",
      "/dev/null/none", "polyglotimpl.AttachLibraryFailureAction", "ignore");

  private final Context context;
  private final Value paint;
  private final String config;

  private ChartPainter(Context context, Value paint, String config) {
    this.context = context;
    this.paint = paint;
    this.config = config;
  }

  /**
   * Loads the libraries.
   *
   * @param config the look of charts, a configuration of Vega-Lite
   */
  static ChartPainter open(JsonNode config) throws IOException {
    NOTHING_UNPACKED.forEach(System::setProperty);
    Context context = Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    context.eval(script("browser", BROWSER));
    context.eval(script("vega", Resource.vega()));
    context.eval(script("vega-lite", Resource.vegaLite()));
    return new ChartPainter(context, context.eval(script("paint", PAINT)), config.toString());
  }

  private static Source script(String name, String text) throws IOException {
    return Source.newBuilder("js", text, name).build();
  }

  /**
   * A chart as SVG.
   *
   * @param specification of Vega-Lite, with its data
   * @throws IllegalArgumentException if it is none
   */
  String svg(JsonNode specification) {
    try {
      Value said = paint.execute(specification.toString(), config);
      Value svg = said.getMember("svg");
      if (svg.isString() && said.getMember("error").isNull()) {
        return svg.asString();
      }
      throw new IllegalArgumentException("a chart could not be drawn: " + said.getMember("error"));
    } catch (PolyglotException e) {
      throw new IllegalArgumentException("a chart could not be drawn: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
