package lawsweep.checkpoint.run;

/**
 * Something that is known of a run.
 *
 * @param source who says so, for people: {@code option --lr}, {@code run.json}, {@code metadata of
 *     step00000.safetensors}
 */
public record Fact<T>(T value, String source) {}
