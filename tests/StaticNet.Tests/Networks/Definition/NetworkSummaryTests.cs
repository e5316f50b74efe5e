namespace StaticNet.Tests.Networks.Definition;

/// <summary>The table of a network's layers.</summary>
public sealed class NetworkSummaryTests
{
    [Fact]
    public void Columns_that_would_be_empty_are_left_out()
    {
        LayerDescription layer = new("dense1", "Dense", "8", 1_032, 2_056);
        string[] lines = NetworkSummary.Format(Small(layer)).Split('\n');
        Assert.Equal("Layer           Output shape  Parameters  FLOPs", lines[2]);
    }

    [Fact]
    public void Numbers_end_and_names_start_below_each_other()
    {
        NetworkDefinition network = Small(
            new("dense1", "Dense", "8", 1_032, 2_056, "tile 8 x 32") { Reads = ["x", "y"] },
            new("relu1", "Relu", "8", 0, 8) { Reads = ["dense1"] });
        Assert.Equal(
            """
            Small
            --------------------------------------------------------------------
            Layer           Reads   Output shape  Parameters  FLOPs  Kernel
            --------------------------------------------------------------------
            dense1 (Dense)  x, y    8                  1,032  2,056  tile 8 x 32
            relu1 (Relu)    dense1  8                      0      8
            --------------------------------------------------------------------
            Total                                      1,032  2,064

            """,
            NetworkSummary.Format(network), ignoreLineEndingDifferences: true);
    }

    private static NetworkDefinition Small(params LayerDescription[] layers) =>
        new("Small", [.. layers], [], ParameterLength: 0);
}
