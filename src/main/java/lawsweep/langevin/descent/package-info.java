/**
 * Gradient descent of finite step on the factors: {@link lawsweep.langevin.descent.Descent}, with parameters of its own
 * for weight decay and batches, {@code SgdReplica}, which does the steps, and {@code RegressionData}, which draws
 * samples. It uses no other equation.
 */
package lawsweep.langevin.descent;
