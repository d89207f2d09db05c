package lawsweep.sweep;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers by the names of what they were put in place of; tables of text print {@code h=2,m=3}. */
public final class Assigned extends AbstractMap<String, Long> {

  private final Map<String, Long> numbers;

  /** The numbers, in the order of a map. */
  public Assigned(Map<String, Long> numbers) {
    this.numbers = new LinkedHashMap<>(numbers);
  }

  @Override
  public Set<Entry<String, Long>> entrySet() {
    return numbers.entrySet();
  }

  @Override
  public String toString() {
    return numbers.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }
}
