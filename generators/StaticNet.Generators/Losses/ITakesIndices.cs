namespace StaticNet.Generators.Losses;

/// <summary>A loss whose targets can also be class indices.</summary>
internal interface ITakesIndices
{
    /// <summary>The class of the library that checks indices and adds up their weights.</summary>
    string Library { get; }

    /// <summary>The class index that is ignored, where it is not PyTorch's default of -100.</summary>
    int? IgnoredTarget { get; }

    /// <summary>The call that computes the loss of one group of values for a class index.</summary>
    /// <param name="values">The group's first value.</param>
    /// <param name="count">How many values it has.</param>
    /// <param name="index">The index.</param>
    /// <param name="gradient">Where its gradient goes.</param>
    string CallForIndex(string values, int count, string index, string gradient);
}
