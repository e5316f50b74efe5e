using StaticNet.Generators.Lowering;

namespace StaticNet.Generators.Emission;

/// <summary>A layer with sizes of its own that its methods name.</summary>
internal interface IHasConstants
{
    /// <summary>The sizes, each named behind the layer's name.</summary>
    IEnumerable<(string Name, int Value)> Constants(Step step);
}
