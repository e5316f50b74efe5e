using System.Collections.Concurrent;
using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

public sealed class SmallNetworkTests
{
    [Fact]
    public void Explore()
    {
        string[] list(string name) => Environment.GetEnvironmentVariable(name)!.Split(';');
        SmallNetworks networks = new(list("S_INPUTS"), list("S_LAYERS"), list("S_LOSSES"));
        int[] depths = [.. list("S_DEPTHS").Select(int.Parse)];
        string[] part = list("S_PART");
        SmallNetwork[] all = [.. depths.SelectMany(networks.OfDepth)];
        Console.Error.WriteLine($"{all.Length} networks");
        all = [.. all.Where((_, i) => i % int.Parse(part[1]) == int.Parse(part[0]))];
        SmallCampaign.Run(all);
    }
}
