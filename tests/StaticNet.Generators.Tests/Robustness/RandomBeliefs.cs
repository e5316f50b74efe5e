namespace StaticNet.Generators.Tests.Robustness;

/// <summary>Random deep belief networks, many of them wrong.</summary>
internal sealed class RandomBeliefs(int seed)
{
    private static readonly string[] Inputs =
        ["Input(12)", "Input(12)", "Input(12)", "Input(3, 4)", "Input(2, 2, 3)", "SequenceInput(12)", "TokenInput(12)"];

    private static readonly string[] Heads =
    [
        "", "", "Dense(4)", "Dense(4), Softmax", "Dense(4), BatchNorm, Relu, Dropout(0.5), Dense(3)", "Sigmoid", "Softmax",
        "Output(Name = \"a\"), Dense(4), Output(Name = \"b\")", "Concat(\"rbm1\", \"input\"), Dense(2)", "Dense(3, From = \"rbm1\")",
        "Reshape(2, 2), LayerNorm, Flatten", "Use<Part>", "Residual<Part>", "Dense(4, Name = \"rbm1Mean\")", "Dense(4, Shared = \"rbm1\")",
    ];

    private static readonly string[] Losses =
        ["", "", "CrossEntropyLoss", "BinaryCrossEntropyLoss", "MeanSquaredErrorLoss", "HuberLoss"];

    private static readonly string[] Arguments =
    [
        "Visible = VisibleUnits.Gaussian", "Visible = VisibleUnits.Bernoulli", "Visible = VisibleUnits.Softmax, Groups = 3",
        "Hidden = HiddenUnits.Relu", "Hidden = HiddenUnits.Gaussian", "Labels = 3", "Init = Initializer.TorchUniform",
        "Name = \"low\"", "Key = \"features.0\"", "Groups = 2", "Labels = -1", "From = \"input\"", "Hidden = (HiddenUnits)9",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A class.</summary>
    /// <param name="name">Its name.</param>
    public string Next(string name)
    {
        string mark = _random.Next(10) switch
        {
            0 => "Network", 1 => "Network, DeepBeliefNetwork", < 6 => "DeepBeliefNetwork(Untied = true)", _ => "DeepBeliefNetwork",
        };
        string[] parts =
        [
            mark, Draw(Inputs), _random.Next(3) == 0 ? "Flatten" : "",
            .. Enumerable.Range(0, _random.Next(4)).Select(_ => Machine()), Draw(Heads), Draw(Losses),
        ];
        string attributes = string.Join(", ", parts.Where(static part => part.Length > 0));
        string arity = _random.Next(5) == 0 ? "<T>" : "";
        return $"[{attributes}]\npublic partial class {name}{arity};\n[Block, Dense(4), Tanh]\npublic class {name}Part;\n"
            .Replace("<Part>", $"<{name}Part>");
    }

    private string Machine()
    {
        IEnumerable<string> arguments = Enumerable.Range(0, _random.Next(3) == 0 ? 1 + _random.Next(2) : 0)
            .Select(_ => Draw(Arguments)).Distinct();
        string other = _random.Next(20) == 0 ? ", Relu" : "";
        return $"Rbm({string.Join(", ", arguments.Prepend($"{1 + _random.Next(8)}"))}){other}";
    }

    private string Draw(string[] list) => list[_random.Next(list.Length)];
}
