using StaticNet.Generators.CSharp;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Losses;

internal sealed record PoissonNllLoss(int Attribute, bool IsSum, bool LogInput, bool Full, double Epsilon)
    : ElementwiseLoss(
        Attribute, IsSum, "PoissonNll",
        $"new PoissonNll({Literals.Bool(LogInput)}, {Literals.Bool(Full)}, {Literals.Float(Epsilon)})")
{
    public override string Kind => "PoissonNllLoss";

    public override string Formula => LogInput ? "exp(x) - t x" : $"x - t log(x + {Literals.Text(Epsilon)})";

    public static Loss? Bind(AttributeReader reader)
    {
        double epsilon = reader.NamedDouble("Epsilon", 1e-8);
        if ((float)epsilon is > 0 and <= float.MaxValue)
            return new PoissonNllLoss(
                reader.Ordinal, LossRegistry.IsSum(reader), reader.NamedBool("LogInput", true),
                reader.NamedBool("Full"), epsilon);
        reader.Reject(
            ProblemKind.ArgumentMakesNoSense, "PoissonNllLoss", $"its Epsilon is {Literals.Text(epsilon)}",
            "positive and finite");
        return null;
    }
}
