using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNet.Golden.Tests.Compilation;

/// <summary>Networks that were compiled together and loaded.</summary>
/// <param name="assembly">The loaded assembly.</param>
/// <param name="generated">What the generator wrote.</param>
internal sealed class CompiledNetworks(Assembly assembly, IReadOnlyList<SyntaxTree> generated)
{
    /// <summary>What the generator wrote for one network.</summary>
    /// <param name="name">The class.</param>
    public IEnumerable<SyntaxTree> GeneratedFor(string name)
        => generated.Where(tree => Path.GetFileNameWithoutExtension(tree.FilePath).Split('.').Contains(name));

    /// <summary>Creates a network.</summary>
    /// <param name="name">The class.</param>
    /// <param name="seed">The seed of its parameters.</param>
    public NetworkRunner Create(string name, long seed = 1)
    {
        Type network = assembly.GetTypes().Single(type => type.Name == name);
        bool hasLoss = network.GetInterfaces().Any(type => type.IsGenericType
            && type.GetGenericTypeDefinition() == typeof(ITrainableNetwork<>));
        Type runner = hasLoss ? typeof(TrainableRunner<>) : typeof(NetworkRunner<>);
        return (NetworkRunner)Activator.CreateInstance(runner.MakeGenericType(network), seed)!;
    }
}
