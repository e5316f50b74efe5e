using StaticNet;

namespace StaticNetTable;

/// <summary>
/// A row of the table. How each column is scaled is measured from the training data and travels with the weights.
/// </summary>
[Features]
public sealed partial record House(
    float Area,
    int Rooms,
    int? YearBuilt,                                                      // may be missing
    [Category("Old Town", "Riverside", "Hill View")] string District,
    [Target] float Price);
