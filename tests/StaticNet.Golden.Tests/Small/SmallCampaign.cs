using StaticNet.Compilation;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

/// <summary>Compiles small networks, many at once, and checks each.</summary>
internal sealed class SmallCampaign
{
    private const int NetworksPerAssembly = 150;
    private const int MostFailures = 20;

    // Layers by themselves, which many networks have in common.
    private readonly Dictionary<string, Type> _layers = [];
    private readonly List<string> _failures = [];

    private SmallCampaign()
    {
    }

    /// <summary>Checks networks, and fails with all that is wrong.</summary>
    /// <param name="networks">The networks.</param>
    public static void Run(IEnumerable<SmallNetwork> networks)
    {
        SmallCampaign campaign = new();
        foreach (SmallNetwork[] some in networks.Chunk(NetworksPerAssembly))
            campaign.Check(some);
        Assert.That(
            campaign._failures.Count == 0,
            $"{campaign._failures.Count} failures, of which:\n{string.Join('\n', campaign._failures.Take(MostFailures))}");
    }

    private void Check(SmallNetwork[] networks)
    {
        string[] layers = [.. networks.SelectMany(network => network.Layers.Select((_, i) => network.LayerAttributes(i)))
            .Where(layer => !_layers.ContainsKey(layer)).Distinct()];
        CompiledNetworks compiled;
        try
        {
            compiled = NetworkCompiler.Compile("SmallNetworks", [
                .. networks.Select((network, i) => KeyValuePair.Create($"Network{i}", network.Attributes)),
                .. layers.Select((layer, i) => KeyValuePair.Create($"Layer{i}", layer)),
            ]);
        }
        catch (NetworkCompilationException failure)
        {
            _failures.Add(failure.Message);
            return;
        }
        for (int i = 0; i < layers.Length; i++)
            _layers[layers[i]] = compiled.Find($"Layer{i}");
        for (int i = 0; i < networks.Length; i++)
            Check(networks[i], compiled.Find($"Network{i}"));
    }

    private void Check(SmallNetwork network, Type type)
    {
        try
        {
            SmallNetworkCheck.Run(
                network, SmallRunner.Create(type, seed: 1), layer => SmallRunner.Create(_layers[layer], seed: 1), seed: 1);
        }
        catch (Exception failure)
        {
            _failures.Add($"{network.Attributes}: {failure.Message}");
        }
    }
}
