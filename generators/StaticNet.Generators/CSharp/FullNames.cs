using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generators.CSharp;

/// <summary>
/// Writes the names of types in full, from <c>global::</c> on. Code in the user's class needs it, where a short name
/// may mean anything: a type or alias of the user's, of a library, or an inherited member.
/// </summary>
internal sealed class FullNames(string generatedNamespace)
{
    private static readonly Dictionary<string, string> Namespaces = Table(
        ("System", "Span ReadOnlySpan InvalidOperationException NotFiniteNumberException NotSupportedException"),
        ("System.Collections.Immutable", "ImmutableArray"),
        ("System.Numerics.Tensors", "TensorSpan"),
        ("StaticNet", "Freezing INetwork ITrainableNetwork Initializer NetworkDefinition NetworkSummary "
            + "OutputTargets ParameterInitializer TargetBlocks TargetKinds WeightFile Workspace"),
        ("StaticNet", "IRecurrentNetwork ISequenceNetwork ITrainableRecurrentNetwork ITrainableSequenceNetwork "
            + "RecurrentState SequenceGuard StateDefinition TokenFloats"),
        ("StaticNet.Threading", "ParallelPrediction"),
        ("StaticNet", "IDeepBeliefNetwork RbmDefinition Unrolling"),
        ("StaticNet", "DateFeatures DatePart FeatureColumn FeatureException FeatureKind FeatureObserver FeatureRole "
            + "FeatureScaling FeatureSchema FeatureStatistics Fields IFeatures IFieldSource MissingValue Scaling "
            + "ClassOutput ClassProbabilities IRecordNetwork IRecordSequenceNetwork ITableNetwork "
            + "RecordSequenceAnswers TableAnswers ClassAnswers RentedFloats ShapeGuard"),
        // in the namespace of the network's own generated code
        ("", "BeliefDescription Network NetworkDescription StateDescription"));

    // By first letter and length: what no name of the table has need not be looked up.
    private static readonly HashSet<(char First, int Length)> Outlines =
        [.. Namespaces.Keys.Select(static name => (name[0], name.Length))];

    /// <summary>
    /// Whether a name stands for a type, so that whatever else has it is written with an @ where it is declared.
    /// </summary>
    public static bool Contain(string name) => Namespaces.ContainsKey(name);

    /// <summary>Writes a line of code or documentation with full names.</summary>
    public string Qualify(string line)
    {
        string text = line.TrimStart();
        return text.StartsWith("///", StringComparison.Ordinal) ? QualifyReferences(line) : QualifyCode(line);
    }

    private string QualifyCode(string code)
    {
        StringBuilder? qualified = null;
        int copied = 0;
        for (int start = 0; start < code.Length; start++)
        {
            int end = EndOfToken(code, start);
            if (end == start)
                continue;
            if (Outlines.Contains((code[start], end - start)) && !IsMember(code, start)
                && Namespaces.TryGetValue(code.Substring(start, end - start), out string? space))
            {
                (qualified ??= new()).Append(code, copied, start - copied).Append("global::")
                    .Append(space.Length > 0 ? space : generatedNamespace).Append('.');
                copied = start;
            }
            start = end - 1;
        }
        return qualified?.Append(code, copied, code.Length - copied).ToString() ?? code;
    }

    // The end of a name, number, string or comment that starts here; of anything else the start.
    private static int EndOfToken(string code, int start)
    {
        if (code[start] == '/' && start + 1 < code.Length && code[start + 1] == '/')
            return code.Length;
        int end = start;
        if (code[start] == '"')
        {
            for (end++; end < code.Length && code[end] != '"'; end++)
                end += code[end] == '\\' ? 1 : 0;
            return Math.Min(end + 1, code.Length);
        }
        while (end < code.Length && (code[end] == '@' || SyntaxFacts.IsIdentifierPartCharacter(code[end])))
            end++;
        return end;
    }

    private static bool IsMember(string code, int start) =>
        start > 0 && (code[start - 1] == '.' || (start > 1 && code[start - 1] == ':' && code[start - 2] == ':'));

    private string QualifyReferences(string documentation)
    {
        const string Attribute = "cref=\"";
        int start = documentation.IndexOf(Attribute, StringComparison.Ordinal) + Attribute.Length;
        int end = start < Attribute.Length ? -1 : documentation.IndexOf('"', start);
        return end < 0
            ? documentation
            : documentation.Substring(0, start) + QualifyCode(documentation.Substring(start, end - start))
                + documentation.Substring(end);
    }

    private static Dictionary<string, string> Table(params (string Namespace, string Names)[] rows) => rows
        .SelectMany(static row => row.Names.Split(' ').Select(name => (Name: name, row.Namespace)))
        .ToDictionary(static pair => pair.Name, static pair => pair.Namespace);
}
