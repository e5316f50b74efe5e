using StaticNet.Kernels;

namespace StaticNet.Tests.Kernels;

/// <summary>The sizes of a layer with a cell for one stream.</summary>
internal interface ICellSize
{
    static abstract int Inputs { get; }

    static abstract int Units { get; }
}

/// <summary>The kind of a layer with such a cell.</summary>
internal interface ICellKind
{
    static abstract int Gates { get; }

    /// <summary>What a gate's width is a multiple of.</summary>
    static abstract int Lanes { get; }

    static abstract bool HasBias { get; }
}

/// <summary>What generated code says of such a layer.</summary>
internal readonly struct CellShape<TKind, TSize> : ICellShape
    where TKind : struct, ICellKind
    where TSize : struct, ICellSize
{
    public static int Inputs => TSize.Inputs;

    public static int Units => TSize.Units;

    public static int GateWidth => (TSize.Units + TKind.Lanes - 1) / TKind.Lanes * TKind.Lanes;

    public static int WeightStride => TKind.Gates * GateWidth;

    public static bool HasBias => TKind.HasBias;
}

internal readonly struct LstmKind : ICellKind
{
    public static int Gates => 4;

    public static int Lanes => 8;

    public static bool HasBias => true;
}

internal readonly struct GruKind : ICellKind
{
    public static int Gates => 3;

    public static int Lanes => 16;

    public static bool HasBias => true;
}

internal readonly struct SimpleRnnKind : ICellKind
{
    public static int Gates => 1;

    public static int Lanes => 16;

    public static bool HasBias => true;
}

/// <summary>The same without biases.</summary>
internal readonly struct WithoutBias<TKind> : ICellKind
    where TKind : struct, ICellKind
{
    public static int Gates => TKind.Gates;

    public static int Lanes => TKind.Lanes;

    public static bool HasBias => false;
}

internal readonly struct Size1To1 : ICellSize
{
    public static int Inputs => 1;

    public static int Units => 1;
}

internal readonly struct Size3To7 : ICellSize
{
    public static int Inputs => 3;

    public static int Units => 7;
}

internal readonly struct Size1To8 : ICellSize
{
    public static int Inputs => 1;

    public static int Units => 8;
}

internal readonly struct Size2To16 : ICellSize
{
    public static int Inputs => 2;

    public static int Units => 16;
}

internal readonly struct Size1To17 : ICellSize
{
    public static int Inputs => 1;

    public static int Units => 17;
}

internal readonly struct Size5To33 : ICellSize
{
    public static int Inputs => 5;

    public static int Units => 33;
}

internal readonly struct Size1To41 : ICellSize
{
    public static int Inputs => 1;

    public static int Units => 41;
}

/// <summary>Weights that do not stay in the first-level cache, with half a pair of 8 lanes left over.</summary>
internal readonly struct Size100To40 : ICellSize
{
    public static int Inputs => 100;

    public static int Units => 40;
}

/// <summary>Such weights of a single vector of units.</summary>
internal readonly struct Size600To5 : ICellSize
{
    public static int Inputs => 600;

    public static int Units => 5;
}
