using StaticNet.Generators.CSharp;
using StaticNet.Generators.Emission;

namespace StaticNet.Generators.Layers.Recurrent;

/// <summary>What the methods of a recurrent layer have in common: names, and calls that every kind makes.</summary>
internal abstract class RecurrentEmission(StepEmission step, RecurrentLayer layer)
{
    public StepEmission Step { get; } = step;

    public RecurrentLayer Layer { get; } = layer;

    public CodeWriter Code => Step.Writer;

    public string Units => Layer.MemberName + "Units";

    public string HiddenStride => Layer.MemberName + "HiddenStride";

    public string GateWidth => Layer.Gates > 1 ? Layer.MemberName + "GateWidth" : HiddenStride;

    public string WeightWidth => Layer.MemberName + "WeightWidth";

    public string WeightStride => Layer.MemberName + "WeightStride";

    public string GatesStride => Layer.MemberName + "GatesStride";

    /// <summary>The names of the states, as parameters: <c>hidden</c>, <c>cell</c>.</summary>
    public IReadOnlyList<string> States => Layer.States;

    /// <summary>The columns of some gates.</summary>
    protected string Width(int gates) =>
        gates == Layer.Gates ? WeightWidth : gates == 1 ? GateWidth : $"{gates} * {GateWidth}";

    /// <summary>Where a tensor starts after the first of its direction.</summary>
    public string Tensor(string name) => $"{Layer.MemberName}{name}Offset - {Layer.MemberName}WeightIhOffset";

    /// <summary>A state in the block of a time step: <c>hidden</c> at <c>before</c> is <c>hiddenBefore</c>.</summary>
    public static string At(string state, string moment) => state + Identifiers.Capitalize(moment);

    protected string Name => Layer.MemberName;

    protected bool IsBidirectional => Layer.Settings.Bidirectional;

    /// <summary>Whether what is done once for all time steps is done once in the code, and needs no method.</summary>
    protected bool IsWrittenOnce => !IsBidirectional && Step.Step.Table is null;

    /// <summary>Opens a method of one direction.</summary>
    protected void OpenDirection(string method, string summary, params string[] parameters)
    {
        Code.Blank();
        Code.Summary(summary);
        string list = string.Join(", ", parameters.Where(static p => p.Length > 0));
        Code.Line($"private static void {Name}Direction{method}({list})");
        Code.Open("");
    }

    /// <summary>
    /// The first block of a state in the memory that forward left: that of step 0, or for reverse the one before it.
    /// </summary>
    protected string StateBlocks(string state, bool isReverse)
    {
        if (!Layer.HasOwnHidden && state == "hidden")
            return "ref output";
        return isReverse ? $"ref Unsafe.Subtract(ref {state}Reverse, rows * {HiddenStride})" : $"ref {state}";
    }

    /// <summary>Writes what is done for sequences that have ended before this step.</summary>
    protected void EmitIfEnded(params string[] calls)
    {
        if (calls.Length > 1)
            Code.Open("if (!lengths.IsEmpty)");
        else
            Code.Line("if (!lengths.IsEmpty)").Indent();
        foreach (string call in calls)
            Code.Line(call);
        if (calls.Length > 1)
            Code.Close();
        else
            Code.Outdent();
    }

    /// <summary>Refers to the block of a time step: <c>ref float gate = ref ...</c>.</summary>
    protected void EmitBlock(string local, string memory, string moment, string stride) =>
        Code.Line($"ref float {local} = ref Floats.At(ref {memory}, {moment} * rows * {stride});");

    /// <summary>
    /// Writes the loop over time steps, forward in time or backward, each direction the other way around.
    /// </summary>
    protected void OpenTime(bool isForward)
    {
        if (!IsBidirectional)
        {
            Code.Open(isForward ? "for (int now = 0; now < time; now++)" : "for (int now = time - 1; now >= 0; now--)");
            return;
        }
        string earlier = isForward ? "time - 1 - step : step" : "step : time - 1 - step";
        Code.Open("for (int step = 0; step < time; step++)");
        Code.Line($"int now = reverse ? {earlier};");
    }

    /// <summary>The number of the step before.</summary>
    protected string Before => IsBidirectional ? "(reverse ? now + 1 : now - 1)" : "(now - 1)";

    /// <summary>The rows before the block from which the first step starts.</summary>
    protected string RowsBeforeFirst => IsBidirectional ? "(reverse ? time : -1) * rows" : "-rows";

    /// <summary>The block of the last step.</summary>
    protected string Last => IsBidirectional ? "(reverse ? 0 : time - 1)" : "(time - 1)";

    /// <summary>
    /// Where a direction's part of the layer's state starts, after which its states follow each other.
    /// </summary>
    protected string StateOffset(bool isReverse)
    {
        string forward = Layer.States.Count == 1 ? HiddenStride : $"{Layer.States.Count} * {HiddenStride}";
        return $"{Name}StateOffset" + (isReverse ? $" + {forward}" : "");
    }

    /// <summary>A state's place in the direction's part.</summary>
    protected string StatePlace(int index) =>
        index == 0 ? "stateOffset" : $"stateOffset + {(index == 1 ? "" : $"{index} * ")}{HiddenStride}";
}
