package lawsweep.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What a JSON parser says of a text, without what only concerns its own settings. */
final class JsonMessage {

  private static final Pattern SETTINGS =
      Pattern.compile(" for `ObjectNode`|: not allowed when `.*|: enable `.*| \\(start marker at \\[Source.*");

  private JsonMessage() {}

  /** The message on one line, with the place. */
  static String of(JsonProcessingException e) {
    String message = SETTINGS.matcher(e.getOriginalMessage()).replaceAll("");
    return e.getLocation() == null
        ? message
        : message + " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
  }
}
