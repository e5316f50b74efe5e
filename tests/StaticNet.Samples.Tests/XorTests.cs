namespace StaticNet.Samples.Tests;

public sealed class XorTests(TemporaryDirectory directory) : IClassFixture<TemporaryDirectory>
{
    [Fact]
    public void Trains_saves_and_predicts_the_same_from_the_file()
    {
        string trained = Sample.Run("Xor", directory.Path).RequireSuccess().Output;
        string loaded = Sample.Run("Xor", directory.Path, "--weights", "xor.safetensors").RequireSuccess().Output;
        Assert.EndsWith(loaded, trained, StringComparison.Ordinal);
        Assert.Matches("""^a  b  a xor b\n0  0  0\.0\d\d\n0  1  0\.9\d\d\n1  0  0\.9\d\d\n1  1  0\.0\d\d\n$""", loaded);
    }
}
