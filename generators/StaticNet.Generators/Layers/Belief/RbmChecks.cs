using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Layers.Belief;

/// <summary>What the attribute of a restricted Boltzmann machine can say that makes no sense.</summary>
internal static class RbmChecks
{
    /// <summary>Whether groups and labels make sense by themselves; reports why not.</summary>
    public static bool AreSensible(AttributeReader reader, LayerIdentity id, string visible)
    {
        int labels = reader.NamedInt("Labels"), groups = reader.NamedInt("Groups");
        bool isSoftmax = visible == "Softmax";
        if (labels is < 0 or 1)
            reader.Reject(ProblemKind.ArgumentMakesNoSense, id.Name, $"its Labels is {labels}", "at least 2");
        else if (labels > Sizes.Most)
            reader.Reject(ProblemKind.TooLarge, id.Name, $"{labels} labels");
        else if (groups < 0)
            reader.Reject(ProblemKind.SizeMakesNoSense, id.Name, $"its number of groups is {groups}");
        else if (isSoftmax && groups == 0)
            reader.Reject(
                ProblemKind.GroupsWithoutSoftmax, id.Name, "Visible = Softmax, but no Groups",
                "Set Groups to the number of groups in each of which one unit is 1");
        else if (!isSoftmax && groups > 0)
            reader.Reject(
                ProblemKind.GroupsWithoutSoftmax, id.Name, $"Groups = {groups}, but its visible units are {visible}",
                "Write Visible = VisibleUnits.Softmax or remove Groups");
        else
            return true;
        return false;
    }

    /// <summary>Whether the visible units fall into groups of equal size; reports it otherwise.</summary>
    public static bool GroupsDivide(Rbm machine, LayerInput input, ProblemList problems)
    {
        if (machine.Groups == 0 || input.Shape.Size % machine.Groups == 0)
            return true;
        problems.Add(new Problem(
            ProblemKind.GroupsDoNotDivideUnits, machine.Id.Attribute,
            new[] { machine.Name, $"{machine.Groups}", input.Producer, $"{input.Shape.Size}" }.ToEquatableArray(),
            input.ProducerAttribute));
        return false;
    }
}
