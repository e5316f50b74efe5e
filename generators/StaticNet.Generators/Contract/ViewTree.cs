using StaticNet.Generators.CSharp;
using StaticNet.Generators.Layers;

namespace StaticNet.Generators.Contract;

/// <summary>
/// The members through which tensors of a block are seen: a layer has its tensors, a block that the network uses has
/// the layers in it: <c>net.Stage1.Dense1.Weight</c>.
/// </summary>
/// <typeparam name="T">What is known of a tensor.</typeparam>
internal sealed class ViewTree<T>
{
    private readonly List<ViewTree<T>> _children = [];

    private ViewTree(string name, string fullName, string text) => (Name, FullName, Text) = (name, fullName, text);

    /// <summary>The member in the one around it: <c>Dense1</c>.</summary>
    public string Name { get; }

    /// <summary>The names of all around it and its own: <c>Stage1Dense1</c>.</summary>
    public string FullName { get; }

    /// <summary>What messages and documentation call it: <c>stage1.dense1</c>.</summary>
    public string Text { get; }

    /// <summary>What is in it, where it is a block.</summary>
    public IReadOnlyList<ViewTree<T>> Children => _children;

    /// <summary>Its tensors, where it is a layer.</summary>
    public IReadOnlyList<T> Tensors { get; private set; } = [];

    /// <summary>All below it, itself included: those in it first.</summary>
    public IEnumerable<ViewTree<T>> All => Children.SelectMany(static child => child.All).Append(this);

    /// <summary>The members of a network, in the order of its layers.</summary>
    /// <param name="layers">The layers and their tensors; those without are left out.</param>
    public static IReadOnlyList<ViewTree<T>> Of(IEnumerable<(Layer Layer, IReadOnlyList<T> Tensors)> layers)
    {
        ViewTree<T> root = new("", "", "");
        foreach ((Layer layer, IReadOnlyList<T> tensors) in layers)
        {
            if (tensors.Count == 0)
                continue;
            ViewTree<T> place = root;
            foreach (string block in layer.Id.Path)
                place = place.Child(block);
            place.Child(layer.Name.Substring(layer.Name.LastIndexOf('.') + 1)).Tensors = tensors;
        }
        return root.Children;
    }

    private ViewTree<T> Child(string name)
    {
        string member = Identifiers.Capitalize(name);
        if (_children.FirstOrDefault(child => child.Name == member) is { } known)
            return known;
        ViewTree<T> child = new(member, FullName + member, Text.Length == 0 ? name : $"{Text}.{name}");
        _children.Add(child);
        return child;
    }
}
