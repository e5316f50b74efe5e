namespace Shared;

/// <summary>Files that the program will write.</summary>
internal static class OutputFile
{
    /// <summary>Checks that no two options name the same file: one would be written over the other.</summary>
    public static void RequireDifferent(params (string Option, string? Path)[] files)
    {
        foreach (var group in files.Where(file => file.Path is not null).GroupBy(file => Path.GetFullPath(file.Path!)))
        {
            if (group.Skip(1).FirstOrDefault() is { Path: not null } second)
            {
                throw new UsageException(
                    $"{second.Option} {second.Path} is the file of {group.First().Option} already.");
            }
        }
    }

    /// <summary>Checks that there is a checkpoint to go on from where the user wants to.</summary>
    public static void RequireCheckpoint(bool resume, string? checkpoint)
    {
        if (resume && checkpoint is null)
            throw new UsageException("--resume needs --checkpoint, the file to go on from.");
    }

    /// <summary>Checks that a file can be written, without writing it: training may take hours.</summary>
    /// <param name="path">The file; null for none.</param>
    public static void RequireWritable(string? path)
    {
        if (path is null)
            return;
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a directory; a file cannot take its place.");
        string directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(directory))
            throw new UsageException($"{path} cannot be written: there is no directory {directory}.");

        // Files are replaced by others that are written beside them: what matters is the directory.
        string probe = Path.Combine(directory, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            new FileStream(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {exception.Message}");
        }
    }
}
