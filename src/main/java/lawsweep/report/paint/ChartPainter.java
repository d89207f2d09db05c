package lawsweep.report.paint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * Draws charts as SVG: Vega and Vega-Lite in an interpreter of JavaScript that sees no files, no network and no Java.
 * Loading takes some seconds, a chart about one. Used by one thread.
 */
public final class ChartPainter implements AutoCloseable {

  /** What the libraries expect of a browser. Its timer does not wait: a promise is kept when the script ends. */
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
        new vega.View(vega.parse(Lawsweep.legendsAsDrawn(compiled.spec)), {renderer: 'none', logger}).toSVG()
          .then(svg => { said.svg = svg; }, error => { said.error = String(error); });
        return said;
      }
      """;

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
  public static ChartPainter open(JsonNode config) throws IOException {
    Context context = PageScripts.interpreter();
    context.eval(PageScripts.script("browser", BROWSER));
    context.eval(PageScripts.script("legend", Resource.text("page-legend.js")));
    context.eval(PageScripts.script("vega", Resource.vega()));
    context.eval(PageScripts.script("vega-lite", Resource.vegaLite()));
    return new ChartPainter(context, context.eval(PageScripts.script("paint", PAINT)), config.toString());
  }

  /** A picture as SVG, with its caption in the elements {@code title} and {@code desc}. */
  public String svg(Picture picture) {
    String svg = svg(picture.complete());
    int end = svg.indexOf('>') + 1;
    return svg.substring(0, end) + element("title", picture.caption().title())
        + element("desc", picture.caption().description()) + svg.substring(end);
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
  }

  /**
   * A chart as SVG.
   *
   * @throws IllegalArgumentException if it is none
   */
  private String svg(JsonNode specification) {
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
