using System.Globalization;

namespace StaticNet.Package.Tests;

/// <summary>A fresh project that has only the package, and what is built from it.</summary>
public sealed class ConsumerFixture
{
    private readonly Dictionary<string, string> _builds = [];

    /// <summary>Makes the project; building is up to the tests.</summary>
    public ConsumerFixture(PackageFixture package)
        => Directory = package.CreateProject("Consumer", ("Program.cs", PackageFixture.Source("Program.cs")));

    /// <summary>Where it lies.</summary>
    public string Directory { get; }

    /// <summary>Builds it, where that was not yet done.</summary>
    /// <returns>What the build printed.</returns>
    public string Build(string configuration)
    {
        if (!_builds.ContainsKey(configuration))
            _builds[configuration] = DotNet.Run(Directory, "build", "-c", configuration).Succeeded();
        return _builds[configuration];
    }

    /// <summary>The file that a build made.</summary>
    public string Built(string configuration)
        => Path.Combine(Directory, "bin", configuration, "net10.0", "Consumer.dll");

    /// <summary>The microseconds that the built program says a training step takes.</summary>
    public double TrainingStep(string configuration)
        => double.Parse(
            DotNet.Run(Directory, Built(configuration), "time").Succeeded(), CultureInfo.CurrentCulture);

    /// <summary>Evaluates a property as a publish for x64 would see it.</summary>
    public string InstructionSet(string platform, params IEnumerable<string> arguments)
        => DotNet.Run(
            Directory,
            ["msbuild", "-getProperty:IlcInstructionSet", $"-p:RuntimeIdentifier={platform}", .. arguments])
            .Succeeded().Trim();
}
