namespace StaticNet.Package.Tests;

/// <summary>A project with every setting that has made generated code fail.</summary>
public sealed class SurroundingsTests(PackageFixture package)
{
    // What implicit usings bring to a project of Windows Forms, whose pack is not everywhere.
    private const string Forms = """
        #pragma warning disable
        namespace System.Windows.Forms { public struct Padding; public class Form; public class Layers; }
        namespace System.Drawing { public class Brush; }
        """;

    private const string Program = """
        #pragma warning disable
        using StaticNet;
        [assembly: System.CLSCompliant(true)]
        Console.WriteLine(new DigitClassifier(-1).Predict(new float[784]).Length);

        [Network, Input(28, 28), Flatten, Dense(128), Relu, Dense(10), Softmax, CrossEntropyLoss]
        public partial class DigitClassifier;

        [Network, TokenInput(9), Embedding(4), Lstm(5, Bidirectional = true), Dense(2), CrossEntropyLoss]
        public partial class Workspace;
        """;

    private const string Settings = """
        <PropertyGroup>
          <Nullable>disable</Nullable>
          <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
          <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          <AnalysisMode>All</AnalysisMode>
          <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
          <GenerateDocumentationFile>true</GenerateDocumentationFile>
          <UseSharedCompilation>false</UseSharedCompilation>
        </PropertyGroup>
        <ItemGroup>
          <Using Include="System.Drawing" />
          <Using Include="System.Windows.Forms" />
        </ItemGroup>
        """;

    [Fact]
    public void Builds_without_warnings_and_runs()
    {
        string directory = package.CreateProjectWith(
            Settings, "Surroundings", ("Program.cs", Program), ("Forms.cs", Forms));
        const string Locale = "sv_SE.UTF-8"; // its minus is not that of C#
        Dictionary<string, string> environment = new() { ["LANG"] = Locale, ["LC_ALL"] = Locale };
        string built = DotNet.Run(directory, ["build"], environment).Succeeded();
        Assert.Contains("0 Warning(s)", built, StringComparison.Ordinal);
        string binary = Path.Combine(directory, "bin", "Debug", "net10.0", "Surroundings.dll");
        Assert.Equal("10", DotNet.Run(directory, binary).Succeeded().Trim());
    }
}
