namespace StaticNet.Package.Tests;

/// <summary>A home of its own for <c>dotnet new</c>, in which the templates are installed once they are needed.</summary>
public sealed class TemplateFixture(PackageFixture package) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("staticnet-templates-").FullName;
    private bool _isInstalled;

    /// <summary>Creates a project from a template.</summary>
    public void Create(string template, string directory)
    {
        if (!_isInstalled)
        {
            package.Pack("templates -c Release", _home);
            New("install", Path.Combine(_home, $"StaticNet.Templates.{package.Version}.nupkg"));
            _isInstalled = true;
        }
        New(template, "-o", directory);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private void New(params string[] arguments) => DotNet.Run(
        package.Root, ["new", .. arguments], new Dictionary<string, string> { ["DOTNET_CLI_HOME"] = _home }).Succeeded();
}
