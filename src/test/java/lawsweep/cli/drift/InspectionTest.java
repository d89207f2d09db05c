package lawsweep.cli.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.checkpoint.names.Proposal;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What inspect says of a checkpoint, for people and as JSON. */
class InspectionTest {

  @TempDir
  Path temporary;

  private static Inspection of(Path path) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(path)) {
      return Inspection.of(checkpoint, Team.alone());
    }
  }

  private Path weights() throws IOException {
    Path path = temporary.resolve("step00012.safetensors");
    Safetensors.write(path, Map.of("lr", "0.1\n"),
        List.of(new Tensor("x.weight", NumberType.F32, List.of(2L, 3L), new double[] {3, 0, 0, 0, 0, 4}),
            new Tensor("x.bias", NumberType.F64, List.of(2L), new double[] {Double.NaN, -1}),
            new Tensor("scale", NumberType.F32, List.of(), new double[] {-0.125})));
    return path;
  }

  @Test
  void people() throws IOException {
    Path path = weights();
    Inspection inspection = of(path);
    assertEquals("""
        checkpoint   %s
        step         12
        metadata     lr = 0.1%s
        tensors      3, with 9 numbers, 1 of them not finite

        name      shape   type      norm  not finite
        x.weight  2x3     F32    5.00000           0
        x.bias    2       F64    1.00000           1
        scale     scalar  F32   0.125000           0

        names        seq (prefix 'x.' left away)
        net          vec 3 > out 2
        note         it is a guess""".formatted(path, " "), InspectionTable.of(with(inspection,
        new Proposal("seq", "x.", Optional.of("vec 3 > out 2"), List.of("it is a guess")))));
    assertTrue(InspectionTable.of(with(inspection)).endsWith(
        "\n\nnames        no map of names fits; write rules in a FILE.yaml (--names)"));
  }

  private static Inspection with(Inspection inspection, Proposal... proposals) {
    return new Inspection(inspection.path(), inspection.step(), inspection.metadata(), inspection.tensors(),
        List.of(proposals));
  }

  @Test
  void json() throws IOException {
    JsonNode said = JsonMapper.builder().build().readTree(InspectionForm.FORM.bytes(with(of(weights()),
        new Proposal("seq", "", Optional.empty(), List.of()))));
    assertEquals(
        "[\"schema\",\"path\",\"step\",\"metadata\",\"tensors\",\"numbers\",\"not_finite\",\"not_usable\",\"proposals\"]",
        JsonMapper.builder().build().writeValueAsString(said.properties().stream().map(Map.Entry::getKey).toList()));
    assertEquals(12, said.get("step").intValue());
    assertEquals("{\"name\":\"x.bias\",\"shape\":[2],\"type\":\"F64\",\"norm\":1.0,\"not_finite\":1}",
        said.get("tensors").get(1).toString());
    assertEquals("[{\"names\":\"seq\",\"prefix\":\"\",\"net\":null,\"notes\":[]}]", said.get("proposals").toString());
    assertEquals(1, said.get("not_finite").intValue());
  }

  @Test
  void typesThatAreNotReadHaveADash() throws IOException {
    byte[] header =
        "{\"ids\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]}}".getBytes(StandardCharsets.UTF_8);
    Path path = Files.write(Files.createDirectory(temporary.resolve("x")).resolve("x.safetensors"),
        ByteBuffer.allocate(24 + header.length)
            .order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).array());
    Inspection inspection = of(path);
    String table = InspectionTable.of(inspection);
    assertTrue(table.contains("\ntensors      1, with 2 numbers; 1 tensor of types that drift does not read\n"), table);
    assertTrue(table.contains("\nids   2      I64      -           -\n"), table);
    assertTrue(table.contains("\nstep         -\n"), table);
    assertTrue(InspectionForm.FORM.text(inspection).contains("\"norm\":null,\"not_finite\":null"));
  }
}
