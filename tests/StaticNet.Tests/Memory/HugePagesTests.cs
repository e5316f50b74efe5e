using System.Globalization;
using System.Runtime.CompilerServices;

namespace StaticNet.Tests.Memory;

public sealed class HugePagesTests
{
    private const int Large = 4 * 1024 * 1024;

    [Fact]
    public void Linux_is_asked_for_huge_pages_of_a_large_block()
    {
        Assert.SkipUnless(
            Directory.Exists("/sys/kernel/mm/transparent_hugepage"), "This system has no transparent huge pages.");
        var block = new AlignedBuffer(Large);
        Assert.Contains("hg", FlagsAt(in block.Span[Large / 2]));
        Assert.False(block.Span.ContainsAnyExcept(0f));
    }

    // The flags of the mapping that holds an address, which stand after its other properties.
    private static unsafe string[] FlagsAt(ref readonly float place)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref Unsafe.AsRef(in place));
        return File.ReadLines("/proc/self/smaps")
            .SkipWhile(line => !Holds(line, address))
            .First(line => line.StartsWith("VmFlags:", StringComparison.Ordinal))
            .Split(' ');
    }

    // Whether a line is the head of a mapping, "start-end ...", that holds an address.
    private static bool Holds(string line, nuint address)
    {
        string[] ends = line.Split(' ')[0].Split('-');
        return ends.Length == 2
            && nuint.TryParse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out nuint start)
            && nuint.TryParse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out nuint end)
            && address >= start && address < end;
    }
}
