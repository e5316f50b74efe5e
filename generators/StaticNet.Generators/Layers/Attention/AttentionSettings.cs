using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Attention;

/// <summary>What an attention's attribute says.</summary>
/// <param name="Heads">The number of heads.</param>
/// <param name="IsCausal">Whether a query sees no later key.</param>
/// <param name="Window">How many of the last keys it sees, or 0 for all.</param>
/// <param name="Dropout">The probability with which training drops a weight.</param>
/// <param name="UseBias">Whether biases are added.</param>
/// <param name="IsRotary">Whether queries and keys are turned by their position.</param>
internal sealed record AttentionSettings(
    int Heads, bool IsCausal, int Window, double Dropout, bool UseBias, bool IsRotary)
{
    /// <summary>Reads them, or reports what makes no sense and returns null.</summary>
    public static AttentionSettings? Read(AttributeReader reader, LayerIdentity id)
    {
        int heads = reader.Int(0), window = reader.NamedInt("Window");
        double dropout = reader.NamedDouble("Dropout");
        bool isCausal = reader.NamedBool("Causal");
        if (!Sizes.IsSensible(reader, id.Name, "heads", heads))
            return null;
        if ((float)dropout is not (>= 0 and < 1))
            return Refuse($"its Dropout is {Literals.Text(dropout)}", "at least 0 and below 1");
        if (window < 0)
            return Refuse($"its Window is {window}", "at least 1, or 0 for all steps");
        if (window > 0 && !isCausal)
            return Refuse($"it has Window = {window} without Causal", "causal: a window is of earlier steps");
        return new AttentionSettings(
            heads, isCausal, window, dropout, reader.NamedBool("UseBias", true), reader.NamedBool("Rotary"));

        AttentionSettings? Refuse(string found, string expected)
        {
            reader.Reject(ProblemKind.ArgumentMakesNoSense, id.Name, found, expected);
            return null;
        }
    }
}
