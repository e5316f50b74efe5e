using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StaticNet.Assertions;

/// <summary>
/// <c>Assert.True</c> for loops: it writes its message in any case, which takes longer than most of what is compared.
/// </summary>
internal static class AssertExtensions
{
    extension(Assert)
    {
        /// <summary>Fails where a condition does not hold, and only there evaluates the message.</summary>
        /// <param name="condition">The condition.</param>
        /// <param name="message">What is wrong, as an interpolated string.</param>
        [StackTraceHidden]
        public static void That(
            bool condition,
            [InterpolatedStringHandlerArgument(nameof(condition))] ref ConditionalMessage message)
        {
            if (!condition)
                Assert.Fail(message.ToString());
        }
    }
}
