package lawsweep.kind.simulation;

/**
 * How far a mean lies from its closed form.
 *
 * @param key the cell's key
 * @param observable the observable
 * @param component which component, empty for scalars
 * @param z the difference in standard errors; negative if the mean is too small
 */
public record Deviation(String key, String observable, String component, double z) {}
