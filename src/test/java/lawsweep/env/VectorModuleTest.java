package lawsweep.env;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VectorModuleTest {

  @Test
  void isLoadedHere() {
    assertTrue(VectorModule.load());
    assertTrue(VectorModule.isLoaded());
  }
}
