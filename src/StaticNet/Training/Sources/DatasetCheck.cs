using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>Checks that a data set fits a network before anything is done with it.</summary>
internal static class DatasetCheck
{
    /// <summary>Checks a data set.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="what">What it is for, for the message.</param>
    /// <returns>The data set as the network sees it.</returns>
    /// <exception cref="DatasetMismatchException">It does not fit.</exception>
    public static BoundDataset Require<TNetwork>(Dataset data, string what)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ImmutableArray<BoundInput> inputs = [];
        ImmutableArray<BoundTarget> targets = [];
        if ((BindInputs<TNetwork>(data, out inputs) ?? InputMismatch(data, inputs)
            ?? BindTargets<TNetwork>(data, inputs, out targets)) is { } mismatch)
        {
            throw Wrong(mismatch);
        }
        var bound = new BoundDataset(data, inputs, targets);
        foreach (BoundTarget target in targets)
        {
            if ((target.Column.HasLabels ? LabelMismatch(target) : TargetMismatch(target)) is { } wrong)
                throw Wrong(wrong);
        }
        if ((WeightCheck.Mismatch(bound) ?? TokenMismatch(bound)) is { } last)
            throw Wrong(last);
        return bound;

        DatasetMismatchException Wrong(string text)
            => new($"The {what} data do not fit {TNetwork.Definition.Name}: {text}");
    }

    private static string? BindInputs<TNetwork>(Dataset data, out ImmutableArray<BoundInput> inputs)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ImmutableArray<NetworkInput> ports = Ports<TNetwork>.Inputs;
        string[] names = [.. ports.Select(static port => port.Name)];
        if (ColumnMatch.Mismatch(data.InputColumns, names, "input", out DatasetInput[] columns) is { } mismatch)
        {
            inputs = [];
            return mismatch;
        }
        inputs =
        [
            .. ports.Zip(columns, (port, column) => new BoundInput(data, port, column, In(port.Name, ports.Length))),
        ];
        return null;
    }

    private static string? BindTargets<TNetwork>(
        Dataset data, ImmutableArray<BoundInput> inputs, out ImmutableArray<BoundTarget> targets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ImmutableArray<LossPort> ports = Ports<TNetwork>.Losses;
        string[] names = [.. ports.Select(static port => port.Name)];
        if (ColumnMatch.Mismatch(data.TargetColumns, names, "target", out DatasetTarget[] columns) is { } mismatch)
        {
            targets = [];
            return mismatch;
        }
        int steps = inputs.Max(static input => input.Steps);
        targets =
        [
            .. ports.Zip(columns, (port, column) => new BoundTarget(
                data, port, column, port.Output.HasTime ? steps : 1, In(port.Name, ports.Length))),
        ];
        return null;
    }

    private static string In(string name, int count) => count > 1 ? $" in {name}" : "";

    private static string? InputMismatch(Dataset data, ImmutableArray<BoundInput> inputs)
    {
        if (data.HasLengths && !inputs.Any(static input => input.Port.HasTime))
            return "their samples are sequences of different lengths, but the network has no time axis.";
        foreach (BoundInput input in inputs)
        {
            if (SizeMismatch(data, input) is { } mismatch)
                return mismatch;
        }
        BoundInput[] sequences = [.. inputs.Where(static input => input.Port.HasTime)];
        foreach (BoundInput other in sequences)
        {
            if (other.Steps != sequences[0].Steps)
            {
                return $"a sample has {sequences[0].Steps} time steps{sequences[0].In}, but {other.Steps}{other.In}, "
                    + "and all sequences of a sample have the same number.";
            }
            if (data.HasLengths && other.Steps != data.Steps)
                return $"a sample has {other.Steps} time steps{other.In}, but the lengths are of {data.Steps}.";
        }
        return null;
    }

    private static string? SizeMismatch(Dataset data, BoundInput input)
    {
        (_, NetworkInput port, DatasetInput column, string of) = input;
        if (!port.HasTime && data.HasLengths && column.Steps > 0)
            return $"there are sequences of different lengths{of}, but that input of the network has no time axis.";
        if (!port.HasTime)
        {
            return column.Size != port.Size
                ? $"a sample has {Count(column.Size, "input value")}{of}, but the network takes {port.Size}."
                : null;
        }
        if (column.Steps > 0 && column.Size / column.Steps != port.Size)
            return $"a time step has {column.Size / column.Steps} values{of}, but the network takes {port.Size}.";
        return column.Size % port.Size != 0
            ? $"a sample has {column.Size} input values{of}, but the network takes time steps of {port.Size}."
            : null;
    }

    private static string? LabelMismatch(BoundTarget target)
    {
        NetworkLoss loss = target.Port.Loss;
        if (!target.Port.TakesClasses)
        {
            return $"they have class labels{target.In}, but the network's loss takes {loss.TargetSize} target values "
                + "per sample. Make a Dataset of float targets.";
        }
        int labels = loss.TargetIndices * target.Steps;
        if (target.Column.Size != labels)
        {
            return $"a sample has {Count(target.Column.Size, "label")}{target.In}, "
                + $"but the network's loss takes {labels}{OfSteps(target)}.{TargetAdvice.ForLabels(target)}";
        }
        return ValueCheck.LabelMismatch(target);
    }

    private static string? TargetMismatch(BoundTarget target)
    {
        NetworkLoss loss = target.Port.Loss;
        if (!loss.TargetKinds.HasFlag(TargetKinds.Values))
        {
            return $"they have target values{target.In}, but the network's loss takes class labels. "
                + "Make a Dataset of int labels.";
        }
        long size = (long)loss.TargetSize * target.Steps;
        return target.Column.Size != size
            ? $"a sample has {Count(target.Column.Size, "target value")}{target.In}, "
                + $"but the network's loss takes {size}{OfSteps(target)}.{TargetAdvice.ForValues(target)}"
            : TargetAdvice.DistributionMismatch(target);
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string? TokenMismatch(BoundDataset data)
    {
        foreach (BoundInput input in data.Inputs)
        {
            if (ValueCheck.TokenMismatch(input) is { } mismatch)
                return mismatch;
        }
        return null;
    }

    private static string OfSteps(BoundTarget target)
        => target.Port.Output.HasTime ? $" for {target.Steps} time steps" : "";
}
