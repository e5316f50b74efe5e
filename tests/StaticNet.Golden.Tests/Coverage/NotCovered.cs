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
        List("attention.json", "attention arrives with the transformer layers", """
            sdpa sdpa_causal sdpa_cross sdpa_mask sdpa_length_1 mha mha_causal mha_one_head mha_length_1
            mha_cross mha_no_bias encoder_block
            """),
    ];

    private static (string File, string Reason, string[] Cases) List(string file, string reason, string cases)
        => (file, reason, cases.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
