package lawsweep.spec;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Writes {@link YamlValue}s as YAML that reads as the same values. */
final class YamlText {

  private static final int WIDTH = 120;
  private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);

  private final Emitter emitter;

  private YamlText(Emitter emitter) {
    this.emitter = emitter;
  }

  /** A document in UTF-8 that holds a value; comments are not a part of values. */
  static byte[] of(YamlValue value) {
    StringWriter text = new StringWriter();
    DumperOptions options = new DumperOptions();
    options.setWidth(WIDTH);
    options.setAllowUnicode(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setSplitLines(false);
    try {
      new YamlText(new Emitter(text, options)).document(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void document(YamlValue value) throws IOException {
    emitter.emit(new StreamStartEvent(null, null));
    emitter.emit(new DocumentStartEvent(null, null, false, null, null));
    emit(value, false);
    emitter.emit(new DocumentEndEvent(null, null, false));
    emitter.emit(new StreamEndEvent(null, null));
  }

  /** Lists inside entries stand on one line. */
  private void emit(YamlValue value, boolean inList) throws IOException {
    switch (value) {
      case YamlValue.Text text -> scalar(text.text(), text.plain());
      case YamlValue.Items items -> {
        boolean blocks = !inList && items.values().stream().allMatch(YamlValue.Keys.class::isInstance);
        emitter.emit(new SequenceStartEvent(null, null, true, null, null, style(blocks && !items.values().isEmpty())));
        for (YamlValue each : items.values()) {
          emit(each, true);
        }
        emitter.emit(new SequenceEndEvent(null, null));
      }
      case YamlValue.Keys keys -> {
        emitter.emit(new MappingStartEvent(null, null, true, null, null, style(!inList && !keys.values().isEmpty())));
        for (var each : keys.values().entrySet()) {
          scalar(each.getKey().name(), true);
          emit(each.getValue(), inList);
        }
        emitter.emit(new MappingEndEvent(null, null));
      }
    }
  }

  private void scalar(String text, boolean plain) throws IOException {
    emitter.emit(new ScalarEvent(null, null, NO_TAG, text, null, null,
        plain ? DumperOptions.ScalarStyle.PLAIN : DumperOptions.ScalarStyle.DOUBLE_QUOTED));
  }

  private static DumperOptions.FlowStyle style(boolean block) {
    return block ? DumperOptions.FlowStyle.BLOCK : DumperOptions.FlowStyle.FLOW;
  }
}
