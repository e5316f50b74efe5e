using System.Text.Json;

namespace StaticNet.Golden.Tests.Vectors;

/// <summary>The reader of golden files and the comparison: a test that cannot fail would prove nothing.</summary>
public sealed class VectorsTests
{
    [Fact]
    public void Reader_keeps_every_bit_and_special_value()
    {
        GoldenTensor tensor = Read("""{"shape":[2,3],"data":[0.1,-0.0,1E-45,"NaN","Infinity","-inf"]}""");
        float[] want = [0.1f, -0f, float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        Assert.Equal(
            want.Select(BitConverter.SingleToInt32Bits), tensor.Floats.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Reader_reports_data_that_do_not_fill_the_shape()
    {
        string path = Path.Combine(Path.GetTempPath(), $"staticnet-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, """
            {"cases":[{"name":"short","op":"linear","tensors":{"x":{"shape":[2,2],"data":[1,2,3]}}}]}
            """);
        try
        {
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => GoldenFolder.Read(path));
            Assert.Contains("short: x: A tensor of shape [2,2] has 3 values.", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void WithAxisLast_makes_channels_first_channels_last()
    {
        GoldenTensor tensor = Read("""{"shape":[1,2,3],"data":[1,2,3,10,20,30]}""").WithAxisLast(1);
        Assert.Equal([1, 3, 2], tensor.Shape);
        Assert.Equal([1f, 10, 2, 20, 3, 30], tensor.Floats);
    }

    [Theory]
    [InlineData(1.0, 1.0001f, 0.0, true)]
    [InlineData(1.0, 1.0002f, 0.0, false)]
    [InlineData(1.0, 1.0002f, 2e-5, true)]
    [InlineData(0.0, 1e-5f, 0.0, true)]
    [InlineData(0.0, 2e-5f, 0.0, false)]
    [InlineData(0.0, float.NaN, 0.0, false)]
    [InlineData(double.NaN, float.NaN, 0.0, true)]
    [InlineData(double.NaN, 0f, 0.0, false)]
    [InlineData(double.PositiveInfinity, float.PositiveInfinity, 0.0, true)]
    [InlineData(double.PositiveInfinity, float.MaxValue, 0.0, false)]
    [InlineData(0.5, float.PositiveInfinity, 0.0, false)]
    public void Comparison_is_the_one_of_the_README(double want, float got, double error, bool isClose)
        // The first element is there for the part of the tolerance that comes from the tensor's largest value.
        => Assert.Equal(isClose, Comparison.Difference([1, want], [1, got], error) is null);

    [Fact]
    public void Comparison_names_the_worst_element()
    {
        string? difference = Comparison.Difference([1, 2, 3], [1.1f, 3, 3.1f], 0);
        Assert.StartsWith("element 1 is 3 instead of 2", difference, StringComparison.Ordinal);
        Assert.Equal("2 values instead of 1", Comparison.Difference([1], [1, 2], 0));
    }

    private static GoldenTensor Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return GoldenTensor.Read(document.RootElement);
    }
}
