using StaticNet;

namespace Tables.Data;

/// <summary>Houses to train and to test with.</summary>
/// <param name="Training">The houses to train with.</param>
/// <param name="Test">The others.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record HouseData(Table<House> Training, Table<House> Test, string Source)
{
    private const int Seed = 1;
    private const double TrainingPart = 0.8;

    /// <summary>The houses of a file, or as many as are wanted made up; always split the same.</summary>
    /// <param name="path">The CSV file; null for none.</param>
    /// <param name="rows">How many to make up.</param>
    public static HouseData Load(string? path, int rows)
    {
        Table<House> houses = path is null ? HouseMarket.Make(rows, Seed) : CsvFile.Read<House>(path);
        if (houses.Count < 2)
            throw new UsageException($"{path} has one house, which cannot be split.");
        (Table<House> training, Table<House> test) = houses.Split(TrainingPart, Seed);
        return new HouseData(training, test, path ?? "made up");
    }
}
