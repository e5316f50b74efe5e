namespace StaticNet;

/// <summary>
/// Recognises files of other formats by their first bytes, which are no length of a header, to say how to get the right
/// one.
/// </summary>
internal static class ForeignFile
{
    private const string FromPyTorch =
        "In PyTorch, write one with safetensors.torch.save_file(model.state_dict(), path).";

    /// <summary>What the file is instead of safetensors, as the end of a message; null if it is not known.</summary>
    /// <param name="start">Its first eight bytes.</param>
    public static string? Describe(ReadOnlySpan<byte> start) => KindOf(start) is var (kind, remedy)
        ? $"this is {kind} and not a safetensors file. {remedy}"
        : null;

    private static (string Kind, string Remedy)? KindOf(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => ("a ZIP archive, such as torch.save writes,", FromPyTorch),
        [0x80, >= 2 and <= 5, ..] => ("a Python pickle, such as older versions of torch.save write,", FromPyTorch),
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] =>
            ("an HDF5 file, such as Keras writes,", "Save the tensors as safetensors, or copy them into the layers."),
        [8, < 32, 0x12, ..] => ("an ONNX model", "Save its weights as safetensors where they come from."),
        [0x1F, 0x8B, ..] => ("compressed by gzip", "Decompress it."),
        [(byte)'v', (byte)'e', (byte)'r', (byte)'s', (byte)'i', (byte)'o', (byte)'n', (byte)' '] =>
            ("a pointer of Git LFS", "Fetch the file itself with git lfs pull."),
        [(byte)'<', ..] => ("HTML or XML", "Download the file itself, not the page about it."),
        _ => null,
    };
}
