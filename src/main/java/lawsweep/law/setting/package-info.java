/**
 * How weights are trained and from what, where it is not plain gradient flow on any data: flows with momentum or a
 * metric, and data with a symmetry. Begin with {@link lawsweep.law.setting.Setting}.
 */
package lawsweep.law.setting;
