using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StaticNet.Package.Tests;

/// <summary>
/// Each template becomes a program that builds without a warning, runs as it is, and becomes a native binary. That
/// takes minutes, and is done where STATICNET_TEMPLATES=1.
/// </summary>
public sealed partial class TemplateTests(PackageFixture package, TemplateFixture templates)
    : IClassFixture<TemplateFixture>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    [Fact]
    public void Every_template_says_what_it_is()
    {
        string[] all = Directory.GetDirectories(Path.Combine(PackageFixture.Repository, "templates", "content"));
        Assert.Equal(
            ["staticnet-classifier", "staticnet-table", "staticnet-text", "staticnet-web"],
            all.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string template in all)
        {
            using JsonDocument settings = JsonDocument.Parse(
                File.ReadAllText(Path.Combine(template, ".template.config", "template.json")));
            string Of(string name) => settings.RootElement.GetProperty(name).GetString()!;
            Assert.Equal(Path.GetFileName(template), Of("shortName"));
            Assert.NotEmpty(Of("description"));
            Assert.True(File.Exists(Path.Combine(template, $"{Of("sourceName")}.csproj")));
        }
    }

    [Theory]
    [InlineData("staticnet-classifier", @"test: accuracy 0\.9\d+ .*\nThe first test image shows a \d")]
    [InlineData("staticnet-table", @"R2 0\.9[5-9]\d+.*\nA house of 120 square meters costs \d{6}\.")]
    [InlineData("staticnet-text", @"validation: accuracy 0\.[2-9]\d+ .*\nT")]
    public void A_template_becomes_a_program_that_runs(string template, string printed)
    {
        string directory = Create(template);
        Assert.Matches(printed, DotNet.Run(directory, Built(directory)).Succeeded());
        Assert.Matches(printed, DotNet.Execute(Published(directory), directory).Succeeded());
    }

    [Fact]
    public async Task The_web_template_serves_predictions()
    {
        string directory = Create("staticnet-web");
        await Serve("dotnet", directory, Built(directory));
        await Serve(Published(directory), directory);
    }

    private string Create(string template)
    {
        Assert.SkipUnless(
            PackageFixture.IsBuiltAnew,
            "STATICNET_TEMPLATES=1 creates, builds, runs and publishes each template.");
        string directory = Path.Combine(package.Root, $"my-{template}");
        templates.Create(template, directory);
        Assert.Contains(
            "0 Warning(s)", DotNet.Run(directory, "build", "-c", "Release").Succeeded(), StringComparison.Ordinal);
        return directory;
    }

    private static string Built(string directory)
        => Path.Combine(directory, "bin", "Release", "net10.0", $"{Path.GetFileName(directory)}.dll");

    private static string Published(string directory)
    {
        Toolchain.Require();
        string output = DotNet.Run(directory, "publish", "-c", "Release", "-o", "published").Succeeded();
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        return Path.Combine(
            directory, "published", Path.GetFileName(directory) + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }

    private static async Task Serve(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, [.. arguments, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        };
        using Process service = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(s_limit);
            using var client = new HttpClient { BaseAddress = await Address(service, limit.Token) };
            foreach ((int pixels, bool fits) in (IEnumerable<(int, bool)>)[(784, true), (3, false)])
            {
                HttpResponseMessage response = await client.PostAsJsonAsync(
                    "/predict", new { Pixels = new float[pixels] }, limit.Token);
                Assert.Equal(fits, response.IsSuccessStatusCode);
                if (!fits)
                    continue;
                JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(limit.Token);
                Assert.InRange(answer.GetProperty("digit").GetInt32(), 0, 9);
                Assert.InRange(answer.GetProperty("probability").GetSingle(), 0.1f, 1);
            }
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static async Task<Uri> Address(Process service, CancellationToken limit)
    {
        while (await service.StandardOutput.ReadLineAsync(limit) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return new Uri(match.Groups[1].Value);
        }
        throw new InvalidOperationException("The service ended before it listened.");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
