using StaticNet.Generators.CSharp;
using StaticNet.Generators.Declarations;

namespace StaticNet.Generators.Emission;

/// <summary>Writes how a record is made of a row of text fields.</summary>
internal static class ReaderEmitter
{
    public static void Emit(FeatureNames names, CodeWriter code)
    {
        FeatureRecord record = names.Record;
        code.Blank();
        code.Summary("Makes a record of the fields of a row.");
        code.Line($"public static {record.FullName} Read<TFields>(scoped ref TFields fields)");
        code.Open("    where TFields : struct, IFieldSource, allows ref struct");
        string[] arguments =
        [
            .. record.Columns.Where(static column => column.Parameter is not null).Select(column =>
                $"{Identifiers.Escape(column.Parameter!)}: {Field(names, column)}"),
        ];
        string[] settings =
        [
            .. record.Columns.Where(static column => column is { Parameter: null, IsComputed: false }).Select(column =>
                $"{FeatureNames.Constant(column)} = {Field(names, column)}"),
        ];
        string end = arguments.Length > 0 ? "" : settings.Length > 0 ? ")" : ");";
        code.Line($"return new {record.FullName}({end}");
        for (int index = 0; index < arguments.Length; index++)
        {
            bool isLast = index == arguments.Length - 1;
            code.Line($"    {arguments[index]}{(isLast ? settings.Length == 0 ? ");" : ")" : ",")}");
        }
        if (settings.Length > 0)
        {
            code.Open("");
            foreach (string setting in settings)
                code.Line(setting + ",");
            code.Close(";");
        }
        code.Close();
    }

    private static string Field(FeatureNames names, FeatureColumn column)
    {
        string place = $"(ref fields, {names.Column(column)})";
        if (column.IsText && column.Kind != ColumnKind.Category)
            return (column.IsNullable ? "Fields.OptionalText"
                : column.Role == ColumnRole.Ignored ? "Fields.Text" : "Fields.RequiredText") + place;
        if (column.Role == ColumnRole.Ignored)
            return Ignored(column, place);
        string optional = column.IsNullable ? "Optional" : "";
        return column.Kind switch
        {
            ColumnKind.Number or ColumnKind.LearnedCategory => $"Fields.{optional}Number<TFields, {column.Type}>{place}",
            ColumnKind.Boolean => $"Fields.{optional}Boolean{place}",
            ColumnKind.Date => $"Fields.{optional}Date<TFields, {column.Type}>{place}",
            _ => Category(names, column),
        };
    }

    private static string Ignored(FeatureColumn column, string place) => column.Kind == ColumnKind.Other
        ? "default!"
        : $"Fields.Ignored<TFields, {column.Type}>{place}{(column.IsNullable ? "" : ".GetValueOrDefault()")}";

    private static string Category(FeatureNames names, FeatureColumn column)
    {
        string required = Literals.Bool(!column.IsNullable);
        string types = column.IsText || column.IsEnum ? "" : $"<TFields, {column.Type}>";
        return $"{CategoryEmitter.ValueOf(column)}(Fields.Category{types}("
            + $"ref fields, {names.Column(column)}, Schema, {required}))";
    }
}
