using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generators;

namespace StaticNet.Benchmarks.Generator;

/// <summary>How long the compiler takes, warm, as in an IDE.</summary>
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _mnist = GeneratorInput.Compile(GeneratorInput.Mnist);
    private readonly CSharpCompilation _deep = GeneratorInput.Compile(GeneratorInput.Deep(layers: 200));
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _driver = null!;

    /// <summary>Generates once, then edits another file.</summary>
    /// <exception cref="InvalidOperationException">
    /// The compiler does not generate, or generates again after the edit.
    /// </exception>
    [GlobalSetup]
    public void Setup()
    {
        _driver = NewDriver().RunGenerators(_mnist);
        _edited = _mnist.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Elsewhere { int Unrelated() => 1; }"));
        Check(_driver.GetRunResult());
        Check(NewDriver().RunGenerators(_deep).GetRunResult());
        GeneratorRunResult again = _driver.RunGenerators(_edited).GetRunResult().Results.Single();
        bool isCached = again.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .All(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
        if (!isCached)
            throw new InvalidOperationException("An edit of another file generated the network again.");
    }

    /// <summary>784-128-10 from its declaration to the generated source.</summary>
    [Benchmark]
    public GeneratorDriver Mnist() => NewDriver().RunGenerators(_mnist);

    /// <summary>A network of 200 layers.</summary>
    [Benchmark]
    public GeneratorDriver Deep200() => NewDriver().RunGenerators(_deep);

    /// <summary>What an edit of another file costs: nothing is generated.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _driver.RunGenerators(_edited);

    private static GeneratorDriver NewDriver()
        => CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));

    private static void Check(GeneratorDriverRunResult result)
    {
        GeneratorRunResult run = result.Results.Single();
        if (run.Exception is not null || run.GeneratedSources.Length == 0)
            throw new InvalidOperationException("The compiler generated nothing.", run.Exception);
    }
}
