using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes the file of one record of features: the members of the type, and a class with their code.</summary>
internal static class FeatureEmitter
{
    private const string Unread = "no constructor takes its properties";

    public static GeneratedFile? Emit(FeatureRecord record)
    {
        if (!record.CanBeReopened)
            return null;
        CodeWriter code = SourceFile.OpenRecord(record, $" : IFeatures<{record.FullName}>");
        FeatureNames names = new(record);
        EmitMembers(names, code);
        code.Blank();
        code.Summary("What the compiler makes of the columns.");
        code.Open($"private static class {names.Code}");
        EmitConstants(names, code);
        SchemaEmitter.Emit(names, code);
        EncoderEmitter.Emit(names, code);
        ObserverEmitter.Emit(names, code);
        if (record.CanBeConstructed)
            ReaderEmitter.Emit(names, code);
        CategoryEmitter.Emit(names, code);
        return new GeneratedFile($"{record.HintName}-Features.g.cs", code.CloseAll().ToString());
    }

    // What the record has a member for stands behind the interface only.
    private static void EmitMembers(FeatureNames names, CodeWriter code)
    {
        FeatureRecord record = names.Record;
        string self = record.FullName, contract = $"IFeatures<{self}>";
        if (record.IsFree("FeatureSize"))
            code.Summary("The number of inputs that a row becomes.")
                .Line($"public const int FeatureSize = {record.FeatureSize};").Blank();
        if (record.IsFree("TargetSize"))
            code.Summary("The number of targets of a row.")
                .Line($"public const int TargetSize = {record.Targets.Count()};").Blank();
        if (record.IsFree("Schema"))
            code.Summary("The columns, and how they become inputs and targets of a network.")
                .Line($"public static FeatureSchema Schema => {names.Code}.Schema;").Blank();
        else
            code.Line($"static FeatureSchema {contract}.Schema => {names.Code}.Schema;").Blank();
        const string Statistics = "FeatureStatistics statistics";
        code.Line($"static void {contract}.Encode(in {self} row, {Statistics}, Span<float> features) =>")
            .Line($"    {names.Code}.Encode(in row, statistics, features);").Blank();
        code.Line($"static void {contract}.EncodeTargets(in {self} row, {Statistics}, Span<float> targets) =>")
            .Line($"    {names.Code}.EncodeTargets(in row, statistics, targets);").Blank();
        code.Line($"static void {contract}.Observe(in {self} row, FeatureObserver observer) =>")
            .Line($"    {names.Code}.Observe(in row, observer);").Blank();
        string read = record.CanBeConstructed
            ? $"{names.Code}.Read(ref fields)"
            : $"throw new InvalidOperationException({Literals.String($"{record.Word}: {Unread}.")})";
        code.Line($"static {self} {contract}.Read<TFields>(scoped ref TFields fields) =>").Line($"    {read};");
    }

    private static void EmitConstants(FeatureNames names, CodeWriter code)
    {
        code.Summary("The columns, counted in order of declaration.");
        code.Open($"private static class {names.Columns}");
        for (int index = 0; index < names.Record.Columns.Count; index++)
            code.Line($"public const int {FeatureNames.Constant(names.Record.Columns[index])} = {index};");
        code.Close().Blank();
        code.Summary("The first input of each column.");
        code.Open($"private static class {names.Offsets}");
        foreach (FeatureColumn column in names.Record.Columns.Where(static column => column.Size > 0))
            code.Line($"public const int {FeatureNames.Constant(column)} = {names.Record.OffsetOf(column)};");
        code.Close().Blank();
    }
}
