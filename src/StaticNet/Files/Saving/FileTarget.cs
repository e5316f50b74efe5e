namespace StaticNet;

/// <summary>The file that a save creates or replaces, where all symbolic links lead.</summary>
internal sealed class FileTarget
{
    private FileTarget(string asked, string path, FilePermissions? permissions)
    {
        Asked = asked;
        Path = path;
        Permissions = permissions;
    }

    /// <summary>The path of the file, as given.</summary>
    public string Asked { get; }

    /// <summary>Its whole path.</summary>
    public string Path { get; }

    /// <summary>The directory that it is in.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Who may do what with the file that is there; null where there is none, and on Windows.</summary>
    public FilePermissions? Permissions { get; }

    /// <summary>Finds out what would be replaced.</summary>
    /// <param name="path">The path of the file, as given.</param>
    /// <exception cref="FileWriteException">No file can be put there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file that is there is read-only.</exception>
    /// <exception cref="IOException">Its directory does not exist, or links lead in a circle.</exception>
    public static FileTarget Find(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        if (System.IO.Directory.Exists(full))
            throw new FileWriteException(path, "it is a directory; a file cannot take its place");
        if (FileNames.Fault(System.IO.Path.GetFileName(path), OperatingSystem.IsWindows()) is { } fault)
            throw new FileWriteException(path, fault);
        FileInfo file = new(full);
        if (file.LinkTarget is not null)
            file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        if (file.Directory is { Exists: false } directory)
            throw new DirectoryNotFoundException($"There is no directory {directory.FullName}.");
        if (!file.Exists)
            return new FileTarget(path, file.FullName, null);
        if (FilePermissions.IsReadOnly(file))
            throw new UnauthorizedAccessException($"{path} is read-only.");
        FilePermissions? permissions = FilePermissions.Of(file.FullName);
        if (permissions is { IsRegular: false })
            throw new FileWriteException(path, "it is a pipe, a device or a socket; a file cannot take its place");
        return new FileTarget(path, file.FullName, permissions);
    }
}
