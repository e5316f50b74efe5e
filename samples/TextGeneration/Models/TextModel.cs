using StaticNet;

namespace TextGeneration.Models;

/// <summary>
/// A declared network, which the text and the sizes select. What is generic over networks is behind it.
/// </summary>
/// <param name="kind">What kind of network it is.</param>
/// <param name="embedding">The size of a symbol's embedding.</param>
/// <param name="hidden">The size of the state, or of the dense layers between.</param>
internal abstract class TextModel(ModelKind kind, int embedding, int hidden)
{
    /// <summary>Every network, by vocabulary. A new one is one line here.</summary>
    public static IReadOnlyList<TextModel> All { get; } =
    [
        new TextModel<Text65Lstm128>(ModelKind.Lstm, embedding: 64, hidden: 128),
        new TextModel<Text65Lstm256>(ModelKind.Lstm, embedding: 64, hidden: 256),
        new TextModel<Text128Lstm128>(ModelKind.Lstm, embedding: 64, hidden: 128),
        new TextModel<Text128Lstm256>(ModelKind.Lstm, embedding: 64, hidden: 256),
        new TextModel<Text256Lstm128>(ModelKind.Lstm, embedding: 64, hidden: 128),
        new TextModel<Text256Lstm256>(ModelKind.Lstm, embedding: 64, hidden: 256),
        new TextModel<Text65Transformer>(ModelKind.Transformer, embedding: 128, hidden: 512),
        new TextModel<Text128Transformer>(ModelKind.Transformer, embedding: 128, hidden: 512),
        new TextModel<Text256Transformer>(ModelKind.Transformer, embedding: 128, hidden: 512),
    ];

    /// <summary>The sizes that there are, in words.</summary>
    public static string Sizes => string.Join("; ", All.Where(model => model.Kind == ModelKind.Lstm)
        .GroupBy(model => model.Embedding)
        .Select(group => $"--embedding {group.Key} with --hidden {string.Join(" or ", HiddenSizes(group))}"));

    /// <summary>How many different characters a network knows at most; the networks above it are for bytes.</summary>
    public static int MostCharacters => All.Select(model => model.Symbols).Where(symbols => symbols < ByteCount).Max();

    private static int ByteCount => Vocabulary.Bytes.Count;

    /// <summary>What kind of network it is.</summary>
    public ModelKind Kind { get; } = kind;

    /// <summary>The size of a symbol's embedding.</summary>
    public int Embedding { get; } = embedding;

    /// <summary>The size of the state, or of the dense layers between.</summary>
    public int Hidden { get; } = hidden;

    /// <summary>How many symbols the network knows.</summary>
    public abstract int Symbols { get; }

    /// <summary>The most symbols that it reads at a time; the largest number where nothing limits them.</summary>
    public abstract int MostSteps { get; }

    /// <summary>What the compiler knows of it.</summary>
    public abstract NetworkDefinition Definition { get; }

    /// <summary>The number of its parameters.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>
    /// Finds the network of these sizes with the smallest vocabulary that holds the symbols. Transformers have one
    /// size.
    /// </summary>
    public static TextModel Select(Vocabulary vocabulary, ModelKind kind, int embedding, int hidden)
        => All
            .Where(model => model.Kind == kind && (kind == ModelKind.Transformer || model.HasSizes(embedding, hidden)))
            .Where(model => model.Symbols >= vocabulary.Count)
            .MinBy(model => model.Symbols)
            ?? throw new UsageException(
                $"no network has --embedding {embedding} with --hidden {hidden}; there are: {Sizes}.");

    /// <summary>Finds the network that a weight file is of, by its tensors.</summary>
    public static TextModel Of(SafetensorsReader file)
        => All.FirstOrDefault(model => model.Definition.Tensors.All(tensor => Holds(file, tensor)))
            ?? throw new UsageException($"{file.FileName} holds the weights of none of the networks ({Sizes}).");

    /// <summary>Trains it, saves it where that is asked for, and evaluates it.</summary>
    /// <param name="plan">How to train.</param>
    /// <param name="corpus">What to train with.</param>
    /// <param name="options">The trainer's options.</param>
    /// <param name="epochEnded">Receives what writes with the network, after each epoch.</param>
    /// <param name="cancellation">Ends training; what there is is saved.</param>
    /// <returns>How well it predicts the validation text, and what writes with it.</returns>
    public abstract (TokenEvaluation Evaluation, ITextWriter Writer) Train(
        TrainingPlan plan, Corpus corpus, StreamFitOptions options, Action<ITextWriter> epochEnded,
        CancellationToken cancellation);

    /// <summary>Loads its weights.</summary>
    /// <returns>What writes with them.</returns>
    public abstract ITextWriter Load(string weights, Vocabulary vocabulary);

    private bool HasSizes(int embedding, int hidden) => Embedding == embedding && Hidden == hidden;

    private static IEnumerable<int> HiddenSizes(IEnumerable<TextModel> models)
        => models.Select(model => model.Hidden).Distinct().Order();

    private static bool Holds(SafetensorsReader file, TensorLayout tensor)
        => file.TryGet(tensor.Name, out SafetensorsTensor? found)
            && found.Shape.AsSpan().SequenceEqual([.. tensor.Shape.Select(size => (long)size)]);
}
