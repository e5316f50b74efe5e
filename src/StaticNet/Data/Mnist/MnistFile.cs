using System.Collections.Immutable;

namespace StaticNet;

/// <summary>One of the original files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">The number of its bytes.</param>
/// <param name="Sha256">Its checksum, in hexadecimal.</param>
internal sealed record MnistFile(string Name, int Length, string Sha256)
{
    /// <summary>
    /// The four files. Their MD5, as published with them: f68b3c2dcbeaaa9fbdd348bbdeb94873,
    /// d53e105ee54ea40749a09fcbcd1e9432, 9fb629c4189551a2d022fa330f9573f3, ec29112dd5afa0611ce80d1b7f02629c.
    /// </summary>
    public static readonly ImmutableArray<MnistFile> All =
    [
        new("train-images-idx3-ubyte.gz", 9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        new("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        new("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        new("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ];
}
