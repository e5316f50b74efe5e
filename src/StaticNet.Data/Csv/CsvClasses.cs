using System.Collections.Immutable;

namespace StaticNet;

/// <summary>The labeled samples of a CSV file, and the names of their classes.</summary>
/// <param name="Data">The samples; their labels are indices into <paramref name="Names"/>.</param>
/// <param name="Names">The names of the classes, as written in the file.</param>
public sealed record CsvClasses(Dataset Data, ImmutableArray<string> Names);
