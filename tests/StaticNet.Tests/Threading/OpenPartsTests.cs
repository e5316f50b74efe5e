using StaticNet.Threading;

namespace StaticNet.Tests.Threading;

public sealed class OpenPartsTests
{
    [Theory]
    [InlineData(8, 1, "0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8")]
    [InlineData(8, 3, "0-3 3-4 4-7 7-8")]
    [InlineData(8, 4, "0-4 4-8")]
    [InlineData(8, 100, "0-4 4-8")]
    [InlineData(40, 2, "0-4 4-7 7-9 9-11 11-13 13-15 15-17 17-19 19-20 20-24 24-27 27-29 29-31 31-33 33-35 35-37 37-39 39-40")]
    public void A_thread_claims_its_own_parts_first_and_as_many_at_once_as_are_wanted(
        int parts, int atOnce, string expected)
    {
        OpenParts open = new();
        open.Open(parts, threads: 2, atOnce);
        List<string> claims = [];
        while (open.TryClaim(0, out int first, out int count))
            claims.Add($"{first}-{first + count}");
        Assert.Equal(expected, string.Join(' ', claims));
    }
}
