namespace StaticNet.Generators.Model;

/// <summary>What one attribute of the language declares. Elements apply in the order of their attributes.</summary>
internal interface IElement
{
    /// <summary>The ordinal of the attribute among all of the class's.</summary>
    int Attribute { get; }
}
