namespace StaticNet.Generators.Model;

/// <summary>
/// Something wrong with a network, without its place in the source: that would change with every edit above it. The
/// analyzer finds the place from the attribute's ordinal.
/// </summary>
/// <param name="Kind">Which diagnostic.</param>
/// <param name="Attribute">
/// The ordinal of the attribute at fault among all of the class's; -1 for the class's name.
/// </param>
/// <param name="Arguments">What its message says.</param>
/// <param name="Origin">The ordinal of the attribute that the message refers to with a line, or -1.</param>
/// <param name="Fix">What a code fix needs to know, such as the size that would be right.</param>
internal sealed record Problem(
    ProblemKind Kind,
    int Attribute,
    EquatableArray<string> Arguments,
    int Origin = -1,
    string? Fix = null)
{
    /// <summary>The ordinal of a second attribute that the message refers to with a line, or -1.</summary>
    public int SecondOrigin { get; init; } = -1;

    /// <summary>What is wrong in the block, where the problem is that a block does not fit.</summary>
    public Problem? Inner { get; init; }

    /// <summary>The expression at fault in a method of the user's, where it is not the attribute.</summary>
    public ExpressionPlace? Place { get; init; }

    /// <summary>Whether it is reported where it is, in a block of the same assembly, and not at each use too.</summary>
    public bool IsReportedElsewhere { get; init; }

    /// <summary>The same problem with other attributes.</summary>
    public Problem At(Func<int, int> attribute) => this with
    {
        Attribute = attribute(Attribute), Origin = attribute(Origin), SecondOrigin = attribute(SecondOrigin),
        Inner = Inner?.At(attribute),
    };
}

/// <summary>Collects the problems of one network.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public bool Has(ProblemKind kind) => _problems.Any(problem => problem.Kind == kind);

    public void Add(ProblemKind kind, int attribute, params string[] arguments) =>
        _problems.Add(new Problem(kind, attribute, arguments.ToEquatableArray()));

    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Adds one that several layers may find.</summary>
    public void AddOnce(Problem problem)
    {
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    public void AddRange(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    public EquatableArray<Problem> ToEquatableArray() => _problems.ToEquatableArray();
}
