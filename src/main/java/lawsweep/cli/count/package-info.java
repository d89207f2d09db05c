/**
 * Commands about one network: {@link lawsweep.cli.count.Count} counts the laws of an architecture,
 * {@link lawsweep.cli.count.Theorem} states what holds for all widths. They print what rooms below have found.
 */
package lawsweep.cli.count;
