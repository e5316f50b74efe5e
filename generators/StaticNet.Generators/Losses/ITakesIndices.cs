namespace StaticNet.Generators.Losses;

/// <summary>A loss whose targets can also be class indices.</summary>
internal interface ITakesIndices
{
    /// <summary>The class of the library that checks indices and adds up their weights.</summary>
    string Library { get; }

    /// <summary>The class index that is ignored, where it is not PyTorch's default of -100.</summary>
    int? IgnoredTarget { get; }

    /// <summary>The call that computes the loss of one group of values for a class index.</summary>
    string CallForIndex(LossGroup group);
}
