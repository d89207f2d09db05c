package lawsweep.law.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings in the words of users. */
class SettingWordsTest {

  private static final Metric LOG = new Metric(2);

  /** {@code flow=momentum metric=log}. */
  private static Map<String, String> words(String said) {
    Map<String, String> words = new HashMap<>();
    for (String each : said.isEmpty() ? new String[0] : said.split(" ")) {
      words.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    return words;
  }

  private static Optional<Setting> setting(String said) throws UnfitSettingException {
    return new SettingWords(words(said)).setting();
  }

  private static Setting flow(Flow flow, MomentumForm form, int damping, Metric... metrics) {
    return new FlowSetting(flow, List.of(metrics), Optional.ofNullable(form), damping);
  }

  @Test
  void whatIsAsUsualIsNoSetting() throws UnfitSettingException {
    for (String said : List.of("", "flow=gradient", "metric=euclidean", "metric=euclidean,euclidean", "loss=ce",
        "symmetry=none", "symmetry=none loss=mse")) {
      assertEquals(Optional.empty(), setting(said), said);
    }
  }

  @Test
  void flowsHaveDefaults() throws UnfitSettingException {
    assertEquals(flow(Flow.MOMENTUM, null, 1, Metric.EUCLIDEAN), setting("flow=momentum").orElseThrow());
    assertEquals(flow(Flow.MOMENTUM, null, 0, Metric.EUCLIDEAN), setting("flow=momentum damping=0").orElseThrow());
    assertEquals(flow(Flow.MOMENTUM, MomentumForm.PRIMAL, 1, LOG), setting("flow=momentum metric=log").orElseThrow());
    assertEquals(flow(Flow.MOMENTUM, MomentumForm.DUAL, 1, LOG),
        setting("flow=momentum metric=power-2 form=dual").orElseThrow());
    assertEquals(flow(Flow.GRADIENT, null, 1, Metric.ENTROPY), setting("flow=mirror").orElseThrow());
    assertEquals(setting("flow=mirror metric=log"), setting("metric=log,log"));
    assertEquals(flow(Flow.GRADIENT, null, 1, Metric.ENTROPY, Metric.EUCLIDEAN),
        setting("metric=entropy,euclidean").orElseThrow());
  }

  @Test
  void dataWithASymmetry() throws UnfitSettingException {
    assertEquals(new SymmetrySetting("neg", Labels.INVARIANT, DataLoss.MSE), setting("symmetry=neg").orElseThrow());
    assertEquals(new SymmetrySetting("rotation-8", Labels.DET, DataLoss.POWER_6),
        setting("symmetry=rotation-8 labels=det loss=power-6").orElseThrow());
    assertEquals(new SymmetrySetting("none", Labels.INVARIANT, DataLoss.POISSON),
        setting("symmetry=none loss=poisson").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
          "flow=moment~flow is 'moment': expected gradient, momentum or mirror (did you mean 'momentum'?)",
          "metric=entropi~metric is 'entropi': expected " + Metric.EXPECTED + " (did you mean 'entropy'?)",
          "metric=power-9~metric is 'power-9': expected " + Metric.EXPECTED,
          "metric=log,~metric is '': expected " + Metric.EXPECTED,
          "flow=mirror metric=euclidean~metric is euclidean, and a mirror flow has another: write flow gradient, or a"
              + " metric such as entropy",
          "flow=momentum form=dual~form is only for momentum with a metric: remove it, or write flow momentum and a"
              + " metric such as entropy",
          "flow=momentum metric=log form=both~form is 'both': expected primal or dual",
          "metric=log damping=1~damping is only for flow momentum: remove it, or write flow momentum",
          "flow=momentum damping=0.5~damping is '0.5': expected 0 or 1",
          "labels=det~labels is only for data with a symmetry: remove it, or give a symmetry",
          "symmetry=none labels=det~labels is only for data with a symmetry: remove it, or give a symmetry",
          "loss=poisson~loss is poisson, which is only for data with a symmetry: write mse or ce, or give a symmetry",
          "symmetry=neg loss=ce~loss is 'ce': expected mse, power-4, power-6, power-8 or poisson",
          "flow=momentum loss=ce~loss is ce, and a flow with momentum or a metric is counted with mse: remove it, or"
              + " give the network by a line that ends with 'ce N'",
          "symmetry=neg metric=euclidean~metric and symmetry exclude each other: data with a symmetry are counted in the"
              + " plain gradient flow; remove one of them"})
  void whatDoesNotGoTogetherIsRefused(String said, String message) {
    assertEquals(message, assertThrows(UnfitSettingException.class, () -> setting(said)).getMessage());
  }

  @Test
  void keysSayOnlyWhatIsNotUsual() throws UnfitSettingException {
    Map<String, String> keys = Map.of("flow=momentum", "momentum", "flow=mirror", "gradient_entropy",
        "flow=momentum metric=log,euclidean damping=0", "momentum_log-euclidean_primal_undamped",
        "symmetry=hyperoctahedral loss=poisson", "hyperoctahedral_invariant_poisson");
    for (Map.Entry<String, String> key : keys.entrySet()) {
      assertEquals(key.getValue(), setting(key.getKey()).orElseThrow().keyPart());
    }
    assertEquals("groupf0d1a3c8_det_mse".length(),
        setting("symmetry=[[0,-1],[1,0]] labels=det").orElseThrow().keyPart().length());
  }
}
