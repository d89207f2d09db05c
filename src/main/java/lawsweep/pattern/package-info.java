/**
 * Which hidden neurons of a network with gates are active, on which open sets of inputs; decided exactly, in integers.
 * Begin with {@link lawsweep.pattern.PatternSearch}, which finds patterns at drawn weights;
 * {@link lawsweep.pattern.InputPatterns} has those of given inputs. Uses networks and random words.
 */
package lawsweep.pattern;
