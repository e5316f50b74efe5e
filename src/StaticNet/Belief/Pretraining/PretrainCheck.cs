namespace StaticNet.Belief;

/// <summary>Checks how a network is to be pre-trained, before anything is done.</summary>
internal static class PretrainCheck
{
    /// <summary>Checks the data and how each machine is to learn.</summary>
    /// <exception cref="DatasetMismatchException">The data do not fit.</exception>
    /// <exception cref="ArgumentException">A machine cannot learn so.</exception>
    public static void Require<TNetwork>(Dataset data, PretrainOptions options)
        where TNetwork : class, IDeepBeliefNetwork<TNetwork>
    {
        BeliefCheck.Data<TNetwork>(data, "training", needsLabels: true);
        if (options.Validation is { } validation)
            BeliefCheck.Data<TNetwork>(validation, "validation", needsLabels: true);
        BeliefCheck.Resume(options);
        foreach (RbmDefinition machine in TNetwork.Rbms)
            Require(machine, OptionsOf(machine, options));
    }

    /// <summary>How a machine learns.</summary>
    public static RbmOptions OptionsOf(RbmDefinition machine, PretrainOptions options)
        => options.Machines is null
            ? options.Machine
            : options.Machines(machine)
                ?? throw new ArgumentException($"Machines gives nothing for {machine.Name}.", nameof(options));

    /// <summary>Checks that a machine can learn so.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Require(RbmDefinition machine, RbmOptions learning)
    {
        bool isTempered = learning.Chains == ChainKind.Tempered;
        if (isTempered && (machine.VisibleUnits != VisibleUnits.Bernoulli
            || machine.HiddenUnits != HiddenUnits.Bernoulli || machine.Labels > 0))
        {
            throw new ArgumentException(
                $"{machine.Name} cannot have tempered chains, which are for Bernoulli units on both sides and no "
                + "labels. Choose ChainKind.Persistent.");
        }
        if (learning.SparsityTarget is not null && machine.HiddenUnits != HiddenUnits.Bernoulli)
        {
            throw new ArgumentException(
                $"{machine.Name} cannot have a target of sparsity: its hidden units are {machine.HiddenUnits}, and "
                + "only Bernoulli units are on or off.");
        }
    }
}
