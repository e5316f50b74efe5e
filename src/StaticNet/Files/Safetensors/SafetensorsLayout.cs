using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>Checks that the tensors of a header fill the rest of the file exactly, one after the other.</summary>
internal static class SafetensorsLayout
{
    /// <summary>Checks the entries in the order of their data.</summary>
    /// <param name="entries">What the header says.</param>
    /// <param name="dataPosition">Where the data starts.</param>
    /// <param name="fileLength">The length of the file.</param>
    /// <param name="fileName">The file, for errors.</param>
    /// <returns>The tensors in the order of their data.</returns>
    /// <exception cref="SafetensorsException">They do not.</exception>
    public static List<SafetensorsTensor> Check(
        IReadOnlyCollection<SafetensorsHeaderParser.Entry> entries, long dataPosition, long fileLength, string fileName)
    {
        var tensors = new List<SafetensorsTensor>(entries.Count);
        ulong end = 0;
        SafetensorsHeaderParser.Entry[] ordered = [.. entries];
        Array.Sort(ordered, CompareData);
        foreach (SafetensorsHeaderParser.Entry entry in ordered)
        {
            if (entry.Start != end || entry.End < entry.Start)
                throw BadOffset(entry, end, fileName);
            ulong count = CheckSize(entry, fileName);
            long[] shape = Array.ConvertAll(entry.Shape, size => (long)size);
            tensors.Add(new SafetensorsTensor(
                entry.Name,
                entry.Type,
                ImmutableCollectionsMarshal.AsImmutableArray(shape),
                (long)count,
                dataPosition + (long)entry.Start,
                (long)(entry.End - entry.Start)));
            end = entry.End;
        }
        if (end != (ulong)(fileLength - dataPosition))
        {
            throw new SafetensorsException(fileName, SafetensorsError.MetadataIncompleteBuffer, dataPosition,
                $"the tensors take {end} bytes, but {fileLength - dataPosition} bytes follow the header.");
        }
        return tensors;
    }

    // Two tensors at one place are empty, all but one of them; their order in the file is that of their names.
    private static int CompareData(SafetensorsHeaderParser.Entry left, SafetensorsHeaderParser.Entry right)
    {
        int byStart = left.Start.CompareTo(right.Start);
        int byEnd = byStart != 0 ? byStart : left.End.CompareTo(right.End);
        return byEnd != 0 ? byEnd : string.CompareOrdinal(left.Name, right.Name);
    }

    private static ulong CheckSize(SafetensorsHeaderParser.Entry entry, string fileName)
    {
        ulong count = 1;
        foreach (ulong size in entry.Shape)
        {
            if (size > long.MaxValue)
                throw Overflow(entry, fileName);
            count = Multiply(count, size, entry, fileName);
        }
        ulong bits = Multiply(count, (ulong)entry.Type.Bits(), entry, fileName);
        if (bits % 8 != 0)
        {
            throw Error(SafetensorsError.MisalignedSlice,
                $"{Describe(entry)} has {bits} bits, which is no whole number of bytes.", fileName);
        }
        return bits / 8 == entry.End - entry.Start
            ? count
            : throw Error(SafetensorsError.TensorInvalidInfo,
                $"{Describe(entry)} needs {bits / 8} bytes, but its data_offsets give it {entry.End - entry.Start}.",
                fileName);
    }

    private static ulong Multiply(ulong left, ulong right, SafetensorsHeaderParser.Entry entry, string fileName) =>
        Math.BigMul(left, right, out ulong product) == 0 ? product : throw Overflow(entry, fileName);

    private static string Describe(SafetensorsHeaderParser.Entry entry) =>
        $"'{entry.Name}' ({entry.Type.Name()}, [{InvariantText.Join(", ", entry.Shape)}])";

    private static SafetensorsException Overflow(SafetensorsHeaderParser.Entry entry, string fileName) =>
        Error(
            SafetensorsError.ValidationOverflow, $"the size of {Describe(entry)} does not fit into 64 bits.", fileName);

    private static SafetensorsException BadOffset(
        SafetensorsHeaderParser.Entry entry, ulong expectedStart, string fileName)
    {
        string fault = entry.End < entry.Start ? "ends before it starts"
            : entry.Start < expectedStart ? "overlaps the tensor before it"
            : "leaves a hole before it";
        return Error(SafetensorsError.InvalidOffset,
            $"'{entry.Name}' (data_offsets [{entry.Start}, {entry.End}]) {fault}: it should start at {expectedStart}.",
            fileName);
    }

    // What is wrong stands in the header, whose JSON starts here.
    private static SafetensorsException Error(SafetensorsError error, string reason, string fileName) =>
        new(fileName, error, SafetensorsHeader.LengthBytes, reason);
}
