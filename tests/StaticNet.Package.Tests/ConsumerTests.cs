using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Package.Tests;

/// <summary>A project that has nothing but the package builds, runs and becomes a binary that stands alone.</summary>
public sealed class ConsumerTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    private const string Answers = "0 1 1 0";

    [Fact]
    public void Builds_without_warnings_and_runs()
    {
        string output = consumer.Build("Debug");
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        Assert.Contains("0 Error(s)", output, StringComparison.Ordinal);
        string printed = DotNet.Run(consumer.Directory, consumer.Built("Debug")).Succeeded();
        Assert.StartsWith(Answers, printed, StringComparison.Ordinal);
    }

    // The tiles live in the library, which is always optimised: a tile in a Debug build takes 100 times as long.
    [Fact]
    public void Training_in_a_debug_build_takes_less_than_three_times_as_long()
    {
        consumer.Build("Debug");
        consumer.Build("Release");
        double debug = double.PositiveInfinity, release = double.PositiveInfinity;
        for (int round = 0; round < 3; round++)
        {
            debug = Math.Min(debug, consumer.TrainingStep("Debug"));
            release = Math.Min(release, consumer.TrainingStep("Release"));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"Debug {debug:0.0} us, Release {release:0.0} us per step");
        Assert.InRange(debug / release, 0, 3);
    }

    [Fact]
    public void The_native_binary_stands_alone_and_uses_256_bits()
    {
        Toolchain.Require();
        string output = DotNet.Run(consumer.Directory, "publish", "-c", "Release", "-o", "published").Succeeded();
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);

        string[] files =
            [.. Directory.GetFiles(Path.Combine(consumer.Directory, "published")).Select(Path.GetFileName)!];
        Assert.DoesNotContain(files, file => Path.GetExtension(file) is ".so" or ".dylib" or ".dll" or ".a");

        string alone = Directory.CreateDirectory(Path.Combine(consumer.Directory, "alone")).FullName;
        string binary = Path.Combine(alone, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        File.Copy(Path.Combine(consumer.Directory, "published", Path.GetFileName(binary)), binary);
        string printed = DotNet.Execute(binary, alone).Succeeded();
        Assert.StartsWith(Answers, printed, StringComparison.Ordinal);

        // NativeAOT's own baseline would say False.
        Assert.SkipUnless(
            RuntimeInformation.ProcessArchitecture == Architecture.X64 && Avx2.IsSupported,
            "The binary stands alone, but what it makes of AVX2 cannot be seen on a processor without.");
        Assert.Contains("256 bits: True", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_instruction_set_is_x86_64_v3_unless_the_project_has_another()
    {
        consumer.Build("Debug");
        Assert.Equal("x86-64-v3", consumer.InstructionSet("linux-x64"));
        Assert.Equal("native", consumer.InstructionSet("linux-x64", "-p:Chosen=native"));
        Assert.Equal("", consumer.InstructionSet("linux-arm64"));
        Assert.Equal("", consumer.InstructionSet("linux-x64", "-p:PublishAot=false"));
    }
}
