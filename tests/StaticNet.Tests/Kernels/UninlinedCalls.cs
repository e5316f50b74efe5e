using System.Reflection;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// NativeAOT inlines what is marked for it and what has at most 16 bytes of intermediate language. Any other call in a
/// kernel keeps its vectors in memory, since none of their registers survives a call on Linux: convolutions took 2.5
/// times as long as under the JIT. So each call in a kernel is one that is inlined, or one that is marked as a call.
/// </summary>
internal static class UninlinedCalls
{
    private const int InlinedBytes = 16;

    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Assembly s_library = typeof(StaticNet.Kernels.Softmax).Assembly;

    private static readonly ILookup<Type, Type> s_implementations = s_library.GetTypes()
        .Where(static type => !type.IsInterface)
        .SelectMany(static type => type.GetInterfaces().Select(contract => (Definition(contract), type)))
        .ToLookup(static pair => pair.Item1, static pair => pair.type);

    /// <summary>Finds the calls that are neither, in kernels and all that is inlined into them.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <returns>A line for each.</returns>
    public static IReadOnlyCollection<string> In(IEnumerable<MethodBase> kernels)
    {
        SortedSet<string> calls = new(StringComparer.Ordinal);
        foreach (MethodBase kernel in kernels)
            Find(kernel, kernel, [], calls);
        return calls;
    }

    /// <summary>The methods that an assembly marks for optimisation: its kernels.</summary>
    /// <param name="assembly">The assembly.</param>
    public static IEnumerable<MethodBase> Kernels(Assembly assembly) => assembly.GetTypes()
        .SelectMany(static type => type.GetMembers(Declared).OfType<MethodBase>())
        .Where(static method => Has(method, MethodImplAttributes.AggressiveOptimization));

    private static void Find(
        MethodBase kernel, MethodBase inlined, HashSet<MethodBase> visited, SortedSet<string> calls)
    {
        foreach (MethodBase called in CalledMethods.Of(inlined).SelectMany(Targets))
        {
            bool isOurs = called.Module == kernel.Module || called.Module == s_library.ManifestModule;
            int length = CalledMethods.Length(called);
            if (!isOurs || length == 0 || Has(called, MethodImplAttributes.NoInlining) || !visited.Add(called))
                continue;
            if (Has(called, MethodImplAttributes.AggressiveInlining) || length <= InlinedBytes)
                Find(kernel, called, visited, calls);
            else
                calls.Add($"{Name(kernel)} -> {Name(called)} ({length} bytes)");
        }
    }

    // A member of one of the library's interfaces, such as a vector's, is each of its implementations.
    private static IEnumerable<MethodBase> Targets(MethodBase called)
    {
        bool isContract = called is { IsAbstract: true, DeclaringType: { IsInterface: true } contract }
            && contract.Module == s_library.ManifestModule;
        return isContract
            ? s_implementations[Definition(called.DeclaringType!)]
                .SelectMany(static type => type.GetMembers(Declared).OfType<MethodBase>())
                .Where(method => method.Name == called.Name)
            : [called];
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static bool Has(MethodBase method, MethodImplAttributes flag) =>
        (method.MethodImplementationFlags & flag) != 0;

    private static string Name(MethodBase method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
