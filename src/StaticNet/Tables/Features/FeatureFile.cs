using System.Text;
using System.Text.Json;

namespace StaticNet;

/// <summary>
/// Statistics as metadata of a weight file, where PyTorch's <c>load_state_dict</c> passes over them: JSON, in which
/// doubles keep all their bits.
/// </summary>
internal static class FeatureFile
{
    private const string Key = "staticnet_features";

    /// <summary>Writes the statistics of a network, where something was measured.</summary>
    public static void Write(IDictionary<string, string> metadata, FeatureStatistics statistics)
    {
        if (statistics.IsUnfitted)
            return;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("record", statistics.Schema.Name);
            json.WriteStartArray("columns");
            for (int index = 0; index < statistics.Schema.Columns.Length; index++)
            {
                if (SavedColumn.IsSaved(statistics.Schema.Columns[index]))
                    WriteColumn(json, statistics, index);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        metadata[Key] = Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Reads them; null where the file has none.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="schema">The network's record.</param>
    /// <exception cref="FeatureMismatchException">The file's record is another, or cannot be read.</exception>
    public static FeatureStatistics? Read(
        string fileName, IReadOnlyDictionary<string, string> metadata, FeatureSchema schema)
    {
        if (!metadata.TryGetValue(Key, out string? text))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement[] columns = [.. document.RootElement.GetProperty("columns").EnumerateArray()];
            SavedColumn[] saved =
                [.. columns.Select(static column => new SavedColumn(Text(column, "name"), Text(column, "form")))];
            FeatureDifference difference = FeatureDifference.Of(schema, saved);
            return difference.IsNone
                ? Statistics(schema, columns)
                : throw new FeatureMismatchException(fileName, difference);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new FeatureMismatchException(fileName, $"it cannot be read: {exception.Message}", exception);
        }
    }

    private static void WriteColumn(Utf8JsonWriter json, FeatureStatistics statistics, int index)
    {
        SavedColumn column = SavedColumn.Of(statistics.Schema.Columns[index]);
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("form", column.Form);
        json.WriteNumber("center", statistics.Center(index));
        json.WriteNumber("deviation", statistics.Deviation(index));
        json.WriteNumber("fill", statistics.Filled(index));
        if (!statistics.Categories(index).IsEmpty)
        {
            json.WriteStartArray("categories");
            foreach (string category in statistics.Categories(index))
                json.WriteStringValue(category);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static FeatureStatistics Statistics(FeatureSchema schema, JsonElement[] saved)
    {
        int columns = schema.Columns.Length, next = 0;
        double[] centers = new double[columns], deviations = new double[columns];
        float[] fills = new float[columns];
        var vocabularies = new FeatureVocabulary?[columns];
        for (int index = 0; index < columns; index++)
        {
            deviations[index] = 1;
            if (!SavedColumn.IsSaved(schema.Columns[index]))
                continue;
            JsonElement column = saved[next++];
            centers[index] = Finite(column, "center");
            deviations[index] = Finite(column, "deviation");
            fills[index] = (float)Finite(column, "fill");
            if (!(deviations[index] > 0))
                throw new FormatException($"the deviation of {schema.Columns[index].Name} is not positive.");
            if (schema.Columns[index].Kind == FeatureKind.LearnedCategory)
                vocabularies[index] = Vocabulary(schema.Columns[index], column);
        }
        return new FeatureStatistics(schema, centers, deviations, fills, vocabularies);
    }

    private static FeatureVocabulary Vocabulary(FeatureColumn column, JsonElement saved)
    {
        string[] words = saved.TryGetProperty("categories", out JsonElement categories)
            ? [.. categories.EnumerateArray().Select(static word => word.GetString() ?? "")]
            : [];
        return words.Length <= column.MaxCategories
            ? new FeatureVocabulary(words)
            : throw new FormatException($"{column.Name} has {words.Length} categories.");
    }

    private static double Finite(JsonElement column, string name)
    {
        double value = column.GetProperty(name).GetDouble();
        return double.IsFinite(value) ? value : throw new FormatException($"a {name} is {value}.");
    }

    private static string Text(JsonElement column, string name) => column.GetProperty(name).GetString() ?? "";
}
