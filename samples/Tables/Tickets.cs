using StaticNet;

namespace Tables;

/// <summary>How a customer writes.</summary>
public enum Channel
{
    /// <summary>By e-mail.</summary>
    Mail,

    /// <summary>In the shop's app.</summary>
    App,

    /// <summary>By phone.</summary>
    Phone,
}

/// <summary>What a customer of a shop writes about, and who takes care of it.</summary>
[Features]
public partial record Ticket(
    [Category("phone", "laptop", "headset", "subscription")] string Product,
    [Category(Embedding = 4, Max = 40)] string Subject,
    Channel Channel,
    [Numeric(Scaling.Log)] float DaysSincePurchase,
    [Numeric(Scaling.Log)] float? Price,
    [Date(DatePart.Weekday | DatePart.Hour)] DateTime Written,
    int TicketNumber,
    [Target, Category("billing", "delivery", "repair", "returns")] string Department);

/// <summary>Which department takes care of a ticket.</summary>
[Network]
[Input<Ticket>]
[Dense(32), Relu]
[Dense(4), Softmax]
[CrossEntropyLoss]
public partial class TicketDepartment;
