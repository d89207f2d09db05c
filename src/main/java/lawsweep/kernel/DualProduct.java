package lawsweep.kernel;

/** A product of two batched blocks over the multidual numbers; what kind of product is said where it is used. */
public record DualProduct(DualBlock x, DualBlock y) {}
