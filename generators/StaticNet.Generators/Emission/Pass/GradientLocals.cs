using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// The variables of one backward method that refer to gradients, each declared when it is first used.
/// </summary>
internal sealed class GradientLocals(EmissionContext context, CodeWriter code)
{
    private readonly HashSet<Value> _declared = [];

    public EmissionContext Context { get; } = context;

    /// <summary>Declares the variable of a value's gradient, unless it is.</summary>
    public void Declare(Value value)
    {
        if (_declared.Add(value))
            code.Line($"ref float {value.GradientLocal} = "
                + $"ref {PassRows.OfGradient(Context, value)};");
    }

    /// <summary>Declares it in the place of another gradient, or where the caller wants it.</summary>
    public void Declare(Value value, string place)
    {
        if (_declared.Add(value))
            code.Line($"ref float {value.GradientLocal} = ref {place};");
    }
}
