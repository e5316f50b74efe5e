using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Expansion;

/// <summary>Takes the names and keys of everything in a network, in source order.</summary>
internal sealed class NameTaking(NetworkDeclaration network, ProblemList problems)
{
    // What generated code puts after the names of several inputs and outputs.
    private static readonly string[] PartsOfSeveral =
        [
            "Size", "Targets", "Labels", "Weights", "Losses", "SampleLosses", "Scale", "Options", "Vocabulary", "Loss",
            "Classes",
        ];

    // And before them.
    private static readonly string[] PrefixesOfSeveral = ["First", "Classify", "Probabilities"];

    private readonly LayerNames _names = new(problems);
    private readonly HashSet<int> _refused = [];
    private readonly bool _hasSeveral = network.Inputs.Count > 1 || network.Outputs.Count > 1;

    /// <summary>
    /// Takes the name of an input, of the network itself; false for a second one without a name, which is reported.
    /// </summary>
    public bool TakeInput(Frame frame, InputDeclaration input)
    {
        if (frame.Block is not null)
            return true;
        InputDeclaration first = network.Inputs[0];
        bool isSecond = input.Attribute != first.Attribute && input.Name == InputDeclaration.DefaultName
            && first.Name == input.Name;
        // Of machines and of records, something else says that there is one input.
        if (isSecond && !network.IsDeepBelief && network.Features is null)
        {
            // As in libraries whose layers are told what they read.
            problems.Add(new Problem(
                ProblemKind.SecondInput, input.Attribute, new[] { network.Name.TrimStart('@') }.ToEquatableArray(),
                first.Attribute));
            _refused.Add(input.Attribute);
            return false;
        }
        Take(input.Attribute, input.Name, InputDeclaration.DefaultName);
        return true;
    }

    /// <summary>Takes the name of an output.</summary>
    public void TakeOutput(OutputDeclaration output) =>
        Take(output.Attribute, output.Name, OutputDeclaration.DefaultName);

    /// <summary>Takes the name and the key of a layer.</summary>
    public void TakeLayer(Frame frame, LayerIdentity id)
    {
        int attribute = frame.OwnAttribute(id.Attribute);
        string name = frame.Name(id.Name);
        bool isTaken = IsFreeIn(frame, attribute, id.Name)
            && _names.Take(attribute, name, frame.Block is null && id.IsNamed, id.Parts);
        bool hasOwnKey = !frame.IsShared && id.Shared is null;
        if (hasOwnKey && (isTaken || id.HasKey))
            _names.TakeKey(attribute, name, frame.KeyPrefix + id.Key);
    }

    /// <summary>Takes the names of the copies of a block; false where that cannot be, which is reported.</summary>
    public bool TakeUse(Frame frame, BlockUse use)
    {
        int attribute = frame.OwnAttribute(use.Attribute);
        return use.Names.All(name => IsFreeIn(frame, attribute, name)
            && _names.Take(attribute, frame.Name(name), frame.Block is null && use.IsNamed, []));
    }

    // The type through which a block is seen cannot have a member of its own name.
    private bool IsFreeIn(Frame frame, int attribute, string name)
    {
        string around = string.Join(".", frame.Path), type = Identifiers.Capitalize(around);
        string member = Identifiers.Capitalize(name);
        if (around.Length == 0 || (member != type + "Parameters" && member != type + "Buffers"))
            return true;
        string tensors = Identifiers.Uncapitalize(member.Substring(type.Length));
        problems.Add(ProblemKind.DuplicateName, attribute, frame.Name(name), $"the {tensors} of {around}");
        return false;
    }

    /// <summary>
    /// A name with which members can be written that throw, for an input or output whose own was refused.
    /// </summary>
    public string Usable(int attribute, string name) => _refused.Contains(attribute) ? $"unnamed{attribute}" : name;

    // The default name is nobody else's, so that writing it changes nothing.
    private void Take(int attribute, string name, string defaultName)
    {
        bool isTaken = _names.Take(
            attribute, name, isWritten: name != defaultName,
            _hasSeveral ? PartsOfSeveral : [], _hasSeveral ? PrefixesOfSeveral : []);
        if (!isTaken)
            _refused.Add(attribute);
    }
}
