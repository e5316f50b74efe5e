using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Completion;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Tests.Ide;

/// <summary>Names are completed where attributes name what stands before them.</summary>
public sealed class NameCompletionTests
{
    // The attributes with the caret as |, and all names that are offered there, the nearest first.
    private static readonly (string Attributes, string Names)[] Cases =
    [
        ("Input(4), Dense(3, Name = \"a\"), Relu, Dense(2, From = \"|\"), Dense(5)", "relu1 a input"),
        ("Input(4, Name = \"x\"), Input(4, Name = \"y\"), Add(\"|\")", "y x"),
        ("Input(4), Dense(4), Dense(4), Add(\"input\", \"|\")", "dense2 dense1 input"),
        ("Input(4), Dense(4), Concat([\"den|\"])", "dense1 input"),
        ("Input(5, 4), Dense(4), CrossAttention(2, \"|\")", "dense1 input"),
        ("Input(5, 4), Dense(4), CrossAttention(memory: \"|\", heads: 2)", "dense1 input"),
        ("Input(4), Dense(4, Name = \"a\"), Relu, Dense(4), Dense(4, Shared = \"|\")", "dense2 a"),
        ("Input(4), Use<B>, Dense(4), Use<B>(Shared = \"|\")", "b1"),
        ("Input(4), Use<B>(Name = \"s\", Repeat = 2), Use<B>(\"|\")", "s2 s s1 input"),
        ("Input(4), Dense(3), Dense(1, Times = \"|\")", "dense1 input"),
        ("Input(4), Dense(3), Dense(2), Output(From = \"|\")", "dense2 dense1 input"),
        ("Input(4), Dense(3), Output(Name = \"p\"), Dense(2), Output(Name = \"q\"), HuberLoss(Of = \"|\")", "p q"),
        ("Input(4), Dense(3), HuberLoss(Of = \"|\")", "output"),
        ("SequenceInput(4, Name = \"x\"), SequenceInput(4, Name = \"y\", Time = \"|\"), Add(\"x\")", "x"),
        ("Input(4), Dense(4), Elementwise(\"Gate\", \"|\")", "dense1 input"),
        ("Input(4), Dense(0), Relu, Add(\"|\")", "relu1 dense1 input"),
        ("Input(4), Dense(4), Add(\"|", "dense1 input"),
        ("Input(4), Dense(4),\nAdd(\"|), Relu, Dense(3)", "dense1 input"),
        // What is declared here, and what is no name.
        ("Input(4), Dense(4), Dense(4, Name = \"|\")", ""),
        ("Input(4), Dense(4), Dense(4, Key = \"|\")", ""),
        ("Input(4), Dense(4), Elementwise(\"|\", \"input\")", ""),
        ("Input(4), Dense(4), Obsolete(\"|\")", ""),
        ("Input(4), Dense(4), Add(\"input\"|)", ""),
    ];

    [Fact]
    public async Task Names_in_scope_are_offered_and_no_others()
    {
        using Editor editor = new("");
        foreach ((string attributes, string names) in Cases)
        {
            int caret = await Open(editor, $"[Network, {attributes}]\npublic partial class Net;\n[Block, Dense(4)] class B;");
            ImmutableArray<CompletionItem> items = await editor.Complete(caret, '"');
            Assert.Equal((attributes, names), (attributes, Names(items)));
        }
    }

    [Fact]
    public async Task Item_says_its_shape_and_replaces_what_is_between_the_quotes()
    {
        const string Block = "[Block, Dense(4), Relu, Dense(4, Name = \"last\"), Residual<Inner>, Add(\"de|ns1\"), Relu] class B;";
        using Editor editor = new("", "[Block, Relu] class Inner;");
        int caret = await Open(editor, Block);
        ImmutableArray<CompletionItem> items = await editor.Complete(caret);
        Assert.Equal("inner1 last relu1 dense1 input", Names(items));
        Assert.Equal(Block.Replace("de|ns1", "last", StringComparison.Ordinal), await editor.Commit(items[1]));

        caret = await Open(editor, "[Network, Input(28, 28, 1), Conv2D(8, 5), Relu, Residual<Inner>, Add(\"|\")] partial class Net;");
        items = await editor.Complete(caret, '"');
        Assert.Equal(
            ["Inner, 24 x 24 x 8", "Relu, 24 x 24 x 8", "Conv2D, 24 x 24 x 8", "input, 28 x 28 x 1"],
            items.Select(static item => item.InlineDescription));
        CompletionDescription? description =
            await CompletionService.GetService(editor.Document)!.GetDescriptionAsync(editor.Document, items[2]);
        Assert.Equal("conv2d1: Conv2D, 24 x 24 x 8", description!.Text);
    }

    // A new attribute whose text is a name has to say so.
    [Fact]
    public void Every_text_of_an_attribute_is_a_name_or_known_to_be_none()
    {
        string[] parts = ["LayerAttribute", "LossAttribute", "InputAttribute", "SequenceInputAttribute", "TokenInputAttribute", "OutputAttribute"];
        IEnumerable<string> texts =
            from type in typeof(NetworkAttribute).Assembly.GetTypes()
            where Bases(type).Any(part => parts.Contains(part.Name))
            from property in type.GetProperties()
            where property.PropertyType == typeof(string) && property.SetMethod is not null
            select property.Name;
        Assert.Equal(
            ["Key", "Name"],
            texts.Distinct().Where(static name => NameArguments.KindOfProperty(name) == NameKind.None).Order(StringComparer.Ordinal));
        IEnumerable<string?> arguments =
            from type in typeof(NetworkAttribute).Assembly.GetTypes()
            where Bases(type).Any(part => parts.Contains(part.Name)) && !type.IsAbstract
            from constructor in type.GetConstructors()
            from parameter in constructor.GetParameters()
            where parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[])
            select parameter.Name;
        Assert.Equal(
            ["first", "inputs", "memory", "method", "operands", "second"],
            arguments.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static async Task<int> Open(Editor editor, string marked)
    {
        int caret = marked.IndexOf('|', StringComparison.Ordinal);
        editor.Change(0, (await editor.Document.GetTextAsync()).Length, marked.Remove(caret, 1));
        return caret;
    }

    private static string Names(IEnumerable<CompletionItem> items) =>
        string.Join(" ", items.Where(static item => item.Properties.ContainsKey("What")).Select(static item => item.DisplayText));
}
