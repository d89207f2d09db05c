package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * Those scripts of the page that choose what charts draw, in an interpreter of JavaScript that sees no files, no
 * network and no Java: the pictures beside the page ask them. Used by one thread.
 */
final class PageScripts implements AutoCloseable {

  /** In the order in which they are run. */
  private static final List<String> SCRIPTS = List.of("page-text", "page-parameters", "page-telling", "page-slice",
      "page-template",
      "page-series", "page-compare", "page-density", "page-jumps", "pictures/simulations");

  private static final String CALL = "(name, given) => JSON.stringify(Lawsweep[name](...JSON.parse(given)))";

  /** The interpreter would unpack a library of native code, which only its compiler needs, into the user's home. */
  private static final Map<String, String> NOTHING_UNPACKED = Map.of("polyglot.engine.userResourceCache",
      "/dev/null/none", "polyglotimpl.AttachLibraryFailureAction", "ignore");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Context context;
  private final Value call;

  private PageScripts(Context context, Value call) {
    this.context = context;
    this.call = call;
  }

  /** An interpreter that has run nothing. */
  static Context interpreter() {
    NOTHING_UNPACKED.forEach(System::setProperty);
    return Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  }

  static Source script(String name, String text) throws IOException {
    return Source.newBuilder("js", text, name).build();
  }

  /**
   * Loads the scripts.
   *
   * @param more texts of further scripts
   */
  static PageScripts open(String... more) throws IOException {
    Context context = interpreter();
    for (String name : SCRIPTS) {
      context.eval(script(name, Resource.text(name + ".js")));
    }
    for (String text : more) {
      context.eval(script("more", text));
    }
    return new PageScripts(context, context.eval(script("call", CALL)));
  }

  /** What a function of the page answers. */
  JsonNode call(String function, JsonNode... given) throws IOException {
    return JSON.readTree(call.execute(function, JsonNodeFactory.instance.arrayNode().addAll(List.of(given)).toString())
        .asString());
  }

  @Override
  public void close() {
    context.close();
  }
}
