using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Layers.Tables;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// Reads an input that is a record. The record may stand in the same compilation, whose generated code nobody sees yet,
/// so that its sizes are counted from its properties again.
/// </summary>
internal sealed class RecordInput
{
    public RecordInput(AttributeReader reader, InputKind kind, string? block, CancellationToken cancellation)
    {
        string word = kind == InputKind.Sequence ? "SequenceInput" : "Input";
        Record = Find(reader, word, block, cancellation);
        string name = reader.NamedString("Name") ?? InputDeclaration.DefaultName;
        Shape? shape = Record is { FeatureSize: > 0 }
            ? new Shape(Record.FeatureSize) { Time = kind == InputKind.Sequence ? name : null }
            : null;
        Declaration = new InputDeclaration(name, kind, shape, reader.Ordinal);
        Embeddings = Record is null ? [] : RecordLayers.Of(Record, name, reader.Ordinal);
    }

    /// <summary>The record, without what changes nothing of the network; null where there is none.</summary>
    public FeatureRecord? Record { get; }

    /// <summary>The input.</summary>
    public InputDeclaration Declaration { get; }

    /// <summary>The layers that put vectors in the place of learned categories.</summary>
    public IReadOnlyList<Layer> Embeddings { get; }

    private static FeatureRecord? Find(
        AttributeReader reader, string word, string? block, CancellationToken cancellation)
    {
        if (block is not null)
        {
            reader.Reject(ProblemKind.NotInABlock, block, $"{word}<T>", "the network that uses it has the record");
            return null;
        }
        if (reader.TypeArgument is not { } type)
            return null;
        if (!FeatureParser.IsRecord(type))
        {
            reader.Reject(new Problem(
                ProblemKind.NotARecord, reader.Ordinal, new[] { type.Name, word }.ToEquatableArray(),
                Fix: $"{type.Name}\nFeatures"));
            return null;
        }
        FeatureRecord record = FeatureParser.Parse(type, cancellation);
        bool isUsable = record.CanBeReopened || type.DeclaringSyntaxReferences.IsEmpty;
        if (isUsable && record.FeatureSize > 0)
            return record with
            {
                Members = EquatableArray<string>.Empty, Problems = EquatableArray<Problem>.Empty,
            };
        reader.Reject(ProblemKind.RecordNotUsable, type.Name, "it has a mistake of its own. See there");
        return null;
    }
}
