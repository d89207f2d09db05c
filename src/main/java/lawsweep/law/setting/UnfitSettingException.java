package lawsweep.law.setting;

/** Words for a setting that are none, or do not go together. */
public final class UnfitSettingException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;
  private final String mend;

  /**
   * What is wrong.
   *
   * @param key the key or option that is
   * @param problem how a sentence goes on that begins with it: {@code is only for flow momentum}
   * @param mend what would be right
   */
  public UnfitSettingException(String key, String problem, String mend) {
    super(key + " " + problem + ": " + mend);
    this.key = key;
    this.problem = problem;
    this.mend = mend;
  }

  /** The key or option that is wrong. */
  public String key() {
    return key;
  }

  /** How a sentence goes on that begins with it. */
  public String problem() {
    return problem;
  }

  /** What would be right. */
  public String mend() {
    return mend;
  }
}
