using StaticNet.Generators.CSharp;

namespace StaticNet.Generators.Tests.CSharp;

public class CodeWriterTests
{
    [Theory]
    [InlineData("Call(ref a, b);")]
    [InlineData("Library<TSimd>.Call(\n    a,\n    b);")]
    public void A_single_call_is_an_expression(string call)
    {
        CodeWriter code = new();
        code.OpenMethod("void M()");
        foreach (string line in call.Split('\n'))
            code.Line(line);
        Assert.Equal($"void M() =>\n    {call.Replace("\n", "\n    ")}\n", code.Close().ToString());
    }

    [Theory]
    [InlineData("First();\nSecond();")]
    [InlineData("int a = Call();")]
    [InlineData("if (a)\n    Call();")]
    [InlineData("return(a);")]
    public void Other_statements_are_a_block(string statements)
    {
        CodeWriter code = new();
        code.OpenMethod("void M()");
        foreach (string line in statements.Split('\n'))
            code.Line(line);
        Assert.Equal($"void M()\n{{\n    {statements.Replace("\n", "\n    ")}\n}}\n", code.Close().ToString());
    }

    [Fact]
    public void Blocks_in_a_method_stay_blocks()
    {
        CodeWriter code = new();
        code.OpenMethod("void M()").Open("for (;;)").Line("Call();").Close().Close();
        Assert.Equal("void M()\n{\n    for (;;)\n    {\n        Call();\n    }\n}\n", code.ToString());
    }
}
