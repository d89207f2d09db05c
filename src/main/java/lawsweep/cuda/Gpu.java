package lawsweep.cuda;

/** A GPU whose driver answered, and whose arithmetic was found exact. */
public interface Gpu extends AutoCloseable {

  /** What it is and what it can do. */
  GpuFacts facts();

  /** A new lane, without memory. Lanes work side by side. */
  Lane lane();

  /** Gives the GPU back; lanes are closed before. */
  @Override
  void close();
}
