using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Golden.Tests.Compilation;

/// <summary>Networks that were compiled together and loaded.</summary>
/// <param name="assembly">The loaded assembly.</param>
/// <param name="generated">What the generator wrote.</param>
internal sealed class CompiledNetworks(Assembly assembly, IReadOnlyList<SyntaxTree> generated)
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <summary>The assembly.</summary>
    public Assembly Assembly => assembly;

    /// <summary>The methods that the generator wrote.</summary>
    public IEnumerable<MethodDeclarationSyntax> GeneratedMethods
        => generated.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>());

    /// <summary>The types that the generator wrote.</summary>
    public IEnumerable<TypeDeclarationSyntax> GeneratedTypes
        => generated.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>());

    /// <summary>Everything with a body, as it was compiled.</summary>
    public IEnumerable<MethodBase> CompiledMethods => assembly.GetTypes().SelectMany(type
        => type.GetMembers(Declared).OfType<MethodBase>());

    /// <summary>Creates a network.</summary>
    /// <param name="name">The class.</param>
    /// <param name="seed">The seed of its parameters.</param>
    public NetworkRunner Create(string name, long seed = 1)
    {
        Type network = Find(name);
        Type? input = Find(network, typeof(IRecurrentNetwork<,>))?.GetGenericArguments()[1];
        if (input is not null)
        {
            bool isTrainable = Find(network, typeof(ITrainableRecurrentNetwork<,>)) is not null;
            return Create(
                isTrainable ? typeof(TrainableRecurrentRunner<,>) : typeof(RecurrentRunner<,>), seed, network, input);
        }
        bool hasTraining = Find(network, typeof(ITrainableNetwork<>)) is not null;
        return Create(hasTraining ? typeof(TrainableRunner<>) : typeof(NetworkRunner<>), seed, network);
    }

    /// <summary>Finds a class.</summary>
    /// <param name="name">Its name.</param>
    public Type Find(string name) => assembly.GetTypes().Single(type => type.Name == name);

    private static NetworkRunner Create(Type runner, long seed, params Type[] arguments)
        => (NetworkRunner)Activator.CreateInstance(runner.MakeGenericType(arguments), seed)!;

    private static Type? Find(Type network, Type definition) => network.GetInterfaces()
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}
