using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>A layer with sizes of its own that its methods name.</summary>
internal interface IHasConstants
{
    /// <summary>The sizes, each with the end of its name, which starts with the layer's.</summary>
    IEnumerable<(string Name, int Value)> Constants(Step step);
}
