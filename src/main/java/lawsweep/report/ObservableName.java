package lawsweep.report;

/** How the page names and orders the observables of simulations, in SQL over the columns observable and component. */
final class ObservableName {

  /** Beyond this number single singular values are left out. */
  private static final int MOST_COMPONENTS = 8;

  /** Beyond this number of rows single entries of matrices are left out. */
  private static final int MOST_ENTRIES = 3;

  /** {@code energy}, {@code sigma 1}, {@code end_to_end 2,1}. */
  static final String SQL = "CASE WHEN component = '' THEN observable ELSE observable || ' ' || component END";

  /** True for those that the page shows; the tables and the export have all. */
  static final String SHOWN =
      "(CASE WHEN observable LIKE 'end%' THEN CAST(string_split(component, ',')[1] AS INTEGER) <= "
          + MOST_ENTRIES + " AND CAST(string_split(component, ',')[2] AS INTEGER) <= " + MOST_ENTRIES
          + " WHEN component = '' THEN true ELSE CAST(string_split(component, ',')[1] AS INTEGER) <= " + MOST_COMPONENTS
          + " END)";

  /** Scalars first in the order of a reader's interest, then components. */
  static final String ORDER =
      "list_position(['energy', 'free_energy', 'trace', 'entropy', 'effective_rank', 'stable_rank',"
          + " 'abs_determinant', 'norm_squared', 'sigma', 'eigenvalue', 'sigma_squared', 'balance_defect', 'law_drift'],"
          + " observable) NULLS LAST, observable, try_cast(string_split(component, ',')[1] AS INTEGER), component";

  private ObservableName() {}
}
