namespace Graphs.Commands;

/// <summary>Checks files that are to be written, before the work whose result they take.</summary>
internal static class OutputPath
{
    /// <summary>Makes sure that a file can be where it is wanted.</summary>
    /// <param name="path">The file; null where none is wanted.</param>
    /// <exception cref="UsageException">It is a directory, or in none.</exception>
    public static void Require(string? path)
    {
        if (path is null)
            return;
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a directory; a file cannot take its place.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent && !Directory.Exists(parent))
            throw new UsageException($"{path} cannot be written: there is no directory {parent}.");
    }
}
