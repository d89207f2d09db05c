package lawsweep.report.paint;

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
 * Scripts of a page that choose what its charts draw, in an interpreter of JavaScript that sees no files, no
 * network and no Java: the pictures beside the page ask them. Used by one thread.
 */
public final class PageScripts implements AutoCloseable {

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
   * Loads scripts.
   *
   * @param names those of the page, without {@code .js}, in the order in which they are run
   * @param more texts of further scripts
   */
  public static PageScripts open(List<String> names, String... more) throws IOException {
    Context context = interpreter();
    for (String name : names) {
      context.eval(script(name, Resource.text(name + ".js")));
    }
    for (String text : more) {
      context.eval(script("more", text));
    }
    return new PageScripts(context, context.eval(script("call", CALL)));
  }

  /** What a function of the page answers. */
  public JsonNode call(String function, JsonNode... given) throws IOException {
    return JSON.readTree(call.execute(function, JsonNodeFactory.instance.arrayNode().addAll(List.of(given)).toString())
        .asString());
  }

  @Override
  public void close() {
    context.close();
  }
}
