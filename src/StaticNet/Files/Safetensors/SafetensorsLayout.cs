namespace StaticNet;

/// <summary>Checks that the tensors of a header fill the rest of the file exactly, one after the other.</summary>
internal static class SafetensorsLayout
{
    /// <summary>Checks the tensors in the order of their data.</summary>
    /// <param name="header">What the header says.</param>
    /// <param name="fileLength">The length of the file.</param>
    /// <param name="fileName">The file, for errors.</param>
    /// <returns>The tensors in the order of their data.</returns>
    /// <exception cref="SafetensorsException">They do not.</exception>
    public static SafetensorsTensor[] Check(SafetensorsHeader header, long fileLength, string fileName)
    {
        SafetensorsTensor[] ordered = [.. header.TensorsByName.Values];
        Array.Sort(ordered, CompareData);
        long end = header.DataPosition;
        foreach (SafetensorsTensor tensor in ordered)
        {
            if (tensor.Position != end)
                throw BadOffset(tensor, end, header.DataPosition, fileName);
            CheckSize(tensor, fileName);
            end += tensor.ByteLength;
        }
        if (end != fileLength)
        {
            throw new SafetensorsException(fileName, SafetensorsError.MetadataIncompleteBuffer, header.DataPosition,
                $"the tensors take {end - header.DataPosition} bytes, "
                + $"but {fileLength - header.DataPosition} bytes follow the header.");
        }
        return ordered;
    }

    // Two tensors at one place are empty, all but one of them; their order in the file is that of their names.
    private static int CompareData(SafetensorsTensor left, SafetensorsTensor right)
    {
        int byStart = left.Position.CompareTo(right.Position);
        int byEnd = byStart != 0 ? byStart : left.ByteLength.CompareTo(right.ByteLength);
        return byEnd != 0 ? byEnd : string.CompareOrdinal(left.Name, right.Name);
    }

    private static void CheckSize(SafetensorsTensor tensor, string fileName)
    {
        ulong count = 1;
        foreach (long size in tensor.Shape)
            count = Multiply(count, (ulong)size, tensor, fileName);
        ulong bits = Multiply(count, (ulong)tensor.Type.Bits(), tensor, fileName);
        if (bits % 8 != 0)
        {
            throw Error(SafetensorsError.MisalignedSlice,
                $"{Describe(tensor)} has {bits} bits, which is no whole number of bytes.", fileName);
        }
        if (bits / 8 != (ulong)tensor.ByteLength)
        {
            throw Error(SafetensorsError.TensorInvalidInfo,
                $"{Describe(tensor)} needs {bits / 8} bytes, but its data_offsets give it {tensor.ByteLength}.",
                fileName);
        }
    }

    private static ulong Multiply(ulong left, ulong right, SafetensorsTensor tensor, string fileName) =>
        Math.BigMul(left, right, out ulong product) == 0
            ? product
            : throw Error(SafetensorsError.ValidationOverflow,
                $"the size of {Describe(tensor)} does not fit into 64 bits.", fileName);

    private static string Describe(SafetensorsTensor tensor) =>
        $"'{Excerpt.Of(tensor.Name)}' ({tensor.Type.Name()}, [{InvariantText.Join(", ", tensor.Shape)}])";

    private static SafetensorsException BadOffset(
        SafetensorsTensor tensor, long expected, long dataPosition, string fileName)
    {
        string fault = tensor.Position < expected ? "overlaps the tensor before it" : "leaves a hole before it";
        long start = tensor.Position - dataPosition;
        return Error(SafetensorsError.InvalidOffset,
            $"'{Excerpt.Of(tensor.Name)}' (data_offsets [{start}, {start + tensor.ByteLength}]) {fault}: "
            + $"it should start at {expected - dataPosition}.",
            fileName);
    }

    // What is wrong stands in the header, whose JSON starts here.
    private static SafetensorsException Error(SafetensorsError error, string reason, string fileName) =>
        new(fileName, error, SafetensorsHeader.LengthBytes, reason);
}
