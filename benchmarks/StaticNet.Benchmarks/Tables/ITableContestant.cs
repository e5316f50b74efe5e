namespace StaticNet.Benchmarks.Tables;

/// <summary>A library that learns prices from one file and predicts those of another.</summary>
internal interface ITableContestant
{
    /// <summary>Its name, and what of it is used.</summary>
    string Name { get; }

    /// <summary>Reads both files, trains anew and scores.</summary>
    TableRun Run(TableFiles files, TableOptions options);
}

/// <summary>The files of a run.</summary>
/// <param name="Training">The rows to train with.</param>
/// <param name="Test">Those to score.</param>
internal sealed record TableFiles(string Training, string Test);

/// <summary>What one run took and came to.</summary>
/// <param name="Read">Seconds to read both files; 0 where they are read during the training.</param>
/// <param name="Fit">Seconds to measure, encode and train.</param>
/// <param name="Score">Seconds to encode, predict and compute the errors.</param>
/// <param name="RootMeanSquaredError">Of the test's prices.</param>
/// <param name="R2">The same as a part of their variance.</param>
internal sealed record TableRun(double Read, double Fit, double Score, double RootMeanSquaredError, double R2)
{
    /// <summary>Seconds from the files to the errors.</summary>
    public double Total => Read + Fit + Score;
}
