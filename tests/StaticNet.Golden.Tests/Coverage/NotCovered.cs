namespace StaticNet.Golden.Tests.Coverage;

/// <summary>
/// Every case of the project's golden files that is not run yet, and why. Whoever adds a layer takes its cases off this
/// list: <see cref="CoverageTests"/> fails for a case that is neither run nor listed, and for one that is both.
/// </summary>
internal static class NotCovered
{
    /// <summary>Whole files that the library's own tests run, because no network is compiled for them.</summary>
    public static IReadOnlyDictionary<string, string> RunByTheLibrarysTests { get; } = new Dictionary<string, string>
    {
        ["clip.json"] = "gradient clipping",
        ["optimizers.json"] = "optimizers",
        ["schedules.json"] = "learning-rate schedules",
    };

    /// <summary>The cases of each file, with what they wait for.</summary>
    public static IReadOnlyList<(string File, string Reason, string[] Cases)> Cases { get; } =
    [
        List("activations.json", "the language has no such activation yet", """
            celu log_sigmoid softsign hardsigmoid hardtanh relu6 mish exp square abs prelu glu
            log_softmax@rows log_softmax@middle_dim log_softmax@one_class log_softmax@wide
            """),
        List("losses.json", "the language has no such loss; CrossEntropyLoss takes logits or probabilities", """
            nll nll_weighted
            """),
        List("losses.json", "the language has no such loss yet", """
            kl_div_batchmean hinge squared_hinge hinge_embedding multi_margin soft_margin poisson_nll
            """),
    ];

    private static (string File, string Reason, string[] Cases) List(string file, string reason, string cases)
        => (file, reason, cases.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
