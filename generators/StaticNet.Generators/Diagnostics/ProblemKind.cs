namespace StaticNet.Generators.Diagnostics;

/// <summary>
/// Everything that the compiler reports; the number is that of the diagnostic, SN followed by four digits.
/// </summary>
internal enum ProblemKind
{
    NotPartial = 1,
    UnsupportedType = 2,
    NoInput = 3,
    LayersOnSeveralDeclarations = 4,
    LayersWithoutNetwork = 5,
    MemberClash = 6,
    NoLayers = 7,
    OutOfOrder = 8,
    UnknownKind = 9,

    NotFlat = 101,
    SizeMakesNoSense = 102,
    ReshapeChangesCount = 103,
    InputsAssertion = 104,
    OutputAssertion = 105,
    TooLarge = 106,
    ArgumentMakesNoSense = 107,
    KernelTooLarge = 108,
    StepMakesNoSense = 109,
    GroupsDoNotFit = 110,
    NotAnImage = 111,
    PaddingTooLarge = 112,
    PoolingDropsValues = 113,
    GroupsDoNotDivide = 116,
    TooFewAxes = 117,
    BatchOfSequences = 118,
    NoSuchAxis = 119,
    SliceTooLong = 120,
    OtherNumberOfAxes = 121,

    UnknownFrom = 201,
    DuplicateName = 202,
    NameNotUsable = 203,
    NothingReads = 204,
    FromBeforeActivation = 205,
    KeyNotUsable = 206,
    ShapesDoNotJoin = 207,

    LossDoesNotMatch = 301,
    LossUnstable = 302,
    SoftmaxTwice = 303,
    SeveralLosses = 304,
    OneClass = 305,
    LossOfNothing = 306,

    AcrossTime = 401,
    NoEmbedding = 402,
    NoTime = 403,
    WholeSequenceStepped = 404,
    StateOfAnother = 405,
    NoTokens = 406,
    TimesDiffer = 407,
}
