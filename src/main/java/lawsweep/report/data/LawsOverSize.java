package lawsweep.report.data;

/**
 * Numbers of laws over the number of parameters: a point for each pair with how many networks have it, by verdict.
 * Where the number of laws is not known, the known laws are a lower bound. Beyond {@value #MOST} points both numbers
 * are rounded to two digits.
 */
public final class LawsOverSize {

  /** The most points that are exact. */
  static final int MOST = 1500;

  private LawsOverSize() {}

  /** A question for the table {@code networks} of a report: parameters, laws, verdict, networks. */
  public static String query() {
    return """
        WITH points AS (
          SELECT parameters, coalesce(laws, known_laws) AS laws, outcome FROM networks
          WHERE coalesce(laws, known_laws) IS NOT NULL AND draws = 0),
        fine AS (SELECT count(*) <= %d AS fine FROM (SELECT DISTINCT parameters, laws, outcome FROM points)),
        rounded AS (
          SELECT CASE WHEN fine THEN parameters ELSE %s END AS parameters, CASE WHEN fine THEN laws ELSE %s END AS laws,
            outcome FROM points, fine)
        SELECT parameters, laws, outcome AS verdict, count(*) AS networks FROM rounded GROUP BY ALL
        ORDER BY parameters, laws, verdict""".formatted(MOST, twoDigits("parameters"), twoDigits("laws"));
  }

  private static String twoDigits(String number) {
    String unit = "CAST(10 ** greatest(0, floor(log10(greatest(" + number + ", 1))) - 1) AS BIGINT)";
    return "CAST(round(" + number + " / " + unit + ") AS BIGINT) * " + unit;
  }
}
