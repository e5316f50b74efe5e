using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Gradients;

/// <summary>Two hundred random networks: outputs, losses and all gradients against their formulas.</summary>
public sealed class RandomNetworkTests
{
    private const int GroupSize = 20;

    // Their compilation takes most of the time.
    private static readonly int Groups = Environment.GetEnvironmentVariable("STATICNET_LONG") == "1" ? 20 : 5;

    private static readonly (NetworkSpec Spec, int Samples)[] Specs = MakeSpecs();

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => NetworkCompiler.Compile(
        "RandomNetworks", Specs.Select((spec, index) => KeyValuePair.Create($"Random{index}", spec.Spec.Attributes))));

    public static TheoryData<int> AllGroups() => [.. Enumerable.Range(0, Groups)];

    [Theory]
    [MemberData(nameof(AllGroups))]
    public void Random_networks_agree_with_their_formulas(int group)
    {
        for (int index = group * GroupSize; index < (group + 1) * GroupSize; index++)
        {
            GradientCheck.Run(
                Specs[index].Spec, Compiled.Value.Create($"Random{index}"), Specs[index].Samples, seed: index);
        }
    }

    private static (NetworkSpec Spec, int Samples)[] MakeSpecs()
    {
        var random = new RandomNetworks(seed: 2026);
        return [.. Enumerable.Range(0, Groups * GroupSize).Select(_ => (random.Next(), random.Samples()))];
    }
}
