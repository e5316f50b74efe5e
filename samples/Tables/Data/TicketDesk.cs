using StaticNet;

namespace Tables.Data;

/// <summary>
/// Makes up tickets whose department follows from the subject, the product and how long ago it was bought; one in
/// twenty goes somewhere by chance. The number of the ticket means nothing.
/// </summary>
internal static class TicketDesk
{
    private const double Chance = 0.05;

    private static readonly string[] s_products = ["phone", "laptop", "headset", "subscription"];
    private static readonly string[] s_departments = ["billing", "delivery", "repair", "returns"];

    private static readonly string[] s_subjects =
    [
        "invoice", "refund", "wrong amount", "late parcel", "address", "lost parcel", "broken", "does not start",
        "noise", "wrong item", "do not like it", "question",
    ];

    /// <summary>The tickets of a seed.</summary>
    public static Table<Ticket> Make(int rows, int seed)
    {
        var random = new Random(seed);
        return new Table<Ticket>(Enumerable.Range(1, rows).Select(number => Next(random, number)));
    }

    private static Ticket Next(Random random, int number)
    {
        int product = random.Next(s_products.Length), subject = random.Next(s_subjects.Length);
        float days = MathF.Exp(6 * random.NextSingle());
        float? price = product == 3 || random.Next(8) == 0 ? null : 20 + 1000 * random.NextSingle();
        string department = random.NextDouble() < Chance
            ? s_departments[random.Next(s_departments.Length)]
            : DepartmentOf(s_products[product], subject, days);
        return new Ticket(
            s_products[product], s_subjects[subject], (Channel)random.Next(3), days, price,
            new DateTime(2024, 1, 1).AddHours(random.Next(365 * 24)), number, department);
    }

    // A subscription is never delivered or repaired; what breaks in the first month is taken back.
    private static string DepartmentOf(string product, int subject, float days)
    {
        int group = subject / 3;
        if (group == 0 || product == "subscription")
            return "billing";
        if (group == 1)
            return "delivery";
        return group == 3 || days < 30 ? "returns" : "repair";
    }
}
