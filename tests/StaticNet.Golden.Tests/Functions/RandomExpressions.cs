using System.Globalization;

namespace StaticNet.Golden.Tests.Functions;

/// <summary>A part of a method: as C#, and its value.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Value">What it is of two arguments.</param>
internal sealed record Term(string Text, Func<double, double, double> Value);

/// <summary>A method of two arguments, with whatever it calls.</summary>
/// <param name="Source">The declarations.</param>
/// <param name="Value">What it computes.</param>
internal sealed record Method(string Source, Func<double, double, double> Value);

/// <summary>Makes random methods, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomExpressions(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A method of a name: an expression, one with local variables, or one that calls another.</summary>
    public Method Next(string name)
    {
        switch (_random.Next(3))
        {
            case 0:
                Term plain = Make(4);
                return new($"static float {name}(float x, float y) => {plain.Text};", plain.Value);
            case 1:
                Term local = Make(2);
                Term rest = Make(3, new Term("inner", local.Value));
                string body = $"    var inner = {local.Text};\n    return {rest.Text};\n";
                return new($"static float {name}(float x, float y)\n{{\n{body}}}", rest.Value);
            default:
                (Term called, Term first, Term second, Term outer) = (Make(3), Make(1), Make(1), Make(1));
                string call = $"{name}Inner({first.Text}, y: {second.Text})";
                return new(
                    $"static float {name}Inner(float x, float y) => {called.Text};\n"
                    + $"static float {name}(float x, float y) => {call} + {outer.Text};",
                    (x, y) => called.Value(first.Value(x, y), second.Value(x, y)) + outer.Value(x, y));
        }
    }

    private Term Make(int depth, Term? given = null)
    {
        if (depth == 0)
            return Leaf(given);
        Term a = Make(depth - 1, given);
        int kind = _random.Next(24);
        if (kind < 14)
            return OfOne(kind, a);
        Term b = Make(_random.Next(depth), given);
        return OfTwo(kind, a, b);
    }

    private Term Leaf(Term? given)
    {
        double number = Math.Round(_random.NextDouble() * 4 - 2, 2);
        return _random.Next(given is null ? 5 : 7) switch
        {
            0 or 1 => new("x", (x, _) => x),
            2 or 3 => new("y", (_, y) => y),
            4 => new($"({number.ToString(CultureInfo.InvariantCulture)}f)", (_, _) => (float)number),
            _ => given!,
        };
    }

    private static Term OfOne(int kind, Term a) => kind switch
    {
        0 => new($"(-{a.Text})", (x, y) => -a.Value(x, y)),
        1 => new($"MathF.Tanh({a.Text})", (x, y) => Math.Tanh(a.Value(x, y))),
        2 => new($"MathF.Exp(-MathF.Abs({a.Text}))", (x, y) => Math.Exp(-Math.Abs(a.Value(x, y)))),
        3 => new($"(1 / (1 + MathF.Exp(-{a.Text})))", (x, y) => 1 / (1 + Math.Exp(-a.Value(x, y)))),
        4 => new($"MathF.Log(1 + MathF.Exp({a.Text}))", (x, y) => Math.Log(1 + Math.Exp(a.Value(x, y)))),
        5 => new($"MathF.Sin({a.Text})", (x, y) => Math.Sin(a.Value(x, y))),
        6 => new($"(float)Math.Cos({a.Text})", (x, y) => Math.Cos(a.Value(x, y))),
        7 => new($"MathF.Atan({a.Text})", (x, y) => Math.Atan(a.Value(x, y))),
        8 => new($"MathF.Sqrt(MathF.Abs({a.Text}) + 0.5f)", (x, y) => Math.Sqrt(Math.Abs(a.Value(x, y)) + 0.5)),
        9 => new($"MathF.Log(MathF.Abs({a.Text}) + 0.5f)", (x, y) => Math.Log(Math.Abs(a.Value(x, y)) + 0.5)),
        10 => new($"MathF.Pow({a.Text}, 3)", (x, y) => Math.Pow(a.Value(x, y), 3)),
        11 => new(
            $"MathF.Pow(MathF.Abs({a.Text}) + 0.5f, 1.3f)", (x, y) => Math.Pow(Math.Abs(a.Value(x, y)) + 0.5, 1.3f)),
        12 => new($"Math.Clamp({a.Text}, -0.7f, 1.2f)", (x, y) => Math.Clamp(a.Value(x, y), -0.7f, 1.2f)),
        _ => new($"MathF.Abs({a.Text})", (x, y) => Math.Abs(a.Value(x, y))),
    };

    private static Term OfTwo(int kind, Term a, Term b) => kind switch
    {
        14 or 15 => new($"({a.Text} + {b.Text})", (x, y) => a.Value(x, y) + b.Value(x, y)),
        16 => new($"({a.Text} - {b.Text})", (x, y) => a.Value(x, y) - b.Value(x, y)),
        17 or 18 => new($"({a.Text} * {b.Text})", (x, y) => a.Value(x, y) * b.Value(x, y)),
        19 => new(
            $"({a.Text} / (0.5f + {b.Text} * {b.Text}))",
            (x, y) => a.Value(x, y) / (0.5 + b.Value(x, y) * b.Value(x, y))),
        20 => new($"MathF.Min({a.Text}, {b.Text})", (x, y) => Math.Min(a.Value(x, y), b.Value(x, y))),
        21 => new($"MathF.Max({a.Text}, {b.Text})", (x, y) => Math.Max(a.Value(x, y), b.Value(x, y))),
        22 => new(
            $"({a.Text} > {b.Text} && x >= y ? {a.Text} : MathF.Tanh({b.Text}))",
            (x, y) => a.Value(x, y) > b.Value(x, y) && x >= y ? a.Value(x, y) : Math.Tanh(b.Value(x, y))),
        _ => new(
            $"({a.Text} < 0.25f || x != x ? {b.Text} : 2 * {a.Text})",
            (x, y) => a.Value(x, y) < 0.25 ? b.Value(x, y) : 2 * a.Value(x, y)),
    };
}
