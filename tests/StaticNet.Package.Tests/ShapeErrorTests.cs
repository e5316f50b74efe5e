namespace StaticNet.Package.Tests;

/// <summary>The compiler that comes with the package checks shapes.</summary>
public sealed class ShapeErrorTests(PackageFixture package)
{
    [Fact]
    public void A_shape_error_fails_the_build_on_its_line_and_is_the_only_error()
    {
        string directory = package.CreateProject(
            "ShapeError",
            ("Program.cs", "System.Console.WriteLine(new Unflattened(seed: 1).Parameters.Length);"),
            ("Unflattened.cs", PackageFixture.Source("ShapeError.cs.txt")));
        Outcome build = DotNet.Run(directory, "build");
        Assert.NotEqual(0, build.ExitCode);
        string[] errors =
        [
            .. build.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))
                .Select(line => line.Trim()).Distinct(),
        ];
        string error = Assert.Single(errors);
        Assert.Contains(
            "Unflattened.cs(5,2): error SN0101: dense1 needs a flat input", error, StringComparison.Ordinal);
        Assert.Contains("28x28", error, StringComparison.Ordinal);
        Assert.Contains("Insert [Flatten] (784 values).", error, StringComparison.Ordinal);
        // The compiler has the link from its own build.
        string link = $"({PackageFixture.ProjectUrl}/blob/main/docs/diagnostics/SN0101.md)";
        Assert.Equal(PackageFixture.IsBuiltAnew, error.Contains(link, StringComparison.Ordinal));
    }
}
