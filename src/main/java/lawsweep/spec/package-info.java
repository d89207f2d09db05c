/**
 * Reading specs, and saying where and why one is wrong: YAML values with their places, keys, numbers, ranges, matrices
 * from files. Begin with {@link lawsweep.spec.YamlDocument} and {@link lawsweep.spec.SpecKeys}; a
 * {@link lawsweep.spec.SpecException} names the place, what is wrong and what would be right. Uses {@code text}; it
 * does not know what a spec is about.
 */
package lawsweep.spec;
