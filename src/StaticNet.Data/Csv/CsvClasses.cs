using System.Collections.Immutable;

namespace StaticNet;

/// <summary>Labeled samples of a CSV file, and what their labels mean.</summary>
/// <param name="Data">The samples, their labels being indices of <paramref name="Names"/>.</param>
/// <param name="Names">The names of the classes as they stand in the file.</param>
public sealed record CsvClasses(Dataset Data, ImmutableArray<string> Names);
