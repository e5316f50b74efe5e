using StaticNet.Golden.Tests.Compilation;

namespace StaticNet.Golden.Tests.Small;

internal static class SmallCampaign
{
    public static void Run(SmallNetwork[] all)
    {
        int failures = 0;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        double compile = 0;
        foreach (SmallNetwork[] chunk in all.Chunk(200))
        {
            double start = watch.Elapsed.TotalSeconds;
            string[] sources = [.. chunk.Select(n => n.Attributes).Concat(chunk.SelectMany(n => Enumerable.Range(0, n.Layers.Length).Select(n.LayerAttributes))).Distinct()];
            Func<string, SmallRunner>? create = Try(sources, ref failures);
            if (create is null) continue;
            compile += watch.Elapsed.TotalSeconds - start;
            foreach (SmallNetwork network in chunk)
            {
                Console.Error.WriteLine(network.Attributes); File.WriteAllText("/tmp/small-last", network.Attributes);
                try { SmallNetworkCheck.Run(network, create(network.Attributes), create, 1); }
                catch (Exception e) { failures++; Console.Error.WriteLine("FAIL " + e.Message.Split('\n')[0]); }
            }
        }
        Console.Error.WriteLine($"{all.Length} networks, {failures} failures, {watch.Elapsed.TotalSeconds:F1} s, compiling {compile:F1}");
        Assert.Equal(0, failures);
    }

    private static Func<string, SmallRunner>? Try(string[] sources, ref int failures)
    {
        try
        {
            CompiledNetworks compiled = NetworkCompiler.Compile("Small", sources.Select((s, i) => KeyValuePair.Create($"Small{i}", s)));
            if (Environment.GetEnvironmentVariable("S_DUMP") is { } dump)
                File.WriteAllText(dump, string.Join("\n\n", compiled.Trees.Select(tree => tree.ToString())));
            return attributes => SmallRunner.Create(compiled.Type($"Small{Array.IndexOf(sources, attributes)}"), 1);
        }
        catch (NetworkCompilationException e)
        {
            Console.Error.WriteLine("NOCOMPILE " + e.Message); failures++;
            return null;
        }
    }
}
