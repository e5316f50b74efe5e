namespace StaticNet.Tests.Training;

/// <summary>Writes a checkpoint again with something else in it.</summary>
internal static class CheckpointEdit
{
    /// <summary>Sets a value of the metadata, or removes it.</summary>
    public static void SetMetadata(string path, string key, string? value)
        => Rewrite(path, static (_, _) => { }, metadata =>
        {
            if (value is null)
                metadata.Remove(key);
            else
                metadata[key] = value;
        });

    /// <summary>Changes the values of a tensor.</summary>
    public static void SetTensor(string path, string name, Action<float[]> change)
        => Rewrite(path, (tensor, values) =>
        {
            if (tensor == name)
                change(values);
        }, static _ => { });

    private static void Rewrite(
        string path, Action<string, float[]> tensors, Action<IDictionary<string, string>> metadata)
    {
        var writer = new SafetensorsWriter();
        using (SafetensorsReader reader = SafetensorsReader.Open(path))
        {
            foreach ((string key, string value) in reader.Metadata)
                writer.Metadata[key] = value;
            foreach (SafetensorsTensor tensor in reader.Tensors)
            {
                if (tensor.Type == SafetensorsType.F32)
                {
                    float[] values = new float[tensor.Count];
                    reader.Read(tensor, values);
                    tensors(tensor.Name, values);
                    writer.Add(tensor.Name, [.. tensor.Shape.Select(size => (int)size)], values);
                }
                else
                {
                    byte[] bytes = new byte[tensor.ByteLength];
                    reader.Read(tensor, bytes);
                    writer.Add(tensor.Name, tensor.Type, tensor.Shape.AsSpan(), bytes);
                }
            }
        }
        metadata(writer.Metadata);
        writer.Save(path);
    }
}
