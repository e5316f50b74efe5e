using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Tests.CSharp;

/// <summary>Where lines of generated code that are too long are broken.</summary>
public sealed class LineWrapperTests
{
    private static readonly string Long = new('a', 70);

    [Fact]
    public void A_condition_that_is_one_call_breaks_between_its_arguments() => Assert.Equal(
        ["if (Call(", $"    {Long},", "    out rest))"], LineWrapper.Wrap($"if (Call({Long}, out rest))", 40));

    [Fact]
    public void A_line_that_fits_stays() => Assert.Equal([$"{Long};"], LineWrapper.Wrap($"{Long};", 40));

    [Fact]
    public void A_member_is_broken_after_its_arrow() =>
        Assert.Equal([$"int {Long} =>", $"    b({Long});"], LineWrapper.Wrap($"int {Long} => b({Long});", 4));

    [Fact]
    public void A_conditional_is_broken_before_its_branches() => Assert.Equal(
        [$"int {Long} =>", "    ref Training", $"        ? ref Unsafe.Add(ref b, {Long})", $"        : ref {Long};"],
        LineWrapper.Wrap($"int {Long} => ref Training ? ref Unsafe.Add(ref b, {Long}) : ref {Long};", 4));

    [Fact]
    public void A_list_is_broken_between_its_arguments() => Assert.Equal(
        [$"b(", $"    {Long},", "    \"x, (y ? 1 : 2\", c(1, 2));"],
        LineWrapper.Wrap($"b({Long}, \"x, (y ? 1 : 2\", c(1, 2));", 30));

    [Fact]
    public void Arguments_are_broken_between_them() => Assert.Equal(
        [$"{Long}, new B<int, float>(1, 2),", $"{Long});"],
        LineWrapper.Wrap($"{Long}, new B<int, float>(1, 2), {Long});", 8));

    [Fact]
    public void Declarations_are_broken_between_them() => Assert.Equal(
        [$"const int {Long} = 1,", $"    {Long} = 2;"], LineWrapper.Wrap($"const int {Long} = 1, {Long} = 2;", 4));

    [Fact]
    public void A_long_header_is_broken_before_its_last_name() => Assert.Equal(
        [$"static {Long}", $"    {Long}<int, float>.Create("],
        LineWrapper.Wrap($"static {Long} {Long}<int, float>.Create(", 4));

    [Fact]
    public void A_comment_is_broken_between_words() => Assert.Equal(
        [$"// {Long} = a,", $"// {Long} < b"], LineWrapper.Wrap($"// {Long} = a, {Long} < b", 40));

    [Theory]
    [InlineData("ab cd efg", 9, "ab cd efg")]
    [InlineData("ab cd efg", 8, "ab cd|efg")]
    [InlineData("ab cd efg", 5, "ab cd|efg")]
    [InlineData("ab cd efg", 4, "ab|cd|efg")]
    [InlineData("abcdef gh", 3, "abcdef|gh")]
    [InlineData("ab cdefgh", 3, "ab|cdefgh")]
    [InlineData("ab cd", -1, "ab|cd")]
    [InlineData("", 5, "")]
    public void As_many_words_as_fit_are_on_a_line(string text, int columns, string lines) =>
        Assert.Equal(lines.Split('|'), LineWrapper.WrapWords(text, columns));
}
