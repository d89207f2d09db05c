/** All polynomial laws of a degree, and the certificate that there are no others than the known ones generate. */
package lawsweep.formula.degree;
