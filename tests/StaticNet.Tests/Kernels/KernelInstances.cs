using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using StaticNet.Simd;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// The kernels of a library with each vector that the hardware has, each activation, and the largest tiles.
/// </summary>
/// <param name="library">The library.</param>
internal sealed class KernelInstances(Assembly library)
{
    private readonly Type[] _types = library.GetTypes();

    /// <summary>Compiles them all without running any.</summary>
    /// <returns>How many there are.</returns>
    public int Compile()
    {
        int count = 0;
        foreach (MethodBase kernel in UninlinedCalls.Kernels(library))
        {
            foreach (Type[] arguments in ArgumentsOf(kernel))
            {
                RuntimeHelpers.PrepareMethod(kernel.MethodHandle, [.. arguments.Select(type => type.TypeHandle)]);
                count++;
            }
        }
        return count;
    }

    // Parameters that take several types vary together: each type occurs, not each pair.
    private IEnumerable<Type[]> ArgumentsOf(MethodBase kernel)
    {
        Type[] parameters =
        [
            .. kernel.DeclaringType!.GetGenericArguments(),
            .. kernel.IsGenericMethodDefinition ? kernel.GetGenericArguments() : [],
        ];
        return Widths().SelectMany(width =>
        {
            Type[][] choices = [.. parameters.Select(parameter => Choices(kernel, parameter, width))];
            bool isKnown = choices.All(choice => choice.Length > 0);
            return Enumerable.Range(0, isKnown ? choices.Select(choice => choice.Length).Append(1).Max() : 0)
                .Select(index => choices.Select(choice => choice[index % choice.Length]).ToArray());
        });
    }

    private Type[] Choices(MethodBase kernel, Type parameter, string width)
    {
        string name = kernel.DeclaringType!.Name;
        Type[] contracts = [.. parameter.GetGenericParameterConstraints().Where(type => type.IsInterface)];
        return contracts switch
        {
            _ when name == "TileCore`3" => TileChoices(parameter.Name, width),
            [{ Name: "ISimd`1" }] => [Named(width)],
            // Vectors beside each other, and pixels or rows.
            [{ Name: "ITileSize" }] when parameter.Name == "TVectors" => [Named("Size1"), Named("Size2")],
            [{ Name: "ITileSize" }] => [Named("Size8")],
            // Only Arm has what it multiplies with.
            [{ Name: "IActivation" }] when name == "ConvolutionElementRow`1" && !AdvSimd.IsSupported => [],
            // They leave all other activations to a pass over what they wrote.
            [{ Name: "IActivation" }] when name is "ConvolutionRow`4" or "ConvolutionElementRow`1" =>
                [Named("Identity"), Named("Relu")],
            // Only these are fused with what is before them.
            [{ Name: "IActivation" }] when name != "Elementwise" =>
                [.. Implementing(contracts).Where(HasDerivativeFromOutput)],
            // Those of generated types have none in the library.
            _ => [.. Implementing(contracts)],
        };
    }

    // Tiles of few rows are wider, of pairs of vectors, and pack nothing.
    private Type[] TileChoices(string parameter, string width) => parameter switch
    {
        "TVector" => [Named(width), Named("SimdPair`1").MakeGenericType(Named(width)), Named(width)],
        "TRows" => [Named("Size8"), Named("Size4"), Named("Size8")],
        "TVectors" => [Named("Size1"), Named("Size2"), Named("Size2")],
        "TSearch" => [Named("NoSearch"), Named("Search"), Named("Search")],
        _ => [Named("NoPacking"), Named("NoPacking"), Named("Packing")],
    };

    private IEnumerable<Type> Implementing(Type[] contracts) =>
        _types.Where(type => type.IsValueType && !type.IsGenericType && contracts.All(contract => Is(type, contract)));

    private Type Named(string name) => _types.Single(type => type.Name == name && !type.IsNested);

    private static bool HasDerivativeFromOutput(Type activation) =>
        (bool)activation.GetProperty("DerivativeFromOutput")!.GetValue(null)!;

    private static bool Is(Type type, Type contract) => type.GetInterfaces().Any(other => other.Name == contract.Name);

    private static IEnumerable<string> Widths()
    {
        if (Simd512.IsSupported)
            yield return "Simd512";
        if (Simd256.IsSupported)
            yield return "Simd256";
        if (Simd128.IsSupported)
            yield return "Simd128";
    }
}
