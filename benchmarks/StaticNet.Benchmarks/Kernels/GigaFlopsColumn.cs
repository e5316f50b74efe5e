using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace StaticNet.Benchmarks.Kernels;

/// <summary>The speed of the benchmarks that say how many floating-point operations they do.</summary>
internal sealed class GigaFlopsColumn : IColumn
{
    /// <inheritdoc/>
    public string Id => nameof(GigaFlopsColumn);

    /// <inheritdoc/>
    public string ColumnName => "GFLOP/s";

    /// <inheritdoc/>
    public bool AlwaysShow => false;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Metric;

    /// <inheritdoc/>
    public int PriorityInCategory => 0;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string Legend => "Floating-point operations (two for each multiply-add) per nanosecond";

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary)
        => summary.BenchmarksCases.Any(benchmark => FlopsOf(benchmark) is not null);

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        => FlopsOf(benchmarkCase) is double flops && summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? (flops / statistics.Median).ToString("0.0", CultureInfo.InvariantCulture)
            : "-";

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
        => GetValue(summary, benchmarkCase);

    private static double? FlopsOf(BenchmarkCase benchmarkCase)
        => benchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<FlopsAttribute>()?.Count;
}
