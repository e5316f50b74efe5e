namespace StaticNet.Tests.Data.Csv;

/// <summary>A row of the files and tables of tests.</summary>
[Features]
internal sealed partial record Flat(
    float FloorArea, int? YearBuilt, [Category("Old Town", "Port")] string City, [Target] double Rent);
