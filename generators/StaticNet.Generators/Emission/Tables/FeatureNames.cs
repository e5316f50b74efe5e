using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>What things are called in the code of a record of features.</summary>
internal sealed class FeatureNames(FeatureRecord record)
{
    public FeatureRecord Record { get; } = record;

    /// <summary>The class with the code.</summary>
    public string Code { get; } = record.FreeName("FeatureCode");

    /// <summary>The class with the indices of columns.</summary>
    public string Columns { get; } = record.FreeName("Columns");

    /// <summary>The class with the places of inputs.</summary>
    public string Offsets { get; } = record.FreeName("Offsets");

    /// <summary>The index of a column.</summary>
    public string Column(FeatureColumn column) => $"{Columns}.{Constant(column)}";

    /// <summary>The place of one of a column's inputs.</summary>
    public string Offset(FeatureColumn column, int index = 0) =>
        $"{Offsets}.{Constant(column)}{(index > 0 ? $" + {index}" : "")}";

    /// <summary>The property of a row.</summary>
    public static string Property(FeatureColumn column) => $"row.{Constant(column)}";

    public static string Constant(FeatureColumn column) => Identifiers.Escape(column.Name);

    /// <summary>The local variable with a value of a column that may be missing.</summary>
    public string Local(FeatureColumn column)
    {
        string name = Identifiers.Uncapitalize(column.Name);
        bool isShared = Record.Columns.Count(other => Identifiers.Uncapitalize(other.Name) == name) > 1;
        return $"{name}Value{(isShared ? $"{Record.IndexOf(column)}" : "")}";
    }

    /// <summary>The method that finds the index of a category.</summary>
    public static string IndexOf(FeatureColumn column) => $"IndexOf{column.Name}";

    /// <summary>A number as a double, or as its logarithm.</summary>
    public static string Double(FeatureColumn column, string value)
    {
        string converted = column.NeedsCast ? $"(double){value}" : value;
        return column.Scaling == "Log" ? $"FeatureScaling.Log({converted})" : converted;
    }

    /// <summary>A number as an input or target.</summary>
    public string Scaled(FeatureColumn column, string value) => column is { Scaling: "None", Mean: null }
        ? $"(float){value}"
        : $"statistics.Scale({Column(column)}, {Double(column, value)})";
}
