using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Layers.Tables;

/// <summary>The layers that a record brings with it as an input.</summary>
internal static class RecordLayers
{
    /// <summary>
    /// Those that put vectors in the place of learned categories: from the last column on, so that the places of those
    /// before it stay what they are.
    /// </summary>
    public static IReadOnlyList<Layer> Of(FeatureRecord record, string input, int attribute) =>
    [
        .. from column in record.Columns.Reverse()
           where column is { Role: ColumnRole.Feature, EmbeddingSize: > 0 }
           let name = Identifiers.Uncapitalize(column.Name)
           select new CategoryEmbedding(
               new LayerIdentity(name, name, null, attribute), input, record.OffsetOf(column), column.Max + 1,
               column.EmbeddingSize),
    ];
}
