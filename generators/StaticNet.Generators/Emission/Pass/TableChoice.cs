using StaticNet.Generators.CSharp;
using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes a call of an embedding, or of a layer that can read its table, which have another way where steps are many
/// and tokens few.
/// </summary>
internal static class TableChoice
{
    public static void Emit(Step step, string steps, string call, CodeWriter code, Func<string> tableCall)
    {
        if (step.Table is null && step.TableReader is null)
        {
            code.Line(call);
            return;
        }
        code.Line($"if (Layers<TSimd>.{(step.TableReader ?? step).Name}LooksUp({steps}))");
        code.Line("    " + tableCall());
        code.Line("else");
        code.Line("    " + call);
    }
}
