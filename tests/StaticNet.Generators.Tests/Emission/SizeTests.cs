using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Testing;

namespace StaticNet.Generators.Tests.Emission;

/// <summary>
/// The C# compiler compiles what is generated at every build: what all networks have in common belongs in the library.
/// </summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("Input(32), Dense(64), Relu, Dense(10), Softmax, CrossEntropyLoss", 700, 34_000)]
    [InlineData(
        "Input(28, 28, 3), Conv2D(16, 3), BatchNorm, Relu, MaxPool2D(2), Flatten, Dense(10), Softmax, CrossEntropyLoss",
        1_310, 65_000)]
    [InlineData("SequenceInput(4), Lstm(32), Dense(1), MeanSquaredErrorLoss", 1_100, 58_000)]
    public void Generated_code_is_short(string attributes, int mostLines, int mostCharacters)
    {
        string[] sources = [.. Programs.Driver()
            .RunGenerators(Programs.Of($"[Network, {attributes}]\npublic partial class Net;"))
            .GetRunResult().GeneratedTrees.Select(static tree => tree.ToString())];
        Assert.NotEmpty(sources);
        Assert.InRange(sources.Sum(static source => source.Count(static character => character == '\n')), 1, mostLines);
        Assert.InRange(sources.Sum(static source => source.Length), 1, mostCharacters);
    }
}
