using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the member that makes of a deep belief network an autoencoder.</summary>
internal static class UnrollEmitter
{
    public const string Summary =
        "The deep autoencoder: the machines upwards to the code, and downwards to a reconstruction of the input. "
        + "Its weights start as those of the machines, and are then trained apart.";

    public static void Emit(NetworkDeclaration network, CodeWriter code)
    {
        code.Blank();
        code.Summary(
            "Makes a deep autoencoder of the machines as they are now: its decoder has the transposed weights and the "
            + "visible biases.");
        code.Line("/// <returns>");
        code.Line("/// A network of its own, to be trained with its input as the target. The code is what");
        code.Line($"/// <c>Activations(input)[\"{Autoencoder.CodeOf(network)}\"]</c> gives.");
        code.Line("/// </returns>");
        code.Open($"public {Autoencoder.Name} Unroll()");
        code.Line($"{Autoencoder.Name} autoencoder = new();");
        code.Line("Unrolling.Copy(this, autoencoder);");
        code.Line("return autoencoder;");
        code.Close();
    }
}
