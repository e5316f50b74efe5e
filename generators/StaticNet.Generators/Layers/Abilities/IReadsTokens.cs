namespace StaticNet.Generators.Layers;

/// <summary>A layer whose input is tokens, which have no gradient.</summary>
internal interface IReadsTokens;
